/** Whether the best entry answers the query at all: from evidence to a decision. */

/** What speaks for an entry as the answer, and against it. */
export interface Evidence {
  /** The part of the query's terms, by weight, that the entry has (0 to 1). */
  readonly coverage: number;
  /** How like the query is to the entry's phrasing that is most like it (cosine, 0 to 1). */
  readonly agreement: number;
  /** How like the query is to the question not covered that is most like it (cosine, 0 to 1). */
  readonly elsewhere: number;
  /** Whether the query's n-grams are rather in phrasings of this FAQ's questions (> 0) or in questions not covered (< 0). */
  readonly subject: number;
  /** How much likelier the query's n-grams are in the entry's phrasings than in those of all entries (mean of the logs). */
  readonly fit: number;
  /** How many different terms of the query the entry has. */
  readonly matched: number;
}

/** From here on a hit is shown; `answer` wants to be surer. */
export const ENOUGH_TO_SHOW = 0.5;
export const ENOUGH_TO_ANSWER = 0.7;

/** What each kind of evidence counts; the offset counts by itself. */
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

/** The evidence as numbers that are weighed and added. */
export function featuresOf(evidence: Evidence): Record<keyof Weights, number> {
  return { offset: 1, ...evidence, matched: Math.log(1 + evidence.matched) };
}

/** The probability (0 to 1) that the entry answers the query. */
export function confidence(evidence: Evidence, weights = WEIGHTS): number {
  const features = featuresOf(evidence);
  const names = Object.keys(weights) as (keyof Weights)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], 0);
  return 1 / (1 + Math.exp(-sum));
}
