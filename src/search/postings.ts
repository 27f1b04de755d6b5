/** Which entries have a term, in which fields, and how much that counts. */

/** The fields of an entry, and how much a match in each counts. What comes from phrasings counts again in evidence.ts. */
export const BOOSTS = { question: 1, askedAs: 1, answer: 1, category: 0.5, updates: 0.3 };

const FIELDS = Object.keys(BOOSTS);
/** Scores are whole numbers of so many parts: shorter in a file. */
const PARTS = 1000;

/** For each entry that has a term, in their order, three numbers: its position, its score, and a bit for each field. */
export type Postings = readonly number[];

export function postingOf(place: number, score: number, fields: readonly string[]): Postings {
  return [place, Math.round(score * PARTS), fields.reduce((bits, field) => bits | (1 << FIELDS.indexOf(field)), 0)];
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
  return FIELDS.filter((_, bit) => (bits >> bit) & 1);
}
