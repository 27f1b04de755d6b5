/** The command line: the options that every command takes, the commands, help. */

import { Command, Option } from 'commander';
import { declareAnswer } from './commands/answer.ts';
import { browse, declareBrowse } from './commands/browse.ts';
import { collect, type Options, type Run, wholeNumber } from './commands/command.ts';
import { declareCategories, declareList } from './commands/list.ts';
import { declareSearch } from './commands/search.ts';
import { declareShow } from './commands/show.ts';
import { FORMATS } from './output/formats.ts';
import { printable } from './printable.ts';
import type { Context } from './session.ts';
import { MIN_WIDTH, type Terminal } from './terminal/terminal.ts';

/** The program; `done` is told the exit code of the command that ran. */
export function createProgram(place: Context['place'], terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('ecf-faq');
  const helpWidth = () => program.opts<Options>().width ?? terminal.helpWidth;
  const run: Run = async (command) => {
    const { createSession } = await import('./session.ts');
    done(await command(createSession({ place, terminal, options: program.opts<Options>() })));
  };
  const refuse = async (words: readonly string[]): Promise<never> => {
    const { refuseCommand } = await import('./session.ts');
    const names = program.commands.map((command) => command.name());
    return refuseCommand(words, names);
  };

  program
    .description(
      'Answers on CM/ECF and PACER from the FAQ of the U.S. District Court for the District of Massachusetts.',
    )
    .version(place.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: MIN_WIDTH })
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.note(printable(text)),
      getOutHelpWidth: helpWidth,
      getErrHelpWidth: helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .argument('[word...]')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--faq <file>', 'add a FAQ file, laid over the bundled one (repeatable)', collect)
    .addOption(new Option('--color <when>', 'paint the output').choices(['auto', 'always', 'never']))
    .option('--no-color', 'the same as --color never')
    .option('--width <columns>', 'wrap at this width', wholeNumber(MIN_WIDTH))
    .option('--no-input', 'never prompt')
    .option('--accessible', 'the menu line by line, for screen readers')
    .usage('[options] <command>')
    .addHelpText('after', HELP_AFTER)
    .action(async (words: string[]) => {
      if (words.length > 0) await refuse(words);
      await run(browse);
    });

  for (const declare of [declareSearch, declareAnswer, declareShow, declareList, declareCategories, declareBrowse]) {
    declare(program, run);
  }

  program
    .command('help')
    .description('print help for a command')
    .argument('[command]')
    .action(async (name: string | undefined) => {
      const command = program.commands.find((command) => command.name() === name);
      if (name !== undefined && !command) await refuse([name]);
      (command ?? program).outputHelp();
    });

  return program;
}

const HELP_AFTER = `
Examples:
  ecf-faq search "pacer login"            the matches, best first
  ecf-faq answer forgot my password       the best answer alone, for a pipe
  ecf-faq show link-pacer-account         a whole entry with its sources
  ecf-faq list -c access                  the questions of a category

Exit codes: 0 found or done, 1 nothing found, 2 usage or data error, 130 interrupted.
Unofficial; nothing in it is legal advice. "ecf-faq categories" prints the whole notice.`;
