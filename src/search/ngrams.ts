/** The n-grams of a text, as hashes. "Where", "never" or "how do I" tell entries apart once they are in a pair. */

import type { Token } from './text.ts';

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
