/** Many JSON values in one text, one per line, sorted by key: found by key, and parsed only when asked for. */

export interface Lines<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  /** All pairs whose key begins with `prefix`. */
  startingWith(prefix: string): Iterable<readonly [string, T]>;
}

/** Lines of `key TAB JSON` in Latin-1; keys contain no tabs, newlines or backslashes. */
export function writeLines(values: ReadonlyMap<string, unknown>): string {
  const lines = [...values].map(([key, value]) => [latin1(key), JSON.stringify(value)] as const);
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return latin1(lines.map(([key, json]) => `${key}\t${json}\n`).join(''));
}

/**
 * @param load called when the lines are first needed
 * @param read makes a value from what was written
 */
export function readLines<T>(load: () => string, read = (written: unknown) => written as T): Lines<T> {
  let text = '';
  const known = new Map<string, T>();
  const keyAt = (start: number) => text.slice(start, text.indexOf('\t', start));
  const nextAfter = (at: number) => text.indexOf('\n', at) + 1;
  const valueAt = (key: string, start: number) => {
    const value = known.get(key) ?? read(JSON.parse(text.slice(start + key.length + 1, nextAfter(start))));
    known.set(key, value);
    return value;
  };
  /** Where the first line with a key at or after `key` begins: a binary search for the end of the line before it. */
  const find = (key: string) => {
    text ||= load();
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = middle === 0 ? 0 : nextAfter(middle - 1);
      if (start < text.length && keyAt(start) < key) low = start + 1;
      else high = middle;
    }
    return low === 0 ? 0 : nextAfter(low - 1);
  };
  const get = (typed: string) => {
    const key = latin1(typed);
    if (known.has(key)) return known.get(key);
    const start = find(key);
    return text.startsWith(`${key}\t`, start) ? valueAt(key, start) : undefined;
  };
  return {
    get,
    has: (key) => get(key) !== undefined,
    *startingWith(prefix) {
      const start = latin1(prefix);
      for (let at = find(start); at < text.length && text.startsWith(start, at); at = nextAfter(at)) {
        const key = keyAt(at);
        yield [key.includes('\\') ? JSON.parse(`"${key}"`) : key, valueAt(key, at)];
      }
    },
  };
}

/** A text without characters beyond Latin-1, escaped as in JSON: strings of one byte per character are read faster. */
export function latin1(text: string): string {
  return text.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
