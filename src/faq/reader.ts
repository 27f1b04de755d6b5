/** Reads YAML, with the position of every value: typed values, or problems. The only user of `yaml`. */

import { Composer, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser, Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { codeOf, findUnprintable, printable } from '../printable.ts';

export type Place = Node | null | undefined;
export type Fields = ReadonlyMap<string, Node | null>;
export type Reader = ReturnType<typeof createReader>;

/** A position in a file: both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** How many maps and lists may be inside each other: a FAQ file has about ten. Reading thousands crashes Node. */
const DEEPEST = 100;
const ID = /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const URL = /^https?:\/\/[^\s/]+\S*$/;
/** A URL, or the name of a document: what looks like the address of something else is neither. */
const SOURCE = /^(?:https?:\/\/[^\s/]+\S*|(?![A-Za-z][\w+.-]*:\S)[\s\S]*)$/;
/** After an error in its syntax, YAML is a guess: one slip may be dozens of errors. */
const MOST_SYNTAX = 10;
/** In characters. */
const MOST_QUOTED = 60;

/**
 * Opens a YAML text. Values that do not fit are added to `problems` and read as empty.
 * @param file its name, for the problem reports
 */
export function createReader(source: string, file: string) {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  // The parser would count them, but not those of a block scalar where it expects none.
  lineCounter.addNewLine(0);
  for (const { index } of source.matchAll(/\n/g)) lineCounter.addNewLine(index + 1);
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line || 1, column: col || 1 };
  };
  const problem = (offset: number, message: string) => {
    problems.push({ file, ...positionOf(offset), severity: 'error', message: printable(message) });
  };
  const report = (place: Place, message: string) => problem(offsetOf(place), message);

  /** The fields of a map; missing required fields and unknown fields are problems. */
  const record = (place: Place, what: string, required: readonly string[], optional: readonly string[]): Fields => {
    const known = [...required, ...optional];
    if (!isMap(place)) {
      report(place, `expected ${what}, with ${list(required)}; found ${nameOf(place)}`);
      return new Map();
    }
    const fields = new Map<string, Node | null>();
    for (const [key, value] of pairsOf(place)) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known.includes(name)) fields.set(name, value);
      else report(key, `${what} has no field "${shorten(name)}"; ${meant(name, known)}`);
    }
    for (const name of required) {
      if (!fields.has(name)) report(place, `${what} needs the field "${name}"`);
    }
    return fields;
  };

  const text = (place: Place, what: string): string => {
    if (!isScalar(place) || typeof place.value !== 'string') {
      const hint = isMap(place) ? ' (put quotes around a text that contains a colon and a space)' : '';
      report(place, `expected ${what} to be text; found ${nameOf(place)}${hint}`);
      return '';
    }
    // "Room #12": what follows would be lost without a word.
    if (place.comment && !/^\s/.test(place.comment)) {
      report(place, `${what} ends before "#${shorten(place.comment)}"; put quotes around it, or a space after the #`);
    }
    const value = place.value.trim();
    const [start = 0, end = 0] = place.range ?? [];
    if (value === '') problem(start, `${what} is empty`);
    const at = findUnprintable(value);
    if (at >= 0) {
      const inSource = findUnprintable(source.slice(start, end));
      problem(
        start + Math.max(0, inSource),
        `${what} contains the control character ${codeOf(value.slice(at))}; remove it`,
      );
    }
    return value;
  };

  const matching = (place: Place, what: string, pattern: RegExp, expected: string): string => {
    const value = text(place, what);
    if (value !== '' && !pattern.test(value))
      report(place, `expected ${what} to be ${expected}; found "${shorten(value)}"`);
    return value;
  };

  /** The same without a problem if it is neither. A line is a text with its place in the source. */
  const linesOf = (place: Place): readonly (Node | null)[] => {
    if (!isFilled(place)) return itemsOf(place);
    if (place.type !== Scalar.BLOCK_LITERAL) return [place];
    const [start = 0, end = 0] = place.range ?? [];
    const first = source.indexOf('\n', start) + 1;
    return [...source.slice(first, end).matchAll(/\S.*/g)].map(({ 0: text, index }) => {
      const line = new Scalar(text.trimEnd());
      line.range = [first + index, first + index + line.value.length, first + index + text.length];
      return line;
    });
  };

  return {
    problems,
    report,
    record,
    text,
    /** A text on one line. */
    line: (place: Place, what: string) => text(place, what).replace(/\s+/g, ' '),
    positionOf: (place: Place) => positionOf(offsetOf(place)),
    /** The root of the text's only document; null if it is not valid YAML, which is a problem. */
    root: (): Node | null => {
      // Failsafe: every scalar is text, so that `answer: 5` or `as_of: 2021-09-20` stay as written.
      const composer = new Composer({ schema: 'failsafe', prettyErrors: false });
      const tokens = [...tokensOf(source, (at) => problem(at, 'too many lists and maps inside each other'))];
      if (problems.length > 0) return null;
      const [document, second] = composer.compose(tokens, true, source.length);
      for (const error of document?.errors.slice(0, MOST_SYNTAX) ?? [])
        problem(error.pos[0], `not valid YAML: ${error.message}${hintAt(error.message)}`);
      if (second)
        problem(second.range[0], 'a second document begins here; a FAQ file is one document: remove the "---"');
      return (document?.contents ?? null) as Node | null;
    },
    id: (place: Place, what: string) =>
      matching(place, what, ID, 'at most 100 lower-case letters, digits and single hyphens'),
    flag: (place: Place, what: string) => matching(place, what, /^(true|false)$/, 'true or false') === 'true',
    url: (place: Place, what: string) => matching(place, what, URL, 'a URL that starts with http:// or https://'),
    source: (place: Place, what: string) =>
      matching(place, what, SOURCE, 'a URL that starts with http:// or https://, or the name of a document').replace(
        /\s+/g,
        ' ',
      ),
    items: (place: Place, what: string): readonly (Node | null)[] => {
      if (place === undefined) return [];
      if (isSeq(place)) return itemsOf(place);
      report(place, `expected ${what} to be a list; found ${nameOf(place)}`);
      return [];
    },
    /** The items of a list, or the lines of a text: those of a literal block (`|-`) need no quotes. */
    lines: (place: Place, what: string): readonly (Node | null)[] => {
      if (place === undefined) return [];
      if (isSeq(place) || isFilled(place)) return linesOf(place);
      report(place, `expected ${what} to be a list, or lines after "|-"; found ${nameOf(place)}`);
      return [];
    },
    linesOf,
    /** The keys and values of a map with keys of any name. */
    pairs: (place: Place, what: string): readonly (readonly [Node, Node | null])[] => {
      if (place === undefined) return [];
      if (isMap(place)) return pairsOf(place);
      report(place, `expected ${what}; found ${nameOf(place)}`);
      return [];
    },
    /** The value of a field, or null if it is missing: `record` has reported it if it was required. */
    maybe: <T>(fields: Fields, name: string, read: (place: Place, what: string) => T): T | null =>
      fields.has(name) ? read(fields.get(name), `"${name}"`) : null,
  };
}

