/** The command line: the commands, their arguments and options, and how help and errors are printed. */

import { Argument, Command, CommanderError, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import type { Release } from './catalog/open.ts';
import { browse } from './commands/browse.ts';
import { check, checkAsked } from './commands/check.ts';
import { COMPLETION_USE, completion } from './commands/completion.ts';
import { about, categories, list, show } from './commands/entries.ts';
import { init } from './commands/init.ts';
import { answer, search, searchLines } from './commands/search.ts';
import { ExitCode, FaqError } from './errors.ts';
import { HELP_LAYOUT, TOPIC_NAMES, topicHelp } from './help.ts';
import { categoryOption, declareOptions, webOption, wholeNumber } from './options.ts';
import { printable } from './printable.ts';
import { report } from './report.ts';
import type { Session } from './session.ts';
import { MIN_WIDTH, type Terminal } from './terminal/terminal.ts';

/** Runs a command in its own session, which is loaded only then, and passes on the exit code that it returns. */
type Run = (command: (session: Session) => Promise<number>) => Promise<void>;

/** What runs in a session, in the order of the help. */
const COMMANDS: Readonly<Record<string, (command: Command, run: Run) => unknown>> = {
  search: (command, run) =>
    command
      .summary('find answers, the best match first')
      .description('find answers: print the first match with what to do, and the others by title')
      .argument('[query...]', 'words, in any order; "a phrase" must appear in the entry, -word (after --) must not')
      .addOption(categoryOption())
      .option('-n, --limit <n>', 'print at most this many matches', wholeNumber(1), 5)
      .option('--exact', 'match whole words as typed: no typo tolerance, prefixes, stems or synonyms')
      .option('--explain', 'show why each entry matched: terms, fields, scores')
      .option('--stdin', 'read one query per line from stdin, print one JSON object per line')
      .action((words, flags, { parent }) =>
        run((session) => {
          // No arguments, not even the command's name.
          if (parent?.args.length === 0) return browse(session);
          return flags.stdin ? searchLines(session, words, flags) : search(session, words, flags);
        }),
      ),
  answer: (command, run) =>
    command
      .summary('print only the best answer')
      .description(
        'print only the best answer: question, what to do today, the answer, sources; if it is not sure, unlike search, only name the closest on stderr, and exit with 1',
      )
      .argument('<query...>', 'words, in any order')
      .addOption(categoryOption())
      .option('--bare', 'print only the text to act on')
      .addOption(webOption())
      .option('--copy', 'also copy the text to act on, if the terminal allows it')
      .action((words, flags) => run((session) => answer(session, words, flags))),
  show: (command, run) =>
    command
      .summary('print full entries with their sources')
      .description('print full entries: what to do today, the answer, what has changed, sources')
      .argument('<id...>', 'ids, as printed by search and list (case-insensitive)')
      .addOption(webOption())
      .action((ids, { web }) => run((session) => show(session, ids, web))),
  list: (command, run) =>
    command
      .summary('print every entry, one per line')
      .description('print every entry, one per line: id, category, question')
      .addOption(categoryOption())
      .action(({ category }) => run((session) => list(session, category))),
  categories: (command, run) =>
    command
      .summary('print the categories')
      .description('print the categories: id, number of entries, name')
      .action(() => run(categories)),
  browse: (command, run) =>
    command
      .summary('open the menu')
      .description('open the menu (the same as ecf-faq without arguments)')
      .argument('[category]', 'the category to start in, by id or name')
      .action((category) => run((session) => browse(session, category))),
  about: (command, run) =>
    command
      .summary('describe the FAQ in use')
      .description('describe the FAQ in use: publisher, caveat, help desk, files')
      .action(() => run(about)),
  init: (command, run) =>
    command
      .summary('write a FAQ file to start from, or make one from an FAQ')
      .description('write a small commented FAQ file to start from, and print its path; never overwrites a file')
      .argument('[file]', 'the file to create', 'faq.yaml')
      .option('--from <file>', 'make it from an FAQ in YAML, JSON, Markdown, HTML, CSV or plain text')
      .action((file, { from }) => run((session) => init(session, file, from))),
  check: (command, run) =>
    command
      .summary('check FAQ files for their authors')
      .description('check FAQ files: mistakes, what to improve, whether each entry is found by its own questions')
      .argument('[file...]', 'FAQ files, checked on top of the FAQ in use; without a file, the FAQ in use')
      .option('--strict', 'exit with 2 on warnings too')
      .option('--max-age <days>', 'warn of answers whose date (as_of) is older', wholeNumber(0))
      .option('--all', 'search for every phrasing of a large FAQ, not only for a sample')
      .option('--asked <log>', 'instead, list what was asked (see ECF_FAQ_LOG) and not surely answered')
      .action((files, { asked, ...flags }) =>
        run((session) => (asked === undefined ? check(session, files, flags) : checkAsked(session, files, asked))),
      ),
};

/** The title of the bundled FAQ, at the build. */
declare const TITLE: string;

/** For the build, which prints the manual. */
export * as help from './help.ts';

/** Runs the command that the arguments name, and returns the exit code, once everything is written. */
export async function runProgram(
  argv: readonly string[],
  release: Release,
  terminal: Terminal,
  readLicenses: () => string,
): Promise<number> {
  const outcome: Outcome = { help: '', exitCode: ExitCode.done };
  const program = createProgram(release, terminal, outcome, argv[0]);
  // Not in --help, where every line counts.
  program.addOption(new Option('--licenses').hideHelp()).on('option:licenses', () => {
    outcome.help += readLicenses();
    throw new CommanderError(ExitCode.done, 'ecf-faq.licenses', '');
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    outcome.exitCode = error instanceof CommanderError && error.exitCode === 0 ? ExitCode.done : ExitCode.error;
    // commander has already written its message (or the help, or the version).
    if (!(error instanceof CommanderError)) await report(error, terminal, program.opts());
  }
  const { help, exitCode } = outcome;
  if (help && program.opts().pager) await terminal.page(help);
  else if (help) terminal.write(help);
  return exitCode;
}

/** What a run leaves behind, once the program is parsed. */
interface Outcome {
  /** Help, or the version, to print. */
  help: string;
  exitCode: number;
}

/**
 * The program.
 * @param first the first argument: if it is a command, the program has no other, to start faster
 */
export function createProgram(release: Release, terminal: Terminal, outcome: Outcome, first = '') {
  const program = declareOptions(new Command('ecf-faq').version(release.version, '-V, --version', 'print the version'));
  const helpWidth = () => program.opts().width ?? terminal.helpWidth;
  let session: Promise<Session> | undefined;
  /** The same session for the check of a slip and for the command, so that the FAQ is opened only once. */
  const openSession = () => {
    session ??= import('./session.ts').then(({ createSession }) => createSession(release, terminal, program.opts()));
    return session;
  };
  const run: Run = async (command) => {
    outcome.exitCode = await command(await openSession());
  };
  const print = (help: string) => {
    outcome.help += help;
  };
  const names = () => program.commands.map((command) => command.name());
  /** A new command, whose usage errors end with where its help is. */
  const declare = (name: string) =>
    program.command(name, { isDefault: name === 'search' }).showHelpAfterError(`(see ecf-faq help ${name})`);

  program
    .description(`${TITLE}. Unofficial; not legal advice (ecf-faq about).`)
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ ...HELP_LAYOUT, minWidthToWrap: MIN_WIDTH })
    .configureOutput({
      writeOut: print,
      writeErr: (text) => terminal.note(printable(text)),
      outputError: (text, write) => write(text + hintAt(text, program.args)),
      getOutHelpWidth: helpWidth,
      getErrHelpWidth: helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .usage('[options] [command|words]')
    .hook('preSubcommand', async (_, command) => {
      if (command.name() !== 'search' || program.args[0] === 'search') return;
      const [first = ''] = program.args;
      const meant = habitMeant(first);
      if (meant) throw new FaqError(`there is no "${first}"; ${meant}`);
      await (await openSession()).refuseSlip(program.args, names());
    });

  const all = Object.entries(COMMANDS);
  const only = all.filter(([name]) => name === first);
  for (const [name, add] of only.length > 0 ? only : all) add(declare(name), run);
  if (only.length > 0) return program;
  declare('completion')
    .summary('print a completion script for a shell')
    .description('print a completion script for a shell; installs nothing')
    .addArgument(
      new Argument('<shell>', 'the shell to complete in').choices(['bash', 'zsh', 'fish', 'powershell'] as const),
    )
    .allowExcessArguments()
    .addHelpText('after', `\n${COMPLETION_USE}`)
    .action((shell, _, { args: [, ...words] }) => completion(program, terminal, openSession, shell, words));
  declareHelp(program, print, helpWidth);
  return program;
}

function declareHelp(program: CommandUnknownOpts, print: (help: string) => void, helpWidth: () => number): void {
  const topics = [...program.commands.map((command) => command.name()), 'help', ...TOPIC_NAMES];
  program
    .command('help')
    .description('print help for a command or a topic')
    // topicHelp has a better hint.
    .addArgument(new Argument('[topic]', 'a command or a topic').choices(topics).argParser((name) => name))
    .action((name = '') => {
      const command = name ? program.commands.find((command) => command.name() === name) : program;
      if (command) command.outputHelp();
      else print(topicHelp(program, name, helpWidth()));
    });
}

/** What was meant by what other programs take. */
const HABITS: Readonly<Record<string, string>> = {
  '-v': 'to print the version: ecf-faq --version',
  '-version': 'to print the version: ecf-faq --version',
  '-help': 'to print help: ecf-faq --help',
  '-?': 'to print help: ecf-faq --help',
  '/?': 'to print help: ecf-faq --help',
};

function habitMeant(word: string): string | undefined {
  return Object.hasOwn(HABITS, word) ? HABITS[word] : undefined;
}

/** What to do about a commander error, if the error does not say so itself. */
function hintAt(error: string, [command]: readonly string[]): string {
  const [, option = ''] = /unknown option '([^']+)'/.exec(error) ?? [];
  const meant = habitMeant(option);
  if (meant) return `${meant.replace('to', 'To')}\n`;
  if (/^-[^-]{2,}$/.test(option)) {
    return `To exclude a word, put it after "--": ecf-faq search -- password ${option}\n`;
  }
  if (!/too many arguments/.test(error)) return '';
  const category = command === 'list' ? 'To list one category, use: ecf-faq list -c <category>\n' : '';
  return `${category}To search for words that begin with a command, use: ecf-faq search <words>\n`;
}
