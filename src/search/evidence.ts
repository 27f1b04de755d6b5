/** Gathers the evidence for and against an entry being the answer to a query. */

import type { Candidate } from './candidates.ts';
import type { Evidence } from './confidence.ts';
import type { Index } from './indexing.ts';
import { compare } from './likeness.ts';
import type { NgramFacts, Texts } from './texts.ts';
import type { Understood } from './understand.ts';

/** Added to every count (smoothing), so that one phrasing more or less is not decisive. */
const UNSEEN = { inEntry: 0.2, subject: 0.5, near: 1e-4 };
/** Where no questions not covered are known: the subject of a query whose terms are all known, and the usual share. */
const USUAL = { subject: 18, outside: 0.03 };
/** If an entry has fewer phrasings than this, its counts are scaled up to this many. */
const FEW_PHRASINGS = 10;

/** Gathers evidence on the candidates for one query. */
export interface Judge {
  (candidate: Candidate): Evidence;
  /**
   * How well the query fits all phrasings of the entry (see `fitOf`), divided by the root of the number of known n-grams
   * so that long queries do not score higher; quick to compute.
   */
  fit(candidate: Candidate): number;
}

/** Computes what is the same for all entries only once, and the evidence for each entry only once. */
export function createJudge(index: Index, { terms, ngrams }: Understood): Judge {
  const { texts, firstPhrasings } = index;
  const { phrasings, length } = texts;
  const facts = ngrams.map(texts.ngram);
  const seen = facts.filter(({ inside, outside }) => inside + outside > 0);
  const subject = subjectOf(texts, seen);
  const known = terms.filter(({ facts }) => facts?.entries.length).length / Math.max(1, terms.length);
  const likenessTo = compare(texts, facts);
  const inside = likenessTo(0, phrasings).near + UNSEEN.near;
  const rangeOf = (place: number) => [firstPhrasings[place] ?? 0, firstPhrasings[place + 1] ?? 0] as const;
  const fitTo = (place: number) => {
    const [from, to] = rangeOf(place);
    return fitOf(texts, seen, place, to - from);
  };
  const gather = (place: number, matched: ReadonlySet<string>): Evidence => {
    const [from, to] = rangeOf(place);
    const phrasing = likenessTo(from, to);
    const first = index.firstNotCovered(place);
    const notCovered = likenessTo(first, length);
    const outside = notCovered.near + UNSEEN.near * USUAL.outside;
    return {
      agreement: phrasing.best,
      similar: (phrasing.near * scaleOf(to - from)) / UNSEEN.near,
      own: likenessTo(from, from + 1).best,
      elsewhere: notCovered.best,
      outside: first < length ? outside / (inside + outside) : USUAL.outside,
      // The counts do not tell the files apart: they would hold what files below do not cover against the entry.
      subject: first === phrasings && first < length ? subject : USUAL.subject * known,
      fit: fitTo(place) / Math.max(1, facts.length),
      matched: terms.filter(({ term }) => matched.has(term)).length,
    };
  };
  const gathered = new Map<number, Evidence>();
  const judge = ({ id: place, queryTerms }: Candidate): Evidence => {
    const evidence = gathered.get(place) ?? gather(place, new Set(queryTerms));
    gathered.set(place, evidence);
    return evidence;
  };
  const root = Math.sqrt(Math.max(1, seen.length));
  return Object.assign(judge, { fit: ({ id }: Candidate) => fitTo(id) / root });
}

/**
 * How many times likelier the n-grams are in the entry's phrasings than in those of all entries (naive Bayes): the sum
 * of the logarithms for known n-grams.
 */
function fitOf({ phrasings: all }: Texts, seen: readonly NgramFacts[], place: number, phrasings: number): number {
  const scale = scaleOf(phrasings);
  let logs = 0;
  for (const { inside, inEntry } of seen) {
    const observed = scale * inEntry(place);
    const expected = (scale * phrasings * inside) / all;
    logs += Math.log((observed + UNSEEN.inEntry) / (expected + UNSEEN.inEntry));
  }
  return logs;
}

/** By how much to scale up what was counted in so many phrasings. */
function scaleOf(phrasings: number): number {
  return Math.max(1, FEW_PHRASINGS / phrasings);
}

/**
 * How much more common the n-grams are, relatively, in phrasings of the FAQ's questions than in questions not covered:
 * the sum of their log odds. The longer the query, the more it says.
 */
function subjectOf({ phrasings, length }: Texts, seen: readonly NgramFacts[]): number {
  const notCovered = length - phrasings;
  const odds = seen.map(({ inside, outside }) => {
    const odds = (inside + UNSEEN.subject) / (phrasings + 2 * UNSEEN.subject);
    return Math.log((odds * (notCovered + 2 * UNSEEN.subject)) / (outside + UNSEEN.subject));
  });
  return sum(odds);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
