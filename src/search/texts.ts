/** The phrasings of all entries and the questions not covered, as sets of n-grams: which of them have an n-gram. */

import { fromLittleEndian, type Numbers, toLittleEndian, type Width, widthFor } from '../bytes.ts';
import { ngramsOf } from './ngrams.ts';
import type { Token } from './text.ts';

/** The phrasings, numbered from 0, and after them the questions not covered. */
export interface Texts {
  /** How many there are. */
  readonly length: number;
  readonly phrasings: number;
  /** Finds the facts about an n-gram by its hash. */
  ngram(hash: number): NgramFacts;
  /** The length of the vector of the weights of a text's terms and pairs. */
  normOf(text: number): number;
  /** The position of a phrasing's entry; undefined for a question not covered. */
  ownerOf(text: number): number | undefined;
}

export interface NgramFacts {
  /** How many phrasings of all entries have it. */
  readonly inside: number;
  /** How many questions not covered have it. */
  readonly outside: number;
  /** How many phrasings of the entry at that position have it. */
  inEntry(place: number): number;
  /** The texts that have it; none if so many do that it does not make them similar. */
  readonly texts: Numbers;
  /** How much it counts in the likeness of two texts: the fewer texts have it, the more; 0 if `texts` is not known. */
  readonly weight: number;
}

/** An n-gram in more texts than this, and in more than this share of all, does not make them similar. */
const COMMON = { texts: 1000, share: 0.02 };
/** With more texts than this, n-grams seen only once (most pairs) say too little to be kept. */
const MANY_TEXTS = 50_000;
/** No more texts are counted. A hash multiplied by twice as many is still an integer that a double holds exactly. */
const MOST_TEXTS = 2 ** 20;

/** Collects the texts, the phrasings first. */
export function createTextCollector() {
  /**
   * For each n-gram of each text, its hash, the text's number and whether it is only wording, in one number, so that
   * sorting groups them.
   */
  const seen: number[] = [];
  let length = 0;
  return {
    add(tokens: readonly Token[]) {
      const text = length++;
      if (text >= MOST_TEXTS) return;
      const { terms, pairs, wording } = ngramsOf(tokens);
      for (const hashes of [terms, pairs]) for (const hash of hashes) seen.push((hash * MOST_TEXTS + text) * 2);
      for (const hash of wording) seen.push((hash * MOST_TEXTS + text) * 2 + 1);
    },
    /** @param firstPhrasings for each entry, the number of its first phrasing; at the end, the number of all phrasings */
    toBytes: (firstPhrasings: readonly number[]) => toBytes(new Float64Array(seen).sort(), length, firstPhrasings),
  };
}

/**
 * Numbers are little-endian, with 32 bits (hashes, ends, and all numbers if there are many texts) or 16 bits. There are
 * three tables, sorted by hash, for the n-grams of one text, of several, and of so many that only their counts matter.
 * - how many texts there are, how many n-grams in each table, and the width of the other numbers;
 * - the norms of the texts, as floats;
 * - the hashes of each table; and, for the second and the third, where the numbers of each n-gram end;
 * - the numbers of each table. First: the text. Second: the texts. Third: how many questions not covered and how many
 *   phrasings have it, then pairs of an entry's position and its count, sorted by position.
 */
function toBytes(sorted: Float64Array, length: number, firstPhrasings: readonly number[]): Buffer {
  const width = widthFor(length);
  const tables = Array.from({ length: 3 }, () => ({
    hashes: [] as number[],
    ends: [] as number[],
    numbers: [] as number[],
  }));
  const [once, several, many] = tables as [Table, Table, Table];
  const squares = new Float64Array(length);
  const isCommon = (texts: number) => texts > Math.max(COMMON.texts, COMMON.share * length);
  const entries = createCounter(firstPhrasings);
  for (let from = 0; from < sorted.length; ) {
    const hash = Math.floor((sorted[from] as number) / (2 * MOST_TEXTS));
    let to = from + 1;
    while (to < sorted.length && (sorted[to] as number) < 2 * (hash + 1) * MOST_TEXTS) to++;
    const numbers = sorted.subarray(from, to);
    from = to;
    if (numbers.length === 1 && length > MANY_TEXTS) continue;
    const texts = numbers.map((number) => Math.floor(number / 2) - hash * MOST_TEXTS);
    const table = texts.length === 1 ? once : isCommon(texts.length) ? many : several;
    table.hashes.push(hash);
    for (const number of table === many ? entries(texts) : texts) table.numbers.push(number);
    table.ends.push(table.numbers.length);
    if (table === many) continue;
    const square = weigh(texts.length, length) ** 2;
    // Wording does not make texts similar.
    texts.forEach((text, i) => {
      if ((numbers[i] as number) % 2 === 0) squares[text] = (squares[text] as number) + square;
    });
  }
  return Buffer.concat([
    toLittleEndian([length, once.hashes.length, several.hashes.length, many.hashes.length, width], 4),
    floats(squares.map(Math.sqrt)),
    ...tables.map(({ hashes }) => toLittleEndian(hashes, 4)),
    ...[several, many].map(({ ends }) => toLittleEndian(ends, 4)),
    ...tables.map(({ numbers }) => toLittleEndian(numbers, width)),
  ]);
}

