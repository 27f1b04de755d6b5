/** Misspelt words put right: the known word that a slip of the fingers would turn into the one typed. */

import { edits as editsBetween } from '../nearest.ts';
import type { Keyed } from './lines.ts';
import { isStopWord } from './text.ts';

export interface Correction {
  readonly word: string;
  /** Letters added, dropped, changed or swapped with their neighbour. */
  readonly edits: number;
}

/**
 * The likeliest word meant by one that is not known, or null where none is near enough.
 * `words` are all that are known, each with the number of its uses.
 * Tolerance grows with length: a short word turns into another real word too easily.
 * - 3 letters: only two swapped, and only into a stop word ("teh");
 * - 4 and 5 letters: one edit, but no letter changed for another ("fees" is no slip for "feet");
 * - 6 to 8 letters: one edit; from 9 letters on: two.
 * The first letter has to be right, or swapped with the second: people seldom miss it.
 */
export function correct(typed: string, words: Keyed<number>): Correction | null {
  const { length } = typed;
  if (length < 3 || /\d/.test(typed)) return null;
  const most = length < 9 ? 1 : 2;
  let best: { word: string; edits: number; uses: number } | null = null;
  const [first = '', second = ''] = typed;
  for (const [word, uses] of [...words.startingWith(first), ...words.startingWith(second + first)]) {
    // Words that no entry has are known, but nothing is corrected to them.
    if (uses === 0 || Math.abs(word.length - length) > most || word.length < 3) continue;
    const edits = editsBetween(typed, word);
    if (edits > most || (best && (edits > best.edits || (edits === best.edits && uses <= best.uses)))) continue;
    if (length < 6 && word.length === length && !isSwap(typed, word)) continue;
    if (length === 3 && !(isSwap(typed, word) && isStopWord(word))) continue;
    best = { word, edits, uses };
  }
  return best && { word: best.word, edits: best.edits };
}

function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
