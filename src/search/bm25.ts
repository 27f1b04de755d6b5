/** BM25 of each term in each entry, computed once, when the index is built: a query only adds up numbers. */

import { weigh } from './texts.ts';

/** How much a match in each field counts. What comes from phrasings counts again in evidence.ts. */
const BOOSTS = { question: 1, askedAs: 1, answer: 1, category: 0.5, updates: 0.3 };

export type Fields = Readonly<Record<keyof typeof BOOSTS, readonly string[]>>;

/** How soon more of the same term counts no more, how much long fields count less, and what one match counts at least. */
const [SATURATION, LENGTH, LEAST] = [1.2, 0.7, 0.5];
/** Scores are whole numbers of so many parts: shorter in a file. */
const PARTS = 1000;

/** For each entry that has a term, three numbers: its position, its score, and a bit for each field that has the term. */
export type Postings = readonly number[];

export function scoreTerms(entries: readonly Fields[]): ReadonlyMap<string, Postings> {
  const scores = new Map<string, Map<number, [score: number, fields: number]>>();
  Object.entries(BOOSTS).forEach(([name, boost], bit) => {
    const texts = entries.map((fields) => fields[name as keyof Fields]);
    const lengths = texts.map((terms) => new Set(terms).size);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / entries.length;
    for (const [term, counts] of countTerms(texts)) {
      const inEntries = scores.get(term) ?? new Map();
      scores.set(term, inEntries);
      const weight = boost * weigh(counts.size, entries.length);
      for (const [place, count] of counts) {
        const norm = SATURATION * (1 - LENGTH + (LENGTH * (lengths[place] ?? 0)) / mean);
        const [score, fields] = inEntries.get(place) ?? [0, 0];
        const more = weight * (LEAST + (count * (SATURATION + 1)) / (count + norm));
        inEntries.set(place, [score + more, fields | (1 << bit)]);
      }
    }
  });
  const flat = (inEntries: ReadonlyMap<number, readonly [number, number]>) =>
    [...inEntries].flatMap(([place, [score, fields]]) => [place, Math.round(score * PARTS), fields]);
  return new Map([...scores].map(([term, inEntries]) => [term, flat(inEntries)]));
}

/** How often each term is in each text. */
function countTerms(texts: readonly (readonly string[])[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  texts.forEach((terms, place) => {
    for (const term of terms) {
      let places = counts.get(term);
      if (!places) {
        places = new Map();
        counts.set(term, places);
      }
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  });
  return counts;
}

/** Tells `see` the position and the score of each entry that has the term. */
export function readScores(postings: Postings, see: (place: number, score: number) => void): void {
  for (let i = 0; i < postings.length; i += 3) see(postings[i] as number, (postings[i + 1] as number) / PARTS);
}

/** The fields of an entry that have the term; none if the entry does not have it. */
export function fieldsWith(postings: Postings, place: number): string[] {
  for (let i = 0; i < postings.length; i += 3) {
    if (postings[i] !== place) continue;
    return Object.keys(BOOSTS).filter((_, bit) => ((postings[i + 2] as number) >> bit) & 1);
  }
  return [];
}
