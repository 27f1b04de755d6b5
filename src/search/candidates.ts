/** The entries that contain any of the search terms, by BM25, without those that the query rules out. */

import { ITEM, shownText } from '../faq/blocks.ts';
import { answerOf } from '../faq/faq.ts';
import type { Index, TermFacts } from './index.ts';
import { fieldsWith, readScores } from './postings.ts';
import type { Query } from './query.ts';
import { wordsOf } from './text.ts';
import type { Understood, Wanted } from './understand.ts';

export interface Candidate {
  /** The entry's position. */
  readonly place: number;
  /** The BM25 of the terms that it has, added up and multiplied by how many of the query's terms these are. */
  readonly bm25: number;
  /** The weight of the query's terms that it has. */
  readonly weight: number;
}

/** A term that an entry has because a query wants it. */
export interface Match {
  readonly wanted: Wanted;
  readonly term: string;
  readonly fields: readonly string[];
}

export interface Candidates {
  /** Sorted by BM25. */
  readonly candidates: readonly Candidate[];
  matchesOf(place: number): readonly Match[];
}

/** What a term counts that begins like the unfinished word: this, and less the longer it is. */
const BEGUN = { most: 0.375, loss: 0.3 };

export function findCandidates(
  index: Index,
  query: Query,
  { terms, unfinished }: Understood,
  categories: readonly string[],
): Candidates {
  const sought = terms.map((wanted) => ({ wanted, having: termsFor(index, wanted, unfinished) }));
  const scores = new Float64Array(index.length);
  const weights = new Float64Array(index.length);
  /** How many of the query's terms an entry has, and the number of the last of them. */
  const counts = new Uint8Array(index.length);
  const last = new Uint8Array(index.length);
  let number = 0;
  for (const { wanted, having } of sought) {
    number++;
    for (const [term, { postings }] of having) {
      const more = term.length - wanted.term.length;
      const begun = more === 0 ? 1 : (BEGUN.most * term.length) / (term.length + BEGUN.loss * more);
      readScores(postings, (place, score) => {
        scores[place] = (scores[place] as number) + wanted.quality * begun * score;
        if (last[place] === number) return;
        last[place] = number;
        counts[place] = (counts[place] as number) + 1;
        weights[place] = (weights[place] as number) + wanted.weight;
      });
    }
  }
  const candidates: Candidate[] = [];
  const isFiltered = categories.length > 0 || query.excluded.length > 0;
  counts.forEach((count, place) => {
    if (count === 0 || (isFiltered && !isAllowed(index, place, query, categories))) return;
    candidates.push({ place, bm25: (scores[place] as number) * count, weight: weights[place] as number });
  });
  return {
    candidates: candidates.sort((a, b) => b.bm25 - a.bm25),
    matchesOf: (place) =>
      sought.flatMap(({ wanted, having }) =>
        having
          .map(([term, { postings }]) => ({ wanted, term, fields: fieldsWith(postings, place) }))
          .filter(({ fields }) => fields.length > 0),
      ),
  };
}

function termsFor(index: Index, { term, facts }: Wanted, unfinished: string | null): (readonly [string, TermFacts])[] {
  if (term === unfinished) {
    return [...index.terms.startingWith(term)].map((begun) => [begun, index.terms.get(begun) as TermFacts]);
  }
  return facts ? [[term, facts]] : [];
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
