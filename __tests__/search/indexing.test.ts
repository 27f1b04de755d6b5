/** For speed, the index is written without MiniSearch. It must be the same as MiniSearch itself would write. */

import MiniSearch from 'minisearch';
import { BOOSTS, PLAIN_TERMS, readIndex, writeIndex } from '../../src/search/indexing.ts';
import { createAnalyzer, withoutStopWords } from '../../src/search/text.ts';
import { bundledFaq } from '../support/faq.ts';

const faq = bundledFaq();
const { bytes, map } = writeIndex(faq);
const index = readIndex(bytes, map);

it('has the same postings and lengths as MiniSearch’s own', () => {
  const analyze = createAnalyzer(map.phrasebook);
  const terms = (...texts: string[]) =>
    texts
      .flatMap((text) => withoutStopWords(analyze(text)))
      .flatMap(({ term, parts }) => [term, ...parts])
      .join(' ');
  const own = new MiniSearch({ fields: Object.keys(BOOSTS), ...PLAIN_TERMS });
  faq.entries.forEach(({ question, askedAs, answer, category, now, updates }, id) => {
    own.add({
      id,
      question: terms(question),
      askedAs: terms(...askedAs),
      answer: terms(answer),
      category: terms(category.name),
      updates: terms(now?.text ?? '', ...updates.map(({ text }) => text)),
    });
  });
  const written = index.miniSearch([...index.terms.startingWith('')]).toJSON();
  const expected = own.toJSON();
  const postingsOf = ({ index }: typeof expected) =>
    Object.fromEntries(index.filter(([, postings]) => Object.keys(postings).length > 0));
  expect(postingsOf(written)).toEqual(postingsOf(expected));
  expect({ ...written, index: [], averageFieldLength: [] }).toEqual({ ...expected, index: [], averageFieldLength: [] });
  written.averageFieldLength.forEach((length, field) => {
    expect(length).toBeCloseTo(expected.averageFieldLength[field] ?? Number.NaN, 8);
  });
});
