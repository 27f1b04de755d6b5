/**
 * How much likelier a query's words and pairs of neighboring words are in the phrasings of one entry than in those of
 * all: naive Bayes, learned by counting. "Where", "never" or "how do I" tell entries apart once they are in a pair.
 */

import { type Bytes, fromLittleEndian, toLittleEndian, type Width } from '../bytes.ts';
import type { Token } from './text.ts';

/** The counts of an n-gram. */
export interface NgramCounts {
  /** How many phrasings of all entries have it. */
  readonly inside: number;
  /** How many questions not covered have it. */
  readonly outside: number;
  /** How many phrasings of the entry at that position have it. */
  inEntry(place: number): number;
}

/** The hashes of a text's terms, words (including stop words) and pairs of neighboring terms, without duplicates. */
export function ngramsOf(tokens: readonly Token[]): readonly number[] {
  const ngrams = new Set<number>();
  let before: number | undefined;
  for (const { term, parts, words } of tokens) {
    const hash = hashOf(term);
    ngrams.add(hash);
    for (const part of parts) ngrams.add(hashOf(part));
    for (const word of words) ngrams.add(hashOf(word));
    if (before !== undefined) ngrams.add(pairOf(before, hash));
    before = hash;
  }
  return [...ngrams];
}

/** More entries than there can be. A hash multiplied by it is still an integer that a double holds exactly. */
const MOST_ENTRIES = 2 ** 20;
/** With more texts than this, n-grams seen only once (most pairs) say too little to be kept. */
const MANY_TEXTS = 50_000;
/** The entry number used for questions not covered. */
const OUTSIDE = MOST_ENTRIES - 1;

/** Counts the n-grams of the phrasings and of the questions not covered. */
export function createNgramCounter() {
  /** For each n-gram of each text, its hash and the entry's position in one number, so that sorting groups them. */
  const seen: number[] = [];
  let texts = 0;
  const add = (tokens: readonly Token[], entry: number) => {
    texts++;
    for (const hash of ngramsOf(tokens)) seen.push(hash * MOST_ENTRIES + entry);
  };
  return {
    addPhrasing: add,
    addNotCovered: (tokens: readonly Token[]) => add(tokens, OUTSIDE),
    /**
     * Most n-grams were seen once, in one phrasing or one question not covered. They take 6 bytes, the others more.
     * Numbers are little-endian, with 32 bits (hashes, ends, and all numbers if there are many texts) or 16 bits:
     * - how many n-grams were seen once, how many more often, and the number of bytes for an entry's position;
     * - those seen once, sorted by hash: the hashes; then the entries' positions, NO_ENTRY if not covered;
     * - the others, sorted by hash: the hashes; then where the numbers of each one end; then these numbers: outside,
     *   inside, and pairs of an entry's position and its count, sorted by position.
     */
    toBytes(): Buffer {
      // No position or count is larger than the number of texts.
      const width = texts < NO_ENTRY[2] ? 2 : 4;
      const once: { hashes: number[]; entries: number[] } = { hashes: [], entries: [] };
      const others: { hashes: number[]; ends: number[]; numbers: number[] } = { hashes: [], ends: [], numbers: [] };
      const sorted = Float64Array.from(seen).sort();
      for (let from = 0; from < sorted.length; ) {
        const hash = Math.floor((sorted[from] as number) / MOST_ENTRIES);
        let to = from + 1;
        while (to < sorted.length && (sorted[to] as number) < (hash + 1) * MOST_ENTRIES) to++;
        if (to - from === 1) {
          if (texts > MANY_TEXTS) {
            from = to;
            continue;
          }
          const entry = (sorted[from] as number) - hash * MOST_ENTRIES;
          once.hashes.push(hash);
          once.entries.push(entry === OUTSIDE ? NO_ENTRY[width] : entry);
        } else {
          const { numbers } = others;
          const at0 = numbers.push(0, to - from) - 2;
          for (let at = from; at < to; ) {
            const value = sorted[at] as number;
            const first = at;
            while (at < to && sorted[at] === value) at++;
            const entry = value - hash * MOST_ENTRIES;
            if (entry === OUTSIDE) {
              numbers[at0] = at - first;
              numbers[at0 + 1] = to - from - (at - first);
            } else numbers.push(entry, at - first);
          }
          others.hashes.push(hash);
          others.ends.push(numbers.length);
        }
        from = to;
      }
      return Buffer.concat([
        toLittleEndian([once.hashes.length, others.hashes.length, width], 4),
        toLittleEndian(once.hashes, 4),
        toLittleEndian(once.entries, width),
        toLittleEndian(others.hashes, 4),
        toLittleEndian(others.ends, 4),
        toLittleEndian(others.numbers, width),
      ]);
    },
  };
}

/** The position that means "no entry", by the number of bytes for a position. */
const NO_ENTRY = { 2: 0xffff, 4: 0xffffffff } as const;

/** Finds the counts of an n-gram by its hash; all zero if it was never seen. */
export function readNgrams(bytes: Bytes): (hash: number) => NgramCounts {
  let view = viewOf(bytes.subarray(0, 12));
  const long = (at: number) => view.getUint32(at, true);
  const once = long(0);
  const others = long(4);
  const width = long(8) as Width;
  const short = (at: number) => (width === 2 ? view.getUint16(at, true) : long(at));
  const onceHashes = 12;
  const onceEntries = onceHashes + 4 * once;
  const hashes = onceEntries + width * once;
  const ends = hashes + 4 * others;
  const numbers = ends + 4 * others;
  // All but the numbers, which are most of the bytes: a query needs few of them.
  view = viewOf(bytes.subarray(0, numbers));
  /** The index of a hash among the `length` hashes that begin at `start`, or -1. */
  const find = (hash: number, start: number, length: number) => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (long(start + 4 * middle) < hash) low = middle + 1;
      else high = middle;
    }
    return low < length && long(start + 4 * low) === hash ? low : -1;
  };
  return (hash) => {
    const place = find(hash, hashes, others);
    if (place >= 0) {
      const to = long(ends + 4 * place);
      const from = place === 0 ? 0 : long(ends + 4 * (place - 1));
      const all = fromLittleEndian(bytes, numbers + width * from, to - from, width);
      const [outside = 0, inside = 0] = all;
      const pairs = all.subarray(2);
      const inEntry = (entry: number) => {
        let low = 0;
        let high = pairs.length / 2;
        while (low < high) {
          const middle = (low + high) >>> 1;
          if ((pairs[2 * middle] as number) < entry) low = middle + 1;
          else high = middle;
        }
        return pairs[2 * low] === entry ? (pairs[2 * low + 1] as number) : 0;
      };
      return { inside, outside, inEntry };
    }
    const single = find(hash, onceHashes, once);
    if (single < 0) return NOTHING;
    const entry = short(onceEntries + width * single);
    return entry === NO_ENTRY[width]
      ? { inside: 0, outside: 1, inEntry: () => 0 }
      : { inside: 1, outside: 0, inEntry: (place) => (place === entry ? 1 : 0) };
  };
}

/** A DataView is read faster than a Buffer as long as nothing has run often. */
function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

const NOTHING: NgramCounts = { inside: 0, outside: 0, inEntry: () => 0 };

/** Cached hashes, because most words occur many times. */
const hashes = new Map<string, number>();

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). Two n-grams that share a hash are counted as one. */
function hashOf(text: string): number {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash >>>= 0;
    hashes.set(text, hash);
  }
  return hash;
}

/** The hash of a pair, from the hashes of its terms in order. */
function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x01000193) ^ second, 0x85ebca6b) >>> 0;
}
