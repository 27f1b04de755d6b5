/** Which texts have an n-gram, and how similar a query is to a text. */

import { compare } from '../../src/search/likeness.ts';
import { ngramsOf } from '../../src/search/ngrams.ts';
import { createAnalyzer, createPhrasebook } from '../../src/search/text.ts';
import { createTextCollector, readTexts, weigh } from '../../src/search/texts.ts';
import { bundledFaq } from '../support/faq.ts';

const analyze = createAnalyzer(createPhrasebook([]));
const hashesOf = (text: string) => Object.values(ngramsOf(analyze(text))).flat();

/** @param entries the phrasings of each entry */
function collect(entries: readonly (readonly string[])[], notCovered: readonly string[]) {
  const all = [...entries.flat(), ...notCovered];
  const collector = createTextCollector();
  for (const text of all) collector.add(analyze(text));
  const firstPhrasings = [0];
  for (const { length } of entries) firstPhrasings.push((firstPhrasings.at(-1) ?? 0) + length);
  return { all, firstPhrasings, texts: readTexts(collector.write(firstPhrasings), firstPhrasings) };
}

it('counts the n-grams of the bundled FAQ as plain counting does, but those that say little only of several texts', () => {
  const { entries, notCovered } = bundledFaq();
  const phrasings = entries.map(({ question, askedAs }) => [question, ...askedAs]);
  const { all, firstPhrasings, texts } = collect(phrasings, notCovered.flat());
  expect([texts.length, texts.phrasings]).toEqual([all.length, phrasings.flat().length]);
  const numbersWith = new Map<number, number[]>();
  all.forEach((text, number) => {
    for (const hash of hashesOf(text)) numbersWith.set(hash, [...(numbersWith.get(hash) ?? []), number].slice(0, 3000));
  });
  const telling = new Set(
    all.map((text) => ngramsOf(analyze(text))).flatMap(({ terms, whole }) => [...terms, ...whole]),
  );
  for (const [hash, numbers] of [...numbersWith].filter(([, { length }], i) => i % 97 === 0 && length < 3000)) {
    const { inside, outside, inEntry } = texts.ngram(hash);
    const known = numbers.length > 1 || telling.has(hash) ? numbers : [];
    const count = (from: number, to: number) => known.filter((number) => number >= from && number < to).length;
    expect([inside, outside]).toEqual([count(0, texts.phrasings), count(texts.phrasings, all.length)]);
    expect(phrasings.map((_, entry) => inEntry(entry))).toEqual(
      phrasings.map((_, entry) => count(firstPhrasings[entry] ?? 0, firstPhrasings[entry + 1] ?? 0)),
    );
  }
});

describe('the likeness', () => {
  const { texts } = collect(
    [
      ['feed the cat', 'cat food to feed'],
      ['walk the dog', 'feed cat please'],
    ],
    ['food for the lion', 'a lion walk'],
  );
  const likenessTo = (query: string) => {
    const { terms, pairs } = ngramsOf(analyze(query));
    return compare(texts, [...terms, ...pairs].map(texts.ngram));
  };

  it.each(['feed the cat', 'how do I feed my cat', 'feeding cats'])(
    'is 1 to a text with the same words, whatever stop words are between them: %s',
    (query) => {
      expect(likenessTo(query).toEntry(0).best).toBeCloseTo(1, 3);
    },
  );

  it('is 0 to texts that have nothing in common', () => {
    expect(likenessTo('walk the dog').toEntry(0)).toEqual({ best: 0, near: 0 });
  });

  it('is the cosine between the weights of terms and pairs', () => {
    const square = (withIt: number) => weigh(withIt, 6) ** 2;
    // "feed" and "cat" are in three of the six texts, "food" and "feed cat" in two, "cat food" and "food feed" in one.
    const [query, text] = [2 * square(3) + square(2), 2 * square(3) + square(2)];
    expect(likenessTo('feed the cat').toEntry(1).best).toBeCloseTo(1, 3);
    const [second] = [likenessTo('feed cat').toEntry(0)];
    const other = (2 * square(3)) / Math.sqrt(query * text);
    expect(second.near).toBeCloseTo(1 + other ** 4, 2);
  });

  it('adds up the fourth powers of the texts', () => {
    const { toEntry, toPhrasings, toNotCovered } = likenessTo('feed the cat food');
    expect(toPhrasings.near).toBeCloseTo(toEntry(0).near + toEntry(1).near, 8);
    expect(toNotCovered(4).near).toBeCloseTo(toNotCovered(4).best ** 4, 8);
    expect(toNotCovered(5)).toEqual({ best: 0, near: 0 });
  });
});
