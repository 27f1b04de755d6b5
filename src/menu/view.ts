/** A screen of the menu as lines of text that fit the terminal: pure, so that tests can read it. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../faq/faq.ts';
import { colorOnly, type Style } from '../output/style.ts';
import { paint, renderEntry } from '../output/text.ts';
import { breakLines, cut, cutStart, pad } from '../output/wrap.ts';
import { type AnswerScreen, type List, type ListScreen, listOf, type Row, relatedOf, type Walk } from './flow.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly style: Style;
}

/** What the terminal can do besides drawing, and what it did for the last key. */
export interface Around {
  readonly canOpen: boolean;
  readonly notice: string | null;
}

export interface View {
  /** Everything down to the input line; the cursor is at its end. */
  readonly head: string;
  /** Everything below that line. */
  readonly body: string;
  /** The number of visible lines of the list or the answer: a page. */
  readonly page: number;
  /** The largest `top` of an answer, where its last line is visible; 0 for a list. */
  readonly last: number;
}

/** The smallest terminal that the menu is drawn on. */
export const SMALLEST = { columns: 20, rows: 4 };
/** The size to draw for, in columns and rows: a terminal that does not know its size reports 0. */
export function sizeOf({ columns, rows }: Partial<Omit<Size, 'style'>>): Omit<Size, 'style'> {
  return { columns: Math.max(SMALLEST.columns, columns || 80), rows: Math.max(SMALLEST.rows, rows || 24) };
}

/** With fewer rows, title and keys make room for the list. */
const LOW = 10;
/** From this many columns on, the selected question's answer is shown beside the list; the list takes this share. */
const PREVIEW = { columns: 100, list: 0.45 };
const ALONE: Around = { canOpen: false, notice: null };

export function viewOf({ stack }: Walk, catalog: Catalog, size: Size, around = ALONE): View {
  const [screen, under] = stack;
  switch (screen.kind) {
    case 'answer':
      return viewAnswer(screen, catalog, size, around);
    case 'keys':
      return viewKeys(under?.kind === 'answer', size, around);
    default:
      return viewList(screen, catalog, size);
  }
}

function viewList(screen: ListScreen, catalog: Catalog, { columns, rows, style }: Size): View {
  const list = listOf(screen, catalog);
  const leave = screen.kind === 'home' ? 'Esc quits' : 'Esc goes back';
  const esc = screen.filter === '' ? leave : 'Esc clears';
  const keys = ['Type to search', 'Enter opens', esc, '? keys', 'Ctrl-C quits'];
  const frame = frameOf(titleOf(screen, catalog), statusOf(list, catalog), keys, { columns, rows, style });
  const { head, foot, page } = frame;
  // The last row of a page says how much is below it.
  const isLong = list.rows.length > page && page > 2;
  const height = isLong ? page - 1 : page;
  const from = Math.max(0, Math.min(screen.selected - Math.floor(height / 2), list.rows.length - height));
  const below = list.rows.length - from - height;

  const hasPreview = columns >= PREVIEW.columns;
  const width = hasPreview ? Math.floor(columns * PREVIEW.list) : columns - 1;
  const lines = list.rows.slice(from, from + height).map((row, i) => {
    const selected = from + i === screen.selected;
    const label = row.kind === 'category' && screen.filter !== '' ? 'Category: ' : '';
    return `${selected ? '> ' : '  '}${label}${renderRow(row, width - 2 - label.length, selected, style)}`;
  });
  if (isLong) lines.push(style.detail(below > 0 ? `  ${below} more` : '  The end'));
  const previewed = hasPreview ? previewOf(list.rows[screen.selected]) : null;
  const room = columns - width - 4;
  const preview = previewed ? renderEntry(previewed, catalog, { width: room, style }).split('\n') : [];
  const shown = hasPreview ? beside(lines, preview, { page, width, room, style }) : lines;
  const search = `Search: ${cutStart(screen.filter, columns - 'Search: '.length - 2)}`;
  return { head: [...head, search].join('\n'), body: [...shown, ...foot].join('\n'), page: height, last: 0 };
}

/** The list with the beginning of an answer to its right. */
function beside(
  lines: readonly string[],
  preview: readonly string[],
  { page, width, room, style }: { page: number; width: number; room: number; style: Style },
): string[] {
  const height = Math.min(page, Math.max(lines.length, preview.length));
  return Array.from({ length: height }, (_, i) => {
    const right = breakLines(preview[i] ?? '', room).split('\n')[0] ?? '';
    return `${pad(lines[i] ?? '', width)} ${style.detail('|')} ${right}`.trimEnd();
  });
}

function previewOf(row: Row | undefined): Entry | null {
  return row?.kind === 'question' ? row.question.entry : null;
}

