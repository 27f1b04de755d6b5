/** The commands: options, help, and for each one call into the rooms that do the work. */

import { Command, InvalidArgumentError, Option } from 'commander';
import type { Catalog } from './catalog/catalog.ts';
import { openCatalog, type Place } from './catalog/open.ts';
import { ExitCode, FaqError } from './errors.ts';
import type { Entry } from './faq/faq.ts';
import { nearest } from './nearest.ts';
import {
  FORMATS,
  type Format,
  jsonRenderer,
  markdownRenderer,
  plainRenderer,
  type Renderer,
} from './output/formats.ts';
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
import { type ColorChoice, MIN_WIDTH, type Terminal } from './terminal.ts';

/** What was asked for on the command line, for every command. */
export interface Options {
  readonly format: Format;
  readonly json?: boolean;
  readonly faq: readonly string[];
  readonly color?: ColorChoice | false;
  readonly width?: number;
  readonly input: boolean;
  readonly accessible?: boolean;
}

interface SearchFlags {
  readonly category: readonly string[];
  readonly limit: number;
  readonly exact?: boolean;
  readonly explain?: boolean;
  readonly stdin?: boolean;
}

/** The program; `done` is told the exit code of the command that ran. */
export function createProgram(
  { version, bundled }: Pick<Place, 'version' | 'bundled'>,
  terminal: Terminal,
  done: (code: number) => void,
): Command {
  const program = new Command('ecf-faq');

  // What a command needs, made only when it runs.
  const openFaq = () =>
    openCatalog({ ...terminal, version, bundled }, program.opts<Options>().faq, (bytes) => {
      if (terminal.isWatched && bytes > LARGE) terminal.note('Reading the FAQ for the first time ...\n');
    });
  const page = async (stream: 'stdout' | 'stderr'): Promise<Page> => {
    const { color, width } = program.opts<Options>();
    const layout = terminal.layout(stream, { color: color === false ? 'never' : color, width });
    return { width: layout.width, style: await createStyle(layout.color) };
  };
  const renderer = async (): Promise<Renderer> => {
    const { format, json } = program.opts<Options>();
    if (json && format !== 'json') throw new FaqError(`--json and --format ${format} exclude each other; give one`);
    return format === 'text' ? createTextRenderer(await page('stdout')) : RENDERERS[format];
  };
  const forPeople = () => program.opts<Options>().format === 'text';
  const note = async (render: (page: Page) => string) => {
    if (forPeople()) terminal.note(render(await page('stderr')));
  };

  const openMenu = async (categoryId: string | undefined) => {
    const { input, accessible } = program.opts<Options>();
    if (!terminal.interactive || !input) {
      throw new FaqError('the menu needs a terminal; use "ecf-faq search <words>" or "ecf-faq list"');
    }
    const faq = await openFaq();
    const [category = null] = knownCategories(faq, categoryId === undefined ? [] : [categoryId]).map(
      (id) => faq.categories.find((category) => category.id === id) ?? null,
    );
    const { runWalk } = await import('./menu/walk.ts');
    const end = await runWalk(
      faq,
      category,
      terminal,
      await page('stderr'),
      Boolean(accessible) || terminal.accessible,
    );
    if (end === null) return done(ExitCode.interrupted);
    if (end.kind === 'print') terminal.write((await renderer()).entries([end.entry], faq.title));
    done(ExitCode.done);
  };

  program
    .description(
      'Answers on CM/ECF and PACER from the FAQ of the U.S. District Court for the District of Massachusetts.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.note(printable(text)),
      getOutHelpWidth: () => terminal.helpWidth,
      getErrHelpWidth: () => terminal.helpWidth,
    })
    .exitOverride()
    .argument('[word...]')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--faq <file>', 'add a FAQ file, laid over the bundled one (repeatable)', collect, [])
    .addOption(new Option('--color <when>', 'paint the output').choices(['auto', 'always', 'never']))
    .option('--no-color', 'the same as --color never')
    .option('--width <columns>', 'wrap at this width', wholeNumber(MIN_WIDTH))
    .option('--no-input', 'never prompt')
    .option('--accessible', 'a menu line by line, for screen readers')
    .usage('[options] <command>')
    .addHelpText('after', HELP_AFTER)
    .action((words: string[]) => {
      const [word] = words;
      if (word === undefined) return openMenu(undefined);
      const commands = program.commands.map((command) => command.name());
      const [near] = nearest(word, commands);
      throw new FaqError(
        `there is no command "${word}"; ${near ? `did you mean "ecf-faq ${near}"? ` : ''}To search: ecf-faq search ${words.join(' ')}`,
      );
    });

  program
    .command('search')
    .description('find answers: ranked matches, and the whole answer where one clearly leads')
    .argument('[query...]', 'words, in any order; "a phrase" must stand in the entry, -word (after --) must not')
    .option('-c, --category <id>', 'only this category (repeatable)', collect, [])
    .option('-n, --limit <n>', 'at most this many matches', wholeNumber(1), 5)
    .option('--exact', 'whole words as typed: no typo tolerance, prefixes, stems or synonyms')
    .option('--explain', 'why each hit matched: terms, fields, scores')
    .option('--stdin', 'one query a line from stdin, one JSON object a line out')
    .action(async (words: string[], flags: SearchFlags) => {
      if (flags.stdin) return searchLines(words, flags);
      const faq = await openFaq();
      const result = find(faq, words.join(' '), flags);
      if (result.hits.length > 0) await note((page) => renderCorrection(result, page));
      if (result.hits.length > 0 || !forPeople()) terminal.write((await renderer()).hits(result));
      if (flags.explain) await note((page) => renderExplanation(result, page));
      await note((page) =>
        result.hits.length > 0 ? renderFooter(result, faq, page) : renderNothingFound(result, faq, page),
      );
      done(result.hits.length > 0 ? ExitCode.done : ExitCode.nothingFound);
    });

  const searchLines = async (words: readonly string[], flags: SearchFlags) => {
    if (words.length > 0) throw new FaqError('--stdin reads the queries from stdin; give none beside it');
    const faq = await openFaq();
    let code: number = ExitCode.nothingFound;
    for await (const line of terminal.lines()) {
      const result = faq.search(parseQuery(line, flags), {
        categories: knownCategories(faq, flags.category),
        limit: flags.limit,
      });
      if (result.hits.length > 0) code = ExitCode.done;
      terminal.write(jsonRenderer.hits(result));
    }
    done(code);
  };

  program
    .command('answer')
    .description('print the best answer alone, with what has changed since and the sources')
    .argument('<query...>', 'words, in any order')
    .option('-c, --category <id>', 'only this category (repeatable)', collect, [])
    .option('--bare', "the answer's text only")
    .action(async (words: string[], { category, bare = false }: SearchFlags & { bare?: boolean }) => {
      const faq = await openFaq();
      const result = find(faq, words.join(' '), { category, limit: 1 }, ENOUGH_TO_ANSWER);
      const entry = result.hits[0]?.entry ?? null;
      terminal.write((await renderer()).answer(entry, result, bare));
      await note((page) => (entry ? renderAnswered(entry, faq, page) : renderNothingFound(result, faq, page)));
      done(entry ? ExitCode.done : ExitCode.nothingFound);
    });

  program
    .command('show')
    .description('print whole entries: question, answer, what has changed since, sources')
    .argument('<id...>', 'ids, as search and list print them')
    .action(async (ids: string[]) => {
      const faq = await openFaq();
      const found = ids.map((id) => faq.entry(id));
      const entries = found.filter((entry): entry is Entry => entry !== undefined);
      const unknown = ids.filter((_, i) => found[i] === undefined);
      if (entries.length > 0 || !forPeople()) terminal.write((await renderer()).entries(entries, faq.title));
      if (entries.length > 0) await note((page) => `\n${caution(faq, page)}`);
      for (const id of unknown) terminal.note(`${printable(unknownId('entry', id, faq.ids))}\n`);
      done(unknown.length === 0 ? ExitCode.done : ExitCode.nothingFound);
    });

  program
    .command('list')
    .description('print every entry, one a line: id, category, question')
    .option('-c, --category <id>', 'only this category (repeatable)', collect, [])
    .action(async ({ category }: SearchFlags) => {
      const faq = await openFaq();
      terminal.write((await renderer()).list(faq.entriesIn(knownCategories(faq, category))));
      done(ExitCode.done);
    });

  program
    .command('categories')
    .description('print the categories: id, number of entries, name')
    .action(async () => {
      const faq = await openFaq();
      terminal.write((await renderer()).categories(faq.categories));
      await note((page) => renderAbout(faq, page));
      done(ExitCode.done);
    });

  program
    .command('browse')
    .description('walk the FAQ in a menu')
    .argument('[category]', 'the category to begin with')
    .action(openMenu);

  return program;
}

