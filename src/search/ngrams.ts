/**
 * How much likelier a query's words, and pairs of neighbouring words, are in the phrasings of one entry than in those of
 * all: naive Bayes, learnt by counting. "Where", "never" or "how do I" tell entries apart once they are part of a pair.
 */

import type { Token } from './text.ts';

/** The counts of an n-gram. */
export interface NgramCounts {
  /** In how many phrasings of all entries. */
  readonly inside: number;
  /** In how many questions not covered. */
  readonly outside: number;
  /** In how many phrasings of the entry at that place. */
  inEntry(place: number): number;
}

/** The hashes of a text's terms and words, stop words included, and of its pairs of neighbouring terms: each once. */
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

/** More entries than there can be: what is multiplied by it still is a whole number that a double can hold. */
const MOST_ENTRIES = 2 ** 20;
/** With so many texts, what was seen but once says too little to be kept: most pairs were. */
const MANY_TEXTS = 50_000;
/** Stands for the questions not covered among the entries. */
const OUTSIDE = MOST_ENTRIES - 1;

/** Counts n-grams: of the phrasings, and of the questions not covered. */
export function createNgramCounter() {
  /** Of each n-gram of each text, the hash and the entry's place in one number: sorted, they are grouped. */
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
     * Most n-grams were seen once, in one phrasing or one question not covered: they take 6 bytes, the others more. Numbers
     * have 32 bits (hashes, ends, and all where there are many texts) or 16, the lowest first:
     * - how many were seen once, how many were not, and the bytes that an entry's place takes;
     * - of those seen once, in the order of their hashes: the hashes; the entries' places, or NO_ENTRY for not covered;
     * - of the others, in the same order: the hashes; where the numbers of each end; the numbers of each: outside,
     *   inside, and an entry's place and its count, again and again, in the order of the places.
     */
    toBytes(): Buffer {
      // Neither a place nor a count is larger than the number of texts.
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

/** Numbers of 2 or 4 bytes, the lowest byte first. */
function toLittleEndian(numbers: readonly number[], width: 2 | 4): Buffer {
  const bytes = Buffer.from((width === 2 ? Uint16Array : Uint32Array).from(numbers).buffer);
  if (!IS_BIG_ENDIAN) return bytes;
  return width === 2 ? bytes.swap16() : bytes.swap32();
}

function fromLittleEndian(bytes: Buffer, at: number, length: number, width: 2 | 4): Uint16Array | Uint32Array {
  // A copy, because a typed array must begin at a multiple of its width.
  const copy = Buffer.from(bytes.subarray(at, at + width * length));
  if (IS_BIG_ENDIAN) width === 2 ? copy.swap16() : copy.swap32();
  const { buffer, byteOffset } = copy;
  return width === 2 ? new Uint16Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
}

const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** The place of no entry, by the bytes that a place takes. */
const NO_ENTRY = { 2: 0xffff, 4: 0xffffffff } as const;

/** Finds the counts of an n-gram by its hash; all zero for one that was never seen. */
export function readNgrams(bytes: Buffer): (hash: number) => NgramCounts {
  // A DataView is read faster than a Buffer as long as nothing has run often.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const long = (at: number) => view.getUint32(at, true);
  const once = long(0);
  const others = long(4);
  const width = long(8) as keyof typeof NO_ENTRY;
  const short = (at: number) => (width === 2 ? view.getUint16(at, true) : long(at));
  const onceHashes = 12;
  const onceEntries = onceHashes + 4 * once;
  const hashes = onceEntries + width * once;
  const ends = hashes + 4 * others;
  const numbers = ends + 4 * others;
  /** The place of a hash among so many that begin at `start`, or -1. */
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

const NOTHING: NgramCounts = { inside: 0, outside: 0, inEntry: () => 0 };

/** Hashes of texts: most words come again and again. */
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

/** The hash of a pair, by those of its terms, in this order. */
function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x01000193) ^ second, 0x85ebca6b) >>> 0;
}
