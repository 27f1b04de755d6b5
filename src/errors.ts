/** What can go wrong, and the number the shell is told. */

export const ExitCode = { done: 0, nothingFound: 1, error: 2, interrupted: 130 } as const;

/** A fault in a FAQ file, with its place: `line` and `column` count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * An error that its user can mend: the message says what, where and what to do.
 * `problems` is set for faults in data, and then the message needs no more than a headline.
 */
export class FaqError extends Error {
  readonly problems: readonly Problem[] | undefined;

  constructor(message: string, problems?: readonly Problem[]) {
    super(message);
    this.name = 'FaqError';
    this.problems = problems;
  }
}

/** By name: the program's parts are bundled each by itself, with a class each. */
export function isFaqError(error: unknown): error is FaqError {
  return error instanceof Error && error.name === 'FaqError';
}

/** `faq.yaml:3:5: error: ...`, the form that editors and terminals turn into links. */
export function describeProblem({ file, line, column, severity, message }: Problem): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`;
}