interface Table {
  readonly hashes: number[];
  readonly ends: number[];
  readonly numbers: number[];
}

/** Counts the entries of texts: how many are not covered, how many are phrasings, then each entry and its count. */
function createCounter(firstPhrasings: readonly number[]): (texts: Float64Array) => number[] {
  const phrasings = firstPhrasings.at(-1) ?? 0;
  return (texts) => {
    const inside = texts.filter((text) => text < phrasings);
    const counts = [texts.length - inside.length, inside.length];
    let entry = 0;
    for (let i = 0; i < inside.length; ) {
      while ((firstPhrasings[entry + 1] as number) <= (inside[i] as number)) entry++;
      const first = i;
      while (i < inside.length && (inside[i] as number) < (firstPhrasings[entry + 1] as number)) i++;
      counts.push(entry, i - first);
    }
    return counts;
  };
}

export function readTexts(bytes: Buffer, firstPhrasings: readonly number[]): Texts {
  const [length = 0, once = 0, several = 0, many = 0, width = 2] = fromLittleEndian(bytes, 0, 5, 4);
  const phrasings = firstPhrasings.at(-1) ?? 0;
  const norms = 20;
  const hashes = norms + 4 * length;
  const ends = hashes + 4 * (once + several + many);
  const numbers = ends + 4 * (several + many);
  const severalNumbers = numbers + width * once;
  // All but the numbers, which are most of the bytes: a query needs few of them.
  const view = viewOf(bytes.subarray(0, numbers));
  const long = (at: number) => view.getUint32(at, true);
  const read = (at: number, count: number) => fromLittleEndian(bytes, at, count, width as Width);
  /** The numbers of the n-gram at that place in the second or third table, which begins with the `first` of the ends. */
  const numbersAt = (start: number, first: number, place: number) => {
    const endAt = ends + 4 * (first + place);
    const from = place === 0 ? 0 : long(endAt - 4);
    return read(start + width * from, long(endAt) - from);
  };
  const manyNumbers = severalNumbers + width * (several === 0 ? 0 : long(ends + 4 * (several - 1)));
  /** The place of a hash in the table whose `count` hashes begin after the first `from`, or -1. */
  const find = (hash: number, from: number, count: number) => {
    const start = hashes + 4 * from;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (long(start + 4 * middle) < hash) low = middle + 1;
      else high = middle;
    }
    return low < count && long(start + 4 * low) === hash ? low : -1;
  };
  /** The position of each phrasing's entry. */
  const owners = new Uint32Array(phrasings);
  for (let entry = 0; entry + 1 < firstPhrasings.length; entry++) {
    owners.fill(entry, firstPhrasings[entry], firstPhrasings[entry + 1]);
  }
  const ofTexts = (texts: Numbers): NgramFacts => {
    const counts = new Uint32Array(firstPhrasings.length);
    let inside = 0;
    for (; inside < texts.length; inside++) {
      const owner = owners[texts[inside] as number];
      if (owner === undefined) break;
      counts[owner] = (counts[owner] as number) + 1;
    }
    const inEntry = (entry: number) => counts[entry] ?? 0;
    return { inside, outside: texts.length - inside, inEntry, texts, weight: weigh(texts.length, length) };
  };
  return {
    length,
    phrasings,
    normOf: (text) => view.getFloat32(norms + 4 * text, true),
    ownerOf: (text) => owners[text],
    ngram(hash) {
      const common = find(hash, once + several, many);
      if (common >= 0) return ofCounts(numbersAt(manyNumbers, several, common));
      const place = find(hash, once, several);
      if (place >= 0) return ofTexts(numbersAt(severalNumbers, 0, place));
      const single = find(hash, 0, once);
      return ofTexts(single < 0 ? NONE : read(numbers + width * single, 1));
    },
  };
}

function ofCounts(numbers: Numbers): NgramFacts {
  const [outside = 0, inside = 0] = numbers;
  const inEntry = (entry: number) => {
    // A binary search among the pairs, which begin after the first two numbers.
    let low = 1;
    let high = numbers.length / 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[2 * middle] as number) < entry) low = middle + 1;
      else high = middle;
    }
    return numbers[2 * low] === entry ? (numbers[2 * low + 1] as number) : 0;
  };
  return { inside, outside, inEntry, texts: NONE, weight: 0 };
}

const NONE = new Uint16Array();

/** The weight of a term or an n-gram: the fewer of all have it, the higher (idf, as in BM25); highest if none has it. */
export function weigh(withIt: number, all: number): number {
  return Math.log(1 + (all - withIt + 0.5) / (withIt + 0.5));
}

/** 32-bit floats, little-endian. */
function floats(numbers: Float64Array): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  const view = viewOf(bytes);
  for (const [i, number] of numbers.entries()) view.setFloat32(4 * i, number, true);
  return bytes;
}

/** A DataView is read faster than a Buffer as long as nothing has run often. */
function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
