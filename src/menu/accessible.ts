/** The menu line by line, for a screen reader or a braille display: numbered lines printed once, no repainting. */

import type { Catalog } from '../catalog/catalog.ts';
import { plainStyle } from '../output/style.ts';
import { renderEntry } from '../output/text.ts';
import { wrap } from '../output/wrap.ts';
import { linesOf } from '../terminal/streams.ts';
import type { OnAsked } from './asked.ts';
import { type Event, relatedOf, type Screen, step, type Walk } from './flow.ts';
import { doubtLines, labelOf, listOf, type Row, ruleOf, statusOf, titleOf } from './list.ts';
import type { Streams } from './menu.ts';
import { sizeOf } from './view.ts';

/** Lines of a list to print at a time. */
const AT_A_TIME = 10;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const KEYS = /\u001b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])/g;

const HELP = {
  list: 'Type a number to open an item, or words to search. Type more to continue a long list, b to go back, q to quit. An empty line repeats the list.',
  answer:
    'Type a number to open a related question, p to print the answer and exit, b to go back, q to quit. An empty line repeats the answer.',
};

/**
 * Runs the walk until it ends.
 * @returns the walk at its end; `end` is null if it was interrupted (Ctrl-D, a closed stdin)
 */
export async function runAccessible(
  start: Walk,
  catalog: Catalog,
  { input, output }: Streams,
  onAsked: OnAsked = () => {},
): Promise<Walk> {
  const columns = () => sizeOf(output).columns;
  const say = (text: string) => output.write(`${text}> `);
  let walk = start;
  /** How many rows of the list have been printed. */
  let said = AT_A_TIME;
  say(describe(walk, catalog, columns()));
  try {
    for await (const typed of linesOf(input.setEncoding('utf8'))) {
      const [screen] = walk.stack;
      // Keys that write nothing (arrows) arrive as escape sequences.
      const line = typed.replace(KEYS, '').trim();
      const event = eventOf(line, screen, catalog);
      if (line === '' && typed !== '') say('');
      else if (line === '?' || line === 'help') {
        say(`\n${wrap(screen.kind === 'answer' ? HELP.answer : HELP.list, columns())}\n`);
      } else if (line === 'more') {
        const more = describeRows(screen, catalog, said, columns());
        if (more !== '') said += AT_A_TIME;
        say(more === '' ? 'There is no more.\n' : `\n${more}`);
      } else if (!event) say(/^\d+$/.test(line) ? 'There is no such number.\n' : 'Type a number, p, b, q or ?\n');
      else {
        if (event.kind === 'filter' && line !== '' && 'category' in screen) onAsked(line, screen.category);
        walk = step(walk, event, catalog);
        if (walk.end) return walk;
        said = AT_A_TIME;
        say(`\n${describe(walk, catalog, columns())}`);
      }
    }
  } catch {
    // The terminal is gone.
  }
  output.write('\n');
  return { ...walk, end: null };
}

/** The screen as plain lines, with what can be typed. */
export function describe({ stack: [screen] }: Walk, catalog: Catalog, width: number): string {
  if (screen.kind === 'keys') return '';
  if (screen.kind === 'answer') {
    const related = relatedOf(screen.entry, catalog).map(({ question }, i) => wrap(`${i + 1}. ${question}`, width));
    const isRelated = related.length > 0;
    return lines(
      renderEntry({ ...screen.entry, related: [] }, catalog, { width, style: plainStyle }).trimEnd(),
      ...(isRelated ? ['', 'Related questions:', ...related] : []),
      '',
      wrap(
        `${isRelated ? 'A number opens a related question, ' : ''}p prints the answer and exits, b goes back, q quits, ? shows help.`,
        width,
      ),
    );
  }
  const list = listOf(screen, catalog);
  const title = titleOf(screen, catalog);
  const status = statusOf(list, catalog, Number.POSITIVE_INFINITY);
  const [refused, ...near] = doubtLines(list);
  const heading = screen.filter === '' ? title : `${title}, search for ${screen.filter.trim()}`;
  const above = refused ? [refused, ...(status ? [status] : []), ...near] : [`${heading}: ${status}.`];
  return (
    lines(...above.map((line) => wrap(line, width))) +
    describeRows(screen, catalog, 0, width) +
    lines(wrap('A number opens an item, words search, b goes back, q quits, ? shows help.', width))
  );
}

/** Ten rows from a position on, and how to see the next ones; empty if there are none. */
function describeRows(screen: Screen, catalog: Catalog, from: number, width: number): string {
  const rows = rowsOf(screen, catalog);
  const rule = screen.kind === 'answer' || screen.kind === 'keys' ? null : ruleOf(listOf(screen, catalog));
  const to = from + AT_A_TIME;
  const shown = rows.slice(from, to).flatMap((row, i) => {
    const line = wrap(`${from + i + 1}. ${labelOf(row)}`, width);
    return from + i === rule?.below ? [rule.text, line] : [line];
  });
  const left = rows.length - to;
  return lines(...shown, ...(left > 0 ? [`${left} more: type more`] : []));
}

/** The rows that have numbers: back and quit have letters instead. */
function rowsOf(screen: Screen, catalog: Catalog): readonly Row[] {
  if (screen.kind === 'answer' || screen.kind === 'keys') return [];
  return listOf(screen, catalog).rows.filter(({ kind }) => kind !== 'back' && kind !== 'quit');
}

/** What a typed line means; null for a number that is not listed. An empty line repeats the screen. */
function eventOf(line: string, screen: Screen, catalog: Catalog): Event | null {
  if (line === 'q') return { kind: 'quit' };
  if (line === 'b') return { kind: 'escape' };
  const position = /^\d+$/.test(line) ? Number(line) - 1 : null;
  if (screen.kind === 'answer') {
    if (line === 'p') return { kind: 'open' };
    if (line === '') return { kind: 'scroll', to: 0 };
    return position !== null && relatedOf(screen.entry, catalog)[position] ? { kind: 'related', position } : null;
  }
  if (position !== null) return rowsOf(screen, catalog)[position] ? { kind: 'open', row: position } : null;
  if (screen.kind === 'keys') return null;
  // Enter finishes the last word, as a space does.
  return { kind: 'filter', text: line === '' ? screen.filter : `${line} ` };
}

function lines(...parts: readonly string[]): string {
  return parts.map((part) => `${part}\n`).join('');
}
