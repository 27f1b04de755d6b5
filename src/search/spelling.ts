/** Corrects misspelled words: finds the known word that a typo would turn into the one typed. */

import { edits as editsBetween } from '../nearest.ts';
import type { Lines } from './lines.ts';
import { isStopWord } from './text.ts';

export interface Correction {
  readonly word: string;
  /** How many letters were added, dropped, changed or swapped with their neighbor. */
  readonly edits: number;
}

/** A longer word is not a word: comparing takes time and memory that grow with the square of the length. */
const LONGEST = 50;

/**
 * The known word most likely meant by an unknown one, or null if none is near enough.
 * `words` are all known words, each with its number of uses.
 * Tolerance grows with length, because a typo too easily turns a short word into another real word.
 * - 3 letters: only two letters swapped, and only to give a stop word ("teh");
 * - 4 and 5 letters: one edit, but no letter changed for another ("fees" is not a typo for "feet");
 * - 6 to 8 letters: one edit; 9 letters or more: two.
 * The first letter must be right, or swapped with the second: people rarely get it wrong.
 */
export function correct(typed: string, words: Lines<number>): Correction | null {
  const { length } = typed;
  if (length < 3 || length > LONGEST || /\d/.test(typed)) return null;
  const most = length < 9 ? 1 : 2;
  let best: { word: string; edits: number; uses: number } | null = null;
  const [first = '', second = ''] = typed;
  for (const word of [...words.startingWith(first), ...words.startingWith(second + first)]) {
    if (Math.abs(word.length - length) > most || word.length < 3) continue;
    // Counting edits takes far longer.
    if (most === 1 && unlike(typed, word) > 2) continue;
    const edits = editsBetween(typed, word);
    if (edits > most) continue;
    const uses = words.get(word) ?? 0;
    // Words that no entry has are known, but never used as corrections.
    if (uses === 0 || (best && (edits > best.edits || (edits === best.edits && uses <= best.uses)))) continue;
    if (length < 6 && word.length === length && !isSwap(typed, word)) continue;
    if (length === 3 && !(isSwap(typed, word) && isStopWord(word))) continue;
    best = { word, edits, uses };
  }
  return best && { word: best.word, edits: best.edits };
}

/** The letters between what two words have in common at their beginnings and ends: one edit leaves two at most. */
function unlike(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}

function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
