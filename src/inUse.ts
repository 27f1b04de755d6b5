/** The FAQ in use: the bundled one, with the files of the user, the environment and the options on top. */

import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, type Place } from './catalog/open.ts';
import { FaqError } from './errors.ts';
import { findSources, type Source } from './faq/files.ts';
import type { Options } from './options.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Where a command runs, and the options of every command. */
export interface Context {
  readonly terminal: Terminal;
  readonly place: Omit<Place, 'cache'>;
  readonly options: Options;
}

/** Bytes of FAQ files above which compiling them takes longer than half a second. */
const LARGE = 600_000;

/**
 * The FAQ files in use, the topmost last.
 * @param more files to add on top of all others
 */
export function sourcesOf({ terminal, place, options }: Context, more: readonly string[] = []): readonly Source[] {
  return findSources({
    bundled: options.onlyFaq ? null : place.bundled.source,
    folder: terminal.faqFolder,
    named: [...terminal.faqFiles, ...(options.faq ?? []), ...more],
  });
}

/** @throws FaqError if a file cannot be read or has mistakes, unless it can be left out, which is noted */
export async function openSources({ terminal, place }: Context, sources: readonly Source[]): Promise<Catalog> {
  if (sources.length === 0) throw new FaqError('--only-faq leaves no FAQ; name a file with --faq or ECF_FAQ_FILE');
  const catalog = await openCatalog({ ...place, cache: terminal.cache }, sources, (bytes) => {
    if (bytes > LARGE && terminal.isWatched) terminal.note('Reading the FAQ for the first time ...\n');
  });
  for (const reason of catalog.leftOut) terminal.note(printable(`warning: left out a FAQ file: ${reason}\n`));
  return catalog;
}
