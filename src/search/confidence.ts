/** Decides from the evidence whether the best entry answers the query. */

/** The evidence for and against an entry being the answer. */
export interface Evidence {
  /** The likeness to the entry's most similar phrasing (cosine, 0 to 1). */
  readonly agreement: number;
  /** How many of the entry's phrasings are similar to the query, and how much; 1 is very little. */
  readonly similar: number;
  /** The likeness to the entry's own question (cosine, 0 to 1). */
  readonly own: number;
  /** The likeness to the most similar question not covered (cosine, 0 to 1). */
  readonly elsewhere: number;
  /** Of the phrasings and questions not covered that are similar to the query, the share not covered (0 to 1). */
  readonly outside: number;
  /** Whether the query's n-grams are more common in the FAQ's phrasings (> 0) or in questions not covered (< 0). */
  readonly subject: number;
  /**
   * How much likelier the query's n-grams are in the entry's phrasings than in those of all entries: the mean of the
   * logarithms, 0 for n-grams that no text has.
   */
  readonly fit: number;
  /** How many different terms of the query the entry has. */
  readonly matched: number;
}

/** The confidence from which a hit is shown; `answer` needs more, a suggestion much less. */
export const ENOUGH_TO_SHOW = 0.5;
export const ENOUGH_TO_ANSWER = 0.7;
export const ENOUGH_TO_SUGGEST = 0.02;

/** The evidence as numbers to be weighted and added up; `offset` is always 1. */
export type Features = Readonly<Record<'offset' | 'outside' | 'subject' | 'fit' | 'matched', number>>;

// Fitted by logistic regression on the queries under relevance/ (`npm run relevance -- --fit`; see docs/search.md).
const WEIGHTS: Features = {
  offset: -4.88,
  outside: -4.94,
  subject: 0.189,
  fit: 2.78,
  matched: 2.43,
};

export function featuresOf({ outside, subject, fit, matched }: Evidence): Features {
  return { offset: 1, outside, subject, fit, matched: Math.log(1 + matched) };
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

function weighed(evidence: Evidence, weights: Features): number {
  const features = featuresOf(evidence);
  const names = Object.keys(weights) as (keyof Features)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], 0);
  return 1 / (1 + Math.exp(-sum));
}
