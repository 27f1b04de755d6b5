/** The Session: opens the FAQ, searches it and prints for a command. Loaded when a command runs. */

import type { Catalog } from './catalog/catalog.ts';
import { openFaq } from './catalog/open.ts';
import { FaqError } from './errors.ts';
import type { Category, Faq } from './faq/faq.ts';
import { readOnce } from './faq/files.ts';
import { type Context, openSources, sourcesOf } from './inUse.ts';
import { edits, nearest } from './nearest.ts';
import type { Options } from './options.ts';
import { RENDERERS } from './output/formats.ts';
import { createNotes, type Notes } from './output/notes.ts';
import { type Overview, overviewOf } from './output/overview.ts';
import type { Format, Renderer } from './output/renderer.ts';
import { createStyle } from './output/style.ts';
import type { Page } from './output/text.ts';
import { printable } from './printable.ts';
import { parseQuery } from './search/query.ts';
import type { SearchResult } from './search/search.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface Session {
  readonly context: Context;
  readonly terminal: Terminal;
  readonly options: Options;
  /** Whether the output is text for people, not a format for programs. */
  readonly isForPeople: boolean;
  /** Whether a screen reader must be able to follow the output: nothing may repaint the screen. */
  readonly isAccessible: boolean;
  /** The FAQ, opened once. */
  faq(): Promise<Catalog>;
  /** The FAQ itself, with its phrasings; takes much longer. */
  wholeFaq(): Promise<Faq>;
  /** @throws FaqError if there are no words (unless `mayBeEmpty`), or for an unknown category */
  find(words: readonly string[], filter: Filter, mayBeEmpty?: boolean): Promise<SearchResult>;
  /** @throws FaqError for an unknown category */
  categoryIds(ids: readonly string[] | undefined): Promise<readonly string[]>;
  page(stream: 'stdout' | 'stderr'): Promise<Page>;
  /**
   * Writes an answer to stdout, in the requested format or in `format`.
   * @returns whether somebody still reads stdout, as far as is known
   */
  print(tell: (renderer: Renderer) => string | Iterable<string>, format?: Format): Promise<boolean>;
  /** Writes a note for people to stderr. */
  note(tell: (notes: Notes) => string): Promise<void>;
  /** Facts about the FAQ in use and the program. */
  overview(): Promise<Overview>;
  sayUnknownEntry(id: string, faq: Catalog): void;
}

interface Filter {
  readonly category?: readonly string[] | undefined;
  readonly limit: number;
  readonly exact?: boolean;
}

/** @throws FaqError if the options contradict each other */
export function createSession(context: Context): Session {
  const { terminal, place, options } = context;
  if (options.json && options.format !== 'json') {
    throw new FaqError(`--json cannot be used with --format ${options.format}; use one of them`);
  }
  let opened: Promise<Catalog> | undefined;
  // wholeFaq reads the files again. The bundled source stays itself: that is how its snapshot is found.
  const sources = sourcesOf(context).map((source) => (source === place.bundled.source ? source : readOnce(source)));
  const faq = () => {
    opened ??= openSources(context, sources);
    return opened;
  };
  const page = async (stream: 'stdout' | 'stderr'): Promise<Page> => {
    const { color, width } = options;
    const layout = terminal.layout(stream, { color: color === false ? 'never' : color, width });
    return { width: layout.width, style: await createStyle(layout.color, layout.links) };
  };
  const isForPeople = options.format === 'text';
  const isAccessible = Boolean(options.accessible) || terminal.accessible;

  return {
    context,
    terminal,
    options,
    isForPeople,
    isAccessible,
    faq,
    wholeFaq: () => openFaq(sources),
    page,
    async find(words, { category, limit, exact = false }, mayBeEmpty = false) {
      const query = parseQuery(words.join(' '), { exact });
      if (query.text === '' && !mayBeEmpty) {
        throw new FaqError('nothing to search for; give some words, as in: ecf-faq search pacer login');
      }
      const catalog = await faq();
      const categories = knownCategories(catalog, category);
      return catalog.search(query, { categories, limit });
    },
    categoryIds: async (ids) => knownCategories(await faq(), ids),
    async print(tell, format = options.format) {
      const told = tell(await RENDERERS[format](() => page('stdout')));
      const pieces = typeof told === 'string' ? [told] : told;
      if (format === 'text' && options.pager && !isAccessible) return terminal.page(pieces);
      return terminal.writeAll(pieces);
    },
    async note(tell) {
      if (isForPeople) terminal.note(tell(createNotes(await page('stderr'))));
    },
    async overview() {
      const catalog = await faq();
      const entries = catalog.entriesIn([]).map(({ entry }) => entry);
      const files = sources.map(({ path }) => printable(path));
      const cache = terminal.cache.folder && printable(terminal.cache.folder);
      return overviewOf(catalog, entries, files, {
        version: place.version,
        build: place.build,
        node: terminal.nodeVersion,
        cache,
      });
    },
    sayUnknownEntry(id, { ids }) {
      terminal.note(`error: ${printable(unknownId('entry', id, nearest(id, ids), 'All ids: ecf-faq list'))}\n`);
    },
  };
}

/** @throws FaqError if the word is a mistyped command and not a word in the FAQ ("lost" is not "list") */
export async function refuseSlip(
  session: Session,
  words: readonly string[],
  commands: readonly string[],
): Promise<void> {
  const [word = ''] = words;
  const [near] = word.length < 4 || word.includes(' ') ? [] : nearest(word, commands);
  if (
    near === undefined ||
    edits(word.toLowerCase(), near) > (word.length < 6 ? 1 : 2) ||
    (await session.faq()).knows(word)
  )
    return;
  throw new FaqError(
    `there is no command "${word}"; did you mean "ecf-faq ${near}"? To search: ecf-faq search ${words.join(' ')}`,
  );
}

/** The ids of categories given by id or by name (case-insensitive). */
function knownCategories({ categories }: Catalog, names: readonly string[] = []): readonly string[] {
  return names.map((name) => {
    const typed = name.toLowerCase();
    const category = categories.find(({ id, name }) => id === typed || name.toLowerCase() === typed);
    if (category) return category.id;
    const all = `Known: ${categories.map(({ id }) => id).join(', ')}`;
    throw new FaqError(unknownId('category', name, nearCategories(name, categories), all));
  });
}

/** The ids of the categories whose id or name is near the typed one. */
function nearCategories(typed: string, categories: readonly Category[]): readonly string[] {
  const named = categories.map(({ id, name }) => [name.toLowerCase(), id] as const);
  const ids = new Map([...named, ...categories.map(({ id }) => [id, id] as const)]);
  return [...new Set(nearest(typed, ids.keys()).flatMap((name) => ids.get(name) ?? []))];
}

/** @param all where all ids are */
function unknownId(kind: 'entry' | 'category', id: string, near: readonly string[], all: string): string {
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '';
  return [`there is no ${kind} "${id}"${hint ? '; ' : ''}${hint || '.'}`, all].join(' ');
}
