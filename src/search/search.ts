/** The search: query -> terms -> candidates -> evidence -> outcome. Returns the best hits first, or none. */

import type { Entry } from '../faq/faq.ts';
import { type Candidate, type Candidates, findCandidates, isListedIn, keepQuoted } from './candidates.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { createHit, type Hit, type Ranked } from './hits.ts';
import type { Index } from './index.ts';
import { isNear, type Judgement, judge, type Outcome, outcomeOf } from './outcome.ts';
import { type Query, withLastWord } from './query.ts';
import { stemsOf } from './text.ts';
import { completionsOf, type Understood, understand } from './understand.ts';

export interface SearchOptions {
  /** Ids; only entries in one of these categories match. If empty, all can. */
  readonly categories?: readonly string[];
  /** The maximum number of hits returned. */
  readonly limit?: number;
  /** Whether to return every entry that has any of the terms, however unlikely it is and whatever the outcome. */
  readonly all?: boolean;
}

export interface SearchResult {
  readonly query: Query;
  /** The query with its misspelled words corrected; null if there are none. */
  readonly corrected: string | null;
  /** The quoted phrases that no entry has; their words were searched for. */
  readonly missing: readonly string[];
  /** Set if the whole query names what the hits are: an entry, a category, an address or a phone number. */
  readonly named: 'entry' | 'category' | 'address' | null;
  readonly outcome: Outcome;
  /** The probability (0 to 1) that the first hit answers the query. */
  readonly confidence: number;
  /** The number of hits before the limit is applied. */
  readonly total: number;
  /** Best first; if the outcome is none, there are none. */
  readonly hits: readonly Hit[];
  /** Up to three near entries if the outcome is none. */
  readonly suggestions: readonly Entry[];
  /** Why the outcome is what it is; null if the query names its hits, or if no entry has any of its words. */
  readonly judgement: Judgement | null;
}

/** Candidates after these rank too low by their words for their phrasings to matter. */
const COMPARED = 200;
/** Hits with less than this fraction of the first hit's BM25 score share only a common word with the query. */
const TAIL = 0.1;
const SUGGESTIONS = 3;

export function search(index: Index, query: Query, options: SearchOptions = {}): SearchResult {
  const result = searchOnce(index, query, options);
  if (result.outcome !== 'none' || query.exact) return result;
  // The last word may be unfinished: if any word that begins with it finds something, so does the beginning.
  for (const word of completionsOf(index, query)) {
    const finished = withLastWord(query, word);
    const found = searchOnce(index, finished, options);
    if (found.outcome === 'none') continue;
    if (result.judgement) return searchOnce(index, query, options, true);
    return { ...found, query, corrected: found.corrected ?? finished.wanted, outcome: 'maybe' };
  }
  return result;
}

/** @param isBeginning whether the last word is known to be the beginning of one that finds something */
function searchOnce(
  index: Index,
  query: Query,
  { categories = [], limit = 5, all = false }: SearchOptions,
  isBeginning = false,
): SearchResult {
  const { understood, evidence, matchesOf, ranked } = rankAll(index, query, categories);
  const [first, ...others] = ranked;
  const judgement = first ? judge([first, ...others], evidence) : null;
  const { kept, missing } = keepQuoted(index, query, ranked);
  const isFirst = kept[0] === first;
  const judged = judgement && kept.length > 0 ? outcomeOf(judgement) : 'none';
  // Entries with a quoted phrase are worth showing, but a quotation makes no hit sure.
  const isQuoted = kept.length > 0 && (query.exact || query.phrases.length > missing.length);
  const isMaybe = isBeginning || (isQuoted && (judged === 'none' || !isFirst));
  const outcome = isMaybe ? 'maybe' : judged;
  // Nothing answers a query whose subject is not covered, however far one entry is ahead of the others.
  const right = Math.min(judgement?.right ?? 0, outcome === 'none' ? (judgement?.covered ?? 0) : 1);

  const least = all ? 0 : TAIL * (kept[0]?.bm25 ?? 0);
  const found = all || outcome !== 'none' ? kept.filter(({ bm25 }) => bm25 >= least) : [];
  const isSuggested = outcome === 'none' && judgement && isNear(judgement);
  return {
    query,
    corrected: understood.corrected,
    missing,
    named: null,
    outcome,
    confidence: isFirst ? right : Math.min(right, 1 - right),
    total: found.length,
    hits: hitsOf(index, query, understood, found.slice(0, limit), matchesOf),
    suggestions: isSuggested ? ranked.slice(0, SUGGESTIONS).map(({ place }) => index.entryAt(place)) : [],
    judgement,
  };
}

