/** Whatever is asked of whatever FAQ: a hit shows the entry's own text, and marks what matched. */

import fc from 'fast-check';
import { textToActOn } from '../../src/faq/faq.ts';
import { parseQuery } from '../../src/search/query.ts';
import type { Span } from '../../src/search/snippet.ts';
import { isStopWord, wordsOf } from '../../src/search/text.ts';
import { anyFaq, anyFaqAndQuery } from '../support/anyFaq.ts';
import { catalogOf } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

const options = fc.record({ exact: fc.boolean(), length: fc.integer({ min: 1, max: 300 }), limit: fc.nat(10) });

holds('any hit', fc.tuple(anyFaqAndQuery, options), ([{ faq, query }, { exact, length, limit }]) => {
  const result = catalogOf(faq).search(parseQuery(query, { exact }), { limit, all: true });
  expect(result.hits).toHaveLength(Math.min(limit, result.total));
  for (const { entry, snippet, spans, terms, score } of result.hits) {
    expect(faq.entries.map(({ id }) => id)).toContain(entry.id);
    expect(Number.isFinite(score)).toBe(true);
    expect(terms).not.toEqual([]);
    const passage = snippet(length);
    expect(oneLine(textToActOn(entry))).toContain(passage.text.replace(/^\.\.\. | \.\.\.$/g, ''));
    checkMarks(passage.text, passage.spans, terms);
    checkMarks(entry.question, spans.question, terms);
    checkMarks(entry.answer, spans.answer, terms);
  }
});

/** Marks follow each other, and mark words that matched. */
function checkMarks(text: string, spans: readonly Span[], terms: readonly string[]): void {
  let at = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(terms).toEqual(expect.arrayContaining(wordsOf(text.slice(start, end))));
    at = end;
  }
  expect(at).toBeLessThanOrEqual(text.length);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

holds('any entry is found by its own question', anyFaq, (faq) => {
  const catalog = catalogOf(faq);
  for (const { id, question } of faq.entries) {
    // Quotation marks and hyphens would say what must appear, and what must not.
    const words = question.replace(/["“”-]/g, ' ');
    if (wordsOf(words).every(isStopWord)) continue;
    const { hits } = catalog.search(parseQuery(words), { limit: 1000, all: true });
    expect(hits.map(({ entry }) => entry.id)).toContain(id);
  }
});
