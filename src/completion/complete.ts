/** Answers the completion scripts: what may stand at the cursor, one word per line. */

import type { Catalog } from '../catalog/catalog.ts';
import { printable } from '../printable.ts';
import type { Candidate, Cursor } from './cursor.ts';

export { cursorIn } from './cursor.ts';
export { wordsTyped } from './typed.ts';

/** Tells the script to offer the names of files. */
const FILES = ':files\n';

/**
 * A word, a tab and its description per line.
 * @param faq null if it is not needed, or cannot be opened
 */
export function linesFor({ wanted, prefix, earlier }: Cursor, faq: Catalog | null): string {
  if (wanted === 'files') return FILES;
  const typed = prefix.toLowerCase();
  return candidatesFor(wanted, faq)
    .filter(({ word }) => word.toLowerCase().startsWith(typed) && !earlier.includes(word))
    .map(({ word, description }) => (description ? `${word}\t${oneLine(description)}\n` : `${word}\n`))
    .join('');
}

function candidatesFor(wanted: Cursor['wanted'], faq: Catalog | null): readonly Candidate[] {
  if (typeof wanted !== 'string') return wanted;
  if (wanted === 'categories') return faq?.categories.map(({ id, name }) => ({ word: id, description: name })) ?? [];
  if (wanted !== 'entries' || !faq) return [];
  return faq.entriesIn([]).map((listed) => ({
    word: listed.id,
    get description() {
      return listed.entry.question;
    },
  }));
}

/** A question is data: what it contains must not look like another line, nor reach the terminal as a control character. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
