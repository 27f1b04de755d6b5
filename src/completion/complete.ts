/** Answers the completion scripts: what may stand at the cursor, by what --help prints of the program and by the FAQ. */

import type { Argument, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import type { Catalog } from '../catalog/catalog.ts';
import { printable } from '../printable.ts';
import type { Shell } from './scripts.ts';

/** A word that may come next, and what it means, if the word itself does not say so. */
interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** What a word may be: one of these, something in the FAQ, or a file. */
type Wanted = readonly Candidate[] | 'entries' | 'categories' | 'files';

/** What the value of an option, or an argument, of that name is, if it is not one of some choices. */
const KINDS: Readonly<Record<string, Wanted>> = {
  id: 'entries',
  category: 'categories',
  faq: 'files',
  file: 'files',
};

/** A word whose quotes are all closed, and that does not end in a backslash. */
const CLOSED = /^(?:[^\\'"]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")*$/s;
/** A quoted part, whose closing quote may be missing, or an escaped character (but a path on Windows stays as it is). */
const QUOTED = /'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\([^A-Za-z0-9])/gs;

/**
 * The words typed so far, as the program would get them: shells pass them on as they stand on the line.
 * @param home the folder that `~` means
 */
export function wordsTyped(words: readonly string[], shell: Shell, home: string | null): string[] {
  // fish removes quotes itself, except from the word at the cursor; the others split the line at every space, even
  // between quotes.
  const whole =
    shell === 'fish' ? [...words.slice(0, -1), ...words.slice(-1).map(unquote)] : joinQuoted(words).map(unquote);
  return whole.map((word) => (home && /^~[/\\]/.test(word) ? home + word.slice(1) : word));
}

function joinQuoted(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last === undefined || CLOSED.test(last)) joined.push(word);
    else joined[joined.length - 1] = `${last} ${word}`;
  }
  return joined;
}

function unquote(word: string): string {
  return word.replace(
    QUOTED,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}

/**
 * What may stand at the cursor: a word, a tab and its description per line; or that the script is to offer files.
 * @param words without the program's name; the last one is still being typed, and may be empty
 * @param openFaq opens the FAQ that the program's options name; null if that cannot be
 */
export async function complete(
  program: CommandUnknownOpts,
  words: readonly string[],
  openFaq: () => Promise<Catalog | null>,
): Promise<string> {
  const { typed, wanted, earlier } = readCursor(program, words);
  if (wanted === 'files') return ':files\n';
  const candidates = typeof wanted === 'string' ? candidatesIn(await openFaq(), wanted) : wanted;
  return candidates
    .filter(({ word }) => word.toLowerCase().startsWith(typed.toLowerCase()) && !earlier.includes(word))
    .map(({ word, description }) => (description ? `${word}\t${oneLine(description)}\n` : `${word}\n`))
    .join('');
}

/**
 * The word at the cursor (of `--option=value`, only the value), what it may be, and the arguments before it. Options that
 * name the FAQ are given to the program.
 */
function readCursor(program: CommandUnknownOpts, words: readonly string[]) {
  const typed = words.at(-1) ?? '';
  const commandNamed = (word: string) => program.commands.find((command) => command.name() === word);
  /** The command that runs if none is named. */
  const search = commandNamed('search') ?? program;
  let command: CommandUnknownOpts | undefined;
  const earlier: string[] = [];
  /** The option whose value comes next. */
  let open: Option | undefined;
  let mayBeOption = true;
  const isOption = (word: string) => mayBeOption && /^-./.test(word);
  const note = ({ long = '' }: Option, ...value: string[]) => {
    if (['--faq', '--only-faq'].includes(long)) program.parseOptions([long, ...value]);
  };

  for (const word of words.slice(0, -1)) {
    const named = command || earlier.length > 0 ? undefined : commandNamed(word);
    if (open) {
      note(open, word);
      open = undefined;
    } else if (mayBeOption && word === '--') mayBeOption = false;
    else if (isOption(word)) {
      const { option, value } = splitOption(word, command ?? search, program);
      if (option?.required && value === undefined) open = option;
      else if (option) note(option, ...(value === undefined ? [] : [value]));
    } else if (named) command = named;
    else earlier.push(word);
  }

  const at = (typed: string, wanted: Wanted) => ({ typed, wanted, earlier });
  const ran = command ?? search;
  if (open) return at(typed, wantedBy(open));
  if (isOption(typed) && typed.includes('=')) {
    const { option, value = '' } = splitOption(typed, ran, program);
    return at(value, wantedBy(option));
  }
  if (mayBeOption && typed.startsWith('-')) return at(typed, optionsOf(program, ran));
  if (!command && earlier.length === 0) return at(typed, commandsOf(program));
  const declared = ran.registeredArguments;
  const argument = declared[earlier.length] ?? declared.filter(({ variadic }) => variadic).at(-1);
  return at(typed, wantedBy(argument));
}

function wantedBy(declared: Option | Argument | undefined): Wanted {
  return declared?.argChoices?.map((word) => ({ word, description: '' })) ?? KINDS[declared?.name() ?? ''] ?? [];
}

function commandsOf(program: CommandUnknownOpts): Candidate[] {
  return program.commands.map((command) => ({
    word: command.name(),
    description: command.summary() || command.description(),
  }));
}

function optionsOf(program: CommandUnknownOpts, command: CommandUnknownOpts): Candidate[] {
  const help = program.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(
    ({ short, long, description }) =>
      [short, long].flatMap((word) => (word === undefined ? [] : [{ word, description }])),
  );
}

/** The option in `--option`, `--option=value`, `-o` or `-ovalue`, and its value if it is there. */
function splitOption(word: string, command: CommandUnknownOpts, program: CommandUnknownOpts) {
  const end = word.startsWith('--') ? word.indexOf('=') : 2;
  const flag = end < 0 ? word : word.slice(0, end);
  const option = [...command.options, ...program.options].find(({ short, long }) => flag === short || flag === long);
  const rest = flag === word ? undefined : word.slice(end);
  return { option, value: word.startsWith('--') ? rest?.slice(1) : rest };
}

function candidatesIn(faq: Catalog | null, wanted: 'entries' | 'categories'): readonly Candidate[] {
  if (!faq) return [];
  if (wanted === 'categories') return faq.categories.map(({ id, name }) => ({ word: id, description: name }));
  return faq.entriesIn([]).map((listed) => ({
    word: listed.id,
    // Read only if it is offered.
    get description() {
      return listed.entry.question;
    },
  }));
}

/** A question is data: what it contains must not look like another line, nor reach the terminal as a control character. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
