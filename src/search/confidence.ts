/** Decides from the evidence whether the best entry answers the query. */

/** The evidence for and against an entry being the answer. */
export interface Evidence {
  /** The share of the query's terms, by weight, that the entry has (0 to 1). */
  readonly coverage: number;
  /** The likeness to the entry's most similar phrasing (cosine, 0 to 1). */
  readonly agreement: number;
  /** The likeness to the most similar question not covered (cosine, 0 to 1). */
  readonly elsewhere: number;
  /** Whether the query's n-grams are more common in the FAQ's phrasings (> 0) or in questions not covered (< 0). */
  readonly subject: number;
  /** How much likelier the query's n-grams are in the entry's phrasings than in those of all entries (mean of the logs). */
  readonly fit: number;
  /** How many different terms of the query the entry has. */
  readonly matched: number;
}

/** The confidence from which a hit is shown; `answer` needs more. */
export const ENOUGH_TO_SHOW = 0.5;
export const ENOUGH_TO_ANSWER = 0.7;

/** The weight of each kind of evidence, and a constant offset. */
export type Weights = Readonly<Record<'offset' | keyof Evidence, number>>;

// Fitted by logistic regression on the queries under relevance/ (`npm run relevance -- --fit`; see docs/search.md).
const WEIGHTS: Weights = {
  offset: -7.54,
  coverage: 3.5,
  agreement: 2,
  elsewhere: -2.7,
  subject: 0.79,
  fit: 1.52,
  matched: 2.17,
};

/** The evidence as numbers to be weighted and added up. */
export function featuresOf(evidence: Evidence): Record<keyof Weights, number> {
  return { offset: 1, ...evidence, matched: Math.log(1 + evidence.matched) };
}

/** From this likeness on, the query is a phrasing. */
const SAME = 0.99;
/** The confidence if the query is a phrasing of the entry, whatever the other evidence. */
const SURE = 0.9;

/** The probability (0 to 1) that the entry answers the query. */
export function confidence(evidence: Evidence, weights = WEIGHTS): number {
  const { agreement, elsewhere } = evidence;
  return Math.max(agreement >= SAME && elsewhere < SAME ? SURE : 0, weighed(evidence, weights));
}

function weighed(evidence: Evidence, weights: Weights): number {
  const features = featuresOf(evidence);
  const names = Object.keys(weights) as (keyof Weights)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], 0);
  return 1 / (1 + Math.exp(-sum));
}