const RENDERERS: Readonly<Record<Exclude<Format, 'text'>, Renderer>> = {
  json: jsonRenderer,
  plain: plainRenderer,
  markdown: markdownRenderer,
};

/** Bytes of FAQ files beyond which compiling them takes longer than half a second. */
const LARGE = 1_000_000;

const HELP_AFTER = `
Examples:
  ecf-faq search "pacer login"            the matches, best first
  ecf-faq answer forgot my password       the best answer alone, for a pipe
  ecf-faq show link-pacer-account         a whole entry with its sources
  ecf-faq list -c access                  the questions of a category

Exit codes: 0 found or done, 1 nothing found, 2 usage or data error.
Unofficial; nothing in it is legal advice. "ecf-faq categories" prints the whole notice.`;

function find(
  faq: Catalog,
  typed: string,
  { category, limit, exact = false }: SearchFlags,
  enough: number = ENOUGH_TO_SHOW,
): SearchResult {
  const query = parseQuery(typed, { exact });
  if (query.text === '') {
    throw new FaqError('there is nothing to search for; give some words, as in: ecf-faq search pacer login');
  }
  return faq.search(query, { categories: knownCategories(faq, category), limit, enough });
}

function knownCategories(faq: Catalog, ids: readonly string[]): readonly string[] {
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

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
  };
}
