/** The n-grams of a text, as hashes: what texts are compared by. */

import type { Token } from './text.ts';

/** Hashes of 32 bits, without duplicates. */
export interface Ngrams {
  /** Terms, and the terms of the words that a phrase consists of. */
  readonly terms: readonly number[];
  /** Pairs of terms that follow each other, whatever stop words are between them. */
  readonly pairs: readonly number[];
  /** How it is worded: stop words, words before stemming, pairs with a stop word ("how do I"). */
  readonly wording: readonly number[];
  /** The whole text, with its stop words, if it is short ("do I have to e-file"). */
  readonly whole: readonly number[];
}

/** In tokens. Nobody asks a longer question again to the word. */
const LONGEST_WHOLE = 6;

export function ngramsOf(tokens: readonly Token[]): Ngrams {
  const terms = new Set<number>();
  const pairs = new Set<number>();
  const wording = new Set<number>();
  let before: Token | undefined;
  let termBefore: Token | undefined;
  for (const token of tokens) {
    const { term, isStopWord, parts, words } = token;
    if (before && (before.isStopWord || isStopWord)) wording.add(hashOfPair(before, token));
    before = token;
    for (const word of words) if (isStopWord || word !== term) wording.add(hashAs('wording', textHash(word)));
    if (isStopWord) continue;
    for (const part of [term, ...parts]) terms.add(hashAs('term', textHash(part)));
    if (termBefore) pairs.add(hashOfPair(termBefore, token));
    termBefore = token;
  }
  const isWhole = tokens.length > 0 && tokens.length <= LONGEST_WHOLE;
  const whole = isWhole ? [hashAs('whole', textHash(tokens.map(({ term }) => term).join(' ')))] : [];
  return { terms: [...terms], pairs: [...pairs], wording: [...wording], whole };
}

/** The last two bits of a hash, so that no n-gram is taken for one of another kind. */
const KIND = { term: 0, pair: 1, wording: 2, whole: 3 };

/** Whether it says something even if only one text has it: what a new entry is about. */
export function isTelling(hash: number): boolean {
  return (hash & 3) === KIND.term || (hash & 3) === KIND.whole;
}

/** Whether it makes texts similar. If not, only how many texts of an entry have it is of use. */
export function isCompared(hash: number): boolean {
  return (hash & 3) === KIND.term || (hash & 3) === KIND.pair;
}

/** The hash of a pair of neighbors. */
export function hashOfPair(first: Token, second: Token): number {
  const hash = Math.imul(Math.imul(textHash(first.term), 0x01000193) ^ textHash(second.term), 0x85ebca6b);
  return hashAs(first.isStopWord || second.isStopWord ? 'wording' : 'pair', hash);
}

function hashAs(kind: keyof typeof KIND, hash: number): number {
  return ((hash & ~3) | KIND[kind]) >>> 0;
}

/** Cached hashes, because most words occur many times. */
const hashes = new Map<string, number>();

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). Two n-grams that share a hash are counted as one. */
function textHash(text: string): number {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hashes.set(text, hash);
  }
  return hash;
}
