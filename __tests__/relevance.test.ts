/** The query sets measure the search only as long as nothing near their queries is in the FAQ. */

import { readdirSync } from 'node:fs';
import { bundledFaq, ROOT, relevanceQueries } from './support/faq.ts';

/** From this share of common words on (of all words that either has), two texts are near copies. */
const NEAR = 0.75;

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
const faq = bundledFaq();
const texts = [...faq.entries.flatMap(({ question, askedAs }) => [question, ...askedAs]), ...faq.notCovered.flat()].map(
  (text) => ({ text, words: wordsIn(text) }),
);
const textsWith = new Map<string, (typeof texts)[number][]>();
for (const text of texts) {
  for (const word of text.words)
    textsWith
      .set(word, textsWith.get(word) ?? [])
      .get(word)
      ?.push(text);
}

/** A text of the FAQ that is a near copy of the query. */
function copyOf(query: string): string | undefined {
  const words = wordsIn(query);
  if (words.size < 3) return undefined;
  const known = (word: string) => textsWith.get(word) ?? [];
  const fewestFirst = [...words].sort((one, other) => known(one).length - known(other).length);
  // A near copy has all words but a few, so it has one of these.
  const rare = fewestFirst.slice(0, Math.floor((1 - NEAR) * words.size) + 1);
  return rare.flatMap(known).find((text) => {
    const both = [...words].filter((word) => text.words.has(word)).length;
    return both / (words.size + text.words.size - both) >= NEAR;
  })?.text;
}

it.each(readdirSync(`${ROOT}/relevance`))('no query of %s has a near copy in the FAQ', (file) => {
  const copies = relevanceQueries(file).flatMap(({ query }) => {
    const copy = copyOf(query);
    return copy === undefined ? [] : [`${query} ~ ${copy}`];
  });
  expect(copies).toEqual([]);
});
