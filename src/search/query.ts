/** Parses a query into free words, quoted phrases and excluded words. */

import { printable } from '../printable.ts';
import { splitWords, wordsOf } from './text.ts';

export interface Query {
  /** As typed, but safe to show. */
  readonly text: string;
  /** Everything to search for, including phrases, without the excluded words. */
  readonly wanted: string;
  /** Quoted sequences of words, to appear in the entry as typed if any entry has them. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that must not appear in the entry. */
  readonly excluded: readonly string[];
  /** Only whole words as typed match: no typo tolerance, prefixes, stems or synonyms. */
  readonly exact: boolean;
}

// Far longer than any question; longer text was pasted by mistake and would only take time.
const MAX_LENGTH = 2000;

/** Hyphens that show only at the end of a line, and marks without a width, as in text copied from a page. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
const QUOTED = /["“”]([^"“”]*)["“”]/g;
const EXCLUDED = /(^|\s)-(?=\S)(\S+)/g;

export function parseQuery(typed: string, { exact = false } = {}): Query {
  const text = printable(typed.replace(INVISIBLE, '')).trim();
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
  return { text, wanted, phrases, excluded, exact };
}

/** The query with another last word. */
export function withLastWord(query: Query, word: string): Query {
  const start = splitWords(query.wanted).at(-1)?.start ?? 0;
  return { ...query, wanted: query.wanted.slice(0, start) + word };
}
