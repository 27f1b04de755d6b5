/** One JSON document for every outcome. Other people's scripts rely on its keys: add keys, never rename them. */

import { recordOf } from '../errors.ts';
import { type Entry, textToActOn } from '../faq/faq.ts';
import { printableJson } from '../printable.ts';
import type { SearchResult } from '../search/search.ts';
import type { Renderer } from './renderer.ts';

export const jsonRenderer: Renderer = {
  hits: (result, _, explain = false) => json(resultDocument(result, explain)),
  answer: (entry, { query, outcome, confidence, hits, suggestions }, _, bare) =>
    json({
      query: query.text,
      outcome,
      confidence: rounded(confidence),
      ...(bare ? { answer: entry && textToActOn(entry) } : { entry: entry && entryDocument(entry) }),
      // Of hits that are not sure, the closest.
      suggestions: (outcome === 'maybe' ? hits.map(({ entry }) => entry) : suggestions).map(({ id, question }) => ({
        id,
        question,
      })),
    }),
  entries: (entries) => json({ entries: entries.map(entryDocument) }),
  list: (listed) => [json({ entries: listed.map(({ entry }) => entryDocument(entry)) })],
  categories: (categories) => json({ categories }),
  about: (overview) => json(overview),
  check: ({ files, problems, tried }) => json({ files, problems: problems.map(recordOf), tried }),
};

function resultDocument(result: SearchResult, explain: boolean): object {
  const { query, outcome, confidence, total, hits, suggestions, judgement } = result;
  return {
    query: query.text,
    outcome,
    confidence: rounded(confidence),
    total,
    hits: hits.map((hit) => ({
      rank: hit.rank,
      score: hit.score,
      terms: hit.terms,
      snippet: hit.snippet().text,
      entry: entryDocument(hit.entry),
      ...(explain && { explanation: hit.explanation }),
    })),
    suggestions: suggestions.map(({ id, question }) => ({ id, question })),
    ...(explain && { judgement }),
  };
}

function entryDocument(entry: Entry): object {
  const { id, category, question, answer, text, now, asOf, updates, sources, related, faq } = entry;
  return {
    id,
    category: { id: category.id, name: category.name },
    question,
    answer,
    text,
    now,
    asOf,
    updates,
    sources,
    related,
    faq,
  };
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}

function json(document: object): string {
  return printableJson({ schemaVersion: 1, ...document });
}
