/** main(argv, terminal): runs one command and returns its exit code. All errors of a command are handled here. */

import { CommanderError, Option } from '@commander-js/extra-typings';
import type { Release } from './catalog/open.ts';
import { describeError, describeProblem, ExitCode, isFaqError, type Problem, recordOf } from './errors.ts';
import { printable, printableJson } from './printable.ts';
import { createProgram, type Outcome } from './program.ts';
import type { Terminal } from './terminal/terminal.ts';

/** For the build, which prints the manual. */
export * as help from './help.ts';
export { createProgram } from './program.ts';
export { createTerminal } from './terminal/terminal.ts';

declare const VERSION: string;
/** The build's id for these sources, which change during development within one version. */
declare const BUILD: string;

/** What comes with the program: files beside it, or parts of an executable. */
interface Package extends Pick<Release, 'bundled'> {
  readonly readLicenses: () => string;
}

/**
 * @param argv the arguments after the program's name
 * @returns the exit code, once everything is written
 */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
  { bundled, readLicenses }: Package,
): Promise<number> {
  const outcome: Outcome = { help: '', exitCode: ExitCode.done };
  const release = { version: VERSION, build: BUILD, bundled };
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

/** What of the options an error is printed by. */
interface Printing {
  readonly format: string;
  readonly width?: number | undefined;
}

async function report(error: unknown, terminal: Terminal, { format, width }: Printing): Promise<void> {
  // Scripts must be able to read errors in data, but not usage errors (see the README on exit codes).
  if (isFaqError(error) && error.problems && format === 'json') {
    const message = printable(error.message);
    terminal.write(printableJson({ schemaVersion: 1, error: { message, problems: error.problems.map(recordOf) } }));
  }
  const isForPeople = isFaqError(error) && error.problems?.length && format === 'text' && !terminal.debug;
  terminal.note(
    isForPeople
      ? await describeProblems(error.message, error.problems, terminal.layout('stderr', { width }).width)
      : describeError(error, terminal.debug),
  );
}

/** The problems that a message names, each with its line and a mark, and what else the message says. */
async function describeProblems(message: string, problems: readonly Problem[], width: number): Promise<string> {
  const { renderProblem } = await import('./output/excerpt.ts');
  const rest = printable(message.slice(problems.map(describeProblem).join('\n').length)).trimStart();
  return problems.map((problem) => renderProblem(problem, width)).join('') + (rest && `${rest}\n`);
}
