/** The command line: commands, options and help. What a command does stands in commands.ts, loaded only when one runs. */

import { Command, InvalidArgumentError, Option } from 'commander';
import type { Context, Options, SearchFlags } from './commands.ts';
import { FORMATS } from './output/formats.ts';
import { printable } from './printable.ts';
import { MIN_WIDTH, type Terminal } from './terminal.ts';

/** The program; `done` is told the exit code of the command that ran. */
export function createProgram(place: Context['place'], terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('ecf-faq');
  const context = (): Context => ({ place, terminal, options: program.opts<Options>() });
  const helpWidth = () => program.opts<Options>().width ?? terminal.helpWidth;
  const commands = () => import('./commands.ts');
  const refuse = async (words: readonly string[]): Promise<never> => {
    const names = program.commands.map((command) => command.name());
    return (await commands()).refuseCommand(words, names);
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
      done(await (await commands()).runMenu(context(), undefined));
    });

  program
    .command('search')
    .description('find answers: ranked matches, and the whole answer where one clearly leads')
    .argument('[query...]', 'words, in any order; "a phrase" must stand in the entry, -word (after --) must not')
    .option('-c, --category <id>', 'only this category (repeatable)', collect)
    .option('-n, --limit <n>', 'at most this many matches', wholeNumber(1), 5)
    .option('--exact', 'whole words as typed: no typo tolerance, prefixes, stems or synonyms')
    .option('--explain', 'why each hit matched: terms, fields, scores')
    .option('--stdin', 'one query a line from stdin, one JSON object a line out')
    .action(async (words: string[], flags: SearchFlags) => {
      done(await (await commands()).runSearch(context(), words, flags));
    });

  program
    .command('answer')
    .description('print the best answer alone, with what has changed since and the sources')
    .argument('<query...>', 'words, in any order')
    .option('-c, --category <id>', 'only this category (repeatable)', collect)
    .option('--bare', "the answer's text only")
    .action(async (words: string[], flags: SearchFlags) => {
      done(await (await commands()).runAnswer(context(), words, flags));
    });

  program
    .command('show')
    .description('print whole entries: question, answer, what has changed since, sources')
    .argument('<id...>', 'ids, as search and list print them')
    .action(async (ids: string[]) => {
      done(await (await commands()).runShow(context(), ids));
    });

  program
    .command('list')
    .description('print every entry, one a line: id, category, question')
    .option('-c, --category <id>', 'only this category (repeatable)', collect)
    .action(async (flags: SearchFlags) => {
      done(await (await commands()).runList(context(), flags));
    });

  program
    .command('categories')
    .description('print the categories: id, number of entries, name')
    .action(async () => {
      done(await (await commands()).runCategories(context()));
    });

  program
    .command('browse')
    .description('walk the FAQ in a menu')
    .argument('[category]', 'the category to begin with')
    .action(async (category: string | undefined) => {
      done(await (await commands()).runMenu(context(), category));
    });

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

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
  };
}
