/** What the word under the cursor is: read from the definitions of commands and options that --help prints. */

import type { Command, Option } from 'commander';

/** A word that may come next, and what it means, if the word itself does not say so. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** The word that is being typed. */
export interface Cursor {
  /** What is typed of it; of `--option=value`, only the value. */
  readonly prefix: string;
  /** What it may be: one of these, something in the FAQ, a file, or anything (a word of a query). */
  readonly wanted: readonly Candidate[] | Kind;
  /** Arguments before it. */
  readonly earlier: readonly string[];
  /** The options before it that say which FAQ is in use. */
  readonly faqOptions: readonly string[];
}

type Kind = 'entries' | 'categories' | 'files' | 'anything';

/** What the value of an option, or an argument, of that name is, if it is not one of some choices. */
const KINDS: Readonly<Record<string, Kind>> = {
  id: 'entries',
  category: 'categories',
  faq: 'files',
  file: 'files',
};

/** The options that say which FAQ is in use. */
const FAQ_OPTIONS = ['faq', 'onlyFaq'];

/** @param words without the program's name; the last one is still being typed, and may be empty */
export function cursorIn(program: Command, words: readonly string[]): Cursor {
  const typed = words.at(-1) ?? '';
  const earlier: string[] = [];
  const faqOptions: string[] = [];
  let command: Command | undefined;
  /** The option whose value comes next. */
  let open: Option | undefined;
  let mayBeOption = true;
  const isOption = (word: string) => mayBeOption && /^-./.test(word);
  const note = (option: Option, value?: string) => {
    const { long } = option;
    if (!long || !FAQ_OPTIONS.includes(option.attributeName())) return;
    faqOptions.push(value === undefined ? long : `${long}=${value}`);
  };

  for (const word of words.slice(0, -1)) {
    const named = command || earlier.length > 0 ? undefined : commandNamed(program, word);
    if (open) {
      note(open, word);
      open = undefined;
    } else if (mayBeOption && word === '--') mayBeOption = false;
    else if (isOption(word)) {
      const { option, value } = splitOption(word, command ?? searchIn(program), program);
      if (option?.required && value === undefined) open = option;
      else if (option) note(option, value);
    } else if (named) command = named;
    else earlier.push(word);
  }

  const at = (prefix: string, wanted: Cursor['wanted']): Cursor => ({ prefix, wanted, earlier, faqOptions });
  const ran = command ?? searchIn(program);
  if (open) return at(typed, kindOf(open.name(), open.argChoices));
  if (isOption(typed) && typed.includes('=')) {
    const { option, value = '' } = splitOption(typed, ran, program);
    return at(value, option ? kindOf(option.name(), option.argChoices) : 'anything');
  }
  if (mayBeOption && typed.startsWith('-')) return at(typed, optionsOf(program, ran));
  if (!command && earlier.length === 0) return at(typed, commandsOf(program));
  const { registeredArguments: declared } = ran;
  const last = declared.at(-1);
  const argument = declared[earlier.length] ?? (last?.variadic ? last : undefined);
  return at(typed, argument ? kindOf(argument.name(), argument.argChoices) : []);
}

function kindOf(name: string, choices: readonly string[] | undefined): Cursor['wanted'] {
  return choices?.map((word) => ({ word, description: '' })) ?? KINDS[name] ?? 'anything';
}

function commandNamed({ commands }: Command, word: string): Command | undefined {
  return commands.find((command) => command.name() === word);
}

/** The command that runs if none is named. */
function searchIn(program: Command): Command {
  return commandNamed(program, 'search') ?? program;
}

function commandsOf(program: Command): Candidate[] {
  return program.commands.map((command) => ({
    word: command.name(),
    description: command.summary() || command.description(),
  }));
}

function optionsOf(program: Command, command: Command): Candidate[] {
  const help = program.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(
    ({ short, long, description }) =>
      [short, long].flatMap((word) => (word === undefined ? [] : [{ word, description }])),
  );
}

/** The option in `--option`, `--option=value`, `-o` or `-ovalue`, and its value if it is there. */
function splitOption(word: string, command: Command, program: Command) {
  const end = word.startsWith('--') ? word.indexOf('=') : 2;
  const flag = end < 0 ? word : word.slice(0, end);
  const option = [...command.options, ...program.options].find(({ short, long }) => flag === short || flag === long);
  const rest = flag === word ? undefined : word.slice(end);
  return { option, value: word.startsWith('--') ? rest?.slice(1) : rest };
}
