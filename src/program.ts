/** The command line: the options of every command, the commands, help. */

import { Argument, Command, Option } from 'commander';
import { declareAnswer } from './commands/answer.ts';
import { declareBrowse } from './commands/browse.ts';
import { declareCheck } from './commands/check.ts';
import { collect, type Run, wholeNumber } from './commands/command.ts';
import { declareCompletion } from './commands/completion.ts';
import { declareInit } from './commands/init.ts';
import { declareAbout, declareCategories, declareList } from './commands/list.ts';
import { declareSearch } from './commands/search.ts';
import { declareShow } from './commands/show.ts';
import { FaqError } from './errors.ts';
import { HELP_LAYOUT, isTopicName, optionsSection, TOPIC_NAMES, topicHelp } from './help.ts';
import type { Context } from './inUse.ts';
import type { Options } from './options.ts';
import { FORMATS } from './output/renderer.ts';
import { printable } from './printable.ts';
import type { Session } from './session.ts';
import { MIN_WIDTH, type Terminal } from './terminal/terminal.ts';

/** What runs in a session, in the order of the help. */
const COMMANDS: ReadonlyMap<string, (program: Command, run: Run) => void> = new Map([
  ['search', declareSearch],
  ['answer', declareAnswer],
  ['show', declareShow],
  ['list', declareList],
  ['categories', declareCategories],
  ['browse', declareBrowse],
  ['about', declareAbout],
  ['init', declareInit],
  ['check', declareCheck],
]);

/**
 * The program; `print` receives help and version, `done` the exit code of the command that ran.
 * @param first the first argument: if it is a command, the program has no other, to start faster
 */
export function createProgram(
  place: Context['place'],
  terminal: Terminal,
  print: (help: string) => void,
  done: (code: number) => void,
  first = '',
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
    .version(place.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ ...HELP_LAYOUT, minWidthToWrap: MIN_WIDTH })
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
    .hook('preSubcommand', async (_, command) => {
      if (command.name() !== 'search' || program.args[0] === 'search') return;
      const { refuseSlip } = await import('./session.ts');
      await refuseSlip(await openSession(), program.args, names());
    });

  const only = COMMANDS.get(first);
  if (only) {
    only(program, run);
    return program;
  }
  for (const declare of COMMANDS.values()) declare(program, run);
  declareCompletion(program, { place, terminal });

  program
    .command('help')
    .description('print help for a command or a topic')
    // The check below has a better hint.
    .addArgument(
      new Argument('[topic]', 'a command or a topic').choices([...names(), ...TOPIC_NAMES]).argParser((name) => name),
    )
    .action(async (name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((command) => command.name() === name);
      if (command) return command.outputHelp();
      if (name === undefined || !isTopicName(name)) {
        throw new FaqError(
          `there is no command or topic "${name}"; commands: ${names().join(', ')}; topics: ${TOPIC_NAMES.join(', ')}. To search: ecf-faq search ${name}`,
        );
      }
      const { TOPICS } = await import('./topics.ts');
      const help = program.createHelp();
      help.prepareContext({ helpWidth: helpWidth() });
      print(topicHelp(name === 'options' ? [optionsSection(program, help)] : TOPICS[name], help));
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
