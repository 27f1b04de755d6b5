/** Many JSON values in lines of text, sorted by key and cut into blocks: a query reads only the blocks that it needs. */

export interface Lines<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  /** All keys that begin with `prefix`. */
  startingWith(prefix: string): Iterable<string>;
}

/** Lines of `key TAB JSON` in Latin-1, each after a newline; keys contain no tabs, newlines or backslashes. */
export interface Blocks {
  /** The first key of each block. */
  readonly keys: readonly string[];
  load(block: number): string;
}

/** Characters of a block: reading some thousands takes hardly longer than reading one. */
const ENOUGH = 8192;

export function writeLines(values: ReadonlyMap<string, unknown>): Blocks {
  const lines = [...values].map(([key, value]) => [latin1(key), JSON.stringify(value)] as const);
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  const keys: string[] = [];
  const texts: string[] = [];
  let lengthOfLast = ENOUGH;
  for (const [key, json] of lines) {
    const line = `\n${key}\t${latin1(json)}`;
    if (lengthOfLast >= ENOUGH) {
      keys.push(key);
      texts.push('');
      lengthOfLast = 0;
    }
    texts[texts.length - 1] += line;
    lengthOfLast += line.length;
  }
  return { keys, load: (block) => texts[block] ?? '' };
}

/** @param read makes a value from what was written */
export function readLines<T>({ keys, load }: Blocks, read = (written: unknown) => written as T): Lines<T> {
  const texts = new Map<number, string>();
  const known = new Map<string, T>();
  const textOf = (block: number) => {
    const text = texts.get(block) ?? load(block);
    texts.set(block, text);
    return text;
  };
  /** The block that has the key if any does: the last one that does not begin after it. */
  const blockOf = (key: string) => {
    let low = 0;
    let high = keys.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as string) <= key) low = middle;
      else high = middle;
    }
    return low;
  };
  const get = (typed: string) => {
    const key = latin1(typed);
    if (keys.length === 0 || known.has(key)) return known.get(key);
    const line = `\n${key}\t`;
    const text = textOf(blockOf(key));
    const at = text.indexOf(line);
    if (at < 0) return undefined;
    const end = text.indexOf('\n', at + 1);
    const value = read(JSON.parse(text.slice(at + line.length, end < 0 ? undefined : end)));
    known.set(key, value);
    return value;
  };
  return {
    get,
    has: (key) => get(key) !== undefined,
    *startingWith(prefix) {
      const line = `\n${latin1(prefix)}`;
      const from = blockOf(latin1(prefix));
      for (let block = from; block < keys.length; block++) {
        if (block > from && !`\n${keys[block]}`.startsWith(line)) return;
        const text = textOf(block);
        for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
          const key = text.slice(at + 1, text.indexOf('\t', at));
          yield key.includes('\\') ? JSON.parse(`"${key}"`) : key;
        }
      }
    },
  };
}

/** A text without characters beyond Latin-1, escaped as in JSON: strings of one byte per character are read faster. */
export function latin1(text: string): string {
  return text.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
