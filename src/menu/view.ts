/** A screen of the menu as lines of text that fit the terminal: pure, so that tests can read it. */

import type { Catalog } from '../catalog/catalog.ts';
import { colorOnly, type Style } from '../output/style.ts';
import { paint, renderEntry } from '../output/text.ts';
import { breakLines, cut, cutStart, hang, pad, widest, wrap } from '../output/wrap.ts';
import { type AnswerScreen, type KeysScreen, relatedOf, type Screen, type Walk } from './flow.ts';
import { answerKeys, type Extent, helpKeys, type Key, listKeys } from './keys.ts';
import { doubtLines, type ListScreen, labelOf, listOf, type Row, ruleOf, statusOf, titleOf } from './list.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a view depends on besides the walk. */
export interface Surroundings extends Size {
  readonly catalog: Catalog;
  readonly style: Style;
  /** Whether the system has a browser. */
  readonly canOpen: boolean;
  /** What was done for the last key, in words. */
  readonly notice: string | null;
}

export interface View extends Extent {
  /** Everything down to the input line. */
  readonly head: string;
  /** What is behind the cursor, at the end of `head`. */
  readonly behind: string;
  /** Everything below that line. */
  readonly body: string;
}

/** The smallest terminal that the menu is drawn on. */
export const SMALLEST: Size = { columns: 20, rows: 4 };
/** The size to draw for: a terminal that does not know its size reports 0. */
export function sizeOf({ columns, rows }: Partial<Size>): Size {
  return { columns: Math.max(SMALLEST.columns, columns || 80), rows: Math.max(SMALLEST.rows, rows || 24) };
}

/** From this many columns on, the selected question's answer is shown beside the list; the list takes this share. */
const PREVIEW = { columns: 100, list: 0.45 };
/** From this many columns on, what a key does is shown beside the key, which takes this many. */
const KEYS = { columns: 60, key: 18 };
/** With fewer rows, first the title, then the keys make room for what is shown. */
const LOW = { title: 10, keys: 7 };

export function viewOf({ stack: [screen, under] }: Walk, around: Surroundings): View {
  switch (screen.kind) {
    case 'answer':
      return viewAnswer(screen, around);
    case 'keys':
      return viewKeys(screen, under, around);
    default:
      return viewList(screen, around);
  }
}

function viewList(screen: ListScreen, { catalog, columns, rows, style }: Surroundings): View {
  const list = listOf(screen, catalog);
  const { head, foot, page } = frameOf(titleOf(screen, catalog), true, listKeys(screen), { columns, rows, style });
  // One row is left for the list; where it is the only one, the status says what is above it elsewhere.
  const [refused, ...others] = doubtLines(list).map((line) => cut(line, columns - 1));
  const above = refused ? [style.alert(refused), ...others].slice(0, page - 1) : [];
  const status = refused && page === 1 ? refused : statusOf(list, catalog, columns - 1);
  const room = page - above.length;
  const rule = ruleOf(list);
  /** The rows, and the line between them. */
  const items = rule ? [...list.rows.slice(0, rule.below), rule.text, ...list.rows.slice(rule.below)] : list.rows;
  // The last row of a page says how much is below it.
  const isLong = items.length > room && room > 2;
  const height = isLong ? room - 1 : room;
  const at = screen.selected + (rule && screen.selected >= rule.below ? 1 : 0);
  const from = Math.max(0, Math.min(at - Math.floor(height / 2), items.length - height));
  const below = items.slice(from + height).filter((item) => typeof item !== 'string').length;

  const hasPreview = columns >= PREVIEW.columns;
  const width = hasPreview ? Math.floor(columns * PREVIEW.list) : columns - 1;
  const lines = items.slice(from, from + height).map((row, i) => {
    if (typeof row === 'string') return style.detail(cut(row, width));
    const isSelected = from + i === at;
    const label = row.kind === 'category' && screen.filter !== '' ? 'Category: ' : '';
    return `${isSelected ? '> ' : '  '}${label}${renderRow(row, width - 2 - label.length, isSelected, style)}`;
  });
  if (isLong) lines.push(style.detail(below > 0 ? `  ${below} more` : '  The end'));
  const selected = list.rows[screen.selected];
  const right = columns - width - 4;
  const preview =
    hasPreview && selected?.kind === 'question'
      ? renderEntry(
          selected.question.entry,
          catalog,
          { width: right, style: colorOnly(style) },
          selected.question.spans,
        ).split('\n')
      : [];
  // The list with the beginning of an answer to its right.
  const shown = Array.from({ length: Math.min(room, Math.max(lines.length, preview.length)) }, (_, i) => {
    const [line = ''] = breakLines(preview[i] ?? '', right).split('\n');
    return hasPreview ? `${pad(lines[i] ?? '', width)} ${style.detail('|')} ${line}`.trimEnd() : (lines[i] ?? '');
  });
  const before = `Search: ${cutStart(screen.filter.slice(0, screen.cursor), columns - 'Search: '.length - 2)}`;
  const left = columns - 1 - widest([before]);
  const behind = left > '...'.length ? cut(screen.filter.slice(screen.cursor), left) : '';
  return {
    head: [...head, before + behind].join('\n'),
    behind,
    body: [...above, ...shown, ...foot(status)].join('\n'),
    page: height,
    last: 0,
  };
}

