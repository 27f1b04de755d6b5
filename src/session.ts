/** The Session: what a command needs to do its work (the FAQ opened, asked and told). Loaded when a command runs. */

import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, type Place } from './catalog/open.ts';
import type { Options } from './commands/command.ts';
import { FaqError } from './errors.ts';
import { nearest } from './nearest.ts';
import { type Format, jsonRenderer, markdownRenderer, plainRenderer, type Renderer } from './output/formats.ts';
import { createNotes, type Notes } from './output/notes.ts';
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
    return { width: layout.width, style: await createStyle(layout.color) };
  };
  const isForPeople = options.format === 'text';

  return {
    terminal,
    options,
    isForPeople,
    faq,
    page,
    async find(words, { category, limit, exact = false }, { enough, mayBeEmpty = false } = {}) {
      const query = parseQuery(words.join(' '), { exact });
      if (query.text === '' && !mayBeEmpty) {
        throw new FaqError('there is nothing to search for; give some words, as in: ecf-faq search pacer login');
      }
      const catalog = await faq();
      const categories = knownCategories(catalog, category);
      return catalog.search(query, { categories, limit, ...(enough !== undefined && { enough }) });
    },
    categoryIds: async (ids) => knownCategories(await faq(), ids),
    async print(tell, format = options.format) {
      const renderer = format === 'text' ? createTextRenderer(await page('stdout')) : RENDERERS[format];
      const told = tell(renderer);
      terminal.writeAll(typeof told === 'string' ? [told] : told);
    },
    async note(tell) {
      if (isForPeople) terminal.note(tell(createNotes(await page('stderr'))));
    },
    sayUnknownEntry(id, { ids }) {
      terminal.note(`${printable(unknownId('entry', id, ids))}\n`);
    },
  };
}

/** @throws FaqError always: it says what to type instead */
export function refuseCommand(words: readonly string[], commands: readonly string[]): never {
  const [word = ''] = words;
  const [near] = nearest(word, commands);
  const hint = near ? `did you mean "ecf-faq ${near}"? To` : 'to';
  throw new FaqError(`there is no command "${word}"; ${hint} search: ecf-faq search ${words.join(' ')}`);
}

function knownCategories(faq: Catalog, ids: readonly string[] = []): readonly string[] {
  const known = faq.categories.map(({ id }) => id);
  for (const id of ids) {
    if (!known.includes(id)) throw new FaqError(unknownId('category', id, known));
  }
  return ids;
}

function unknownId(kind: 'entry' | 'category', id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '';
  const all = kind === 'entry' ? 'All ids: ecf-faq list' : `Known: ${known.join(', ')}`;
  return [`there is no ${kind} "${id}";`, hint, all].filter(Boolean).join(' ');
}
