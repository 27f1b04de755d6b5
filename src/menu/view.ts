/** A screen of the walk as lines of text that fit the terminal: pure, so that it can be read in tests. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Style } from '../output/style.ts';
import { paint, renderEntry } from '../output/text.ts';
import { breakLines, cut, cutStart, wrap } from '../output/wrap.ts';
import { type AnswerScreen, type List, type ListScreen, listOf, type Row, relatedOf, type Walk } from './flow.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly style: Style;
}

export interface View {
  /** Down to the line in which one types; the cursor stands at its end. */
  readonly head: string;
  /** What stands below that line. */
  readonly body: string;
  /** Lines of the list or of the answer in view: a page. */
  readonly page: number;
  /** The place of a list's last row, or the largest `top` of an answer: there its last line is in view. */
  readonly last: number;
}

/** Below this many rows, title and keys give way to the list. */
const LOW = 10;

export function viewOf({ stack }: Walk, catalog: Catalog, size: Size): View {
  const [screen] = stack;
  return screen.kind === 'answer' ? viewAnswer(screen, catalog, size) : viewList(screen, catalog, size);
}

function viewList(screen: ListScreen, catalog: Catalog, { columns, rows, style }: Size): View {
  const list = listOf(screen, catalog);
  const status = list.nothingFound ? nothingFoundIn(list, catalog) : countsOf(list);
  const leave = screen.kind === 'home' ? 'Esc clear, then quit' : 'Esc clear, then back';
  const keys = `Type to search | Up/Down move | Enter open | ${leave} | Ctrl-C quit`;
  const { head, foot, page } = frame(titleOf(screen, catalog), status, keys, { columns, rows, style });

  const from = Math.max(0, Math.min(screen.selected - Math.floor(page / 2), list.rows.length - page));
  const lines = list.rows.slice(from, from + page).map((row, i) => {
    const selected = from + i === screen.selected;
    return `${selected ? '> ' : '  '}${renderRow(row, columns - 3, selected, style)}`;
  });
  const search = `Search: ${cutStart(screen.filter, columns - 'Search: '.length - 2)}`;
  return { head: [...head, search].join('\n'), body: [...lines, ...foot].join('\n'), page, last: list.rows.length - 1 };
}

function viewAnswer({ entry, top }: AnswerScreen, catalog: Catalog, { columns, rows, style }: Size): View {
  const related = relatedOf(entry, catalog);
  const text = renderEntry({ ...entry, related: [] }, catalog.title, { width: columns - 1, style });
  const links = related.map(({ question }, i) => cut(`${i + 1} ${question}`, columns - 1));
  const lines = [
    ...breakLines(text.trimEnd(), columns - 1).split('\n'),
    ...(links.length > 0 ? ['', 'Related:', ...links] : []),
  ];

  const numbers = related.length > 0 ? [related.length > 1 ? `1-${related.length} related` : '1 related'] : [];
  const keys = ['Up/Down scroll', ...numbers, 'Enter prints and leaves', 'Esc or b back', 'q quits'].join(' | ');
  const place = (page: number, from: number) => {
    const to = Math.min(lines.length, from + page);
    return lines.length <= page ? 'The whole answer' : `Lines ${from + 1} to ${to} of ${lines.length}`;
  };
  // The height of the frame does not hang on the place, only the words do.
  const { page } = frame(null, place(1, 0), keys, { columns, rows, style });
  const last = Math.max(0, lines.length - page);
  const from = Math.min(top, last);
  const { foot } = frame(null, place(page, from), keys, { columns, rows, style });
  const shown = lines.slice(from, from + page);
  return { head: [...shown, ...foot].join('\n'), body: '', page, last };
}

/** Title above and counts and keys below, as far as there is room; `page` rows are left between. */
function frame(title: string | null, status: string, keys: string, { columns, rows, style }: Size) {
  const low = rows < LOW;
  const head = low || title === null ? [] : [style.question(cut(title, columns - 1))];
  const foot = [
    style.detail(cut(status, columns - 1)),
    ...(low
      ? []
      : wrap(keys, columns - 1)
          .split('\n')
          .map((line) => style.detail(line))),
  ];
  const typing = title === null ? 0 : 1;
  // One row is left free: a full screen would scroll.
  return { head, foot, page: Math.max(1, rows - 1 - head.length - typing - foot.length) };
}

function renderRow(row: Row, width: number, selected: boolean, style: Style): string {
  const base = selected ? style.question : (text: string) => text;
  if (row.kind === 'question') {
    const text = cut(row.entry.question, width);
    const spans = (row.hit?.spans.question ?? []).filter(({ end }) =>
      row.entry.question.startsWith(text.slice(0, end)),
    );
    return paint(text, spans, base, style);
  }
  return base(cut(labelOf(row), width));
}

export function titleOf({ kind, category }: ListScreen, { title }: Catalog): string {
  return kind === 'home' ? title : (category?.name ?? 'All questions');
}

/** That nothing was found, and what one can do. */
export function nothingFoundIn({ rows }: List, { helpDesk }: Catalog): string {
  if (rows.length > 0) return 'Not in this FAQ; the nearest are shown';
  return helpDesk?.phone ? `Not in this FAQ; help desk: ${helpDesk.phone}` : 'Not in this FAQ';
}

/** How many of how many are shown, in words, and what for, where that is not what was typed. */
export function countsOf({ categories, questions, corrected }: List): string {
  return [
    ...(corrected ? [`Searched for ${corrected}`] : []),
    ...(categories ? [`${categories.shown} of ${categories.all} categories`] : []),
    `${questions.shown} of ${questions.all} questions`,
  ].join(', ');
}

/** A row in words; of a question, the question whole. */
export function labelOf(row: Row): string {
  switch (row.kind) {
    case 'category':
      return `${row.category.name} (${row.category.entries})`;
    case 'all':
      return `Search all questions (${row.entries})`;
    case 'question':
      return row.entry.question;
    case 'back':
      return 'Back';
    case 'quit':
      return 'Quit';
  }
}
