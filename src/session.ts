/** The Session: opens the FAQ, searches it and prints for a command. Loaded when a command runs. */

import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, openFaq, type Release } from './catalog/open.ts';
import { FaqError } from './errors.ts';
import { findSources, readOnce, type Source, STDIN } from './faq/files.ts';
import { edits, nearest } from './nearest.ts';
import type { Options } from './options.ts';
import { RENDERERS } from './output/formats.ts';
import { createNotes, type Notes } from './output/notes.ts';
import { type Overview, overviewOf } from './output/overview.ts';
import type { Format, Renderer } from './output/renderer.ts';
import { createStyle } from './output/style.ts';
import type { Page } from './output/text.ts';
import { asWord, printable, printableName } from './printable.ts';
import { countFar } from './search/hits.ts';
import { parseQuery } from './search/query.ts';
import type { SearchResult } from './search/search.ts';
import { createLog } from './terminal/log.ts';
import type { Terminal } from './terminal/terminal.ts';

/** For the build, which makes the snapshot of the bundled FAQ. */
export { compileBundled } from './catalog/open.ts';

export type Session = ReturnType<typeof createSession>;

/** Bytes of FAQ files above which compiling them takes longer than half a second. */
const LARGE = 600_000;

/** As many entries as are named for an unknown id. */
const MOST_NAMED = 3;

export interface Filter {
  readonly category?: readonly string[] | undefined;
  readonly limit: number;
  readonly exact?: boolean | undefined;
}

/** @throws FaqError if the options contradict each other */
export function createSession(release: Release, terminal: Terminal, options: Options) {
  if (options.json && options.format !== 'json') {
    throw new FaqError(`--json cannot be used with --format ${options.format}; use one of them`);
  }
  const { bundled, version, build } = release;
  let opened: Promise<Catalog> | undefined;
  /** The FAQ files in use and `more` on top of them, the topmost last. */
  const sourcesWith = (more: readonly string[]): readonly Source[] =>
    findSources({
      bundled: options.onlyFaq ? null : bundled.source,
      folder: terminal.faqFolder,
      shared: terminal.faqFiles,
      named: [...(options.faq ?? []).map((name) => (name === '-' ? STDIN : name)), ...more],
    });
  // wholeFaq reads the files again. The bundled source stays itself: that is how its snapshot is found.
  const sources = sourcesWith([]).map((source) => (source === bundled.source ? source : readOnce(source)));
  /** The FAQ, opened once. Throws a FaqError if a file cannot be read or has mistakes, unless it can be left out. */
  const faq = () => {
    opened ??= openInUse(release, terminal, sources);
    return opened;
  };
  const page = async (stream: 'stdout' | 'stderr'): Promise<Page> => {
    const { color, width } = options;
    const layout = terminal.layout(stream, { color: color === false ? 'never' : color, width });
    return { width: layout.width, style: await createStyle(layout.color, layout.links), sameFaq: optionsOf(options) };
  };
  const { logFile } = terminal;
  const log = logFile === null ? null : createLog(logFile, (warning) => terminal.note(printable(warning)));
  const isForPeople = options.format === 'text';
  const isAccessible = Boolean(options.accessible) || terminal.accessible;

  return {
    terminal,
    options,
    bundled,
    /** Whether the output is text for people, not a format for programs. */
    isForPeople,
    /** Whether a screen reader must be able to follow the output: nothing may repaint the screen. */
    isAccessible,
    sourcesWith,
    faq,
    /** The FAQ itself, with its phrasings; takes much longer. */
    wholeFaq: async () => (await openFaq(sources)).faq,
    page,
    /** Whether what is searched for is kept in a log. */
    isLogged: log !== null,
    /**
     * Searches, and logs it if there is a log.
     * Throws a FaqError if there are no words (unless `mayBeEmpty`), or for an unknown category.
     */
    async find(
      words: readonly string[],
      { category, limit, exact = false }: Filter,
      mayBeEmpty = false,
    ): Promise<SearchResult> {
      const query = parseQuery(words.join(' '), { exact });
      if (query.text === '' && !mayBeEmpty) {
        throw new FaqError('nothing to search for; give some words, as in: ecf-faq search forgot password');
      }
      const catalog = await faq();
      const result = catalog.search(query, { categories: knownCategories(catalog, category), limit });
      const { outcome, hits } = result;
      if (query.text !== '') log?.({ query: query.text, outcome, first: hits[0]?.entry.id ?? null });
      return result;
    },
    /** Throws a FaqError for an unknown category. */
    categoryIds: async (names: readonly string[] | undefined) => knownCategories(await faq(), names),
    /**
     * Writes an answer to stdout, in the requested format or in `format`.
     * @returns whether somebody still reads stdout, as far as is known
     */
    async print(tell: (renderer: Renderer) => string, format: Format = options.format): Promise<boolean> {
      const told = tell(await RENDERERS[format](() => page('stdout')));
      if (format === 'text' && options.pager && !isAccessible) return terminal.page(told);
      return terminal.write(told);
    },
    /** Writes a note for people to stderr. */
    async note(tell: (notes: Notes) => string): Promise<void> {
      if (isForPeople) terminal.note(tell(createNotes(await page('stderr'))));
    },
    /** Facts about the FAQ in use and the program. */
    async overview(): Promise<Overview> {
      const catalog = await faq();
      const entries = catalog.entriesIn([]).map(({ entry }) => entry);
      const files = sources.map(({ path }) => printableName(path));
      const cache = terminal.cache.folder && printable(terminal.cache.folder);
      return overviewOf(catalog, entries, files, {
        version,
        build,
        node: terminal.nodeVersion,
        cache,
        log: logFile && printable(logFile),
      });
    },
    sayUnknownEntry(id: string, catalog: Catalog): void {
      const near = nearest(id, catalog.ids);
      const named = near.length > 0 ? near : idsAbout(id, catalog);
      terminal.note(`error: ${printable(unknownId('entry', id, named, 'All ids: ecf-faq list'))}\n`);
    },
    /** Throws a FaqError if the first word is a mistyped command and not a word in the FAQ ("lost" is not "list"). */
    async refuseSlip(words: readonly string[], commands: readonly string[]): Promise<void> {
      const [word = ''] = words;
      const command = commandMeant(word, commands);
      if (command === undefined || (await faq()).knows(word)) return;
      throw new FaqError(
        `there is no command "${word}"; did you mean "ecf-faq ${command}"? To search: ecf-faq search ${words.join(' ')}`,
      );
    },
  };
}

