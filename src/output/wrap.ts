/** Wraps and pads text by display width, without breaking words. The only user of `fast-wrap-ansi` and the like. */

import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { ITEM } from '../faq/blocks.ts';

const ELLIPSIS = '...';
/** As much as a line of 80 columns holds: what is taken for a line where nothing is wrapped. */
const USUAL_LINE = /.{1,80}/gs;
const PLAIN = /^[\x20-\x7e]*$/;
/** What the lines of an item line up behind; before it, the item's own indentation. */
const LIST_MARKER = new RegExp(`^ *(?:${ITEM} +)?`);

/**
 * Every line of `text` wrapped at `width` columns and indented; the lines of a list item line up with its text.
 * A word wider than the line (a URL) is not broken. With an infinite width, lines are only indented.
 */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : hang(line, width, indent, LIST_MARKER.exec(line)?.[0] ?? '')))
    .join('\n');
}

/** One line wrapped with a hanging indent after `marker` (the beginning of the line). */
export function hang(line: string, width: number, indent: string, marker: string): string {
  const first = indent + marker;
  const rest = ' '.repeat(columnsOf(first));
  const body = line.slice(marker.length);
  const wrapped = width === Number.POSITIVE_INFINITY ? body : wrapAnsi(body, Math.max(1, width - rest.length));
  return wrapped
    .split('\n')
    .map((part, i) => (i === 0 ? first : rest) + part)
    .join('\n');
}

/** The text with every line broken at `width` columns, in the middle of a word (a URL) if necessary. */
export function breakLines(text: string, width: number): string {
  return wrapAnsi(text, width, { hard: true, trim: false });
}

/** The beginning of the text in at most `width` columns, with "..." if something was cut off. */
export function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  return fitting(text, width - ELLIPSIS.length).replace(/[\s.,:;]+$/, '') + ELLIPSIS;
}

/** As many characters from the beginning of the text as fit in `width` columns. */
function fitting(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(0, width);
  let fit = '';
  for (const character of text) {
    if (columnsOf(fit + character) > width) break;
    fit += character;
  }
  return fit;
}

/** Where a text may be cut: after a sentence, or at the end of a line. */
// Neither "2." at the start of a line nor "a.m." ends a sentence, and what a colon announces comes after the line.
const PLACES_TO_CUT = /(?<!(?:^|\n)\d+|\b[ap]\.m)[.?!]["')\]]*(?=\s)|(?<![:\n])(?=\n)/g;

/**
 * The beginning of the text in at most `most` lines of `width` columns (80 if nothing is wrapped): up to the end of a
 * sentence or a line if one fits, otherwise cut at a word, with "...".
 */
export function beginning(text: string, width: number, most: number): string {
  const room = roomFor(text, width, most);
  if (room === text.length) return text;
  const ends = [...text.slice(0, room + 1).matchAll(PLACES_TO_CUT)].map(({ index, 0: end }) => index + end.length);
  const fitting = ends.filter((end) => end <= room).at(-1);
  if (fitting) return text.slice(0, fitting).trimEnd();
  const words = text.slice(0, room).split(' ');
  const shortened = () => `${words.join(' ')} ${ELLIPSIS}`;
  while (words.length > 1 && roomFor(shortened(), width, most) < shortened().length) words.pop();
  return shortened();
}

/** How many characters of the text fit in `most` lines. If nothing is wrapped, lines are counted as if words broke. */
function roomFor(text: string, width: number, most: number): number {
  const lines =
    width === Number.POSITIVE_INFINITY
      ? text.split('\n').flatMap((line) => line.match(USUAL_LINE) ?? [''])
      : wrap(text, width).split('\n');
  return lines.length <= most ? text.length : endOf(text, lines.slice(0, most));
}

/** Where the first lines of the wrapped text end in the text itself: wrapping changes only white space. */
function endOf(text: string, lines: readonly string[]): number {
  let letters = lines.join('').replace(/\s/g, '').length;
  let at = 0;
  while (letters > 0 && at < text.length) if (/\S/.test(text.charAt(at++))) letters--;
  return at;
}

/**
 * The end of the text in at most `width` columns: while typing, the end is what matters. In UTF-16 units, it is not
 * longer either: Inquirer takes them for columns when it places the cursor.
 */
export function cutStart(text: string, width: number): string {
  const characters = [...text];
  let end = text;
  while (end.length > width || columnsOf(end) > width) {
    characters.shift();
    end = characters.join('');
  }
  // A mark whose letter is cut off.
  return end === text ? text : end.replace(/^\p{M}+/u, '');
}

/** The text followed by spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, columnsOf(text)), 0);
}

/** How many columns a text takes. Plain texts, the most common, are not measured, because measuring starts slowly. */
function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}