function viewAnswer(
  { entry, top }: AnswerScreen,
  catalog: Catalog,
  { columns, rows, style }: Size,
  { canOpen, notice }: Around,
): View {
  const related = relatedOf(entry, catalog);
  const text = renderEntry({ ...entry, related: [] }, catalog, { width: columns - 1, style });
  const links = related.map(({ question }, i) => cut(`${i + 1} ${question}`, columns - 1));
  const lines = [
    ...breakLines(text.trimEnd(), columns - 1).split('\n'),
    ...(links.length > 0 ? ['', 'Related:', ...links] : []),
  ];
  const keys = [
    'Up/Down',
    ...(related.length > 0 ? [related.length > 1 ? `1-${related.length} related` : '1 related'] : []),
    'Enter prints',
    ...(canOpen && entry.sources.length > 0 ? ['o source'] : []),
    'y copies',
    'b back',
    'q quits',
    '? keys',
  ];
  const place = (page: number, from: number) => {
    const to = Math.min(lines.length, from + page);
    return lines.length <= page ? 'The whole answer' : `Lines ${from + 1} to ${to} of ${lines.length}`;
  };
  // The frame's height does not depend on the status.
  const { page } = frameOf(null, '', keys, { columns, rows, style });
  const last = Math.max(0, lines.length - page);
  const from = Math.min(top, last);
  const { foot } = frameOf(null, notice ?? place(page, from), keys, { columns, rows, style });
  const shown = lines.slice(from, from + page);
  return { head: [...shown, ...foot].join('\n'), body: '', page, last };
}

/** What the keys do, on a list or in an answer. */
export function keysOf(inAnswer: boolean, canOpen: boolean): readonly (readonly [string, string])[] {
  return [
    ...(inAnswer
      ? ([
          ['Up, Down, Space', 'scroll; also Page Up, Page Down, Home and End'],
          ['1 to 9', 'open a related question'],
          ['Enter', 'print the answer and exit'],
          ...(canOpen ? ([['o', 'open the first source in the browser']] as const) : []),
          ['y', 'copy the text to act on, if the terminal allows it'],
          ['b, Esc', 'go back'],
          ['q', 'quit'],
        ] as const)
      : ([
          ['Letters', 'type the words of your question to narrow the list'],
          ['Up, Down', 'move; also Page Up, Page Down, Home and End'],
          ['Enter', 'open the selected line'],
          ['Esc', 'clear what you typed, then go back'],
          ['Ctrl-U, Ctrl-W', 'clear what you typed, or its last word'],
        ] as const)),
    ['Ctrl-Z', 'suspend; fg resumes'],
    ['Ctrl-C', 'quit'],
  ];
}

function viewKeys(inAnswer: boolean, { columns, rows, style }: Size, { canOpen }: Around): View {
  const { head, foot, page } = frameOf('Keys', 'Any key goes back', [], { columns, rows, style });
  const lines = keysOf(inAnswer, canOpen).map(([key, does]) => cut(`${pad(key, 18)}${does}`, columns - 1));
  return { head: [...head, ...lines.slice(0, page), ...foot].join('\n'), body: '', page, last: 0 };
}

/** Title above, status and keys below, as far as there is room; `page` rows are left between them. */
function frameOf(title: string | null, status: string, keys: readonly string[], { columns, rows, style }: Size) {
  const low = rows < LOW;
  const head = low || title === null ? [] : [style.question(cut(title, columns - 1))];
  const foot = [cut(status, columns - 1), ...(low || keys.length === 0 ? [] : [keysLine(keys, columns - 1)])].map(
    (line) => style.detail(line),
  );
  const typing = title === null ? 0 : 1;
  // One row is left free: a full screen would scroll.
  return { head, foot, page: Math.max(1, rows - 1 - head.length - typing - foot.length) };
}

/** As many keys as fit on one line; if not all fit, the key that shows them all is included. */
function keysLine(keys: readonly string[], width: number): string {
  const all = keys.join(' | ');
  if (all.length <= width) return all;
  const help = '? keys';
  let line = '';
  for (const key of keys.filter((key) => key !== help)) {
    const longer = `${line}${key} | `;
    if (longer.length + help.length > width) break;
    line = longer;
  }
  return cut(line + help, width);
}

function renderRow(row: Row, width: number, selected: boolean, style: Style): string {
  const base = selected ? style.question : (text: string) => text;
  if (row.kind === 'question') {
    const { entry, hit } = row.question;
    return paint(cut(entry.question, width), hit?.spans.question ?? [], base, colorOnly(style));
  }
  return base(cut(labelOf(row), width));
}

export function titleOf({ kind, category }: ListScreen, { title }: Catalog): string {
  return kind === 'home' ? title : (category?.name ?? 'All questions');
}

/** How many of the total are shown, and for which search; or that nothing seems to answer, and what to do. */
export function statusOf({ categories, questions, corrected, nothingFound }: List, { helpDesk }: Catalog): string {
  if (nothingFound) {
    return `Nothing here seems to answer that${helpDesk?.phone ? `; help desk: ${helpDesk.phone}` : ''}`;
  }
  return [
    ...(corrected ? [`Searched for ${corrected}`] : []),
    ...(categories ? [`${categories.shown} of ${categories.all} categories`] : []),
    `${questions.shown} of ${questions.all} questions`,
  ].join(', ');
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
