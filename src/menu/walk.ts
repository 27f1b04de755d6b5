/** Runs the menu from start to end, by keyboard or line by line. */

import type { Catalog } from '../catalog/catalog.ts';
import { FaqError } from '../errors.ts';
import type { Category } from '../faq/faq.ts';
import type { Style } from '../output/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { runAccessible } from './accessible.ts';
import { type End, startWalk } from './flow.ts';
import { SMALLEST } from './view.ts';

/** @returns how the walk ended; null if it was interrupted */
export async function runWalk(
  catalog: Catalog,
  category: Category | null,
  terminal: Terminal,
  style: Style,
  accessible: boolean,
): Promise<End | null> {
  const { columns, rows } = terminal.prompts.output;
  if (!accessible && ((columns && columns < SMALLEST.columns) || (rows && rows < SMALLEST.rows))) {
    throw new FaqError(
      `the menu needs ${SMALLEST.columns} columns and ${SMALLEST.rows} rows, and this terminal has ${columns} and ${rows}; enlarge it, or use "ecf-faq search <words>"`,
    );
  }
  const start = startWalk(category);
  const ended = await terminal.guard(accessible ? 'lines' : 'keyboard', async () => {
    if (accessible) return runAccessible(start, catalog, terminal.prompts);
    const { runMenu } = await import('./menu.ts');
    return runMenu(start, catalog, style, terminal.prompts, await terminal.helpers());
  });
  // The prompt has cleared itself: this is how to see the last answer again.
  if (ended.end?.kind === 'quit' && ended.lastRead) terminal.note(`ecf-faq show ${ended.lastRead.id}\n`);
  return ended.end;
}
