/** A problem of a FAQ file as people read it: the message, and the line with a mark under the place. */

import { describeProblem, type Problem } from '../errors.ts';
import { printable, visible } from '../printable.ts';
import { cut, cutStart, pad, widest } from './wrap.ts';

const INDENT = '    ';
/** Columns that are taken for the width where nothing is wrapped. */
const USUAL_WIDTH = 80;
/** In UTF-16 units on either side of the place: more is never shown. */
const MOST = 300;

/** Complete lines. The first is `file:line:column: ...`, never wrapped: editors and terminals turn it into a link. */
export function renderProblem(problem: Problem, width: number): string {
  return `${[printable(describeProblem(problem)), ...markedLine(problem, width)].join('\n')}\n`;
}

/** The line cut to the width around the place, and the mark below it; nothing if there is no text to show. */
function markedLine({ text = '', column }: Problem, width: number): string[] {
  if (text.trim() === '') return [];
  const room = (width === Number.POSITIVE_INFINITY ? USUAL_WIDTH : width) - INDENT.length;
  const index = column - 1;
  const all = visible(text.slice(Math.max(0, index - MOST), index));
  const after = visible(text.slice(index, index + MOST).trimEnd());
  // What is wrong begins at the mark: two thirds of the line are enough for what is before it.
  const most = Math.floor((room * 2) / 3);
  const isLong = index > MOST || widest([all]) > most;
  const before = isLong ? `...${cutStart(all, most - 3)}` : all;
  return [INDENT + before + cut(after, room - widest([before])), `${INDENT}${pad('', widest([before]))}^`];
}
