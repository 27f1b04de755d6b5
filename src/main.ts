/** main(argv, terminal): runs one command and returns its exit code. All errors of a command are handled here. */

import type { Release } from './catalog/open.ts';
import { answer, search } from './commands/search.ts';
import { ExitCode } from './errors.ts';
import type { Options } from './options.ts';
import { report } from './report.ts';
import type { Terminal } from './terminal/terminal.ts';

export { createTerminal } from './terminal/terminal.ts';

declare const VERSION: string;
/** The build's id for these sources, which change during development within one version. */
declare const BUILD: string;

/** What comes with the program: files beside it, or parts of an executable. */
interface Package extends Pick<Release, 'bundled'> {
  readonly readLicenses: () => string;
}

/** What the command line makes of no options. */
export const DEFAULTS = { format: 'text', pager: true, input: true } satisfies Options;
/** The same for a search. */
export const SEARCH_DEFAULTS = { limit: 5 };

/**
 * @param argv the arguments after the program's name
 * @returns the exit code, once everything is written
 */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
  { bundled, readLicenses }: Package,
): Promise<number> {
  const release = { version: VERSION, build: BUILD, bundled };
  const [command, ...words] = argv;
  const isPlain = (command === 'search' || command === 'answer') && words.length > 0 && !words.some(isOption);
  if (!isPlain) {
    const { runProgram } = await import('./program.ts');
    return runProgram(argv, release, terminal, readLicenses);
  }
  // Most calls are a command and words. Loading commander takes longer than finding them.
  try {
    const { createSession } = await import('./session.ts');
    const session = createSession(release, terminal, DEFAULTS);
    return await (command === 'search' ? search(session, words, SEARCH_DEFAULTS) : answer(session, words, {}));
  } catch (error) {
    await report(error, terminal, DEFAULTS);
    return ExitCode.error;
  }
}

function isOption(word: string): boolean {
  return word.startsWith('-');
}
