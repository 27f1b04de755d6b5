/** What --help prints: the program's page, which fits on one screen, and topics beyond commands and options. */

import { type CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import { FaqError } from './errors.ts';
import type { Format } from './output/renderer.ts';

export interface Section {
  readonly heading: string;
  readonly items: readonly (readonly [term: string, description: string])[];
}

export const EXIT_CODES: Section = {
  heading: 'Exit codes, in every format',
  items: [
    ['0', 'found, or done'],
    ['1', 'a search or lookup found nothing'],
    ['2', 'usage, configuration or data error'],
    ['130', 'interrupted at a prompt'],
  ],
};

export const ENVIRONMENT: Section = {
  heading: 'Environment variables',
  items: [
    ['ACCESSIBLE', 'unless empty, 0 or false: the same as --accessible'],
    ['APPDATA, LOCALAPPDATA', 'the folders of your files and of the cache on Windows: see below'],
    ['CI', 'unless empty: never prompt'],
    ['COLUMNS', 'the width to wrap at, if --width is not given; by default that of the terminal, up to 100'],
    ['DISPLAY, WAYLAND_DISPLAY', 'on Linux, one of them must be set to open a source in the browser'],
    ['ECF_FAQ_DEBUG', 'unless empty, 0 or false: print a stack trace with every error'],
    [
      'ECF_FAQ_FILE',
      'FAQ files to add on top of the bundled one and of those in your folder, separated as in PATH; ~ is your home folder; one that is missing or broken is left out, with a warning; --faq goes on top of them',
    ],
    [
      'ECF_FAQ_LOG',
      'a file to append what is asked to, a line of JSON for each search, for ecf-faq check --asked; without it, nothing is kept. Queries can hold names',
    ],
    [
      'ECF_FAQ_PAGER, PAGER',
      'the pager for text that is longer than the screen; the first one that is set, by default less -FRX; empty or "cat" for none',
    ],
    ['FORCE_COLOR', 'unless empty: use color, even in a pipe; 0 or false: never'],
    ['HOME, USERPROFILE', 'your home folder'],
    ['LESS, LV', 'options for the pager, by default FRX and -c'],
    ['NO_COLOR', 'unless empty: no color; FORCE_COLOR and --color come first'],
    ['PATH', 'where the program that opens a source in the browser is searched for'],
    ['TERM', '"dumb": no color, no prompts, no pager'],
    ['TERM_PROGRAM, VTE_VERSION, WT_SESSION', 'which terminal it is: some, also by TERM, are known to support links'],
    ['WSL_DISTRO_NAME', 'does for Windows Subsystem for Linux what DISPLAY does for Linux'],
    ['XDG_CACHE_HOME, XDG_CONFIG_HOME', 'the folders of the cache and of your files: see below'],
  ],
};

export const FILES: Section = {
  heading: 'Files',
  items: [
    [
      '$XDG_CONFIG_HOME/ecf-faq/*.yaml, *.yml',
      'your own FAQ files, added on top of the bundled one; by default in ~/.config/ecf-faq, on Windows in %APPDATA%\\ecf-faq; a broken one is left out, with a warning',
    ],
    [
      '$XDG_CACHE_HOME/ecf-faq',
      'compiled FAQ files and code, which make later calls faster; can be deleted at any time; by default ~/.cache/ecf-faq, on Windows %LOCALAPPDATA%\\ecf-faq; used only if nobody else can write to it',
    ],
  ],
};

export const FORMATS: Section = {
  heading: 'Formats (--format)',
  items: Object.entries({
    text: 'for people: wrapped and colored on a terminal, neither in a pipe',
    plain: 'tab-separated fields, one record per line; no header, no wrapping, no color',
    json: 'one document for every outcome except a usage error; the same in a pipe and on a terminal',
    markdown: 'for documents, tickets and mail',
    html: 'a web page in one file; that of list has a search box',
  } satisfies Record<Format, string>),
};

export const PLAIN_FIELDS: Section = {
  heading: 'Fields of --format plain',
  items: [
    ['search', 'rank, score, id, category, question'],
    ['list', 'id, category, question'],
    ['categories', 'id, name, number of entries'],
    ['about', 'name, value'],
    ['check', 'file, line, column, severity, message'],
    ['check --asked', 'times, outcome, closest id, query'],
    ['show, answer', 'id, category, question, answer, text, as of, updates, sources, now, as of of now'],
  ],
};

export const JSON_DOCUMENTS: Section = {
  heading: 'Documents of --json; keys may be added, but are never renamed',
  items: [
    [
      'search',
      '{"schemaVersion": 1, "query", "outcome": "sure" | "maybe" | "none", "confidence", "total", "hits": [Hit], "suggestions": [{"id", "question"}]}',
    ],
    ['search --stdin', 'the same for each line of stdin, one object per line, in order'],
    ['answer', '{"schemaVersion": 1, "query", "outcome", "confidence", "entry": Entry | null, "suggestions"}'],
    ['answer --bare', '"answer": text | null instead of "entry"'],
    ['show, list', '{"schemaVersion": 1, "entries": [Entry]}'],
    ['categories', '{"schemaVersion": 1, "categories": [{"id", "name", "entries": n}]}'],
    ['init', '{"schemaVersion": 1, "file"}'],
    [
      'about',
      '{"schemaVersion": 1, "title", "lang", "publisher", "source", "caveat", "helpDesk", "categories", "entries": {"all", "court", "summary"}, "quoted"?, "oldest", "newest", "files", "layers": [{"file", "title", "entries", "caveat"?, "helpDesk"?}], "version", "build", "node", "cache", "log"}',
    ],
    [
      'check',
      '{"schemaVersion": 1, "files", "problems": [{"file", "line", "column", "severity", "message"}], "tried": {"done", "of"}, "phrasings": {"entries", "none", "few"}}',
    ],
    [
      'check --asked',
      '{"schemaVersion": 1, "asked": [{"times", "outcome", "closest": {"id", "question"} | null, "queries": [{"text", "times"}]}]}',
    ],
    [
      'file or data error',
      '{"schemaVersion": 1, "error": {"message", "problems": [{"file", "line", "column", "severity", "message"}]}}',
    ],
    [
      'Hit',
      '{"rank", "score", "terms": [matched words], "snippet", "entry": Entry}; with --explain, also "explanation", and the document "judgement"',
    ],
    [
      'Entry',
      '{"id", "category": {"id", "name"}, "question", "answer", "text": "court" | "summary" | null, "now": {"text", "source", "asOf", "from"?} | null, "asOf", "updates": [{"text", "source", "confirms"?, "from"?}], "sources": [text], "related": [id], "faq"}',
    ],
  ],
};

/** The sections of each topic; those of `options` are in the command line's own definitions. */
export const TOPICS: Readonly<Record<string, readonly Section[]>> = {
  'exit-codes': [EXIT_CODES],
  environment: [ENVIRONMENT, FILES],
  formats: [FORMATS, PLAIN_FIELDS, JSON_DOCUMENTS],
};

export const TOPIC_NAMES = ['options', ...Object.keys(TOPICS)];

export const EXAMPLES: Section['items'] = [
  ['ecf-faq', 'open the menu, which narrows as you type'],
  [`ecf-faq "can't log in"`, "search; quotes keep ' and ? from the shell"],
  ['ecf-faq answer forgot password', 'print only the best answer, if it is sure'],
  ['ecf-faq show forgot-login', 'print a full entry with its sources'],
];

/** With fewer columns for it, a description goes below what it describes. */
const LEAST_ROOM = 36;

/** The layout of help, for commander. */
export const HELP_LAYOUT: Partial<Help> = {
  showGlobalOptions: true,
  subcommandTerm: (command) => `${command.name()} ${command.usage().replace('[options]', '').trim()}`.trim(),
  formatItem,
  formatHelp: (command, help) =>
    command.parent ? Help.prototype.formatHelp.call(help, command, help) : programHelp(command, help),
};

/** Fits on a terminal of 24 rows and 80 columns, with room for the prompt. */
function programHelp(program: CommandUnknownOpts, help: Help): string {
  const width = help.helpWidth ?? 80;
  const commands = help
    .visibleCommands(program)
    .map((command) => [help.subcommandTerm(command), help.subcommandDescription(command)] as const);
  return [
    help.boxWrap(program.description(), width),
    '',
    ...itemLines(EXAMPLES, help),
    '',
    `Usage: ${help.commandUsage(program)}`,
    'Commands:',
    ...itemLines(commands, help),
    '',
    help.boxWrap('Every command takes --json, --format, --faq and more: ecf-faq help options', width),
    help.boxWrap('More: ecf-faq help <command>, help exit-codes, help environment, help formats', width),
    '',
  ].join('\n');
}

/**
 * The page of a topic.
 * @throws FaqError if there is none of that name
 */
export function topicHelp(program: CommandUnknownOpts, name: string, helpWidth: number): string {
  const help = program.createHelp();
  help.prepareContext({ helpWidth });
  const sections = name === 'options' ? [optionsSection(program, help)] : new Map(Object.entries(TOPICS)).get(name);
  if (!sections) {
    const commands = program.commands.map((command) => command.name()).join(', ');
    throw new FaqError(
      `there is no command or topic "${name}"; commands: ${commands}; topics: ${TOPIC_NAMES.join(', ')}. To search: ecf-faq search ${name}`,
    );
  }
  return sections
    .map(({ heading, items }) => `${[help.boxWrap(`${heading}:`, helpWidth), ...itemLines(items, help)].join('\n')}\n`)
    .join('\n');
}

function optionsSection(program: CommandUnknownOpts, help: Help): Section {
  const items = help
    .visibleOptions(program)
    .map((option) => [help.optionTerm(option), help.optionDescription(option)] as const);
  return { heading: 'Options of every command', items };
}

function itemLines(items: Section['items'], help: Help): string[] {
  const longest = Math.max(...items.map(([term]) => term.length));
  return items.map(([term, description]) => help.formatItem(term, longest, description, help));
}

/** An option or a command in the help, with its description beside it, or below it if there is little room. */
function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const width = help.helpWidth ?? 80;
  const room = width - termWidth - 4;
  if (room >= LEAST_ROOM || !description)
    return Help.prototype.formatItem.call(help, term, termWidth, description, help);
  return `  ${term}\n${help.boxWrap(description, width - 6).replace(/^/gm, '      ')}`;
}