/** The options that choose the FAQ, to be typed again after another command. */
function optionsOf({ faq = [], onlyFaq }: Options): string {
  return [...faq.map((file) => ` --faq ${asWord(file)}`), onlyFaq ? ' --only-faq' : ''].join('');
}

async function openInUse(release: Release, terminal: Terminal, sources: readonly Source[]): Promise<Catalog> {
  if (sources.length === 0) throw new FaqError('--only-faq leaves no FAQ; name a file with --faq or ECF_FAQ_FILE');
  const catalog = await openCatalog(release, terminal.cache, sources, (bytes) => {
    if (bytes > LARGE && terminal.isWatched) terminal.note('Reading the FAQ for the first time ...\n');
  });
  for (const reason of catalog.leftOut) terminal.note(printable(`warning: left out a FAQ file: ${reason}\n`));
  return catalog;
}

/** The command that a word is a slip of, if it is one. */
function commandMeant(word: string, commands: readonly string[]): string | undefined {
  const [near] = word.length < 3 || word.includes(' ') ? [] : nearest(word, commands);
  const most = word.length < 6 ? 1 : 2;
  return near !== undefined && edits(word.toLowerCase(), near) <= most ? near : undefined;
}

/** The ids of categories given by id or by name (case-insensitive). */
function knownCategories({ categories }: Catalog, names: readonly string[] = []): readonly string[] {
  const ids = new Map(categories.map(({ id, name }) => [name.toLowerCase(), id]));
  for (const { id } of categories) ids.set(id, id);
  return names.map((name) => {
    const id = ids.get(name.toLowerCase());
    if (id !== undefined) return id;
    const near = new Set(nearest(name, ids.keys()).flatMap((near) => ids.get(near) ?? []));
    const all = `Known: ${categories.map(({ id }) => id).join(', ')}`;
    throw new FaqError(unknownId('category', name, [...near], all));
  });
}

/** The ids of entries that the words of an unknown id find. */
function idsAbout(id: string, catalog: Catalog): string[] {
  const query = parseQuery(id.replace(/[-_]+/g, ' '));
  if (query.text === '') return [];
  const { outcome, hits } = catalog.search(query, { limit: MOST_NAMED });
  return outcome === 'none' ? [] : hits.slice(0, hits.length - countFar(hits, hits)).map(({ entry }) => entry.id);
}

/** @param all where all ids are */
function unknownId(kind: 'entry' | 'category', id: string, near: readonly string[], all: string): string {
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '.';
  return `there is no ${kind} "${printableName(id)}"${hint} ${all}`;
}
