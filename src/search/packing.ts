/**
 * A Faq packed to travel in a page, where the same index is built from it. The index itself would be four times as large
 * when compressed: a third of it is hashes, and hashes do not compress.
 */

import type { Faq, IndexedEntry } from '../faq/faq.ts';
import { splitWords } from './text.ts';

/** A Faq whose phrasings are only searched, never shown: of these, only the words are kept. */
export interface PackedFaq extends Omit<Faq, 'entries' | 'notCovered'> {
  readonly entries: readonly Omit<IndexedEntry, 'askedAs'>[];
  /** Every word of the phrasings, the most frequent first, separated by spaces. */
  readonly words: string;
  /** The phrasings of each entry, in the same order: the codes of their words, with a space after each phrasing. */
  readonly askedAs: readonly string[];
  /** The questions not covered, in the same way, for each file. */
  readonly notCovered: readonly string[];
}

/** What a page needs for its search. */
export interface SearchData {
  readonly faq: PackedFaq;
  /** The ids of the categories to search; all if empty. */
  readonly categories: readonly string[];
}

export function packFaq({ entries, notCovered, ...faq }: Faq): PackedFaq {
  const lists = [...entries.map(({ askedAs }) => askedAs), ...notCovered].map((texts) => texts.map(plainWordsOf));
  const uses = new Map<string, number>();
  for (const word of lists.flat(2)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const words = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const codes = new Map(words.map((word, number) => [word, codeOf(number)]));
  const packed = lists.map((texts) =>
    texts.map((words) => `${words.map((word) => codes.get(word)).join('')} `).join(''),
  );
  return {
    ...faq,
    entries: entries.map(({ askedAs, ...entry }) => entry),
    words: words.join(' '),
    askedAs: packed.slice(0, entries.length),
    notCovered: packed.slice(entries.length),
  };
}

/** A Faq with the same index as the one that was packed. */
export function unpackFaq({ entries, words, askedAs, notCovered, ...faq }: PackedFaq): Faq {
  const byCode = new Map(words.split(' ').map((word, number) => [codeOf(number), word]));
  const unpack = (packed: string) =>
    packed
      .split(' ')
      .slice(0, -1)
      .map((codes) => (codes.match(CODE) ?? []).map((code) => byCode.get(code)).join(' '));
  return {
    ...faq,
    entries: entries.map((entry, i): IndexedEntry => ({ ...entry, askedAs: unpack(askedAs[i] ?? '') })),
    notCovered: notCovered.map(unpack),
  };
}

/** The words of a text, folded, except those that would be split or folded once more (the word "½"). */
function plainWordsOf(text: string): string[] {
  return splitWords(text).map(({ text: word, start, end }) => {
    const again = splitWords(word);
    return again.length === 1 && again[0]?.text === word ? word : text.slice(start, end);
  });
}

const LAST = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LEADING = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CODE = /[A-Z]*[a-z0-9]/g;

/** A code ends with its only lower-case letter or digit, so codes need no separator; the first 36 have one letter. */
function codeOf(number: number): string {
  let code = LAST.charAt(number % LAST.length);
  for (let rest = Math.floor(number / LAST.length); rest > 0; rest = Math.floor((rest - 1) / LEADING.length)) {
    code = LEADING.charAt((rest - 1) % LEADING.length) + code;
  }
  return code;
}
