/** The menu from its opening to its end, by keyboard or line by line. */

import type { Category, Faq } from '../faq/faq.ts';
import { type Page, renderEntry } from '../output/text.ts';
import { createIndex } from '../search/indexing.ts';
import { parseQuery } from '../search/query.ts';
import { search } from '../search/search.ts';
import type { Terminal } from '../terminal.ts';
import { runAccessible } from './accessible.ts';
import { type Catalog, type End, startWalk } from './flow.ts';

/** @returns how the walk ended; null where it was broken off */
export async function runWalk(
  faq: Faq,
  category: Category | null,
  terminal: Terminal,
  page: Page,
  accessible: boolean,
): Promise<End | null> {
  const catalog = createCatalog(faq);
  const start = startWalk(category);
  const ended = await terminal.guard(async () => {
    if (accessible) return runAccessible(start, catalog, terminal.prompts);
    const { runMenu } = await import('./menu.ts');
    return runMenu(start, catalog, page.style, terminal.prompts);
  });
  // The prompt has cleared itself away: the answer last read is put back, on the stream it was read on.
  if (ended.end?.kind === 'quit' && ended.lastRead && !accessible)
    terminal.note(renderEntry(ended.lastRead, faq, page));
  return ended.end;
}

/** The index is made at the first key: the first screen does not wait for it. */
function createCatalog(faq: Faq): Catalog {
  let index: ReturnType<typeof createIndex> | undefined;
  return {
    faq,
    search(text, category) {
      index ??= createIndex(faq);
      return search(index, parseQuery(text), {
        categories: category === null ? [] : [category],
        limit: Number.POSITIVE_INFINITY,
      });
    },
  };
}
