/** The known names closest to an unknown one, for every "did you mean". The only user of `damerau-levenshtein`. */

import distance from 'damerau-levenshtein';

/** How many letters to add, drop, change or swap with their neighbour to turn one word into the other. */
export function edits(a: string, b: string): number {
  return distance(a, b).steps;
}

/**
 * Up to three candidates that `name` is a typo of or a part of, closest first.
 * A typo has up to two edits in any name, and up to one in three characters in a long one.
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
