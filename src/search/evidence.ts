/** Gathers the evidence on a query: how well each entry fits it, and whether the FAQ covers its subject. */

import type { Candidate } from './candidates.ts';
import type { Index } from './index.ts';
import { compare, type Likeness, type Likenesses, SAME } from './likeness.ts';
import type { NgramFacts, Texts } from './texts.ts';
import type { Understood } from './understand.ts';

/** What the score of an entry is the sum of. */
export interface ScoreParts {
  /** BM25 over the words of the entry, on a logarithmic scale. */
  readonly words: number;
  /** How much likelier the query's n-grams are in the entry's phrasings than in those of all entries (naive Bayes). */
  readonly fit: number;
  /** How many of the entry's phrasings are similar to the query, and how much, on a logarithmic scale. */
  readonly likeness: number;
  /** Which share of the terms, by weight, the entry has. */
  readonly coverage: number;
  /** More for an entry that people ask about often. */
  readonly popularity: number;
  /** More for an entry of a file on top: an office adds what its people are to find. */
  readonly onTop: number;
}

/** Whether the FAQ covers the subject of a query. Stop words do not change it, nor do the forms of words. */
export interface SubjectEvidence {
  /** Whether the terms are more common in the FAQ's phrasings (> 0) or in questions not covered (< 0). */
  readonly subject: number;
  /** Whether there are more similar phrasings (> 0) or more similar questions not covered (< 0). */
  readonly near: number;
  /** The highest BM25 of an entry, per term. */
  readonly words: number;
}

export interface Evidence {
  /** How many terms the query has. */
  readonly terms: number;
  /** Which share of them some entry has. */
  readonly known: number;
  scoreOf(candidate: Candidate): ScoreParts;
  /** The score by words alone, from a BM25. */
  wordScoreOf(bm25: number): number;
  /** The evidence on the subject for each file that has a candidate: each knows other questions not covered. */
  readonly subjects: readonly SubjectEvidence[];
  /** The evidence on the subject for the file of the entry at that position. */
  subjectOf(place: number): Omit<SubjectEvidence, 'words'>;
  /** The likeness (0 to 1) of the query to the entry's most similar phrasing. */
  likenessToPhrasings(place: number): number;
  /** The likeness (0 to 1) to the most similar of the questions not covered that speak against the entry. */
  likenessToNotCovered(place: number): number;
  /** Whether the query is a phrasing to the word, and only that entry has it. */
  isExactly(place: number): boolean;
  /** A BM25, divided by the number of terms. */
  perTerm(bm25: number): number;
}

/** Fitted by conditional logistic regression (see docs/search.md), except `onTop`: as much as decides between equals. */
const WEIGHTS: ScoreParts = { words: 1.15, fit: 0.95, likeness: 0.25, coverage: 1.1, popularity: 2, onTop: 2.5 };
/** Added to every count (smoothing), so that one phrasing more or less is not decisive. */
const UNSEEN = 0.2;
/** What is counted in few phrasings says little: the fit of an entry that has this many counts half. */
const FEW_PHRASINGS = 20;
/** Hardly any likeness, so that its logarithm exists. */
const HARDLY = 1e-4;
/** How much more likely a phrasing with the same words is meant than the sum of the similar ones says, in all. */
const SAME_WORDS = 18;
/** Shares of phrasings and of questions not covered are smoothed towards each other, as by so many more texts. */
const SMOOTHING = 150;
/** The evidence on the subject where no questions not covered are known, for a query whose terms are all known. */
const USUAL = 1.2;

