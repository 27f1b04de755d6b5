/** The menu from its opening to its end, by keyboard or line by line. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Category } from '../faq/faq.ts';
import { type Page, renderEntry } from '../output/text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { runAccessible } from './accessible.ts';
import { type End, startWalk } from './flow.ts';

/** @returns how the walk ended; null where it was broken off */
export async function runWalk(
  catalog: Catalog,
  category: Category | null,
  terminal: Terminal,
  page: Page,
  accessible: boolean,
): Promise<End | null> {
  const start = startWalk(category);
  const ended = await terminal.guard(async () => {
    if (accessible) return runAccessible(start, catalog, terminal.prompts);
    const { runMenu } = await import('./menu.ts');
    return runMenu(start, catalog, page.style, terminal.prompts);
  });
  // The prompt has cleared itself away: the answer last read is put back, on the stream it was read on.
  if (ended.end?.kind === 'quit' && ended.lastRead && !accessible) {
    terminal.note(renderEntry(ended.lastRead, catalog.title, page));
  }
  return ended.end;
}
