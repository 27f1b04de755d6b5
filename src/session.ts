/** The Session: what a command needs to do its work (the FAQ opened, asked and told). Loaded when a command runs. */

import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, type Place } from './catalog/open.ts';
import type { Options } from './commands/command.ts';
import { FaqError } from './errors.ts';
import type { Entry } from './faq/faq.ts';
import { edits, nearest } from './nearest.ts';
import { jsonRenderer } from './output/json.ts';
import { markdownRenderer } from './output/markdown.ts';
import { createNotes, type Notes } from './output/notes.ts';
import { plainRenderer } from './output/plain.ts';
import type { Format, Overview, Renderer } from './output/renderer.ts';
import { createStyle } from './output/style.ts';
import { createTextRenderer, type Page } from './output/text.ts';
import { printable } from './printable.ts';
import { parseQuery } from './search/query.ts';
import type { SearchResult } from './search/search.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Where a command runs, and what was asked of every command. */
export interface Context {
  readonly terminal: Terminal;
  readonly place: Omit<Place, 'cache'>;
  readonly options: Options;
}

export interface Session {
  readonly terminal: Terminal;
  readonly options: Options;
  /** Whether the output is text for people, not a form that programs read. */
  readonly isForPeople: boolean;
  /** The FAQ, opened once. */
  faq(): Promise<Catalog>;
  /** @throws FaqError where there are no words, unless there may be none, and for an unknown category */
  find(words: readonly string[], filter: Filter, options?: FindOptions): Promise<SearchResult>;
  /** @throws FaqError for one that is not known */
  categoryIds(ids: readonly string[] | undefined): Promise<readonly string[]>;
  page(stream: 'stdout' | 'stderr'): Promise<Page>;
  /** Writes an answer to stdout, in the format asked for or in one that is named. */
  print(tell: (renderer: Renderer) => string | Iterable<string>, format?: Format): Promise<void>;
  /** Writes something for people, beside the answers. */
  note(tell: (notes: Notes) => string): Promise<void>;
  /** What there is to say of the FAQ in use, and of the program. */
  overview(): Promise<Overview>;
  sayUnknownEntry(id: string, faq: Catalog): void;
}

interface Filter {
  readonly category?: readonly string[] | undefined;
  readonly limit: number;
  readonly exact?: boolean;
}

interface FindOptions {
  /** The confidence (0 to 1) below which nothing is found. */
  readonly enough?: number;
  readonly mayBeEmpty?: boolean;
}

/** Bytes of FAQ files beyond which compiling them takes longer than half a second. */
const LARGE = 600_000;

const RENDERERS: Readonly<Record<Exclude<Format, 'text'>, Renderer>> = {
  json: jsonRenderer,
  plain: plainRenderer,
  markdown: markdownRenderer,
};

/** @throws FaqError where the options contradict each other */
export function createSession({ terminal, place, options }: Context): Session {
  if (options.json && options.format !== 'json') {
    throw new FaqError(`--json and --format ${options.format} exclude each other; give one`);
  }
  let opened: Promise<Catalog> | undefined;
  const faq = () => {
    opened ??= openCatalog({ ...place, cache: terminal.cache }, options.faq ?? [], (bytes) => {
      if (bytes > LARGE && terminal.isWatched) terminal.note('Reading the FAQ for the first time ...\n');
    });
    return opened;
  };
  const page = async (stream: 'stdout' | 'stderr'): Promise<Page> => {
    const { color, width } = options;
    const layout = terminal.layout(stream, { color: color === false ? 'never' : color, width });
    return { width: layout.width, style: await createStyle(layout.color, layout.links) };
  };
  const isForPeople = options.format === 'text';
  // A pager repaints the screen.
  const isAccessible = Boolean(options.accessible) || terminal.accessible;

  return {
    terminal,
    options,
    isForPeople,
    faq,
    page,
    async find(words, { category, limit, exact = false }, { enough, mayBeEmpty = false } = {}) {
      const query = parseQuery(words.join(' '), { exact });
      if (query.text === '' && !mayBeEmpty) {
        throw new FaqError(
          'there is nothing to search for; give some words (ecf-faq search pacer login), or queries on stdin with --stdin',
        );
      }
      const catalog = await faq();
      const categories = knownCategories(catalog, category);
      return catalog.search(query, { categories, limit, ...(enough !== undefined && { enough }) });
    },
    categoryIds: async (ids) => knownCategories(await faq(), ids),
    async print(tell, format = options.format) {
      const renderer = format === 'text' ? createTextRenderer(await page('stdout')) : RENDERERS[format];
      const told = tell(renderer);
      const pieces = typeof told === 'string' ? [told] : told;
      if (format === 'text' && options.pager && !isAccessible) await terminal.page(pieces);
      else terminal.writeAll(pieces);
    },
    async note(tell) {
      if (isForPeople) terminal.note(tell(createNotes(await page('stderr'))));
    },
    async overview() {
      const catalog = await faq();
      const entries = catalog.entriesIn([]).map(({ entry }) => entry);
      const court = entries.filter(({ text }) => text === 'court').length;
      const [oldest = null, newest = null] = timesOf(entries);
      const { title, publisher, source, caveat, helpDesk, categories } = catalog;
      return {
        ...{ title, publisher, source, caveat, helpDesk, categories, oldest, newest },
        entries: { all: entries.length, court, summary: entries.length - court },
        files: [place.bundled.source, ...(options.faq ?? [])],
        version: place.version,
        build: place.build,
        node: terminal.nodeVersion,
        cache: terminal.cache.folder,
      };
    },
    sayUnknownEntry(id, { ids }) {
      terminal.note(`error: ${printable(unknownId('entry', id, ids))}\n`);
    },
  };
}

/** The times, in words, that name the earliest and the latest year. */
function timesOf(entries: readonly Entry[]): string[] {
  const times = entries.flatMap(({ asOf }) =>
    asOf ? [...asOf.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => ({ year, asOf })) : [],
  );
  times.sort((a, b) => Number(a.year) - Number(b.year));
  return [times[0], times.at(-1)].flatMap((time) => (time ? [time.asOf] : []));
}

/** @throws FaqError where the word is a slip of a command's name, and not a word of the FAQ ("lost" is no "list") */
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

/** Ids of categories that are named by id or by name, in any case. */
function knownCategories({ categories }: Catalog, names: readonly string[] = []): readonly string[] {
  return names.map((name) => {
    const typed = name.toLowerCase();
    const category = categories.find(({ id, name }) => id === typed || name.toLowerCase() === typed);
    if (category) return category.id;
    const ids = categories.map(({ id }) => id);
    throw new FaqError(unknownId('category', name, ids));
  });
}

function unknownId(kind: 'entry' | 'category', id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '';
  const all = kind === 'entry' ? 'All ids: ecf-faq list' : `Known: ${known.join(', ')}`;
  return [`there is no ${kind} "${id}";`, hint, all].filter(Boolean).join(' ');
}
