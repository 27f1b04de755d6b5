/** Many JSON values in one text, one per line: found by number or by key, and read and parsed only when asked for. */

import type { Bytes } from '../bytes.ts';

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

export function readNumbered<T>(lines: Bytes, starts: readonly number[]): Numbered<T> {
  return {
    length: starts.length,
    at: (place) => JSON.parse(lines.subarray(starts[place], starts[place + 1] ?? lines.length).toString()) as T,
  };
}

/** @param read reads a value from its JSON */
export function readKeyed<T>(lines: Buffer, read: (json: string) => T = JSON.parse): Keyed<T> {
  const end = lines.length;
  const parsed = new Map<string, T>();
  // A lookup compares a dozen keys to read one value, so values stay bytes until they are read.
  const lineAt = (from: number) => {
    const tab = lines.indexOf(TAB, from);
    const to = lines.indexOf(NEWLINE, tab);
    const key = lines.toString('utf8', from, tab);
    const value = () => {
      const known = parsed.get(key) ?? read(lines.toString('utf8', tab + 1, to));
      parsed.set(key, known);
      return known;
    };
    return { key, value, next: to + 1 };
  };
  /** Where the first line with a key at or after `key` begins: a binary search over bytes. */
  const find = (key: string) => {
    let low = 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const from = Math.max(low, lines.lastIndexOf(NEWLINE, middle - 1) + 1);
      const { key: found, next } = lineAt(from);
      if (found < key) low = next;
      else high = from;
    }
    return low;
  };
  const lineOf = (key: string) => {
    const from = find(key);
    const line = from < end ? lineAt(from) : undefined;
    return line?.key === key ? line : undefined;
  };
  return {
    has: (key) => parsed.has(key) || lineOf(key) !== undefined,
    get: (key) => parsed.get(key) ?? lineOf(key)?.value(),
    *startingWith(prefix) {
      for (let from = find(prefix); from < end; ) {
        const { key, value, next } = lineAt(from);
        if (!key.startsWith(prefix)) return;
        yield [key, value()];
        from = next;
      }
    },
  };
}
