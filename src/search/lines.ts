/** Many JSON values in one text, one per line: found by number or by key, and read and parsed only when asked for. */

const NEWLINE = 10;
const TAB = 9;

/** Values by number, from 0. */
export interface Numbered<T> {
  readonly length: number;
  at(place: number): T;
}

/** Values by key, sorted by key. */
export interface Keyed<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  /** All pairs whose key begins with `prefix`. */
  startingWith(prefix: string): Iterable<readonly [string, T]>;
}

/** Lines of JSON, and where each one begins. */
export function writeNumbered(values: Iterable<unknown>): { text: string; starts: number[] } {
  const lines: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const value of values) {
    const line = `${JSON.stringify(value)}\n`;
    lines.push(line);
    starts.push(at);
    at += Buffer.byteLength(line);
  }
  return { text: lines.join(''), starts };
}

/** Lines of `key TAB JSON`, sorted with `<`; keys contain no tabs or newlines. */
export function writeKeyed<T>(values: ReadonlyMap<string, T>, toJson: (value: T) => string = JSON.stringify): string {
  const keys = [...values.keys()].sort();
  return keys.map((key) => `${key}\t${toJson(values.get(key) as T)}\n`).join('');
}

export function readNumbered<T>(lines: Buffer, starts: readonly number[]): Numbered<T> {
  return {
    length: starts.length,
    at: (place) => JSON.parse(lines.subarray(starts[place], starts[place + 1] ?? lines.length).toString()) as T,
  };
}

/** @param read reads a value from its JSON */
export function readKeyed<T>(lines: Buffer, read: (json: string) => T = JSON.parse): Keyed<T> {
  const end = lines.length;
  const parsed = new Map<string, T>();
  const readValue = (key: string, from: number, next: number) => {
    const value = parsed.get(key) ?? read(lines.toString('utf8', from, next - 1));
    parsed.set(key, value);
    return value;
  };
  const nextAfter = (at: number) => lines.indexOf(NEWLINE, at) + 1;
  /** Where the first line with a key at or after `key` begins: a binary search that makes no strings. */
  const find = (key: Buffer) => {
    let low = 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      let from = middle;
      while (from > low && lines[from - 1] !== NEWLINE) from--;
      let at = 0;
      while (at < key.length && lines[from + at] === key[at]) at++;
      // The tab after a key that is the beginning of the other comes before every byte of a key.
      if (at < key.length && orderOf(lines[from + at]) < orderOf(key[at])) low = nextAfter(middle);
      else high = from;
    }
    return low;
  };
  /** Where the value of a key begins, or -1. */
  const startOf = (key: string) => {
    const bytes = Buffer.from(key);
    const from = find(bytes);
    let at = 0;
    while (at < bytes.length && lines[from + at] === bytes[at]) at++;
    return at === bytes.length && lines[from + at] === TAB ? from + at + 1 : -1;
  };
  return {
    has: (key) => parsed.has(key) || startOf(key) >= 0,
    get(key) {
      const known = parsed.get(key);
      if (known !== undefined) return known;
      const start = startOf(key);
      return start < 0 ? undefined : readValue(key, start, nextAfter(start));
    },
    *startingWith(prefix) {
      for (let from = find(Buffer.from(prefix)); from < end; ) {
        const tab = lines.indexOf(TAB, from);
        const key = lines.toString('utf8', from, tab);
        if (!key.startsWith(prefix)) return;
        const next = nextAfter(tab);
        yield [key, readValue(key, tab + 1, next)];
        from = next;
      }
    },
  };
}

/** A byte in the order of strings, which are compared by UTF-16 units: surrogates come before U+E000 to U+FFFF. */
function orderOf(byte = 0): number {
  return byte === 0xee || byte === 0xef ? byte + 0x10 : byte;
}
