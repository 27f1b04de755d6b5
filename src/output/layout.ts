/** Blocks as lines of text: paragraphs, lists and tables within a width. */

import type { Block, Inline } from '../faq/blocks.ts';
import { addressOf, wordsOf } from './blocks.ts';
import type { Style } from './style.ts';
import { pad, widest, wrap } from './wrap.ts';

/** Between the columns of a table. */
const GAP = '  ';
/** Where columns would have less, the cells of a row stand below each other. */
const NARROWEST = 8;

/**
 * The lines of the blocks, indented. Only tables are broken to fit the width: who prints the lines wraps the others.
 * @param width in columns, without what else stands before the lines
 */
export function linesOf(blocks: readonly Block[], width: number, style: Style): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'line') return [block.indent + block.marker + painted(block.text, style)];
    const rows = block.rows.map((cells) => cells.map((cell) => painted(cell, style)));
    return tableLines(rows, width - block.indent.length, style).map((line) => block.indent + line);
  });
}

/** @param plain how text is shown that is nothing else */
export function painted(text: readonly Inline[], style: Style, plain: (text: string) => string = String): string {
  const paint = (part: Inline): string => {
    if (typeof part === 'string') return plain(part);
    if (part.kind === 'mark') return (part.typed ? style.match : style.nearMatch)(part.text);
    if (part.kind !== 'link') return style[part.kind](painted(part.text, style));
    const words = wordsOf(part.text);
    return addressOf(part) === null ? words : style.linked(words, part.to);
  };
  return text.map(paint).join('');
}

/** Columns under their headers, or, if they would be too narrow, a line for each cell and a blank one between rows. */
function tableLines(rows: readonly (readonly string[])[], width: number, style: Style): string[] {
  const [header = [], ...body] = rows;
  const widths = columnsIn(rows, width - GAP.length * (header.length - 1));
  if (!widths) {
    if (body.length === 0) return [...header];
    const record = (cells: readonly string[]) =>
      cells.flatMap((cell, i) =>
        cell ? [[header[i] && style.strong(`${header[i]}:`), cell].filter(Boolean).join(' ')] : [],
      );
    return body.flatMap((cells, i) => (i > 0 ? ['', ...record(cells)] : record(cells)));
  }
  const row = (cells: readonly string[], paint: (text: string) => string = String) => {
    const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? 0).split('\n'));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((lines, i) => pad(lines[at] ? paint(lines[at]) : '', widths[i] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  };
  return [
    ...row(header, style.strong),
    widths.map((width) => '-'.repeat(width)).join(GAP),
    ...body.flatMap((cells) => row(cells)),
  ];
}

/** How wide each column is: as wide as its cells if there is room, but no narrower than a word. Null if there is none. */
function columnsIn(rows: readonly (readonly string[])[], room: number): number[] | null {
  const columns = rows[0]?.map((_, i) => {
    const cells = rows.map((cells) => cells[i] ?? '');
    return { natural: widest(cells), least: widest(cells.flatMap((cell) => cell.split(' '))) };
  });
  for (let most = room; columns && most >= NARROWEST; most--) {
    const widths = columns.map(({ natural, least }) => Math.max(least, Math.min(natural, most)));
    if (widths.reduce((sum, width) => sum + width, 0) <= room) return widths;
  }
  return null;
}
