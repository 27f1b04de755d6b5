/** What the commands share: their input, and the options that several of them declare. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Session } from '../session.ts';

/** Runs a command in its own session, which is loaded only then, and passes on the exit code that it returns. */
export type Run = (command: (session: Session) => number | Promise<number>) => Promise<void>;

/** A new command, whose usage errors end with where its help is. */
export function declareCommand(program: Command, name: string, options: { isDefault?: boolean } = {}): Command {
  return program.command(name, options).showHelpAfterError(`(see ecf-faq help ${name})`);
}

export interface CategoryFlag {
  readonly category?: readonly string[];
}

export function categoryOption(): Option {
  return new Option('-c, --category <id>', 'only this category, by id or name (repeatable)').argParser(collect);
}

/** For an option that can be repeated. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
  };
}
