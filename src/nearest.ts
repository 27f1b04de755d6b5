/** The names nearest to one that is not known: for every "did you mean". */

import { distance } from 'fastest-levenshtein';

/**
 * Up to three of the candidates that a slip of the fingers would make of `name`, nearest first.
 * Two edits are a slip in any name, and one in three characters in a long one.
 */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  const most = Math.max(2, Math.floor(name.length / 3));
  return [...candidates]
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .filter(({ candidate, edits }) => edits <= most && edits < candidate.length)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
