/** The entries that contain any of the search terms, by MiniSearch score, without those that the query rules out. */

import { ITEM, shownText } from '../faq/blocks.ts';
import { answerOf } from '../faq/faq.ts';
import { BOOSTS, type Index, PLAIN_TERMS, type TermFacts } from './indexing.ts';
import type { Query } from './query.ts';
import { wordsOf } from './text.ts';
import type { Understood } from './understand.ts';

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
  const found = new Map([...known, ...begun]);
  const scored = index.length > MOST_SCORED ? withRarest([...found.values()]) : null;
  const qualities = new Map(terms.map(({ term, quality }) => [term, quality]));
  return index.miniSearch([...found]).search(terms.map(({ term }) => term).join(' '), {
    ...PLAIN_TERMS,
    boost: BOOSTS,
    boostTerm: (term) => qualities.get(term) ?? 1,
    prefix: (term) => term === unfinished,
    ...(scored && { boostDocument: (id: number) => Number(scored.has(id)) }),
    filter: ({ id }) => isAllowed(index, id, query, categories),
  }) as unknown as Candidate[];
}

/** In a large FAQ, most entries with any of the terms have only a common one: when so many are found, no more are scored. */
const MOST_SCORED = 1000;

/** The positions of the entries that have the rarest of the terms. */
function withRarest(terms: readonly TermFacts[]): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const { postings } of terms.toSorted((a, b) => a.entries - b.entries)) {
    if (positions.size >= MOST_SCORED) break;
    for (const counts of Object.values(postings)) for (const id of Object.keys(counts)) positions.add(Number(id));
  }
  return positions;
}

function isAllowed(index: Index, place: number, { excluded }: Query, categories: readonly string[]): boolean {
  if (!isListedIn(index, place, categories)) return false;
  if (excluded.length === 0) return true;
  const words = shownWords(index, place).flat();
  return !excluded.some((word) => words.includes(word));
}

/** Whether any of the categories lists the entry. All do if none is named. */
export function isListedIn(index: Index, place: number, categories: readonly string[]): boolean {
  const listedIn = index.categories[place] ?? [];
  return categories.length === 0 || categories.some((id) => listedIn.includes(id));
}

/**
 * The hits that have the quoted phrases. A phrase that none of them has is missing, and rules out none; with `exact`, all
 * of the query's words must be there.
 */
export function keepQuoted<T extends { readonly place: number }>(
  index: Index,
  { phrases, exact, wanted }: Query,
  hits: readonly T[],
): { kept: readonly T[]; missing: readonly string[] } {
  if (phrases.length === 0 && !exact) return { kept: hits, missing: [] };
  const texts = new Map(hits.map(({ place }) => [place, shownWords(index, place)]));
  const having = (hits: readonly T[], phrase: readonly string[]) =>
    hits.filter(({ place }) => texts.get(place)?.some((words) => hasRun(words, phrase)));
  let kept = hits;
  const missing: string[] = [];
  for (const phrase of phrases) {
    const some = having(kept, phrase);
    if (some.length > 0 || exact) kept = some;
    else missing.push(phrase.join(' '));
  }
  if (exact) for (const word of wordsOf(wanted)) if (!index.language.isStopWord(word)) kept = having(kept, [word]);
  return { kept, missing };
}

/** Where a paragraph or an item of a list begins: no phrase goes on there. */
const BEGINNING = new RegExp(`\\n\\s*\\n|\\n(?=\\s*${ITEM}\\s)`);

/** The words of each paragraph and item of an entry that can be shown. */
function shownWords(index: Index, place: number): readonly (readonly string[])[] {
  const entry = index.entryAt(place);
  const { question, now, updates } = entry;
  const texts = [question, ...[...(now ? [now] : []), answerOf(entry), ...updates].map(shownText)];
  return texts.flatMap((text) => text.split(BEGINNING)).map(wordsOf);
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}
