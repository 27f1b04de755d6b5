/** A list in words, by keyboard and line by line: its title, its rows, what it shows, and whether the search is sure. */

import type { Catalog } from '../catalog/catalog.ts';
import { clip, NEAR, NOT_COVERED, NOT_HERE, NOT_SURE_SHORT, UNOFFICIAL } from '../output/wording.ts';
import type { List, ListScreen, Row } from './flow.ts';

export function titleOf({ kind, category }: ListScreen, { title, caveat }: Catalog): string {
  if (kind !== 'home') return category?.name ?? 'All questions';
  return caveat ? `${UNOFFICIAL}: ${title}` : title;
}

/** Above the rows, if the search is not sure or finds nothing. */
export function doubtLines({ doubt, questions }: List): readonly string[] {
  if (!doubt) return [];
  if (doubt.outcome === 'maybe') return [NOT_SURE_SHORT];
  const refused = `${doubt.isElsewhere ? NOT_HERE : NOT_COVERED} ${clip(doubt.query)}`;
  return questions.shown > 0 ? [refused, NEAR] : [refused];
}

/** How many of the total are shown, and for which search; or, if the search finds no answer, whom to ask. */
export function statusOf(
  { categories, questions, corrected, doubt }: List,
  { helpDesk }: Catalog,
  width = Number.POSITIVE_INFINITY,
): string {
  if (doubt?.outcome === 'none') {
    const phone = doubt.isElsewhere ? null : helpDesk?.phone;
    if (!phone) return '';
    return [`Ask the help desk: ${phone}`, `Ask: ${phone}`].find((line) => line.length <= width) ?? phone;
  }
  return [
    ...(corrected ? [`Searched for ${corrected}`] : []),
    ...(categories && categories.shown > 0 ? [countOf(categories, 'category', 'categories')] : []),
    countOf(questions, 'question', 'questions'),
  ].join(', ');
}

function countOf({ shown, all }: List['questions'], one: string, many: string): string {
  return `${shown < all ? `${shown} of ` : ''}${all} ${all === 1 ? one : many}`;
}

/** A row in words; for a question, its full text. */
export function labelOf(row: Row): string {
  switch (row.kind) {
    case 'category':
      return `${row.category.name} (${row.category.entries})`;
    case 'all':
      return `Search all questions (${row.entries})`;
    case 'question':
      return row.question.entry.question;
    case 'back':
      return 'Back';
    case 'quit':
      return 'Quit';
  }
}
