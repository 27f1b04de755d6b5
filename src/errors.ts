/** Errors and exit codes. */

import { printable, printableName } from './printable.ts';

export const ExitCode = { done: 0, nothingFound: 1, error: 2, interrupted: 130 } as const;

/** A mistake in a FAQ file, with its position: `line` and `column` count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The text of its line, for people: see recordOf. */
  readonly text?: string | undefined;
}

/** What programs get of a problem. */
export function recordOf({ file, line, column, severity, message }: Problem): Problem {
  return { file, line, column, severity, message };
}

/** The problems of a file with the texts of their lines. */
export function withLines(problems: readonly Problem[], text: string): Problem[] {
  const lines = problems.length > 0 ? text.split('\n') : [];
  return problems.map((problem) => ({ ...problem, text: lines[problem.line - 1] }));
}

/**
 * An error that the user can fix: the message says what is wrong, where, and what to do.
 * `problems` is set for what is wrong with data: mistakes, for which the message only needs to be a headline; none if a
 * file cannot be read or written.
 */
export class FaqError extends Error {
  readonly problems: readonly Problem[] | undefined;

  constructor(message: string, problems?: readonly Problem[]) {
    super(message);
    this.name = 'FaqError';
    this.problems = problems;
  }
}

/** By name: the program's parts are bundled separately, each with its own copy of the class. */
export function isFaqError(error: unknown): error is FaqError {
  return error instanceof Error && error.name === 'FaqError';
}

export const FOLDER_IS_GONE = 'the current folder has been deleted; change to another one';

/** `faq.yaml:3:5: error: ...`, the format that editors and terminals turn into links. */
export function describeProblem({ file, line, column, severity, message }: Problem): string {
  return `${printableName(file)}:${line}:${column}: ${severity}: ${message}`;
}

/**
 * What an error prints on stderr: what to do about it, or, if it is a bug, how to find where it is.
 * @param debug whether to add the stack trace
 */
export function describeError(error: unknown, debug: boolean): string {
  const message = printable(error instanceof Error ? error.message : String(error));
  if ((error as NodeJS.ErrnoException)?.code === 'MODULE_NOT_FOUND') {
    return `error: a part of the program is missing; install ecf-faq again (${message.split('\n', 1)})\n`;
  }
  if ((error as NodeJS.ErrnoException)?.syscall === 'uv_cwd') return `error: ${FOLDER_IS_GONE}\n`;
  const bug = isFaqError(error) ? '' : ' (this is a bug in ecf-faq; set ECF_FAQ_DEBUG=1 for a stack trace)';
  // Problems in data already say that they are errors.
  const head = isFaqError(error) && error.problems?.length ? message : `error: ${message}${bug}`;
  return debug && error instanceof Error ? `${head}\n${printable(error.stack ?? '')}\n` : `${head}\n`;
}

/**
 * A plain text with every line broken between words at `width` columns, counted in UTF-16 units. A longer word (a path,
 * a URL) stays whole.
 */
export function wrapMessage(text: string, width: number): string {
  const wrapLine = (line: string) => {
    let column = 0;
    return line.replace(/(\s*)(\S*)/g, (_, space: string, word: string) => {
      const isTooLong = word !== '' && column > 0 && column + space.length + word.length > width;
      column = word.length + (isTooLong ? 0 : column + space.length);
      return (isTooLong ? '\n' : space) + word;
    });
  };
  return text.split('\n').map(wrapLine).join('\n');
}
