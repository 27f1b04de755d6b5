/** The command line: the options of every command, the commands, help. */

import { Command, Help, Option } from 'commander';
import { declareAnswer } from './commands/answer.ts';
import { declareBrowse } from './commands/browse.ts';
import { declareCheck } from './commands/check.ts';
import { collect, type Options, type Run, wholeNumber } from './commands/command.ts';
import { declareCompletion } from './commands/completion.ts';
import { declareAbout, declareCategories, declareList } from './commands/list.ts';
import { declareSearch } from './commands/search.ts';
import { declareShow } from './commands/show.ts';
import { FaqError } from './errors.ts';
import type { Context } from './inUse.ts';
import { FORMATS } from './output/renderer.ts';
import { printable } from './printable.ts';
import type { Session } from './session.ts';
import { MIN_WIDTH, type Terminal } from './terminal/terminal.ts';

/** The program; `print` receives help and version, `done` the exit code of the command that ran. */
export function createProgram(
  place: Context['place'],
  terminal: Terminal,
  print: (help: string) => void,
  done: (code: number) => void,
): Command {
  const program = new Command('ecf-faq');
  const helpWidth = () => program.opts<Options>().width ?? terminal.helpWidth;
  let session: Promise<Session> | undefined;
  /** The same session for the check of a slip and for the command, so that the FAQ is opened only once. */
  const openSession = () => {
    session ??= import('./session.ts').then(({ createSession }) =>
      createSession({ place, terminal, options: program.opts<Options>() }),
    );
    return session;
  };
  const run: Run = async (command) => done(await command(await openSession()));
  const names = () => program.commands.map((command) => command.name());

  program
    .description(
      'Answers about CM/ECF and PACER from the FAQ of the U.S. District Court for the District of Massachusetts.',
    )
    .version(place.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: MIN_WIDTH, formatItem })
    .configureOutput({
      writeOut: (text) => print(text),
      writeErr: (text) => terminal.note(printable(text)),
      outputError: (text, write) => write(text + hintAt(text)),
      getOutHelpWidth: helpWidth,
      getErrHelpWidth: helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--faq <file>', 'add your own FAQ file on top of the bundled one (repeatable)', collect)
    .option('--only-faq', 'leave the bundled FAQ out')
    .addOption(new Option('--color <when>', 'when to use color').choices(['auto', 'always', 'never']))
    .option('--no-color', 'the same as --color never')
    .option('--width <columns>', 'wrap at this width', wholeNumber(MIN_WIDTH))
    .option('--no-pager', 'never page long output')
    .option('--no-input', 'never prompt')
    .option('--accessible', 'show the menu line by line, for screen readers')
    .usage('[options] [command|words]')
    .addHelpText('after', () => helpAfter(helpWidth()))
    .hook('preSubcommand', async (_, command) => {
      if (command.name() !== 'search' || program.args[0] === 'search') return;
      const { refuseSlip } = await import('./session.ts');
      await refuseSlip(await openSession(), program.args, names());
    });

  for (const declare of [
    declareSearch,
    declareAnswer,
    declareShow,
    declareList,
    declareCategories,
    declareBrowse,
    declareAbout,
    declareCheck,
  ]) {
    declare(program, run);
  }
  declareCompletion(program, { place, terminal });

  program
    .command('help')
    .description('print help for a command')
    .argument('[command]')
    .action((name: string | undefined) => {
      const command = program.commands.find((command) => command.name() === name);
      if (name !== undefined && !command) {
        throw new FaqError(
          `there is no command "${name}"; commands: ${names().join(', ')}. To search: ecf-faq search ${name}`,
        );
      }
      (command ?? program).outputHelp();
    });

  return program;
}

/** What to do about a commander error, if the error does not say so itself. */
function hintAt(error: string): string {
  const [, word] = /unknown option '-([^-']{2,})'/.exec(error) ?? [];
  if (word) return `To exclude a word, put it after "--": ecf-faq search -- pacer -${word}\n`;
  return /too many arguments/.test(error)
    ? 'To search for words that begin with a command, use: ecf-faq search <words>\n'
    : '';
}

/** With fewer columns, a description goes below what it describes. */
const NARROW = 60;

/** An option or a command in the help, with its description beside it, or below it if there is little room. */
function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const width = help.helpWidth ?? 80;
  if (width >= NARROW || !description) return Help.prototype.formatItem.call(help, term, termWidth, description, help);
  return `  ${term}\n${help.boxWrap(description, width - 6).replace(/^/gm, '      ')}`;
}

const EXAMPLES = [
  ['ecf-faq', 'open the menu'],
  ['ecf-faq pacer login', 'search, best match first'],
  ['ecf-faq answer forgot my password', 'print the best answer, for a pipe'],
  ['ecf-faq show link-pacer-account', 'print a full entry with sources'],
  ['ecf-faq list -c access', 'list the questions in a category'],
] as const;

function helpAfter(width: number): string {
  const help = new Help();
  const examples = EXAMPLES.map(([line, does]) =>
    width < NARROW ? `  ${line}\n      ${does}` : `  ${line.padEnd(36)}${does}`,
  );
  const notes = [
    'Exit codes: 0 found or done, 1 nothing found, 2 usage or data error, 130 interrupted.',
    'Unofficial; not legal advice. "ecf-faq about" prints the full notice.',
  ];
  return ['', 'Examples:', ...examples, '', ...notes.map((note) => help.boxWrap(note, width))].join('\n');
}
