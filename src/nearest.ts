/** The names nearest to one that is not known, for every "did you mean". The only user of `damerau-levenshtein`. */

import distance from 'damerau-levenshtein';

/** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
export function edits(a: string, b: string): number {
  return distance(a, b).steps;
}

/**
 * Up to three of the candidates that a slip of the fingers would make of `name`, or that it is a part of, nearest first.
 * Two edits are a slip in any name, and one in three characters in a long one.
 */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  const typed = name.toLowerCase();
  const most = Math.max(2, Math.floor(typed.length / 3));
  const isPart = (candidate: string) => typed.length >= 3 && candidate.includes(typed);
  return [...candidates]
    .map((candidate) => ({ candidate, distance: edits(typed, candidate) }))
    .filter(({ candidate, distance }) => (distance <= most && distance < candidate.length) || isPart(candidate))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
