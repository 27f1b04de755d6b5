/** The query sets measure the search only as long as nothing near their queries is in the FAQ. */

import { readdirSync } from 'node:fs';
import { bundledFaq, ROOT, relevanceQueries } from './support/faq.ts';

/** From this share of common words on (of all words that either has), two texts are near copies. */
const NEAR = 0.75;

const faq = bundledFaq();
const texts = [...faq.entries.flatMap(({ question, askedAs }) => [question, ...askedAs]), ...faq.notCovered.flat()];
const wordsIn = (text: string) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
const sizes = texts.map((text) => wordsIn(text).length);
const textsWith = new Map<string, number[]>();
texts.forEach((text, number) => {
  for (const word of wordsIn(text)) textsWith.set(word, [...(textsWith.get(word) ?? []), number]);
});

it.each(readdirSync(`${ROOT}/relevance`))('no query of %s has a near copy in the FAQ', (file) => {
  const copies = relevanceQueries(file).flatMap(({ query }) => {
    const words = wordsIn(query);
    if (words.length < 3) return [];
    const common = new Map<number, number>();
    for (const word of words)
      for (const text of textsWith.get(word) ?? []) common.set(text, (common.get(text) ?? 0) + 1);
    const near = [...common].find(([text, both]) => both / (words.length + (sizes[text] ?? 0) - both) >= NEAR);
    return near ? [`${query} ~ ${texts[near[0]]}`] : [];
  });
  expect(copies).toEqual([]);
});