/** The tokens of a YAML text; `tooDeep` is called, and reading ends, where lists and maps are nested too deeply. */
function* tokensOf(source: string, tooDeep: (offset: number) => void) {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) return tooDeep(parser.offset - lexeme.length);
  }
  yield* parser.end();
}

function isFilled(place: Place): place is Scalar<string> {
  return isScalar(place) && typeof place.value === 'string' && place.value.trim() !== '';
}

/** The items of a list; none if it is no list. */
function itemsOf(place: Place): readonly (Node | null)[] {
  return isSeq(place) ? (place.items as (Node | null)[]) : [];
}

/** The keys and values of a map; none if it is no map. */
function pairsOf(place: Place): readonly (readonly [Node, Node | null])[] {
  return isMap(place) ? (place as YAMLMap<Node, Node | null>).items.map(({ key, value }) => [key, value]) : [];
}

/** `did you mean ...?`, or the known names, if there are any. */
export function meant(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'there are none';
  const near = nearest(name, known);
  return near.length > 0 ? `did you mean ${list(near)}?` : `known: ${list(known.slice(0, 12))}`;
}

/** The beginning of a text that is quoted in a message. */
export function shorten(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}...` : text;
}

/** What to do about a mistake in the syntax, as far as the library's message tells. */
function hintAt(message: string): string {
  if (/tab/i.test(message)) return '; indent with spaces';
  return /Nested mappings|Implicit (map )?keys|Unexpected scalar/.test(message)
    ? '; put quotes around a text that contains a colon and a space, and check the indentation'
    : '';
}

function offsetOf(place: Place): number {
  return place?.range?.[0] ?? 0;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function nameOf(place: Place): string {
  if (isMap(place)) return 'a map';
  if (isSeq(place)) return 'a list';
  if (!isScalar(place)) return place ? 'an alias (write the text out)' : 'nothing';
  if (place.value === '') return 'nothing';
  return place.tag ? `a value with the tag ${printable(place.tag)} (remove it)` : 'text';
}
