/** How similar a query is to whole texts: the cosine between the weights of their n-grams. */

import type { NgramFacts, Texts } from './texts.ts';

/** How similar some texts are to a query. */
export interface Likeness {
  /** The likeness (0 to 1) to the most similar one. */
  readonly best: number;
  /** How many are similar, and how much: the sum of the fourth powers of their likeness. */
  readonly near: number;
}

/** @returns the likeness to the texts from number `from` to before `to` */
export function compare(
  { length, phrasings, normOf }: Texts,
  ngrams: readonly NgramFacts[],
): (from: number, to: number) => Likeness {
  const likeness = new Float64Array(length);
  const touched: number[] = [];
  let square = 0;
  for (const { texts, weight } of ngrams) {
    const product = weight * weight;
    square += product;
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i] as number;
      if (likeness[text] === 0) touched.push(text);
      likeness[text] = (likeness[text] as number) + product;
    }
  }
  const norm = Math.sqrt(square);
  // Few texts have anything in common with a query, so all phrasings and all questions not covered are added up here.
  const inside = { best: 0, near: 0 };
  const outside = { best: 0, near: 0 };
  for (const text of touched) {
    const like = (likeness[text] as number) / (norm * normOf(text));
    likeness[text] = like;
    add(text < phrasings ? inside : outside, like);
  }
  return (from, to) => {
    if (from === 0 && to === phrasings) return inside;
    if (from === phrasings && to === length) return outside;
    const some = { best: 0, near: 0 };
    for (let text = from; text < to; text++) add(some, likeness[text] as number);
    return some;
  };
}

function add(sum: { best: number; near: number }, like: number): void {
  if (like > sum.best) sum.best = like;
  sum.near += like * like * like * like;
}
