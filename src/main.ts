/** main(argv, terminal): runs one command and returns its exit code. All errors of a command are handled here. */

import { CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { Bundled } from './catalog/open.ts';
import { describeError, ExitCode, isFaqError } from './errors.ts';
import type { Options } from './options.ts';
import { printable, printableJson } from './printable.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal/terminal.ts';

export { createTerminal } from './terminal/terminal.ts';

/** The build's id for these sources, which change during development within one version. */
declare const BUILD: string;

const { version } = packageJson;

/** What comes with the program: files beside it, or parts of an executable. */
export interface Package {
  readonly bundled: Bundled;
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
  let exitCode: number = ExitCode.done;
  let help = '';
  const program = createProgram(
    { version, build: BUILD, bundled },
    terminal,
    (text) => {
      help += text;
    },
    (code) => {
      exitCode = code;
    },
    argv[0],
  );
  // Not in --help, where every line counts.
  program.addOption(new Option('--licenses').hideHelp()).on('option:licenses', () => {
    help += readLicenses();
    throw new CommanderError(ExitCode.done, 'ecf-faq.licenses', '');
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    exitCode = error instanceof CommanderError && error.exitCode === 0 ? ExitCode.done : ExitCode.error;
    // commander has already written its message (or the help, or the version).
    if (!(error instanceof CommanderError)) report(error, terminal, program.opts<Options>());
  }
  if (help && program.opts<Options>().pager) await terminal.page([help]);
  else if (help) terminal.write(help);
  return exitCode;
}

function report(error: unknown, terminal: Terminal, { format }: Options): void {
  // Scripts must be able to read errors in data, but not usage errors (see the README on exit codes).
  if (isFaqError(error) && error.problems && format === 'json') {
    const message = printable(error.message);
    terminal.write(printableJson({ schemaVersion: 1, error: { message, problems: error.problems } }));
  }
  terminal.note(describeError(error, terminal.debug));
}
