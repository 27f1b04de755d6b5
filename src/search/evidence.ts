/** Gathers the evidence for and against an entry being the answer to a query. */

import type { Candidate } from './candidates.ts';
import type { Evidence } from './confidence.ts';
import type { TermFacts } from './facts.ts';
import { type Index, isOnlyAsked } from './indexing.ts';
import { likenessTo } from './likeness.ts';
import type { NgramCounts } from './ngrams.ts';
import type { Understood, Wanted } from './understand.ts';

/** Added to every count (smoothing), so that one phrasing more or less is not decisive. */
const UNSEEN = { inEntry: 0.2, subject: 0.5 };
/** The usual value for queries in scope, for a FAQ that lists no questions that it does not cover. */
const USUAL_SUBJECT = 2.85;
/** If an entry has fewer phrasings than this, its counts are scaled up to this many. */
const FEW_PHRASINGS = 10;
/** How much a term counts in the coverage: `term` plus `weight` times its weight, or `unknown` if no entry has it. */
const COVERAGE = { term: 1, weight: 0.35, unknown: 3 };

/** Gathers evidence on the candidates for one query. */
export interface Judge {
  (candidate: Candidate): Evidence;
  /** The likeness to the entry's own question. */
  own(candidate: Candidate): number;
  /** How well the query fits all phrasings of the entry (see `fitOf`); quick to compute. */
  fit(candidate: Candidate): number;
}

/** Computes what is the same for all entries only once, and the evidence for each entry only once. */
export function createJudge(index: Index, { terms, ngrams }: Understood): Judge {
  const seen = ngrams.map((hash) => index.ngrams(hash)).filter(({ inside, outside }) => inside + outside > 0);
  const subject = subjectOf(index, seen);
  const known = new Map<number, Evidence>();
  const elsewhere = new Map<number, number>();
  const elsewhereFrom = (first: number) => {
    const likeness = elsewhere.get(first) ?? likenessTo(index.notCovered, terms, first);
    elsewhere.set(first, likeness);
    return likeness;
  };
  const rangeOf = (place: number) => [index.firstPhrasings[place] ?? 0, index.firstPhrasings[place + 1] ?? 0] as const;
  const fitTo = ({ id: place }: Candidate) => {
    const [from, to] = rangeOf(place);
    return fitOf(index, seen, place, to - from);
  };
  const judge = (candidate: Candidate): Evidence => {
    const { id: place, queryTerms } = candidate;
    const matched = new Set(queryTerms);
    const first = index.firstNotCovered(place);
    const evidence = known.get(place) ?? {
      coverage: coverageOf(terms, matched),
      agreement: likenessTo(index.phrasings, terms, ...rangeOf(place)),
      elsewhere: elsewhereFrom(first),
      // The counts do not tell the files apart: they would hold what files below do not cover against the entry.
      subject: first === 0 && index.notCovered.length > 0 ? subject : USUAL_SUBJECT,
      fit: fitTo(candidate) / Math.sqrt(Math.max(1, seen.length)),
      matched: terms.filter(({ term }) => matched.has(term)).length,
    };
    known.set(place, evidence);
    return evidence;
  };
  const own = ({ id: place }: Candidate) => {
    const [question] = rangeOf(place);
    return likenessTo(index.phrasings, terms, question, question + 1);
  };
  return Object.assign(judge, { fit: fitTo, own });
}

/**
 * How many times likelier the n-grams are in the entry's phrasings than in those of all entries (naive Bayes): the sum
 * of the logarithms for known n-grams, divided by the root of their number so that long queries do not score higher.
 */
function fitOf(index: Index, seen: readonly NgramCounts[], place: number, phrasings: number): number {
  const all = index.phrasings.length;
  const scale = Math.max(1, FEW_PHRASINGS / phrasings);
  let logs = 0;
  for (const { inside, inEntry } of seen) {
    const observed = scale * inEntry(place);
    const expected = (scale * phrasings * inside) / all;
    logs += Math.log((observed + UNSEEN.inEntry) / (expected + UNSEEN.inEntry));
  }
  return logs / Math.sqrt(Math.max(1, seen.length));
}

/**
 * How much more common the n-grams are, relatively, in phrasings of the FAQ's questions than in questions not covered:
 * the sum of their log odds, divided by the root of their number so that long queries do not score higher.
 */
function subjectOf({ phrasings, notCovered }: Index, seen: readonly NgramCounts[]): number {
  const odds = seen.map(({ inside, outside }) => {
    const odds = (inside + UNSEEN.subject) / (phrasings.length + 2 * UNSEEN.subject);
    return Math.log((odds * (notCovered.length + 2 * UNSEEN.subject)) / (outside + UNSEEN.subject));
  });
  return sum(odds) / Math.sqrt(Math.max(1, seen.length));
}

/** Unlike in the ranking, common words count for a lot here. A word that no entry has counts most against an entry. */
function coverageOf(terms: readonly Wanted[], matched: ReadonlySet<string>): number {
  const counted = terms.map(({ term, quality, weight, facts }) => {
    const has = matched.has(term) && !isPassing(facts);
    const counts =
      has || (facts?.entries.length && !isPassing(facts)) ? COVERAGE.term + COVERAGE.weight * weight : COVERAGE.unknown;
    return { all: counts, has: has ? quality * counts : 0 };
  });
  const all = sum(counted.map(({ all }) => all));
  return all === 0 ? 0 : sum(counted.map(({ has }) => has)) / all;
}

/** Whether a term is in only one of all phrasings, and in no text that is shown: a detail mentioned in passing. */
function isPassing(facts: TermFacts | undefined): boolean {
  return facts !== undefined && facts.phrasings.length === 1 && isOnlyAsked(facts);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
