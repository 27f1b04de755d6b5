/** What each command does: opens the FAQ, asks it, has the result told. Loaded when a command runs. */

import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, type Place } from './catalog/open.ts';
import { ExitCode, FaqError } from './errors.ts';
import type { Entry } from './faq/faq.ts';
import { nearest } from './nearest.ts';
import { type Format, jsonRenderer, markdownRenderer, plainRenderer, type Renderer } from './output/formats.ts';
import {
  caution,
  renderAbout,
  renderAnswered,
  renderCorrection,
  renderExplanation,
  renderFooter,
  renderNothingFound,
} from './output/notes.ts';
import { createStyle } from './output/style.ts';
import { createTextRenderer, type Page } from './output/text.ts';
import { printable } from './printable.ts';
import { ENOUGH_TO_ANSWER, ENOUGH_TO_SHOW } from './search/confidence.ts';
import { parseQuery } from './search/query.ts';
import type { SearchResult } from './search/search.ts';
import type { ColorChoice, Terminal } from './terminal.ts';

/** Where a command runs, and what was asked of every command. */
export interface Context {
  readonly terminal: Terminal;
  readonly place: Omit<Place, 'cache'>;
  readonly options: Options;
}

/** What was asked for on the command line, for every command. */
export interface Options {
  readonly format: Format;
  readonly json?: boolean;
  readonly faq?: readonly string[];
  readonly color?: ColorChoice | false;
  readonly width?: number;
  readonly input: boolean;
  readonly accessible?: boolean;
}

export interface SearchFlags {
  readonly category?: readonly string[] | undefined;
  readonly limit: number;
  readonly exact?: boolean;
  readonly explain?: boolean;
  readonly stdin?: boolean;
}

/** Bytes of FAQ files beyond which compiling them takes longer than half a second. */
const LARGE = 600_000;

const RENDERERS: Readonly<Record<Exclude<Format, 'text'>, Renderer>> = {
  json: jsonRenderer,
  plain: plainRenderer,
  markdown: markdownRenderer,
};

export async function runSearch(context: Context, words: readonly string[], flags: SearchFlags): Promise<number> {
  if (flags.stdin) return searchLines(context, words, flags);
  const { terminal } = context;
  const faq = await openFaq(context);
  const result = find(faq, words, flags);
  const found = result.hits.length > 0;
  if (found) await note(context, (page) => renderCorrection(result, page));
  if (found || !isForPeople(context)) terminal.write((await rendererOf(context)).hits(result));
  if (flags.explain) await note(context, (page) => renderExplanation(result, page));
  await note(context, (page) => (found ? renderFooter(result, faq, page) : renderNothingFound(result, faq, page)));
  return found ? ExitCode.done : ExitCode.nothingFound;
}

async function searchLines(context: Context, words: readonly string[], flags: SearchFlags): Promise<number> {
  if (words.length > 0) throw new FaqError('--stdin reads the queries from stdin; give none beside it');
  const faq = await openFaq(context);
  const options = { categories: knownCategories(faq, flags.category), limit: flags.limit };
  let code: number = ExitCode.nothingFound;
  for await (const line of context.terminal.lines()) {
    const result = faq.search(parseQuery(line, flags), options);
    if (result.hits.length > 0) code = ExitCode.done;
    context.terminal.write(jsonRenderer.hits(result));
  }
  return code;
}

export async function runAnswer(
  context: Context,
  words: readonly string[],
  { category, bare = false }: Pick<SearchFlags, 'category'> & { readonly bare?: boolean },
): Promise<number> {
  const faq = await openFaq(context);
  const result = find(faq, words, { category, limit: 1 }, ENOUGH_TO_ANSWER);
  const entry = result.hits[0]?.entry ?? null;
  context.terminal.write((await rendererOf(context)).answer(entry, result, bare));
  await note(context, (page) => (entry ? renderAnswered(entry, faq, page) : renderNothingFound(result, faq, page)));
  return entry ? ExitCode.done : ExitCode.nothingFound;
}

