/** How similar a query is to whole phrasings: the cosine between the weights of their terms. */

import type { Numbers } from '../bytes.ts';
import type { TermFacts } from './facts.ts';
import { norm } from './indexing.ts';
import type { Wanted } from './understand.ts';

/** Phrasings, or questions not covered, numbered from 0. */
export interface Texts {
  /** How many there are. */
  readonly length: number;
  /** The numbers of the texts that have a term, in ascending order. */
  numbersOf(facts: TermFacts): Numbers;
  /** The length of a text's vector of term weights. */
  normOf(number: number): number;
}

/** The likeness (0 to 1) to the most similar of the texts from number `from` to before `to`. */
export function likenessTo(
  { length: all, numbersOf, normOf }: Texts,
  wanted: readonly Wanted[],
  from = 0,
  to = all,
): number {
  const dots = new Float64Array(to - from);
  const touched: number[] = [];
  for (const { facts, quality, weight } of wanted) {
    if (!facts) continue;
    const numbers = numbersOf(facts);
    for (let i = firstAtLeast(numbers, from); i < numbers.length; i++) {
      const number = numbers[i] as number;
      if (number >= to) break;
      const at = number - from;
      if (dots[at] === 0) touched.push(at);
      dots[at] = (dots[at] as number) + quality * weight * weight;
    }
  }
  const length = norm(wanted.map(({ quality, weight }) => quality * weight));
  let best = 0;
  for (const at of touched) best = Math.max(best, (dots[at] as number) / (length * normOf(from + at)));
  return best;
}

/** The index of the first number >= `least`: a binary search, because a common word is in thousands of phrasings. */
function firstAtLeast(numbers: Numbers, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
