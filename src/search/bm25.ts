/** BM25 of each term in each entry, computed once, when the index is built: a query only adds up numbers. */

import { weigh } from './texts.ts';

/** How much a match in each field counts. What comes from phrasings counts again in evidence.ts. */
const BOOSTS = { question: 1, askedAs: 1, answer: 1, category: 0.5, updates: 0.3 };

export type Fields = Readonly<Record<keyof typeof BOOSTS, readonly string[]>>;

/** How soon more of the same term counts no more, how much long fields count less, and what one match counts at least. */
const [SATURATION, LENGTH, LEAST] = [1.2, 0.7, 0.5];
/** Scores are whole numbers of so many parts: shorter in a file. */
const PARTS = 1000;

/** For each entry that has a term, in their order, three numbers: its position, its score, and a bit for each field that has the term. */
export type Postings = readonly number[];

export function scoreTerms(entries: readonly Fields[]): Map<string, Postings> {
  const fields = Object.entries(BOOSTS).map(([name, boost], bit) => {
    const texts = entries.map((entry) => countTerms(entry[name as keyof Fields]));
    const mean = texts.reduce((sum, { size }) => sum + size, 0) / entries.length;
    const having = countTerms(texts.flatMap((counts) => [...counts.keys()]));
    return { boost, bit: 1 << bit, texts, mean, having };
  });
  const postings = new Map<string, number[]>();
  for (const place of entries.keys()) {
    const scores = new Map<string, { score: number; bits: number }>();
    for (const { boost, bit, texts, mean, having } of fields) {
      const counts = texts[place] as Map<string, number>;
      const norm = SATURATION * (1 - LENGTH + (LENGTH * counts.size) / mean);
      for (const [term, count] of counts) {
        const weight = boost * weigh(having.get(term) ?? 0, entries.length);
        const found = scores.get(term) ?? { score: 0, bits: 0 };
        found.score += weight * (LEAST + (count * (SATURATION + 1)) / (count + norm));
        found.bits |= bit;
        scores.set(term, found);
      }
    }
    for (const [term, { score, bits }] of scores) {
      const known = postings.get(term);
      if (known) known.push(place, Math.round(score * PARTS), bits);
      else postings.set(term, [place, Math.round(score * PARTS), bits]);
    }
  }
  return postings;
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Tells `see` the position and the score of each entry that has the term. */
export function readScores(postings: Postings, see: (place: number, score: number) => void): void {
  for (let i = 0; i < postings.length; i += 3) see(postings[i] as number, (postings[i + 1] as number) / PARTS);
}

/** The fields of an entry that have the term; none if the entry does not have it. */
export function fieldsWith(postings: Postings, place: number): string[] {
  let low = 0;
  let high = postings.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[3 * middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  const bits = postings[3 * low] === place ? (postings[3 * low + 2] as number) : 0;
  return Object.keys(BOOSTS).filter((_, bit) => (bits >> bit) & 1);
}
