/** The menu line by line, for a screen reader or a braille display: numbered lines printed once, no repainting. */

import { createInterface } from 'node:readline';
import type { Catalog } from '../catalog/catalog.ts';
import { plainStyle } from '../output/style.ts';
import { renderEntry } from '../output/text.ts';
import { wrap } from '../output/wrap.ts';
import { type Event, listOf, type Row, relatedOf, step, type Walk } from './flow.ts';
import { doubtLines, labelOf, statusOf, titleOf } from './labels.ts';
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
 * @returns the walk at its end; `end` is null if it was interrupted (Ctrl-C, Ctrl-D, a closed stdin)
 */
export async function runAccessible(start: Walk, catalog: Catalog, { input, output }: Streams): Promise<Walk> {
  const readline = createInterface({ input, output, terminal: false });
  const columns = () => sizeOf(output).columns;
  const say = (text: string) => output.write(`${text}> `);
  let walk = start;
  /** How many rows of the list have been printed. */
  let said = AT_A_TIME;
  say(describe(walk, catalog, columns()));
  return new Promise((resolve) => {
    const finish = (ended: Walk) => {
      readline.removeAllListeners('close');
      readline.close();
      resolve(ended);
    };
    readline.on('SIGINT', () => finish({ ...walk, end: null }));
    // The terminal is gone.
    readline.on('error', () => finish({ ...walk, end: null }));
    readline.on('close', () => {
      output.write('\n');
      finish({ ...walk, end: null });
    });
    readline.on('line', (typed) => {
      // Keys that write nothing (arrows) arrive as escape sequences.
      const line = typed.replace(KEYS, '').trim();
      if (line === '' && typed !== '') return say('');
      if (line === '?' || line === 'help') return say(`\n${wrap(helpFor(walk), columns())}\n`);
      if (line === 'more') {
        if (rowsOf(walk, catalog).length <= said) return say('There is no more.\n');
        said += AT_A_TIME;
        return say(`\n${describeRows(rowsOf(walk, catalog), said - AT_A_TIME, columns())}`);
      }
      const event = eventOf(line, walk, catalog);
      if (event === null)
        return say(`${/^\d+$/.test(line) ? 'There is no such number.' : 'Type a number, p, b, q or ?'}\n`);
      walk = step(walk, event, catalog);
      if (walk.end) return finish(walk);
      said = AT_A_TIME;
      say(`\n${describe(walk, catalog, columns())}`);
    });
  });
}

function helpFor({ stack: [screen] }: Walk): string {
  return screen.kind === 'answer' ? HELP.answer : HELP.list;
}

/** The screen as plain lines, with what can be typed. */
export function describe({ stack: [screen] }: Walk, catalog: Catalog, columns: number): string {
  if (screen.kind === 'answer') {
    const related = relatedOf(screen.entry, catalog).map(({ question }, i) => `${i + 1}. ${question}`);
    return lines(
      renderEntry({ ...screen.entry, related: [] }, catalog, { width: columns, style: plainStyle }).trimEnd(),
      ...(related.length > 0 ? ['', 'Related questions:', ...related.map((line) => wrap(line, columns))] : []),
      '',
      wrap(
        `${related.length > 0 ? 'A number opens a related question, ' : ''}p prints the answer and exits, b goes back, q quits, ? shows help.`,
        columns,
      ),
    );
  }
  if (screen.kind === 'keys') return '';
  const list = listOf(screen, catalog);
  const title = titleOf(screen, catalog);
  const heading = screen.filter === '' ? title : `${title}, search for ${screen.filter.trim()}`;
  const status = statusOf(list, catalog);
  const [refused, ...near] = doubtLines(list);
  const above = refused ? [refused, ...(status ? [status] : []), ...near] : [`${heading}: ${status}.`];
  return lines(
    ...above.map((line) => wrap(line, columns)),
    describeRows(rowsOf({ stack: [screen] }, catalog), 0, columns) +
      wrap('A number opens an item, words search, b goes back, q quits, ? shows help.', columns),
  );
}

/** Ten rows from a position on, and how to see the next ones. */
function describeRows(rows: readonly Row[], from: number, columns: number): string {
  const to = from + AT_A_TIME;
  const shown = rows.slice(from, to).map((row, i) => wrap(`${from + i + 1}. ${labelOf(row)}`, columns));
  const left = rows.length - to;
  return lines(...shown, ...(left > 0 ? [`${left} more: type more`] : []));
}

/** The rows that have numbers: back and quit have letters instead. */
function rowsOf({ stack: [screen] }: Pick<Walk, 'stack'>, catalog: Catalog): readonly Row[] {
  if (screen.kind !== 'home' && screen.kind !== 'questions') return [];
  return listOf(screen, catalog).rows.filter(({ kind }) => kind !== 'back' && kind !== 'quit');
}

/** What a typed line means; null for a number that is not listed. An empty line repeats the screen. */
function eventOf(line: string, walk: Walk, catalog: Catalog): Event | null {
  const [screen] = walk.stack;
  if (line === 'q') return { kind: 'quit' };
  if (line === 'b') return { kind: screen.kind === 'answer' ? 'back' : 'escape' };
  const number = /^\d+$/.test(line) ? Number(line) : null;
  if (screen.kind === 'answer') {
    if (line === 'p') return { kind: 'open' };
    if (line === '') return { kind: 'scroll', to: 0 };
    if (number === null) return null;
    return number >= 1 && number <= relatedOf(screen.entry, catalog).length
      ? { kind: 'related', place: number - 1 }
      : null;
  }
  if (screen.kind === 'keys') return { kind: 'back' };
  // Enter finishes the last word, as a space does.
  if (number === null) return { kind: 'filter', text: line === '' ? screen.filter : `${line} ` };
  return rowsOf(walk, catalog)[number - 1] ? { kind: 'open', row: number - 1 } : null;
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