export async function runShow(context: Context, ids: readonly string[]): Promise<number> {
  const { terminal } = context;
  const faq = await openFaq(context);
  const found = ids.map((id) => faq.entry(id));
  const entries = found.filter((entry): entry is Entry => entry !== undefined);
  const unknown = ids.filter((_, i) => found[i] === undefined);
  if (entries.length > 0 || !isForPeople(context)) {
    terminal.write((await rendererOf(context)).entries(entries, faq.title));
  }
  if (entries.length > 0) await note(context, (page) => `\n${caution(faq, page)}`);
  for (const id of unknown) terminal.note(`${printable(unknownId('entry', id, faq.ids))}\n`);
  return unknown.length === 0 ? ExitCode.done : ExitCode.nothingFound;
}

export async function runList(context: Context, { category }: Pick<SearchFlags, 'category'>): Promise<number> {
  const faq = await openFaq(context);
  context.terminal.writeAll((await rendererOf(context)).list(faq.entriesIn(knownCategories(faq, category))));
  return ExitCode.done;
}

export async function runCategories(context: Context): Promise<number> {
  const faq = await openFaq(context);
  context.terminal.write((await rendererOf(context)).categories(faq.categories));
  await note(context, (page) => renderAbout(faq, page));
  return ExitCode.done;
}

export async function runMenu(context: Context, categoryId: string | undefined): Promise<number> {
  const { terminal, options } = context;
  if (!terminal.interactive || !options.input) {
    throw new FaqError('the menu needs a terminal; use "ecf-faq search <words>" or "ecf-faq list"');
  }
  const faq = await openFaq(context);
  const [id] = knownCategories(faq, categoryId === undefined ? [] : [categoryId]);
  const category = faq.categories.find((category) => category.id === id) ?? null;
  const { runWalk } = await import('./menu/walk.ts');
  const accessible = Boolean(options.accessible) || terminal.accessible;
  const end = await runWalk(faq, category, terminal, await pageOf(context, 'stderr'), accessible);
  if (end === null) return ExitCode.interrupted;
  if (end.kind === 'print') terminal.write((await rendererOf(context)).entries([end.entry], faq.title));
  return ExitCode.done;
}

/** @throws FaqError always: it says what to type instead */
export function refuseCommand(words: readonly string[], commands: readonly string[]): never {
  const [word = ''] = words;
  const [near] = nearest(word, commands);
  const hint = near ? `did you mean "ecf-faq ${near}"? To` : 'to';
  throw new FaqError(`there is no command "${word}"; ${hint} search: ecf-faq search ${words.join(' ')}`);
}

function openFaq({ terminal, place, options }: Context): Promise<Catalog> {
  return openCatalog({ ...place, cache: terminal.cache }, options.faq ?? [], (bytes) => {
    if (bytes > LARGE && terminal.isWatched) terminal.note('Reading the FAQ for the first time ...\n');
  });
}

async function pageOf({ terminal, options }: Context, stream: 'stdout' | 'stderr'): Promise<Page> {
  const { color, width } = options;
  const layout = terminal.layout(stream, { color: color === false ? 'never' : color, width });
  return { width: layout.width, style: await createStyle(layout.color) };
}

async function rendererOf(context: Context): Promise<Renderer> {
  const { format, json } = context.options;
  if (json && format !== 'json') throw new FaqError(`--json and --format ${format} exclude each other; give one`);
  return format === 'text' ? createTextRenderer(await pageOf(context, 'stdout')) : RENDERERS[format];
}

function isForPeople({ options }: Context): boolean {
  return options.format === 'text';
}

/** Something for people, beside the answers. */
async function note(context: Context, render: (page: Page) => string): Promise<void> {
  if (isForPeople(context)) context.terminal.note(render(await pageOf(context, 'stderr')));
}

function find(
  faq: Catalog,
  words: readonly string[],
  { category, limit, exact = false }: SearchFlags,
  enough: number = ENOUGH_TO_SHOW,
): SearchResult {
  const query = parseQuery(words.join(' '), { exact });
  if (query.text === '') {
    throw new FaqError('there is nothing to search for; give some words, as in: ecf-faq search pacer login');
  }
  return faq.search(query, { categories: knownCategories(faq, category), limit, enough });
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
