/** The options of every command, and the values that options take. */

import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { FORMATS } from './output/renderer.ts';
import { MIN_WIDTH } from './terminal/terminal.ts';

export type Options = ReturnType<ReturnType<typeof declareOptions>['opts']>;

export function declareOptions(program: Command) {
  return program
    .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text' as const))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--faq <file>', 'add your own FAQ file on top of the bundled one (repeatable; - for stdin)', collect)
    .option('--only-faq', 'leave the bundled FAQ out')
    .addOption(new Option('--color <when>', 'when to use color').choices(['auto', 'always', 'never']))
    .option('--no-color', 'the same as --color never')
    .option('--width <columns>', 'wrap at this width', wholeNumber(MIN_WIDTH))
    .option('--no-pager', 'never page long output')
    .option('--no-input', 'never prompt')
    .option('--accessible', 'show the menu line by line, for screen readers');
}

export function categoryOption() {
  return new Option('-c, --category <id>', 'only this category, by id or name (repeatable)').argParser(collect);
}

export function webOption() {
  return new Option('--web', 'also open the first source in the browser');
}

/** For an option that can be repeated. */
function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
  };
}
