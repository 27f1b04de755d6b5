/** Parses a query into free words, quoted phrases and excluded words. */

import { printable } from '../printable.ts';
import { isStopWord, wordsOf } from './text.ts';

export interface Query {
  /** As typed, but safe to show. */
  readonly text: string;
  /** Everything to search for, including phrases, without the excluded words. */
  readonly wanted: string;
  /** Sequences of words that must appear in the entry as typed. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that must not appear in the entry. */
  readonly excluded: readonly string[];
  /** Only whole words as typed match: no typo tolerance, prefixes, stems or synonyms. */
  readonly exact: boolean;
}

// Far longer than any question; longer text was pasted by mistake and would only take time.
const MAX_LENGTH = 2000;

const QUOTED = /["“”]([^"“”]*)["“”]/g;
const EXCLUDED = /(^|\s)-(?=\S)(\S+)/g;

export function parseQuery(typed: string, { exact = false } = {}): Query {
  const text = printable(typed).trim();
  const phrases: string[][] = [];
  const excluded: string[] = [];
  const wanted = text
    .slice(0, MAX_LENGTH)
    .replace(QUOTED, (_, phrase: string) => {
      const words = wordsOf(phrase);
      if (words.length > 0) phrases.push(words);
      return ` ${phrase} `;
    })
    .replace(EXCLUDED, (_, space: string, word: string) => {
      excluded.push(...wordsOf(word));
      return space;
    })
    .replace(/\s+/g, ' ')
    .trim();
  if (exact)
    phrases.push(
      ...wordsOf(wanted)
        .filter((word) => !isStopWord(word))
        .map((word) => [word]),
    );
  return { text, wanted, phrases, excluded, exact };
}
