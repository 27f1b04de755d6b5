/** What YAML drops of a text, or joins, without a word: for `check` to warn of. */

import { shorten } from './messages.ts';
import { forSigns, SIGNS } from './values.ts';

/** A text as it stands in its file, and what YAML reads it as. */
export interface Written {
  /** What messages call it: `"answer"`. */
  readonly what: string;
  readonly source: string;
  readonly value: string;
  /** What follows the text's # on its line, if anything does. */
  readonly comment: string | undefined;
}

/** A comment after these is hardly meant as one: they are sentences. */
const PROSE = ['"question"', '"answer"', '"text"', 'an item of "asked_as"', 'an item of "not_covered"'];
/** Nobody puts quotes around the whole of these. */
const NAMED = ['"title"', '"name"', '"question"', '"answer"', '"phone"', '"hours"'];
/** Hardly longer than a line. */
const LISTED = ['an item of "asked_as"', 'an item of "not_covered"', 'a source'];
/** The beginning of an item of a list, or of a row of a table; "-" may also be within a sentence that was broken. */
const ITEM = /^\s*(?:[-*\u2022] +\S|\d{1,3}[.)] +\S|\|.*\|)/;
/** Columns: words with wide gaps between them, twice in a line. */
const COLUMNS = /\S(?: {3,}|\t+)\S.*\S(?: {3,}|\t+)\S/;
const MOST_QUOTED = 40;
/** A line of a text that is a key of an entry. Others ("text:", "source:") may well be words. */
const KEY_LINE = /^[ \t]*(asked_as|as_of|also_in|sources|related|updates):[ \t]*(?:\[.*)?$/m;
/** In characters: nobody wraps lines at this width, or so long before the end of the widest line. */
const NARROW = 30;
const EARLY = 10;
/** A path of Windows in double quotes. */
const PATH = /^".*(?:\b[A-Za-z]:\\(?!\\)|(?<!\w)\\\\\w)/s;
/** A word that a page or a column divided at the end of a line; not "first- and last name". */
const DIVIDED = /(\p{Ll}+-)\n\s*(?!(?:and|or|to)\b)(\p{Ll}+)/u;
/** A remark in a text of several lines: the rest of its line is shown. */
const REMARK = /(?<=^[ \t]*)#(?!#)[ \t]*[\p{L}\p{N}].*/mu;
/** The signs that begin such a text, in a line of it. */
const STRAY_SIGNS = /(?<=\n\s*)[|>][-+](?=\n|$)/;
/** The first of two lines of an item, if it was not broken because it was long. */
const SHORT_LINE = /^[^"'|>\n].{0,60}\n/;

/** Where in the source something is lost, and what to do about it. */
export interface Loss {
  readonly index: number;
  readonly message: string;
}

/** The first loss. */
export function lossOf(written: Written): Loss | null {
  const [loss] = /^[|>]/.test(written.source) ? inBlock(written) : inLine(written);
  return loss ?? inAny(written).next().value ?? null;
}

const at = (index: number, message: string): Loss => ({ index: Math.max(0, index), message });

/** In a text of several lines after "|" or ">", where quotes and # mean nothing. */
function* inBlock({ what, source }: Written): Generator<Loss> {
  const [remark] = source.startsWith('>') ? (REMARK.exec(source) ?? []) : [];
  if (remark !== undefined) {
    const message = `"${shorten(remark, MOST_QUOTED)}" is part of ${what}, and shown; put a remark above the field's name, or remove it`;
    yield at(source.indexOf(remark), message);
  }
  const [signs] = STRAY_SIGNS.exec(source) ?? [];
  if (signs !== undefined)
    yield at(
      source.lastIndexOf(signs),
      `"${signs}" is part of ${what}, and shown; remove it, or put it after the colon in place of the signs there`,
    );
}

/** In a text without such signs. */
function* inLine({ what, source, value, comment }: Written): Generator<Loss> {
  const end = source.trimEnd().length - 1;
  const [rest = ''] = (comment ?? '').split('\n');
  if (/^\s/.test(rest) && (PROSE.includes(what) || /^\s*\d/.test(rest))) {
    const message = `${what} ends before "#${shorten(rest, MOST_QUOTED)}"; put quotes around the text, or the comment on a line of its own`;
    yield at(0, message);
  }
  const [signs = ''] = source.split('\n');
  if (SIGNS.test(signs.trim()) && source !== signs) yield at(0, forSigns(signs.trim()));
  if (/[\n\t]/.test(value) && PATH.test(source))
    yield at(0, 'in quotes, \\n is a line break and \\t a tab; remove the quotes, or write each backslash twice');
  if (LISTED.includes(what) && SHORT_LINE.test(source)) {
    const message = `two lines are read as one item of ${what.replace('an item of ', '')}; if they are two, begin each with "- "`;
    yield at(source.search(/(?<=\n\s*)\S/), message);
  }
  const isOpened = !/^[^"]*[^"\s]"$/.test(source) || (PROSE.includes(what) && /\d"$/.test(source));
  if (!isOpened)
    yield at(end, `${what} ends with a quote that was not opened; put one at its beginning too, or remove it`);
  if (NAMED.includes(what) && /^[\u201c-\u201f][^\u201c-\u201f]*[\u201c-\u201f]$/.test(value))
    yield at(0, `${what} is in curly quotes, which are shown; replace them by straight ones ("), or remove them`);
  if (/^["']/.test(source)) return;
  const escaped = source.indexOf('\\"');
  if (escaped >= 0) yield at(escaped, 'here, a quote needs no backslash; remove the backslash');
  const doubled = source.search(/(?<=\p{L})''(?=\p{L})/u);
  if (doubled >= 0) yield at(doubled, 'here, an apostrophe is written once; remove the other');
}

/** In either. */
function* inAny({ what, source, value }: Written): Generator<Loss> {
  const [, key] = KEY_LINE.exec(value) ?? [];
  if (key !== undefined) {
    const message = `"${key}:" is in the text of ${what}; if it is a key, put as many spaces in front of it as in front of the others`;
    yield at(source.search(new RegExp(`(?<=^[ \\t]*)${key}:`, 'm')), message);
  }
  if (/[,;]$/.test(value)) {
    const sign = value.endsWith(',') ? 'comma' : 'semicolon';
    yield at(source.trimEnd().length - 1, `${what} ends with a ${sign}; remove it`);
  }
  const [divided, before, after] = DIVIDED.exec(source) ?? [];
  if (divided !== undefined && value.includes(`${before} ${after}`))
    yield at(source.indexOf(divided), `this word becomes "${before} ${after}"; write it in one line`);
  const [signs = ''] = source.split('\n');
  const joined = source === signs ? undefined : joinedLine(source, value);
  if (joined === undefined) return;
  const todo = signs.startsWith('>')
    ? `write "|-" instead of "${signs.trim()}" above them`
    : 'begin the text on the next line, after "|-"';
  const message = `the lines of ${what} become one line ("${shorten(joined, MOST_QUOTED)}" does not begin a new one); ${todo}`;
  yield at(source.indexOf(joined, signs.length), message);
}

/** A line of the source that begins no line of the value, but was meant to. */
function joinedLine(source: string, value: string): string | undefined {
  const kept = new Set(value.split('\n').map((line) => line.trim()));
  const lines = source.split('\n').map((line) => line.trim());
  const items = lines.slice(1).filter((line) => (ITEM.test(line) || COLUMNS.test(line)) && !kept.has(line));
  // A single "- " may be a dash that a line happens to begin with.
  if (items.length > 1 || /^(?:\d|\u2022|\|)/.test(items[0] ?? '')) return items[0];
  return brokenLine(lines.filter((line) => line !== '' && !kept.has(line) && !/^[|>]/.test(line)));
}

/** The first line that was not broken because it was full: of an address, or of a short list. */
function brokenLine(lines: readonly string[]): string | undefined {
  const widest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const isEarly = (line: string, i: number) => {
    const next = lines[i + 1]?.split(' ')[0] ?? '';
    return next !== '' && line !== '' && !/[.,;:?!]$/.test(line) && line.length + next.length + EARLY < widest;
  };
  const early = lines.flatMap((line, i) => (isEarly(line, i) ? [lines[i + 1] ?? ''] : []));
  if (early.length > 1) return early[0];
  return lines.length > 2 && widest <= NARROW ? lines[1] : undefined;
}

/** Whether the only item of a list looks like several: nothing but a few words between its semicolons or commas. */
export function isSeveral(text: string): boolean {
  const parts = text.split(/[;,]/).map((part) => part.trim());
  return parts.length > (text.includes(';') ? 1 : 2) && parts.every((part) => /^\S+(?: \S+){0,2}$/.test(part));
}