function renderRow(row: Row, width: number, isSelected: boolean, style: Style): string {
  const base = isSelected ? style.question : (text: string) => text;
  const label = cut(labelOf(row), width);
  return row.kind === 'question'
    ? paint(label, row.question.spans?.question ?? [], base, colorOnly(style))
    : base(label);
}

function viewAnswer(screen: AnswerScreen, { catalog, canOpen, notice, ...size }: Surroundings): View {
  const { entry, top, spans } = screen;
  const width = size.columns - 1;
  const related = relatedOf(entry, catalog);
  const text = renderEntry({ ...entry, related: [] }, catalog, { width, style: colorOnly(size.style) }, spans);
  const links = related.map(({ question }, i) => cut(`${i + 1} ${question}`, width));
  const lines = [
    ...breakLines(text.trimEnd(), width).split('\n'),
    ...(links.length > 0 ? ['', 'Related:', ...links] : []),
  ];
  const frame = frameOf(null, false, answerKeys(screen, related.length, canOpen), size);
  return scrolled(lines, top, frame, notice ?? (lines.length > frame.page ? null : 'The whole answer'));
}

/** What the keys do on the screen below. */
function viewKeys({ top }: KeysScreen, under: Screen | undefined, { canOpen, ...size }: Surroundings): View {
  const width = size.columns - 1;
  const marker = size.columns >= KEYS.columns ? KEYS.key : 0;
  const keys =
    !under || under.kind === 'keys' ? [] : under.kind === 'answer' ? answerKeys(under, 0, canOpen) : listKeys(under);
  const lines = keys.flatMap(({ help }) => {
    if (!help) return [];
    const [key, does] = help;
    const text =
      marker > 0 ? hang(pad(key, marker) + does, width, '', pad(key, marker)) : wrap(`- ${key}: ${does}`, width);
    return breakLines(text, width).split('\n');
  });
  const whole = frameOf('Keys', false, [], size);
  if (lines.length <= whole.page) return scrolled(lines, top, whole, 'Any key goes back');
  return scrolled(lines, top, frameOf('Keys', false, helpKeys(top, lines.length), size), null);
}

/** A text from a line on. */
function scrolled(lines: readonly string[], top: number, { head, foot, page }: Frame, status: string | null): View {
  const last = Math.max(0, lines.length - page);
  const from = Math.min(top, last);
  const to = Math.min(lines.length, from + page);
  const shown = [...head, ...lines.slice(from, to), ...foot(status ?? `Lines ${from + 1} to ${to} of ${lines.length}`)];
  return { head: shown.join('\n'), behind: '', body: '', page, last };
}

/** What is around a screen, as far as there is room: a title above, the status and the keys below. */
interface Frame {
  readonly head: readonly string[];
  foot(status: string): readonly string[];
  /** How many rows are left between them. */
  readonly page: number;
}

/** @param isTyping whether there is an input line below the title */
function frameOf(
  title: string | null,
  isTyping: boolean,
  keys: readonly Key[],
  { columns, rows, style }: Size & { readonly style: Style },
): Frame {
  const width = columns - 1;
  const head = rows < LOW.title || title === null ? [] : [style.question(cut(title, width))];
  const below = rows < LOW.keys || keys.length === 0 ? [] : [footLine(keys, width)];
  return {
    head,
    foot: (status) => [cut(status, width), ...below].map((line) => style.detail(line)),
    // One row is left free: a full screen would scroll.
    page: Math.max(1, rows - 1 - head.length - (isTyping ? 1 : 0) - 1 - below.length),
  };
}

/** As many keys as fit on one line, in the given order. */
function footLine(keys: readonly Key[], width: number): string {
  const feet = keys.flatMap(({ foot }) => (foot ? [foot] : []));
  let shown: typeof feet = [];
  const line = (some: typeof feet) => some.map(([text]) => text).join(' | ');
  for (const foot of [...feet].sort(([, a], [, b]) => a - b)) {
    const more = feet.filter((one) => one === foot || shown.includes(one));
    if (line(more).length <= width) shown = more;
  }
  return line(shown);
}
