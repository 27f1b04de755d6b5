/** The walk line by line, for a screen reader or a braille display: numbered lines printed once, no repainting. */

import { createInterface } from 'node:readline';
import type { Catalog } from '../catalog/catalog.ts';
import { plainStyle } from '../output/style.ts';
import { renderEntry } from '../output/text.ts';
import { wrap } from '../output/wrap.ts';
import { type Event, listOf, relatedOf, step, type Walk } from './flow.ts';
import type { Streams } from './menu.ts';
import { countsOf, labelOf, nothingFoundIn, titleOf } from './view.ts';

/**
 * Runs the walk until it ends.
 * @returns the walk at its end; `end` is null where it was broken off (Ctrl-C, Ctrl-D, a closed stdin)
 */
export async function runAccessible(start: Walk, catalog: Catalog, { input, output }: Streams): Promise<Walk> {
  const readline = createInterface({ input, output, terminal: false });
  const ask = () => output.write('> ');
  let walk = start;
  output.write(describe(walk, catalog, output.columns ?? 80));
  ask();
  return new Promise((resolve) => {
    const finish = (ended: Walk) => {
      readline.removeAllListeners('close');
      readline.close();
      resolve(ended);
    };
    readline.on('SIGINT', () => finish({ ...walk, end: null }));
    readline.on('close', () => {
      output.write('\n');
      finish({ ...walk, end: null });
    });
    readline.on('line', (line) => {
      const event = eventOf(line.trim(), walk, catalog);
      if (event === null) {
        output.write('There is no such number. ');
      } else {
        walk = step(walk, event, catalog);
        if (walk.end) return finish(walk);
        output.write(`\n${describe(walk, catalog, output.columns ?? 80)}`);
      }
      ask();
    });
  });
}

/** The screen in plain lines, with what can be typed. */
export function describe({ stack: [screen] }: Walk, catalog: Catalog, columns: number): string {
  if (screen.kind === 'answer') {
    const related = relatedOf(screen.entry, catalog).map(({ question }, i) => `${i + 1}. ${question}`);
    return lines(
      renderEntry({ ...screen.entry, related: [] }, catalog.title, { width: columns, style: plainStyle }).trimEnd(),
      ...(related.length > 0 ? ['', 'Related questions:', ...related.map((line) => wrap(line, columns))] : []),
      '',
      wrap(
        `${related.length > 0 ? 'A number opens a related question, ' : ''}p prints the answer and leaves, b goes back, q quits.`,
        columns,
      ),
    );
  }
  const list = listOf(screen, catalog);
  const [title, counts] = [titleOf(screen, catalog), countsOf(list)];
  const heading = screen.filter === '' ? `${title}: ${counts}.` : `${title}, search for ${screen.filter}: ${counts}.`;
  // Back and Quit have letters of their own.
  const numbered = list.rows.filter(({ kind }) => kind !== 'back' && kind !== 'quit');
  return lines(
    wrap(heading, columns),
    ...(list.nothingFound ? [wrap(`${nothingFoundIn(list, catalog)}.`, columns)] : []),
    ...numbered.map((row, i) => wrap(`${i + 1}. ${labelOf(row)}`, columns)),
    wrap(`A number opens, words search, b goes back, q quits.`, columns),
  );
}

/** What a typed line means; null for a number that stands nowhere. An empty line asks for nothing new: all is said again. */
function eventOf(line: string, walk: Walk, catalog: Catalog): Event | null {
  const [screen] = walk.stack;
  if (line === 'q') return { kind: 'quit' };
  if (line === 'b') return { kind: screen.kind === 'answer' ? 'back' : 'escape' };
  const number = /^\d+$/.test(line) ? Number(line) : null;
  if (screen.kind === 'answer') {
    if (line === 'p') return { kind: 'open' };
    if (number === null) return { kind: 'scroll', to: 0 };
    return number >= 1 && number <= relatedOf(screen.entry, catalog).length
      ? { kind: 'related', place: number - 1 }
      : null;
  }
  if (number === null) return { kind: 'filter', text: line === '' ? screen.filter : line };
  const row = listOf(screen, catalog).rows[number - 1];
  return row && row.kind !== 'back' && row.kind !== 'quit' ? { kind: 'open', row: number - 1 } : null;
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
