/** Text laid into columns by display width, words kept whole. The only user of `fast-wrap-ansi` and `fast-string-width`. */

import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

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

/** The text followed by spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}
