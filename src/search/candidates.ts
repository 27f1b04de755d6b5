/** The entries that contain any of the search terms, by MiniSearch score, without those that the query rules out. */

import type { Entry } from '../faq/faq.ts';
import { BOOSTS, type Index, PLAIN_TERMS } from './indexing.ts';
import type { Query } from './query.ts';
import { wordsOf } from './text.ts';
import type { Understood, Wanted } from './understand.ts';

/** The fields used from a MiniSearch result. */
export interface Candidate {
  /** The entry's position. */
  readonly id: number;
  /** BM25 over the fields. */
  readonly score: number;
  /** The entry's terms that matched, with the fields they are in. */
  readonly match: Readonly<Record<string, readonly string[]>>;
  /** The query's terms that matched. */
  readonly queryTerms: readonly string[];
}

export function findCandidates(
  index: Index,
  query: Query,
  { terms, unfinished }: Understood,
  categories: readonly string[],
): readonly Candidate[] {
  const known = terms.flatMap(({ term, facts }) => (facts ? [[term, facts] as const] : []));
  const begun = unfinished ? [...index.terms.startingWith(unfinished)] : [];
  const qualities = new Map(terms.map(({ term, quality }) => [term, quality]));
  return index.miniSearch([...new Map([...known, ...begun])]).search(terms.map(({ term }) => term).join(' '), {
    ...PLAIN_TERMS,
    boost: BOOSTS,
    boostTerm: (term) => qualities.get(term) ?? 1,
    prefix: (term) => term === unfinished,
    boostDocument: isPromisingFor(index, terms),
    filter: ({ id }) => isAllowed(index, id, query, categories),
  }) as unknown as Candidate[];
}

/** In a FAQ with more entries, most of those with any of the terms have only a common one: they are not scored. */
const MANY_ENTRIES = 1000;
/** By weight, the share of the terms that an entry must have to be scored, compared with the entry that has most. */
const LEAST_SHARE = 0.5;

/** 1 for entries to be scored, 0 for others. */
function isPromisingFor({ entries }: Index, terms: readonly Wanted[]): (place: number) => number {
  if (entries.length <= MANY_ENTRIES) return () => 1;
  const shares = new Float64Array(entries.length);
  for (const { facts, quality, weight } of terms) {
    for (const place of facts?.entries ?? []) shares[place] = (shares[place] as number) + quality * weight;
  }
  const least = LEAST_SHARE * shares.reduce((most, share) => Math.max(most, share), 0);
  return (place) => ((shares[place] as number) >= least ? 1 : 0);
}

function isAllowed(index: Index, place: number, query: Query, categories: readonly string[]): boolean {
  const listedIn = index.categories[place] ?? [];
  if (categories.length > 0 && !categories.some((id) => listedIn.includes(id))) return false;
  if (query.phrases.length === 0 && query.excluded.length === 0) return true;
  const words = wordsOf(visibleText(index.entries.at(place)));
  return query.phrases.every((phrase) => hasRun(words, phrase)) && !query.excluded.some((word) => words.includes(word));
}

/** All text of an entry that can be shown. */
function visibleText({ question, now, answer, updates }: Entry): string {
  return [question, now?.text ?? '', answer, ...updates.map(({ text }) => text)].join('\n');
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}
