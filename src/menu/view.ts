/** A screen of the menu as lines of text that fit the terminal: pure, so that tests can read it. */

import type { Catalog } from '../catalog/catalog.ts';
import { type Entry, isWeb } from '../faq/faq.ts';
import { colorOnly, type Style } from '../output/style.ts';
import { paint, renderEntry } from '../output/text.ts';
import { breakLines, cut, cutStart, hang, pad, wrap } from '../output/wrap.ts';
import { type AnswerScreen, type KeysScreen, type ListScreen, listOf, type Row, relatedOf, type Walk } from './flow.ts';
import { frameOf, type Key, type Size } from './frame.ts';
import { doubtLines, labelOf, statusOf, titleOf } from './labels.ts';

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
  /** The largest `top` of a text, where its last line is visible; 0 for a list. */
  readonly last: number;
}

/** The smallest terminal that the menu is drawn on. */
export const SMALLEST = { columns: 20, rows: 4 };
/** The size to draw for, in columns and rows: a terminal that does not know its size reports 0. */
export function sizeOf({ columns, rows }: Partial<Omit<Size, 'style'>>): Omit<Size, 'style'> {
  return { columns: Math.max(SMALLEST.columns, columns || 80), rows: Math.max(SMALLEST.rows, rows || 24) };
}

/** From this many columns on, the selected question's answer is shown beside the list; the list takes this share. */
const PREVIEW = { columns: 100, list: 0.45 };
/** From this many columns on, what a key does is shown beside the key, which takes this many. */
const KEYS = { columns: 60, key: 18 };
const ALONE: Around = { canOpen: false, notice: null };

export function viewOf({ stack }: Walk, catalog: Catalog, size: Size, around = ALONE): View {
  const [screen, under] = stack;
  switch (screen.kind) {
    case 'answer':
      return viewAnswer(screen, catalog, size, around);
    case 'keys':
      return viewKeys(screen, under?.kind === 'answer', size, around);
    default:
      return viewList(screen, catalog, size);
  }
}

function viewList(screen: ListScreen, catalog: Catalog, { columns, rows, style }: Size): View {
  const list = listOf(screen, catalog);
  const leave = screen.kind === 'home' ? 'Esc quit' : 'Esc back';
  const keys: Key[] = [
    ['Type to search', 4],
    ['Enter open', 2],
    [screen.filter === '' ? leave : 'Esc clear', 1],
    ['? keys', 3],
    ['Ctrl-C quit', 5],
  ];
  const { head, foot, page } = frameOf(titleOf(screen, catalog), true, keys, { columns, rows, style });
  // One row is left for the list; where it is the only one, the status says what is above it elsewhere.
  const [refused, ...others] = doubtLines(list).map((line) => cut(line, columns - 1));
  const above = refused ? [style.alert(refused), ...others].slice(0, page - 1) : [];
  const status = refused && page === 1 ? refused : statusOf(list, catalog, columns - 1);
  const room = page - above.length;
  // The last row of a page says how much is below it.
  const isLong = list.rows.length > room && room > 2;
  const height = isLong ? room - 1 : room;
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
  const right = columns - width - 4;
  const preview = previewed ? renderEntry(previewed, catalog, { width: right, style }).split('\n') : [];
  const shown = hasPreview ? beside(lines, preview, { page: room, width, room: right, style }) : lines;
  const search = `Search: ${cutStart(screen.filter, columns - 'Search: '.length - 2)}`;
  return {
    head: [...head, search].join('\n'),
    body: [...above, ...shown, ...foot(status)].join('\n'),
    page: height,
    last: 0,
  };
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
  const last = related.length > 1 ? `1-${related.length}` : '1';
  const keys: Key[] = [
    ['Up/Down', 8],
    ...(related.length > 0 ? [[`${last} related`, 5] as const] : []),
    ['Enter print', 3],
    ...(canOpen && entry.sources.some(isWeb) ? [['o source', 6] as const] : []),
    ['y copy', 7],
    ['b back', 1],
    ['q quit', 2],
    ['? keys', 4],
  ];
  return scrolled(lines, top, frameOf(null, false, keys, { columns, rows, style }), notice ?? undefined);
}

/** A text that is longer than the screen, from a line on. */
function scrolled(
  lines: readonly string[],
  top: number,
  { head, foot, page }: ReturnType<typeof frameOf>,
  notice?: string,
): View {
  const last = Math.max(0, lines.length - page);
  const from = Math.min(top, last);
  const to = Math.min(lines.length, from + page);
  const status = notice ?? (last === 0 ? 'The whole answer' : `Lines ${from + 1} to ${to} of ${lines.length}`);
  const shown = lines.slice(from, to);
  return { head: [...head, ...shown, ...foot(status)].join('\n'), body: '', page, last };
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

function viewKeys({ top }: KeysScreen, inAnswer: boolean, size: Size, { canOpen }: Around): View {
  const width = size.columns - 1;
  const marker = size.columns >= KEYS.columns ? KEYS.key : 0;
  const lines = keysOf(inAnswer, canOpen).flatMap(([key, does]) => {
    const text =
      marker > 0 ? hang(pad(key, marker) + does, width, '', pad(key, marker)) : wrap(`- ${key}: ${does}`, width);
    return breakLines(text, width).split('\n');
  });
  const whole = frameOf('Keys', false, [], size);
  if (lines.length <= whole.page) return scrolled(lines, top, whole, 'Any key goes back');
  const keys: Key[] = [
    ['Up/Down', 2],
    ['Any other key goes back', 1],
  ];
  return scrolled(lines, top, frameOf('Keys', false, keys, size));
}

function renderRow(row: Row, width: number, selected: boolean, style: Style): string {
  const base = selected ? style.question : (text: string) => text;
  if (row.kind === 'question') {
    const { entry, hit } = row.question;
    return paint(cut(entry.question, width), hit?.spans.question ?? [], base, colorOnly(style));
  }
  return base(cut(labelOf(row), width));
}
