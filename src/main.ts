/** main(argv, terminal): runs one command and tells the exit code. The only catch. */

import { join } from 'node:path';
import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { Options } from './commands/command.ts';
import { ExitCode, isFaqError } from './errors.ts';
import { printable } from './printable.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal/terminal.ts';

export { createTerminal } from './terminal/terminal.ts';

/** What the build calls these sources: within a version, they change as they are worked on. */
declare const BUILD: string;

const { version } = packageJson;
// From dist/, where the build puts this file and the snapshot.
const bundled = {
  source: join(import.meta.dirname, '../faq.yaml'),
  snapshot: join(import.meta.dirname, 'faq.snapshot'),
};

/**
 * @param argv what stands after the program's name
 * @returns the exit code, when all is written, and the name of the command that ran; none ran for --help and --version
 */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
): Promise<{ readonly exitCode: number; readonly command: string }> {
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
  );
  let command = '';
  program.hook('preAction', (_, ran) => {
    command = ran.name();
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    exitCode = error instanceof CommanderError && error.exitCode === 0 ? ExitCode.done : ExitCode.error;
    // commander has written its message (or the help, or the version) already.
    if (!(error instanceof CommanderError)) report(error, terminal, program.opts<Options>());
  }
  if (help && program.opts<Options>().pager) await terminal.page([help]);
  else if (help) terminal.write(help);
  return { exitCode, command };
}

function report(error: unknown, terminal: Terminal, { format }: Options): void {
  const known = isFaqError(error);
  const message = printable(error instanceof Error ? error.message : String(error));
  // Bad data is an outcome that a script has to be able to read; bad usage is not (see the README on exit codes).
  if (known && error.problems && format === 'json') {
    terminal.write(`${JSON.stringify({ schemaVersion: 1, error: { message, problems: error.problems } })}\n`);
  }
  if (known && error.problems) terminal.note(`${message}\n`);
  else if (known) terminal.note(`error: ${message}\n`);
  else terminal.note(`error: ${message} (this is a fault of ecf-faq; ECF_FAQ_DEBUG=1 shows where)\n`);
  if (terminal.debug && error instanceof Error) terminal.note(`${printable(error.stack ?? '')}\n`);
}
