/** One JSON document for every outcome. Other people's scripts rely on its keys: add keys, never rename them. */

import { recordOf } from '../errors.ts';
import { type Entry, type Sourced, textToActOn } from '../faq/faq.ts';
import { printableJson } from '../printable.ts';
import type { Renderer } from './renderer.ts';

export const jsonRenderer: Renderer = {
  hits: ({ query, outcome, confidence, total, hits, suggestions, judgement }, _, explain = false) =>
    json({
      query: query.text,
      outcome,
      confidence: rounded(confidence),
      total,
      hits: hits.map((hit) => ({
        rank: hit.rank,
        score: hit.score,
        terms: hit.terms,
        snippet: hit.snippet().text,
        entry: entryOf(hit.entry),
        ...(explain && { explanation: hit.explanation }),
      })),
      suggestions: suggestions.map(suggestionOf),
      ...(explain && { judgement }),
    }),
  answer: (entry, { query, outcome, confidence, hits, suggestions }, _, bare) =>
    json({
      query: query.text,
      outcome,
      confidence: rounded(confidence),
      ...(bare ? { answer: entry && textToActOn(entry) } : { entry: entry && entryOf(entry) }),
      // Of hits that are not sure, the closest.
      suggestions: (outcome === 'maybe' ? hits.map(({ entry }) => entry) : suggestions).map(suggestionOf),
    }),
  entries: (entries) => json({ entries: entries.map(entryOf) }),
  list: (listed) => json({ entries: listed.map(({ entry }) => entryOf(entry)) }),
  categories: (categories) => json({ categories }),
  about: (overview) => json(overview),
  check: ({ files, problems, tried, phrasings }) => json({ files, problems: problems.map(recordOf), tried, phrasings }),
  asked: (unanswered) => json({ asked: unanswered }),
};

/** An entry without what only lists and other formats need. */
function entryOf({ alsoIn, markup, blocks, ...entry }: Entry): object {
  const { id, category, question, answer, text, now, asOf, updates, ...rest } = entry;
  return {
    id,
    category: { id: category.id, name: category.name },
    question,
    answer,
    text,
    now: now && asWritten(now),
    asOf,
    updates: updates.map(asWritten),
    ...rest,
  };
}

/** A text as its author wrote it, not as it is shown. */
function asWritten<T extends Sourced>({ blocks, ...written }: T): Omit<T, 'blocks'> {
  return written;
}

function suggestionOf({ id, question }: Pick<Entry, 'id' | 'question'>): object {
  return { id, question };
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}

function json(document: object): string {
  return printableJson({ schemaVersion: 1, ...document });
}
