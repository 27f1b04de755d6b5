/** Reports an error that ends a command. */

import { describeError, describeProblem, isFaqError, type Problem, recordOf } from './errors.ts';
import type { Options } from './options.ts';
import { printable, printableJson } from './printable.ts';
import type { Terminal } from './terminal/terminal.ts';

export async function report(error: unknown, terminal: Terminal, { format, width }: Options): Promise<void> {
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
