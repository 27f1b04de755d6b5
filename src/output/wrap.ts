/** Text laid into columns by display width, words kept whole. The only user of `fast-wrap-ansi` and its kin. */

import truncatedWidth from 'fast-string-truncated-width';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

const ELLIPSIS = '...';
const LIST_MARKER = /^(?:- |\d+\. )/;

/**
 * Every line of `text` wrapped at `width` columns and indented; the lines that follow a list marker stand under its text.
 * A word wider than the line (a URL) is left whole. With an infinite width, lines are only indented.
 */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : hang(line, width, indent, LIST_MARKER.exec(line)?.[0] ?? '')))
    .join('\n');
}

/** One line wrapped with `marker` (the beginning of the line) standing out to the left. */
export function hang(line: string, width: number, indent: string, marker: string): string {
  const first = indent + marker;
  const rest = ' '.repeat(stringWidth(first));
  const body = line.slice(marker.length);
  const wrapped = width === Number.POSITIVE_INFINITY ? body : wrapAnsi(body, Math.max(1, width - rest.length));
  return wrapped
    .split('\n')
    .map((part, i) => (i === 0 ? first : rest) + part)
    .join('\n');
}

/** The text with every line broken at `width` columns, in the middle of a word (a URL) where it has to be. */
export function breakLines(text: string, width: number): string {
  return wrapAnsi(text, width, { hard: true, trim: false });
}

/** The text's beginning in at most `width` columns, with three points where something was cut off. */
export function cut(text: string, width: number): string {
  const { index, truncated } = truncatedWidth(text, { limit: width, ellipsis: ELLIPSIS });
  return truncated ? text.slice(0, index) + ELLIPSIS : text;
}

/** Where a text may be cut: behind a sentence, or at the end of a line. */
const PLACES_TO_CUT = /[.?!]["')\]]*(?=\s)|(?=\n)/g;

/**
 * The text's beginning in at most so many lines of `width` columns (of 80, where nothing is wrapped): up to the end of a
 * sentence or a line if one fits, else cut at a word, with three points.
 */
export function beginning(text: string, width: number, most: number): string {
  const columns = Math.min(width, 80);
  const count = (part: string) => wrap(part, columns).split('\n').length;
  if (count(text) <= most) return text;
  const ends = [...text.matchAll(PLACES_TO_CUT)].map(({ index, 0: end }) => index + end.length);
  const fitting = ends.filter((end) => count(text.slice(0, end).trimEnd()) <= most).at(-1);
  if (fitting) return text.slice(0, fitting).trimEnd();
  const words = text.split(' ');
  while (words.length > 1 && count(`${words.join(' ')} ${ELLIPSIS}`) > most) words.pop();
  return `${words.join(' ')} ${ELLIPSIS}`;
}

/** The text's end in at most `width` columns: of what is being typed, the last is what one looks at. */
export function cutStart(text: string, width: number): string {
  const characters = [...text];
  while (widest([characters.join('')]) > width) characters.shift();
  return characters.join('');
}

/** The text followed by spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, stringWidth(text)), 0);
}
