/** Slips within one line of a FAQ file, up to its value: its indentation, its dash, its key and its colon. */

import schema from '../../faq.schema.json' with { type: 'json' };
import { nearest } from '../nearest.ts';
import { codeOf } from '../printable.ts';
import { CURLY, type Mistake } from './values.ts';

const { category, entry, helpDesk, now, update } = schema.definitions;
/** The keys of what is below a key; of a file, below "". */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ '': schema, categories: category, entries: entry, help_desk: helpDesk, now, updates: update }).map(
    ([parent, { properties }]) => [parent, Object.keys(properties)],
  ),
);
const KNOWN = new Set([...FIELDS.values()].flat());
const KEYS = [...KNOWN].join('|');
const START = '^(\\s*(?:- +)*)';
const KEY = new RegExp(`${START}(?:([\\w][^:"]*?)|"([^"]*)"|'([^']*)')\\s*:(?:\\s+|$)`);

/** What looks like a space, or like nothing. */
const UNUSUAL = '[^\\S \\t\\r]|[\\u200b-\\u200d\\u2060\\ufeff\\u00ad]';
const UNUSUAL_INDENT = new RegExp(`^[ -]*(${UNUSUAL})`);
const UNUSUAL_AFTER_COLON = new RegExp(`${START}(${KEYS}):(${UNUSUAL})`);
const DASH_LIKE = new RegExp(`^\\s*([‐‑‒–—―−•·●▪*]|--+|\\d+[.)](?=\\s+(?:${KEYS}):))\\s`);
/** A letter or a comma that was typed in front of a hyphen. */
const STRAY = /^ *([^\s"'#-]) ?- +\S/;
const DASH_ALONE = /^ *-(?=[^\s-])/;
const CURLY_KEY = new RegExp(`${START}[${CURLY}*]+([\\w-]+)([${CURLY}*])*\\s*:\\**`);
const QUOTED_FIELD = new RegExp(`${START}"(${KEYS}):\\s+(?=[^"]*"?$)`);
const SIGN_BEFORE = new RegExp(`${START}[^\\w\\s"'#{[-]+ *(?:- +)?(${KEYS}):(?: +|$)`);
const OTHER_SIGN = new RegExp(`${START}(${KEYS})(?:\\s*(?:[=;,：]|::+)|\\s+(?:->|→|-|–)\\s|(?=\\s|$))\\s*(?!:)`);
const NO_SPACE = new RegExp(`${START}(${KEYS}):(?=[^\\s:])`);

/** A line as it was meant, as far as its slip shows that. */
export interface Repaired {
  readonly line: string;
  readonly mistake: Mistake | null;
}

/** Whether a dash or a key may be in a column: elsewhere, such signs and words are text. */
export interface Expected {
  /** Whether a list has begun in it, or must begin. */
  listed(column: number): boolean;
  item(column: number): boolean;
  key(column: number): boolean;
}

export function repair(line: string, expected: Expected): Repaired {
  const [, unusual = ''] = UNUSUAL_INDENT.exec(line) ?? [];
  if (unusual) {
    const [indent = ''] = /^[^\p{L}\p{N}"'[{]*/u.exec(line) ?? [];
    const spaces = indent.replace(/\s/g, ' ').replace(new RegExp(UNUSUAL, 'g'), '');
    const mistake = { index: line.indexOf(unusual), message: fixOf(unusual) };
    return { line: spaces + line.slice(indent.length), mistake };
  }
  const column = line.search(/\S/);
  const [, stray] = STRAY.exec(line) ?? [];
  if (stray && (expected.listed(column) || expected.listed(line.indexOf('-')))) {
    const fixed = expected.listed(column) ? line.replace(/\S ?/, '') : line.replace(stray, ' ');
    return { line: fixed, mistake: { index: column, message: `remove the "${stray}" in front of this hyphen` } };
  }
  const [, dash] = DASH_LIKE.exec(line) ?? [];
  if (dash && expected.item(column)) {
    const message = `"${dash}" does not begin an item; replace it by a hyphen (-) and a space`;
    return { line: line.replace(dash, '-'), mistake: { index: column, message } };
  }
  if (DASH_ALONE.test(line) && expected.item(column)) {
    const message = 'a space is missing after the hyphen; put one there';
    return { line: line.replace('-', '- '), mistake: { index: column + 1, message } };
  }
  return repairKey(line, expected);
}

function repairKey(line: string, expected: Expected): Repaired {
  const [start = ''] = new RegExp(START).exec(line) ?? [];
  const index = start.length;
  if (!expected.key(index)) return { line, mistake: null };
  const fixed = (pattern: RegExp, message: (key: string, found: string) => string, offset = 0): Repaired | null => {
    const { 0: whole, 2: key = '', 3: found = '' } = pattern.exec(line) ?? [];
    if (whole === undefined) return null;
    const at = offset === 0 ? index : index + key.length + offset - 1;
    const mistake = { index: at, message: message(key, found) };
    return { line: `${start}${key}: ${line.slice(whole.length)}`, mistake };
  };
  return (
    fixed(CURLY_KEY, (key, found) => `remove the ${found === '*' ? 'asterisks' : 'curly quotes'} around "${key}"`) ??
    fixed(QUOTED_FIELD, (key) => `begin the quote after "${key}: ", not in front of it`) ??
    fixed(SIGN_BEFORE, (key) => withoutSign(line.slice(index), key)) ??
    fixed(UNUSUAL_AFTER_COLON, (_, found) => fixOf(found), 2) ??
    fixed(NO_SPACE, (key) => `a space is missing after "${key}:"; put one there`, 2) ??
    fixed(OTHER_SIGN, (key) => `write a colon and a space after "${key}", as in "${key}: ..."`, 1) ?? {
      line,
      mistake: null,
    }
  );
}

/** What to do about the signs with which a line begins. */
function withoutSign(line: string, key: string): string {
  const [signs = ''] = /^[^\w\s-]+/.exec(line) ?? [];
  return `remove the "${signs}" in front of "${key}"${signs === '//' ? ', or write # if this is a remark' : ''}`;
}

/** What to do about what looks like a space, or like nothing. */
function fixOf(character: string): string {
  const code = codeOf(character);
  if (!/\s/.test(character) || character === '\ufeff')
    return `there is an invisible character (${code}) here; remove it`;
  const kind = /[\u00a0\u2007\u202f]/.test(character) ? 'a no-break space' : 'an unusual space';
  return `this is ${kind} (${code}), not a usual one; type a space instead`;
}

/** The dashes, the key and the value of a line. Columns count from 0. */
export interface Parts {
  readonly dashes: readonly number[];
  /** The column of what follows the dashes. */
  readonly column: number;
  /** Null if there is none. */
  readonly key: string | null;
  /** What follows the dashes. */
  readonly rest: string;
  /** The column of the value. */
  readonly value: number;
}

export function partsOf(line: string): Parts {
  const [start = ''] = /^\s*(?:-(?: +|$))*/.exec(line) ?? [];
  const dashes = [...start.matchAll(/-/g)].map(({ index }) => index);
  const { 0: field = start, 2: plain, 3: double, 4: single } = KEY.exec(line) ?? [];
  const key = plain ?? double ?? single ?? null;
  return { dashes, column: start.length, key, rest: line.slice(start.length).trim(), value: field.length };
}

/** Whether a FAQ file may have that key somewhere. */
export const isKey = (key: string): boolean => KNOWN.has(key);

/** Whether what is below the other key may have it. */
export const fits = (key: string, parent: string): boolean => FIELDS.get(parent)?.includes(key) ?? false;

/** Whether only one kind of what has keys has it. */
export const isUnique = (key: string): boolean =>
  [...FIELDS.values()].filter((keys) => keys.includes(key)).length === 1;

/** The same, or a slip of one. */
export const isLikeKey = (key: string): boolean => isKey(key) || (key.length > 5 && nearest(key, KNOWN).length > 0);

/** What else may have been meant by a text with a colon: another field, or a text of several lines. */
export function withHint({ index, message }: Mistake, line: string, goesOn: boolean): Mistake {
  const [key = ''] = /\w+$/.exec(line.slice(0, index)) ?? [];
  if (/^[ -]*id: *[\w-]+:$/.test(line)) return { index, message: 'an id has no colon; remove it' };
  if (line.slice(0, index).trim() === `${key}: ${key}`)
    return { index, message: `"${key}:" is there twice; remove one` };
  if (isKey(key)) return { index, message: `${message}; if "${key}:" is a key, begin a line with it` };
  return { index, message: goesOn ? `${message}, or begins on the next line, after "|-"` : message };
}
