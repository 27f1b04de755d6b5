/** What --help prints: the program's page, which fits on one screen, and how commands, options and topics are laid out. */

import { type Command, Help } from 'commander';
import type { Section, TopicName } from './topics.ts';

export const TOPIC_NAMES: readonly TopicName[] = ['options', 'exit-codes', 'environment', 'formats'];

export function isTopicName(name: string): name is TopicName {
  return TOPIC_NAMES.some((topic) => topic === name);
}

export const EXAMPLES = [
  ['ecf-faq', 'open the menu, which narrows as you type'],
  ['ecf-faq pacer login', 'search, best match first'],
  ['ecf-faq answer forgot my password', 'print only the best answer, for a pipe'],
  ['ecf-faq show link-pacer-account', 'print a full entry with its sources'],
] as const;

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
function programHelp(program: Command, help: Help): string {
  const width = help.helpWidth ?? 80;
  return [
    help.boxWrap('Answers about CM/ECF and PACER. Unofficial; not legal advice (ecf-faq about).', width),
    '',
    ...itemLines(EXAMPLES, help),
    '',
    `Usage: ${help.commandUsage(program)}`,
    'Commands:',
    ...itemLines(
      help
        .visibleCommands(program)
        .map((command) => [help.subcommandTerm(command), help.subcommandDescription(command)]),
      help,
    ),
    '',
    help.boxWrap('Every command takes --json, --format, --faq and more: ecf-faq help options', width),
    help.boxWrap('More: ecf-faq help <command>, help exit-codes, help environment, help formats', width),
    '',
  ].join('\n');
}

/** The page of a topic. */
export function topicHelp(sections: readonly Section[], help: Help): string {
  const width = help.helpWidth ?? 80;
  return sections
    .map(({ heading, items }) => `${[help.boxWrap(`${heading}:`, width), ...itemLines(items, help)].join('\n')}\n`)
    .join('\n');
}

export function optionsSection(program: Command, help: Help): Section {
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
