/** What speaks for an entry as the answer to a query, and against it. */

import type { Candidate } from './candidates.ts';
import type { Evidence } from './confidence.ts';
import { type Index, isOnlyAsked, type TermFacts } from './indexing.ts';
import { likenessTo } from './likeness.ts';
import type { NgramCounts } from './ngrams.ts';
import type { Understood, Wanted } from './understand.ts';

/** What is counted before anything was seen, so that one phrasing more or less does not decide. */
const UNSEEN = { inEntry: 0.2, subject: 0.5 };
/** What most queries in scope have; for a FAQ that names no questions that it does not cover. */
const USUAL_SUBJECT = 2.85;
/** Entries with fewer phrasings are taken as if they had so many, put in the same few ways. */
const FEW_PHRASINGS = 10;
/** What a term counts in the coverage: by itself, for its weight, and where no entry has it. */
const COVERAGE = { term: 1, weight: 0.35, unknown: 3 };

/** Gathers evidence on the candidates for one query. */
export interface Judge {
  (candidate: Candidate): Evidence;
  /** The likeness to the entry's own question. */
  own(candidate: Candidate): number;
  /** How well the query fits all phrasings of the entry (see `fitOf`), which is quickly told. */
  fit(candidate: Candidate): number;
}

/** What concerns no single entry is worked out once, and each entry's evidence too. */
export function createJudge(index: Index, { terms, ngrams }: Understood): Judge {
  const seen = ngrams.map((hash) => index.ngrams(hash)).filter(({ inside, outside }) => inside + outside > 0);
  const subject = subjectOf(index, seen);
  const known = new Map<number, Evidence>();
  let elsewhere: number | undefined;
  const rangeOf = (place: number) => [index.firstPhrasings[place] ?? 0, index.firstPhrasings[place + 1] ?? 0] as const;
  const fitTo = ({ id: place }: Candidate) => {
    const [from, to] = rangeOf(place);
    return fitOf(index, seen, place, to - from);
  };
  const judge = (candidate: Candidate): Evidence => {
    const { id: place, queryTerms } = candidate;
    const matched = new Set(queryTerms);
    elsewhere ??= likenessTo(index.notCovered, terms);
    const evidence = known.get(place) ?? {
      coverage: coverageOf(terms, matched),
      agreement: likenessTo(index.phrasings, terms, ...rangeOf(place)),
      elsewhere,
      subject,
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
 * How many times likelier the n-grams are in the entry's phrasings than in those of all entries: naive Bayes, the sum of the
 * logarithms over the n-grams that were seen at all, by the root of their number, so that a story is not judged by its length.
 */
function fitOf(index: Index, seen: readonly NgramCounts[], place: number, phrasings: number): number {
  const all = index.phrasings.length;
  const scale = Math.max(1, FEW_PHRASINGS / phrasings);
  const logs = seen.map(({ inside, inEntry }) => {
    const observed = scale * inEntry(place);
    const expected = (scale * phrasings * inside) / all;
    return Math.log((observed + UNSEEN.inEntry) / (expected + UNSEEN.inEntry));
  });
  return sum(logs) / Math.sqrt(Math.max(1, logs.length));
}

/**
 * How much oftener, relatively, the n-grams are in phrasings of the FAQ's questions than in questions not covered: the sum
 * of their log odds, by the root of their number, so that a story is not judged by its length.
 */
function subjectOf({ phrasings, notCovered }: Index, seen: readonly NgramCounts[]): number {
  if (notCovered.length === 0) return USUAL_SUBJECT;
  const odds = seen.map(({ inside, outside }) => {
    const odds = (inside + UNSEEN.subject) / (phrasings.length + 2 * UNSEEN.subject);
    return Math.log((odds * (notCovered.length + 2 * UNSEEN.subject)) / (outside + UNSEEN.subject));
  });
  return sum(odds) / Math.sqrt(Math.max(1, seen.length));
}

/** Unlike in ranking, common words count for much here, and a word that no entry has counts most against. */
function coverageOf(terms: readonly Wanted[], matched: ReadonlySet<string>): number {
  const counted = terms.map(({ term, quality, weight, facts }) => {
    const has = matched.has(term) && !isPassing(facts);
    const counts =
      has || (facts?.entries && !isPassing(facts)) ? COVERAGE.term + COVERAGE.weight * weight : COVERAGE.unknown;
    return { all: counts, has: has ? quality * counts : 0 };
  });
  const all = sum(counted.map(({ all }) => all));
  return all === 0 ? 0 : sum(counted.map(({ has }) => has)) / all;
}

/** Whether a term is but in one phrasing of all, and in nothing that is shown: somebody's lunch, in passing. */
function isPassing(facts: TermFacts | undefined): boolean {
  return facts !== undefined && facts.phrasings.length === 1 && isOnlyAsked(facts);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
