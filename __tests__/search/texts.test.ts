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
  const hashesOf = (text: string) => Object.values(ngramsOf(analyze(text))).flat();
  const sets = all.map((text) => new Set(hashesOf(text)));
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
    const some = hashes.filter((hash, i) => i % 97 === 0 || texts.ngram(hash).weight === 0);
    const kinds = some
      .map((hash) => texts.ngram(hash))
      .map(({ inside, outside, weight }) => [inside + outside, weight]);
    expect(kinds.filter(([count = 0, weight]) => count > 1000 && weight !== 0)).toEqual([]);
    expect(kinds.filter(([count = 0, weight]) => count <= 1000 && weight === 0)).toEqual([]);
    expect(Math.max(...kinds.map(([count = 0]) => count))).toBeGreaterThan(1000);
  });

  it('has never seen other n-grams', () => {
    const { inside, outside, inEntry } = texts.ngram(hashesOf('xylophone')[0] ?? 0);
    expect([inside, outside, inEntry(0)]).toEqual([0, 0, 0]);
  });
});

describe('the likeness', () => {
  const { texts } = collect(
    [['feed the cat', 'what does a cat eat'], ['walk the dog']],
    ['where is the zoo', 'feed the lion'],
  );
  const likenessTo = (query: string) => {
    const { terms, pairs } = ngramsOf(analyze(query));
    return compare(texts, [...terms, ...pairs].map(texts.ngram));
  };

  it('is 1 to a text with the same words, whatever stop words are between them', () => {
    for (const query of ['feed the cat', 'how do I feed my cat', 'feeding cats']) {
      expect(likenessTo(query).toEntry(0).best).toBeCloseTo(1, 6);
    }
  });

  it('is 0 to texts that have nothing in common', () => {
    expect(likenessTo('walk the dog').toEntry(0)).toEqual({ best: 0, near: 0 });
  });

  const square = (withIt: number) => weigh(withIt, 5) ** 2;

  it('is the cosine between the weights of terms and pairs', () => {
    // "feed" and "cat" are in two of the five texts; "feed cat", "lion" and "feed lion" in one.
    const common = square(2);
    const [query, text] = [2 * square(2) + square(1), square(2) + 2 * square(1)];
    expect(likenessTo('feed the cat').toNotCovered(4).best).toBeCloseTo(common / Math.sqrt(query * text), 6);
  });

  it('adds up the fourth powers of the texts', () => {
    const { toEntry, toPhrasings, toNotCovered } = likenessTo('feed the cat');
    expect(toEntry(0).near).toBeGreaterThan(1);
    expect(toPhrasings.near).toBeCloseTo(toEntry(0).near + toEntry(1).near, 8);
    expect(toNotCovered(3).near).toBeCloseTo(toNotCovered(4).best ** 4, 8);
    expect(toNotCovered(5)).toEqual({ best: 0, near: 0 });
  });
});
