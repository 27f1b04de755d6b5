/** The known names closest to an unknown one, for every "did you mean". The only user of `damerau-levenshtein`. */

import distance from 'damerau-levenshtein';

/** How many letters to add, drop, change or swap with their neighbor to turn one word into the other. */
export function edits(a: string, b: string): number {
  return distance(a, b).steps;
}

/** Names longer than this are not compared: the time and memory that it takes grow with the square of the length. */
const LONGEST = 100;

/**
 * Up to three candidates that `name` is a typo of or a part of, closest first.
 * A typo has one edit in a name of up to four letters, up to two in a longer one, and one in three characters in a long one.
 */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  const typed = name.toLowerCase();
  if (typed.length > LONGEST) return [];
  const most = Math.max(typed.length > 4 ? 2 : 1, Math.floor(typed.length / 3));
  const isPart = (candidate: string) => typed.length >= 3 && candidate.includes(typed);
  // Names whose lengths differ by more than `most` are more edits apart.
  const isLikeLong = ({ length }: string) => Math.abs(length - typed.length) <= most;
  return [...candidates]
    .filter((candidate) => candidate.length <= LONGEST && (isLikeLong(candidate) || isPart(candidate)))
    .map((candidate) => ({ candidate, distance: edits(typed, candidate) }))
    .filter(({ candidate, distance }) => (distance <= most && distance < candidate.length) || isPart(candidate))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
