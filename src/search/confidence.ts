/** Whether the best entry answers the query at all: between answering and refusing. */

/** What speaks for an entry as the answer, and against it. */
export interface Evidence {
  /** The part of the query's terms, by weight, that the entry has (0 to 1). */
  readonly coverage: number;
  /** How like the query is to the entry's phrasing that is most like it (cosine, 0 to 1). */
  readonly agreement: number;
  /** How like the query is to the question not covered that is most like it (cosine, 0 to 1). */
  readonly elsewhere: number;
  /** Whether the query's terms stand rather in phrasings of this FAQ's questions (> 0) or in questions not covered (< 0). */
  readonly subject: number;
  /** How many different terms of the query the entry has. */
  readonly matched: number;
}

/** From here on a hit is shown; `answer` wants to be surer. */
export const ENOUGH_TO_SHOW = 0.5;
export const ENOUGH_TO_ANSWER = 0.7;

// Fitted once by logistic regression on development queries (see docs/search.md), rounded by hand.
const WEIGHTS = { coverage: 7, agreement: 4, elsewhere: -7, subject: 0.33, matched: 2.3 };
const OFFSET = -6.8;

/** The probability (0 to 1) that the entry answers the query. */
export function confidence({ coverage, agreement, elsewhere, subject, matched }: Evidence): number {
  const sum =
    OFFSET +
    WEIGHTS.coverage * coverage +
    WEIGHTS.agreement * agreement +
    WEIGHTS.elsewhere * elsewhere +
    WEIGHTS.subject * subject +
    WEIGHTS.matched * Math.log(1 + matched);
  return 1 / (1 + Math.exp(-sum));
}
