/** The n-grams of a text, as hashes: what texts are compared by. */

import type { Token } from './text.ts';

/** Hashes, without duplicates; none is in two of the lists. */
export interface Ngrams {
  /** Terms, and the terms of the words that a phrase consists of. */
  readonly terms: readonly number[];
  /** Pairs of terms that follow each other, whatever stop words are between them. */
  readonly pairs: readonly number[];
  /** How it is worded: stop words, words before stemming, pairs with a stop word ("how do I"). */
  readonly wording: readonly number[];
}

export function ngramsOf(tokens: readonly Token[]): Ngrams {
  const terms = new Set<number>();
  const pairs = new Set<number>();
  const wording = new Set<number>();
  let before: Token | undefined;
  let termBefore: number | undefined;
  for (const token of tokens) {
    const { term, isStopWord, parts, words } = token;
    const hash = hashOf(term);
    if (before && (before.isStopWord || isStopWord)) wording.add(hashOfPair(before, token));
    before = token;
    for (const word of words) if (isStopWord || word !== term) wording.add(asWording(hashOf(word)));
    if (isStopWord) continue;
    terms.add(hash);
    for (const part of parts) terms.add(hashOf(part));
    if (termBefore !== undefined) pairs.add(pairOf(termBefore, hash));
    termBefore = hash;
  }
  return { terms: [...terms], pairs: [...pairs].filter((hash) => !terms.has(hash)), wording: [...wording] };
}

/** A word is not the term that its stem may be. */
function asWording(hash: number): number {
  return (hash ^ 0x5bd1e995) >>> 0;
}

/** The hash of a pair of neighbors. */
export function hashOfPair(first: Token, second: Token): number {
  const hash = pairOf(hashOf(first.term), hashOf(second.term));
  return first.isStopWord || second.isStopWord ? asWording(hash) : hash;
}

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