/**
 * What a query is the name of comes first: an entry, before whatever else the query finds; or, alone, the entries of a
 * category, or those that print an address.
 * @param places the positions of the entries
 */
export function searchNamed(
  index: Index,
  query: Query,
  { kind, places }: { readonly kind: NonNullable<SearchResult['named']>; readonly places: readonly number[] },
  { categories = [], limit = 5, all = false }: SearchOptions,
): SearchResult {
  const { understood, matchesOf, ranked } = rankAll(index, query, categories);
  const listed = places.filter((place) => isListedIn(index, place, categories));
  const order = ranked.map(({ place }) => place);
  const isOne = (place: number) => listed.includes(place);
  const first = kind === 'address' ? [...order.filter(isOne), ...listed] : listed;
  const sorted = [...new Set(all || kind === 'entry' ? [...first, ...order] : first)];
  const found = sorted.slice(0, limit).map((place) => ranked.find((one) => one.place === place) ?? unmatched(place));
  const isSure = listed.length === 1;
  return {
    query,
    corrected: null,
    missing: [],
    named: kind,
    outcome: isSure ? 'sure' : listed.length > 0 ? 'maybe' : 'none',
    confidence: isSure ? 1 : 0,
    total: listed.length > 0 ? sorted.length : 0,
    hits: listed.length > 0 ? hitsOf(index, query, understood, found, matchesOf) : [],
    suggestions: [],
    judgement: null,
  };
}

function unmatched(place: number): Ranked {
  return { place, score: 0, bm25: 0, parts: null };
}

function hitsOf(
  index: Index,
  query: Query,
  { corrected }: Understood,
  found: readonly Ranked[],
  matchesOf: Candidates['matchesOf'],
): Hit[] {
  const typed = new Set(stemsOf(corrected ?? query.wanted, index.language));
  return found.map((ranked, i) => createHit(index, typed, ranked, matchesOf(ranked.place), i + 1));
}

/** All entries that have any of the terms, the best first. */
function rankAll(index: Index, query: Query, categories: readonly string[]) {
  const understood = understand(index, query);
  const found = findCandidates(index, query, understood, categories);
  const evidence = gatherEvidence(index, understood, found.candidates);
  return { understood, evidence, matchesOf: found.matchesOf, ranked: rank(found.candidates, evidence) };
}

/** Best first. Candidates are sorted by BM25. */
function rank(candidates: readonly Candidate[], evidence: Evidence): Ranked[] {
  const compared = candidates.slice(0, COMPARED).map((candidate): Ranked => {
    const parts = evidence.scoreOf(candidate);
    const score = Object.values(parts).reduce((sum, part) => sum + part, 0);
    return { place: candidate.place, bm25: candidate.bm25, score, parts };
  });
  compared.sort((a, b) => b.score - a.score || a.place - b.place);
  const least = compared.at(-1)?.score ?? 0;
  // Only by words: the other evidence on thousands of entries would take longer than anyone looks.
  const others = candidates.slice(COMPARED).map(({ place, bm25 }): Ranked => {
    return { place, bm25, score: Math.min(least, evidence.wordScoreOf(bm25)), parts: null };
  });
  return [...compared, ...others];
}
