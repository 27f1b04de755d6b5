/** The search: query -> terms -> candidates -> evidence -> decision. Returns the best hits first, or none. */

import type { Entry } from '../faq/faq.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { confidence, ENOUGH_TO_SHOW, ENOUGH_TO_SUGGEST, type Evidence } from './confidence.ts';
import { createJudge, type Judge } from './evidence.ts';
import { createHit, type Hit, type Ranked, type ScoreParts } from './hits.ts';
import type { Index } from './indexing.ts';
import type { Query } from './query.ts';
import { stemsOf } from './text.ts';
import { type Understood, understand } from './understand.ts';

export interface SearchOptions {
  /** Ids; only entries in one of these categories match. If empty, all can. */
  readonly categories?: readonly string[];
  /** The maximum number of hits returned. */
  readonly limit?: number;
  /** The confidence (0 to 1) below which nothing is found. */
  readonly enough?: number;
  /** Whether to find every entry that has any of the terms, however unlikely it is. */
  readonly all?: boolean;
}

export interface SearchResult {
  readonly query: Query;
  /** The query with its misspelled words corrected; null if there are none. */
  readonly corrected: string | null;
  /** The probability (0 to 1) that the first hit answers the query. */
  readonly confidence: number;
  /** The number of hits before the limit is applied. */
  readonly total: number;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Up to three near entries, if nothing matched well enough. */
  readonly suggestions: readonly Entry[];
}

/** How much the score by words alone counts. */
const WORDS = 0.7;
/** How much the fit to all phrasings of the entry counts. */
const FIT = 0.8;
/** How much it counts that some phrasings are similar to the query. */
const SIMILAR = 0.5;
/** How much it counts in addition that one of them is the same. */
const SAME = 30;
/** How much the squared likeness to the entry's own question counts: it says what the entry is mainly about. */
const OWN_QUESTION = 5;
/** Candidates after these rank too low by their words for their phrasings to matter. */
const FITTED = 40;
/** Of those, candidates after these rank too low for the likeness to one phrasing to matter. */
const COMPARED = 6;
/** Hits with less than this fraction of the first hit's BM25 score share only a common word with the query. */
const TAIL = 0.1;
const SUGGESTIONS = 3;

export function search(
  index: Index,
  query: Query,
  { categories = [], limit = 5, enough = ENOUGH_TO_SHOW, all = false }: SearchOptions = {},
): SearchResult {
  const understood = understand(index, query);
  const candidates = findCandidates(index, query, understood, categories);
  const judge = createJudge(index, understood);
  const ranked = rank(candidates.slice(0, FITTED), judge, understood);

  const [first] = ranked;
  const sure = first ? confidence(first.evidence) : 0;
  // Users who quote a phrase or use --exact have said what must appear in an answer.
  const isAnswered = first !== undefined && (all || query.phrases.length > 0 || sure >= enough);
  const least = all ? 0 : TAIL * (first?.bm25 ?? 0);
  const found = isAnswered ? ranked.filter(({ bm25 }) => bm25 >= least) : [];
  const further = isAnswered ? candidates.slice(FITTED).filter(({ score }) => score >= least) : [];
  const lowest = ranked.at(-1)?.score ?? 0;
  const shown = [
    ...found.slice(0, limit),
    ...further.slice(0, Math.max(0, limit - found.length)).map((candidate) => {
      const parts = { words: wordScoreOf(candidate), fit: 0, likeness: 0 };
      return rankedAs(candidate, parts, Math.min(lowest, parts.words), judge, understood);
    }),
  ];
  const typed = new Set(stemsOf(understood.corrected ?? query.wanted));
  return {
    query,
    corrected: understood.corrected,
    confidence: sure,
    total: found.length + further.length,
    hits: shown.map((ranked, i) => createHit(index, typed, ranked, i + 1)),
    suggestions: isAnswered ? [] : nearest(ranked).map(({ place }) => index.entries.at(place)),
  };
}

/** The first entries that may have been meant. */
function nearest(ranked: readonly Ranked[]): Ranked[] {
  return ranked.slice(0, SUGGESTIONS).filter(({ evidence }) => confidence(evidence) >= ENOUGH_TO_SUGGEST);
}

/** Sorts by words and fit to all phrasings, then the first few also by likeness to one phrasing. Best first. */
function rank(candidates: readonly Candidate[], judge: Judge, understood: Understood): Ranked[] {
  return candidates
    .map((candidate) => ({ candidate, words: wordScoreOf(candidate), fit: FIT * judge.fit(candidate) }))
    .sort((a, b) => b.words + b.fit - (a.words + a.fit) || a.candidate.id - b.candidate.id)
    .map(({ candidate, words, fit }, i) => {
      // The likeness only raises a score, so compared candidates stay before the others.
      const likeness = i < COMPARED ? scoreOfLikeness(judge(candidate), understood.words) : 0;
      return rankedAs(candidate, { words, fit, likeness }, words + fit + likeness, judge, understood);
    })
    .sort((a, b) => b.score - a.score || a.place - b.place);
}

/** From 0 (nothing in common) to 14 (its own question, and many phrasings that are almost the same). */
function scoreOfLikeness({ similar, agreement, own }: Evidence, words: number): number {
  const question = OWN_QUESTION * own ** 2;
  // A single word asks for the entries that are about it, not for a phrasing that contains little else.
  if (words === 1) return question;
  const phrasings = SIMILAR * Math.log(1 + similar) + Math.log(1 + SAME * agreement ** 16);
  // Two words may be neighbors in a question that is about something else ("PACER login").
  return words === 2 ? phrasings : phrasings + question;
}

/** The score by words alone. */
function wordScoreOf({ score }: Candidate): number {
  return WORDS * Math.log(1 + score);
}

function rankedAs(
  candidate: Candidate,
  parts: ScoreParts,
  score: number,
  judge: Judge,
  { terms, unfinished }: Understood,
): Ranked {
  const { id: place, score: bm25, match, queryTerms } = candidate;
  return {
    place,
    score,
    parts,
    bm25,
    terms: match,
    unfinished,
    get wanted() {
      return terms.filter(({ term }) => queryTerms.includes(term));
    },
    get evidence() {
      return judge(candidate);
    },
    get matches() {
      return this.wanted.map(({ term, quality, weight }) => ({
        term,
        weight: quality * weight,
        fields: match[term] ?? [],
      }));
    },
  };
}
