/**
 * Decides what to say of a query, by two judgements: whether the FAQ covers its subject, and whether the first hit is
 * the right one.
 */

import type { Evidence, SubjectEvidence } from './evidence.ts';
import type { Ranked } from './hits.ts';
import { SAME } from './likeness.ts';

/** `sure`: the first hit answers the query; `maybe`: it may; `none`: hardly anything speaks for any entry. */
export type Outcome = 'sure' | 'maybe' | 'none';

export interface Judgement {
  /** How many terms the query has. */
  readonly terms: number;
  /** The probability (0 to 1) that the FAQ covers the subject of the query. */
  readonly covered: number;
  /** The probability (0 to 1) that the first hit answers the query. */
  readonly right: number;
  readonly subject: SubjectEvidence;
  readonly first: HitEvidence;
}

/** The evidence that the first hit is the right one. */
export interface HitEvidence {
  /** How far ahead of the other hits it is: the log odds of its share in the exponentials of all scores. */
  readonly lead: number;
  readonly fit: number;
  /** Its BM25 per term. */
  readonly words: number;
  readonly subject: number;
  readonly near: number;
}

/** Evidence is multiplied by its weights and added up. */
export type Weights<E> = Readonly<Record<'offset' | keyof E, number>>;

// Fitted by logistic regression on the queries under relevance/ (`npm run relevance -- --fit`; see docs/search.md).
export const WEIGHTS: { readonly covered: Weights<SubjectEvidence>; readonly right: Weights<HitEvidence> } = {
  covered: { offset: 0.0412, subject: 0.131, near: 0.575, words: 0.0442 },
  right: { offset: -1.09, lead: 0.442, fit: 0.123, words: 0.0399, subject: 0.262, near: 0.205 },
};

/** The least probability that the subject is covered for anything to be found. */
const LEAST_COVERED = 0.42;
/** The same for a single word, which says little, and for anything to be suggested. */
const LEAST_NEAR = 0.24;
/** The least probability that the first hit is right for it to be the answer. */
const LEAST_RIGHT = 0.87;
/** The least probabilities if the query has the same words as a phrasing. */
const SURELY = 0.9;
/** Of fewer terms, stop words aside, many entries have a phrasing ("how do I pay"). */
const TELLING = 3;
/** The greatest probability that the first hit is right if much speaks against it. */
const HARDLY = 0.5;
/** If no more than this share of a query's terms is known, the rest may be what it is about. */
const HALF = 0.5;
/** The lead of an only hit, and the least. */
const LEAD = { most: 8, least: -4 };

/**
 * @param ranked the hits, the best first; at least one
 */
export function judge(ranked: readonly [Ranked, ...Ranked[]], evidence: Evidence): Judgement {
  const [first] = ranked;
  const isNotCovered = ({ place }: Ranked) => evidence.likenessToNotCovered(place) >= SAME;
  const isPhrasing = (hit: Ranked) => evidence.likenessToPhrasings(hit.place) >= SAME && !isNotCovered(hit);
  const ofFirst = evidence.subjectOf(first.place);
  const hit: HitEvidence = {
    lead: leadOf(ranked.map(({ score }) => score)),
    fit: first.parts?.fit ?? 0,
    words: evidence.perTerm(first.bm25),
    subject: ofFirst.subject,
    near: ofFirst.near,
  };
  // What the questions not covered of one file speak against, an entry of another may still answer.
  const subjects = evidence.subjects.map((subject) => ({ subject, covered: probability(subject, WEIGHTS.covered) }));
  const best = subjects.reduce((a, b) => (b.covered > a.covered ? b : a));
  const covered = ranked.some(isPhrasing) ? Math.max(SURELY, best.covered) : best.covered;
  return { terms: evidence.terms, covered, right: rightOf(first), subject: best.subject, first: hit };

  function rightOf(first: Ranked): number {
    const right = probability(hit, WEIGHTS.right);
    // Either it has the words of a question not covered, or half of it is unknown.
    if (isNotCovered(first) || evidence.known <= HALF) return Math.min(HARDLY, right);
    const isAsked = evidence.isExactly(first.place) || (evidence.terms >= TELLING && isPhrasing(first));
    return isAsked ? Math.max(SURELY, right) : right;
  }
}

export function outcomeOf({ terms, covered, right }: Pick<Judgement, 'terms' | 'covered' | 'right'>): Outcome {
  if (covered < (terms === 1 ? LEAST_NEAR : LEAST_COVERED)) return 'none';
  return right >= LEAST_RIGHT ? 'sure' : 'maybe';
}

/** Whether the best entries of a query without an answer may be suggested. */
export function isNear({ covered }: Judgement): boolean {
  return covered >= LEAST_NEAR;
}

function leadOf(scores: readonly number[]): number {
  const [first = 0] = scores;
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - first), 0);
  return Math.max(LEAD.least, Math.min(LEAD.most, Math.log(share / (1 - share))));
}

function probability<E extends object>(evidence: E, weights: Weights<E>): number {
  const sum = (Object.keys(evidence) as (keyof E)[]).reduce(
    (sum, name) => sum + weights[name] * (evidence[name] as number),
    weights.offset,
  );
  return 1 / (1 + Math.exp(-sum));
}