/** What is the same for all entries is computed once. */
export function gatherEvidence(
  index: Index,
  { terms, ngrams }: Understood,
  candidates: readonly Candidate[],
): Evidence {
  const { texts, firstPhrasings } = index;
  const factsOf = (hashes: readonly number[]) => hashes.map(texts.ngram);
  const ofTerms = factsOf(ngrams.terms);
  const ofPairs = factsOf(ngrams.pairs);
  // A pair that no two texts have does not make a text less similar.
  const likenesses = compare(texts, [...ofTerms, ...ofPairs.filter(({ inside, outside }) => inside + outside > 0)]);
  const seen = [...ofTerms, ...ofPairs, ...factsOf(ngrams.wording)].filter(
    ({ inside, outside }) => inside + outside > 0,
  );
  // Divided by it, the fit of long queries is not higher.
  const root = Math.sqrt(Math.max(1, seen.length));
  const mean = texts.phrasings / Math.max(1, index.length);
  const phrasingsOf = (place: number) => (firstPhrasings[place + 1] ?? 0) - (firstPhrasings[place] ?? 0);
  const fitOf = (place: number) => {
    const phrasings = phrasingsOf(place);
    let logs = 0;
    for (const { inside, inEntry } of seen) {
      const expected = (phrasings * inside) / texts.phrasings;
      logs += Math.log((inEntry(place) + UNSEEN) / (expected + UNSEEN));
    }
    // Between its own number and the mean: an office's entry with a few must be able to come before a court's with many.
    const many = Math.sqrt(phrasings * mean);
    return (logs / root) * (many / (many + FEW_PHRASINGS));
  };

  const [whole] = factsOf(ngrams.whole);
  const exact = candidates.map(({ place }) => place).filter((place) => whole?.inEntry(place));
  const likenessOf = (place: number) => {
    const { best, near }: Likeness = likenesses.toEntry(place);
    // An entry with few phrasings cannot have many similar ones.
    const scale = 1 + FEW_PHRASINGS / Math.max(1, phrasingsOf(place));
    const isSame = exact.length > 0 ? exact.includes(place) : best >= SAME && terms.length > 1;
    const bonus = isSame ? SAME_WORDS / (exact.length || likenesses.same) : 0;
    return Math.log(1 + (scale * near) / HARDLY) + bonus;
  };

  const all = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;

  const known = terms.filter(({ facts }) => facts?.entries).length / Math.max(1, terms.length);
  const against = (first: number) =>
    first < texts.length
      ? { subject: subjectOf(texts, ofTerms, first), near: nearOf(texts, likenesses, first) }
      : { subject: USUAL * known, near: USUAL * known };
  const perTerm = (bm25: number) => bm25 / Math.max(1, terms.length);
  // Candidates are sorted by BM25: the first of a file has its highest.
  const files = new Map<number, SubjectEvidence>();
  for (const { place, bm25 } of candidates) {
    const first = index.firstNotCovered(place);
    if (!files.has(first)) files.set(first, { ...against(first), words: perTerm(bm25) });
  }
  return {
    terms: terms.length,
    known,
    scoreOf: ({ place, bm25, weight }) => ({
      words: wordScoreOf(bm25),
      fit: WEIGHTS.fit * fitOf(place),
      likeness: WEIGHTS.likeness * likenessOf(place),
      coverage: (WEIGHTS.coverage * weight) / all,
      popularity: WEIGHTS.popularity * index.popularityOf(place),
      onTop: index.isOnTop(place) ? WEIGHTS.onTop : 0,
    }),
    wordScoreOf,
    subjects: [...files.values()],
    subjectOf: (place) => files.get(index.firstNotCovered(place)) ?? against(index.firstNotCovered(place)),
    likenessToPhrasings: (place) => likenesses.toEntry(place).best,
    likenessToNotCovered: (place) => likenesses.toNotCovered(index.firstNotCovered(place)).best,
    isExactly: (place) => exact.length === 1 && exact[0] === place,
    perTerm,
  };
}

function wordScoreOf(bm25: number): number {
  return WEIGHTS.words * Math.log(1 + bm25);
}

/** The log odds of the query's terms, added up and divided by the root of their number. */
function subjectOf({ phrasings, length }: Texts, ofTerms: readonly NgramFacts[], first: number): number {
  let sum = 0;
  for (const { inside, outside, texts, isCommon } of ofTerms) {
    // The counts of a common term do not tell the files apart.
    if (inside + outside === 0 || (first > phrasings && isCommon)) continue;
    const against = first > phrasings ? texts.filter((text) => text >= first).length : outside;
    sum += logOdds(inside, against, phrasings, length - first, 0.5);
  }
  return sum / Math.sqrt(Math.max(1, ofTerms.length));
}

function nearOf({ phrasings, length }: Texts, { toPhrasings, toNotCovered }: Likenesses, first: number): number {
  return logOdds(toPhrasings.near, toNotCovered(first).near, phrasings, length - first, 0.01);
}

/** How many times greater the share of `inside` among the phrasings is than that of `outside` among the others: its log. */
function logOdds(inside: number, outside: number, phrasings: number, others: number, least: number): number {
  const shared = (SMOOTHING * (inside + outside + least)) / (phrasings + others);
  return Math.log(((inside + shared) * (others + SMOOTHING)) / ((outside + shared) * (phrasings + SMOOTHING)));
}
