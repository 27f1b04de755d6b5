/** How similar a query is to whole texts: the cosine between the weights of their terms and pairs. */

import type { NgramFacts, Texts } from './texts.ts';

/** How similar some texts are to a query. */
export interface Likeness {
  /** The likeness (0 to 1) to the most similar one. */
  readonly best: number;
  /** How many are similar, and how much: the sum of the fourth powers of their likeness. */
  readonly near: number;
}

export interface Likenesses {
  /** The likeness to the phrasings of the entry at that position. */
  toEntry(place: number): Likeness;
  /** How many entries have a phrasing with the same words. */
  readonly same: number;
  /** The likeness to all phrasings. */
  readonly toPhrasings: Likeness;
  /** The likeness to the questions not covered from that number on. */
  toNotCovered(from: number): Likeness;
}

/** From this likeness on, a query and a text have the same words, stop words aside. */
export const SAME = 0.999;

const NOTHING: Likeness = { best: 0, near: 0 };

/** @param ngrams what is known about the query's terms and pairs */
export function compare({ length, normOf, ownerOf }: Texts, ngrams: readonly NgramFacts[]): Likenesses {
  const likeness = new Float64Array(length);
  const touched: number[] = [];
  let square = 0;
  // Which texts have a common n-gram is not known: it is counted as if all had it.
  let common = 0;
  for (const { texts, weight, isCommon } of ngrams) {
    const product = weight * weight;
    square += product;
    if (isCommon) common += product;
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i] as number;
      if (likeness[text] === 0) touched.push(text);
      likeness[text] = (likeness[text] as number) + product;
    }
  }
  const norm = Math.sqrt(square);
  const toPhrasings = { ...NOTHING };
  const entries = new Map<number, { best: number; near: number }>();
  const notCovered: number[] = [];
  for (const text of touched) {
    const cosine = ((likeness[text] as number) + common) / (norm * normOf(text));
    const like = cosine > 1 ? 1 / cosine : cosine;
    likeness[text] = like;
    const owner = ownerOf(text);
    if (owner < 0) {
      notCovered.push(text);
      continue;
    }
    add(toPhrasings, like);
    const entry = entries.get(owner);
    if (entry) add(entry, like);
    else entries.set(owner, { best: like, near: like ** 4 });
  }
  return {
    toEntry: (place) => entries.get(place) ?? NOTHING,
    same: [...entries.values()].filter(({ best }) => best >= SAME).length,
    toPhrasings,
    toNotCovered(from) {
      const sum = { ...NOTHING };
      for (const text of notCovered) if (text >= from) add(sum, likeness[text] as number);
      return sum;
    },
  };
}

function add(sum: { best: number; near: number }, like: number): void {
  if (like > sum.best) sum.best = like;
  sum.near += like * like * like * like;
}
