/** Which texts have an n-gram, and how similar a query is to a text: compared with plain counting. */

import { compare } from '../../src/search/likeness.ts';
import { ngramsOf } from '../../src/search/ngrams.ts';
import { createAnalyzer, createPhrasebook } from '../../src/search/text.ts';
import { createTextCollector, readTexts, weigh } from '../../src/search/texts.ts';
import { bundledFaq } from '../support/faq.ts';

const analyze = createAnalyzer(createPhrasebook([]));

/** @param entries the phrasings of each entry */
function collect(entries: readonly (readonly string[])[], notCovered: readonly string[]) {
  const all = [...entries.flat(), ...notCovered];
  const collector = createTextCollector();
  for (const text of all) collector.add(analyze(text));
  const firstPhrasings = [0];
  for (const { length } of entries) firstPhrasings.push((firstPhrasings.at(-1) ?? 0) + length);
  return { all, firstPhrasings, texts: readTexts(collector.toBytes(firstPhrasings), firstPhrasings) };
}

describe('the bundled FAQ', () => {
  const { entries, notCovered } = bundledFaq();
  const phrasings = entries.map(({ question, askedAs }) => [question, ...askedAs]);
  const { all, firstPhrasings, texts } = collect(phrasings, notCovered.flat());
  const sets = all.map((text) => new Set(ngramsOf(analyze(text))));
  const numbersWith = (hash: number) => sets.flatMap((set, number) => (set.has(hash) ? [number] : []));
  const hashes = [...new Set(sets.flatMap((set) => [...set]))];

  it('knows how many texts there are', () => {
    expect([texts.length, texts.phrasings]).toEqual([all.length, phrasings.flat().length]);
  });

  // Every 97th n-gram: some in one text, some in several, some in so many that only their counts are kept.
  const some = hashes.filter((_, i) => i % 97 === 0);

  it('counts every n-gram as plain counting does', () => {
    for (const hash of some) {
      const numbers = numbersWith(hash);
      const { inside, outside, inEntry, texts: listed, weight } = texts.ngram(hash);
      expect([inside, outside]).toEqual([
        numbers.filter((number) => number < texts.phrasings).length,
        numbers.filter((number) => number >= texts.phrasings).length,
      ]);
      phrasings.forEach((_, entry) => {
        const [from = 0, to = 0] = firstPhrasings.slice(entry);
        expect(inEntry(entry)).toBe(numbers.filter((number) => number >= from && number < to).length);
      });
      if (weight > 0) expect([...listed]).toEqual(numbers);
    }
  });

  it('keeps only the counts of the most common n-grams', () => {
    const kinds = some
      .map((hash) => texts.ngram(hash))
      .map(({ inside, outside, weight }) => [inside + outside, weight]);
    expect(kinds.filter(([count = 0, weight]) => count > 400 && weight !== 0)).toEqual([]);
    expect(kinds.filter(([count = 0, weight]) => count <= 400 && weight === 0)).toEqual([]);
    expect(Math.max(...kinds.map(([count = 0]) => count))).toBeGreaterThan(400);
  });

  it('has never seen other n-grams', () => {
    const { inside, outside, inEntry } = texts.ngram(ngramsOf(analyze('xylophone'))[0] ?? 0);
    expect([inside, outside, inEntry(0)]).toEqual([0, 0, 0]);
  });
});

describe('the likeness', () => {
  const { texts } = collect(
    [['feed the cat', 'what does a cat eat'], ['walk the dog']],
    ['where is the zoo', 'feed the lion'],
  );
  const likenessTo = (query: string) => compare(texts, ngramsOf(analyze(query)).map(texts.ngram));

  it('is 1 to the same text', () => {
    expect(likenessTo('feed the cat')(0, 1)).toEqual({ best: expect.closeTo(1, 6), near: expect.closeTo(1, 6) });
  });

  it('is 0 to a text that has nothing in common', () => {
    expect(likenessTo('walk the dog')(1, 2)).toEqual({ best: 0, near: 0 });
  });

  const square = (withIt: number) => weigh(withIt, 5) ** 2;

  it('is the cosine between the weights of the n-grams', () => {
    // "the" is in four of the five texts; "feed", "feed the" and "cat" in two; "the cat", "lion" and "the lion" in one.
    const common = square(4) + 2 * square(2);
    const [query, text] = [common + square(2) + square(1), common + 2 * square(1)];
    expect(likenessTo('feed the cat')(4, 5).best).toBeCloseTo(common / Math.sqrt(query * text), 6);
  });

  it('adds up the fourth powers, of some texts or of all', () => {
    const to = likenessTo('feed the cat');
    const each = [0, 1, 2, 3, 4].map((text) => to(text, text + 1).best ** 4);
    const sum = (from: number, until: number) => each.slice(from, until).reduce((total, power) => total + power, 0);
    for (const [from, until] of [
      [0, 2],
      [0, 3],
      [3, 5],
      [4, 5],
    ] as const) {
      expect(to(from, until).near).toBeCloseTo(sum(from, until), 8);
    }
  });
});
