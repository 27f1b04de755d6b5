/** The phrasings of all entries and the questions not covered, as sets of n-grams: which of them have an n-gram. */

import { type Blocks, readLines, writeLines } from './lines.ts';
import { isCompared, isTelling, ngramsOf } from './ngrams.ts';
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
  /** The position of a phrasing's entry; -1 for a question not covered. */
  ownerOf(text: number): number;
}

export interface NgramFacts {
  /** How many phrasings of all entries have it. */
  readonly inside: number;
  /** How many questions not covered have it. */
  readonly outside: number;
  /** How many phrasings of the entry at that position have it. */
  inEntry(position: number): number;
  /** The texts that have it, in ascending order; only known for terms and pairs that are not in very many. */
  readonly texts: readonly number[];
  /** Whether it is in too many texts for them to be known. */
  readonly isCommon: boolean;
  /** How much it counts in the likeness of two texts: the fewer texts have it, the more; 0 if it is only wording. */
  readonly weight: number;
}

/** The texts as written. */
export interface WrittenTexts {
  readonly ngrams: Blocks;
  /** Of each text, in 1/500, as two characters of 8 bits; in one block. */
  readonly norms: Blocks;
}

/** An n-gram in more texts than this, and in more than this share of all, does not make them similar. */
const COMMON = { texts: 1000, share: 0.02 };
/** The weight of such a one: just enough to tell "help login" from "help". */
const COMMON_WEIGHT = 1;
/** More texts than there are. A hash multiplied by it is still an integer that a double holds exactly. */
const MANY = 2 ** 20;
const NORM_UNITS = 500;

/** Collects the texts, the phrasings first. */
export function createTextCollector() {
  /** For each n-gram of each text, its hash and the text's number in one number, so that sorting groups them. */
  const seen: number[] = [];
  let length = 0;
  return {
    add(tokens: readonly Token[]) {
      for (const hashes of Object.values(ngramsOf(tokens))) for (const hash of hashes) seen.push(hash * MANY + length);
      length++;
    },
    /** @param firstPhrasings for each entry, the number of its first phrasing; at the end, the number of all phrasings */
    write: (firstPhrasings: readonly number[]) => write(new Float64Array(seen).sort(), length, firstPhrasings),
  };
}

/**
 * As lines by the hash of an n-gram: a list of numbers, the first text that has it, then the distances from one to the
 * next; or, if it does not make texts similar, a list of such a list of how many of them each entry has.
 */
function write(sorted: Float64Array, length: number, firstPhrasings: readonly number[]): WrittenTexts {
  const ngrams = new Map<string, readonly number[] | readonly [Counts]>();
  const squares = new Float64Array(length);
  const ownerOf = createOwners(firstPhrasings);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const hash = Math.floor((sorted[from] as number) / MANY);
    while (to < sorted.length && (sorted[to] as number) < (hash + 1) * MANY) to++;
    // Most pairs and wordings are in a single text, and say little.
    if (to - from === 1 && !isTelling(hash)) continue;
    const texts = Array.from(sorted.subarray(from, to), (number) => number - hash * MANY);
    const isListed = isCompared(hash) && !isCommon(texts.length, length);
    ngrams.set(
      keyOf(hash),
      isListed ? texts.map((text, i) => text - (texts[i - 1] ?? 0)) : [countOwners(texts, ownerOf)],
    );
    const weight = weightOf(hash, texts.length, length);
    for (const text of texts) squares[text] = (squares[text] as number) + weight ** 2;
  }
  const norms = Array.from(squares, (square) => {
    const norm = Math.round(NORM_UNITS * Math.sqrt(square));
    return String.fromCharCode(norm >>> 8, norm & 255);
  });
  return { ngrams: writeLines(ngrams), norms: { keys: [''], load: () => norms.join('') } };
}

/** The positions of entries, each followed by how many of some texts it has; first, NO_ENTRY. */
type Counts = number[];

/** @param texts in ascending order */
function countOwners(texts: readonly number[], ownerOf: (text: number) => number): Counts {
  const counts: Counts = [];
  let outside = 0;
  for (const text of texts) {
    const owner = ownerOf(text);
    if (owner === NO_ENTRY) outside++;
    else if (counts.at(-2) === owner) (counts[counts.length - 1] as number)++;
    else counts.push(owner, 1);
  }
  return [NO_ENTRY, outside, ...counts];
}

export function readTexts(written: WrittenTexts, firstPhrasings: readonly number[]): Texts {
  const lines = readLines<readonly number[] | readonly [Counts]>(written.ngrams);
  const norms = written.norms.load(0);
  const length = norms.length / 2;
  const ownerOf = createOwners(firstPhrasings);
  return {
    length,
    phrasings: firstPhrasings.at(-1) ?? 0,
    normOf: (text) => (norms.charCodeAt(2 * text) * 256 + norms.charCodeAt(2 * text + 1)) / NORM_UNITS,
    ownerOf,
    ngram(hash) {
      const known = lines.get(keyOf(hash)) ?? [];
      const isCounted = Array.isArray(known[0]);
      const texts = isCounted ? [] : textsAt(known as readonly number[]);
      const counts = isCounted ? (known[0] as Counts) : countOwners(texts, ownerOf);
      const outside = counts[1] ?? 0;
      const byEntry = new Uint32Array(firstPhrasings.length);
      let inside = 0;
      for (let i = 2; i < counts.length; i += 2) {
        const count = counts[i + 1] as number;
        byEntry[counts[i] as number] = count;
        inside += count;
      }
      return {
        inside,
        outside,
        inEntry: (entry) => byEntry[entry] ?? 0,
        texts,
        isCommon: isCounted && isCompared(hash),
        weight: weightOf(hash, inside + outside, length),
      };
    },
  };
}

/** The numbers whose distances were written. */
function textsAt(distances: readonly number[]): number[] {
  let text = 0;
  return distances.map((distance) => {
    text += distance;
    return text;
  });
}

/** Keys of the same length are in the order of the hashes. */
function keyOf(hash: number): string {
  return hash.toString(36).padStart(7, '0');
}

const NO_ENTRY = -1;

/** Finds the position of a text's entry. */
function createOwners(firstPhrasings: readonly number[]): (text: number) => number {
  const owners = new Uint32Array(firstPhrasings.at(-1) ?? 0);
  firstPhrasings.forEach((first, entry) => {
    owners.fill(entry, first, firstPhrasings[entry + 1]);
  });
  return (text) => owners[text] ?? NO_ENTRY;
}

function isCommon(texts: number, all: number): boolean {
  return texts > Math.max(COMMON.texts, COMMON.share * all);
}

function weightOf(hash: number, texts: number, all: number): number {
  if (!isCompared(hash)) return 0;
  return isCommon(texts, all) ? COMMON_WEIGHT : weigh(texts, all);
}

/** The weight of a term or an n-gram: the fewer of all have it, the higher (idf, as in BM25); highest if none has it. */
export function weigh(withIt: number, all: number): number {
  return Math.log(1 + (all - withIt + 0.5) / (withIt + 0.5));
}
