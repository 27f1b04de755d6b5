/** Reads YAML, with the position of every node: texts, lists and maps, or problems. The only user of `yaml`. */

import { Composer, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type Pair, Parser, Scalar } from 'yaml';
import type { Problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { codeOf, findUnprintable, printable } from '../printable.ts';
import { lossOf } from './losses.ts';

/** Null if there is nothing after the key or the dash; undefined if there is no key. */
export type Value = Node | null | undefined;
/** A key of a map with its value. */
export type Field = Pair<Node, Node | null>;
export type Reader = ReturnType<typeof createReader>;

/** A position in a file: both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** How many maps and lists may be inside each other: a FAQ file has about ten. Reading thousands crashes Node. */
const DEEPEST = 100;
/** Almost twice what 6,000 entries with 20 phrasings each have: reading more takes minutes, and gigabytes of memory. */
const MOST_LINES = 500_000;
/** The same for texts and the signs between them. */
const MOST_TOKENS = 1_000_000;
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
  /** What is lost of texts that can be read. */
  const losses: Problem[] = [];
  const lineCounter = new LineCounter();
  // The parser would count them, but not those of a block scalar where it expects none.
  lineCounter.addNewLine(0);
  for (const { index } of source.matchAll(/\n/g)) {
    lineCounter.addNewLine(index + 1);
    if (lineCounter.lineStarts.length > MOST_LINES) break;
  }
  const positionAt = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line || 1, column: col || 1 };
  };
  const problem = (offset: number, message: string) => {
    problems.push({ file, ...positionAt(offset), severity: 'error', message: printable(message) });
  };
  const report = (node: Value, message: string) => problem(offsetOf(node), message);

  /** The lines of a literal block, each with its position. */
  const linesOfBlock = ({ range }: Scalar): Node[] => {
    const [start = 0, end = 0] = range ?? [];
    const first = source.indexOf('\n', start) + 1;
    return [...source.slice(first, end).matchAll(/\S.*/g)].map(({ 0: text, index }) => {
      const line = new Scalar(text.trimEnd());
      line.range = [first + index, first + index + line.value.length, first + index + text.length];
      return line;
    });
  };
  /** The items of a list, or the lines of a text: those of a literal block (`|-`) need no quotes. */
  const itemsOf = (node: Value): readonly (Node | null)[] => {
    if (isSeq(node)) return node.items as (Node | null)[];
    if (!isScalar(node) || String(node.value).trim() === '') return [];
    return node.type === Scalar.BLOCK_LITERAL ? linesOfBlock(node) : [node];
  };

  return {
    problems,
    losses,
    report,
    itemsOf,
    positionOf: (node: Value) => positionAt(offsetOf(node)),

    /** The root of the text's only document; null if it is not valid YAML, which is a problem. */
    root(): Node | null {
      const excessLine = lineCounter.lineStarts[MOST_LINES];
      if (excessLine !== undefined) problem(excessLine, tooMany('lines', MOST_LINES));
      else checkTokens(source, problem);
      const tokens = problems.length === 0 ? [...tokensOf(source, problem)] : [];
      if (problems.length > 0) return null;
      // Failsafe: every scalar is text, so that `answer: 5` or `as_of: 2021-09-20` stay as written.
      const composer = new Composer({ schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
      const [document, second] = composer.compose(tokens, true, source.length);
      for (const error of document?.errors.slice(0, MOST_SYNTAX) ?? [])
        problem(error.pos[0], `not valid YAML: ${error.message}${hintAt(error.message)}`);
      if (second)
        problem(second.range[0], 'a second document begins here; a FAQ file is one document: remove the "---"');
      return (document?.contents ?? null) as Node | null;
    },

    text(node: Value, what: string): string {
      if (!isScalar(node) || typeof node.value !== 'string') {
        const hint = isMap(node) ? ' (put quotes around a text that contains a colon and a space)' : '';
        report(node, `expected ${what} to be text; found ${nameOf(node)}${hint}`);
        return '';
      }
      // "Room #12": what follows would be lost without a word.
      if (node.comment && !/^\s/.test(node.comment)) {
        report(node, `${what} ends before "#${shorten(node.comment)}"; put quotes around it, or a space after the #`);
      }
      const value = node.value.trim();
      const [start = 0, end = 0] = node.range ?? [];
      if (value === '') problem(start, `${what} is empty`);
      const { comment } = node;
      const loss = lossOf({ what, source: source.slice(start, end), value, comment: comment ?? undefined });
      if (loss) losses.push({ file, ...positionAt(start), severity: 'warning', message: printable(loss) });
      const at = findUnprintable(value);
      if (at >= 0) {
        const inSource = findUnprintable(source.slice(start, end));
        const position = start + Math.max(0, inSource);
        problem(position, `${what} contains the control character ${codeOf(value.slice(at))}; remove it`);
      }
      return value;
    },

    /** The items of a list, or also the lines of a text; none if the list is missing. */
    items(node: Value, what: string, allowsLines = false): readonly (Node | null)[] {
      if (node !== undefined && !isSeq(node) && (!allowsLines || itemsOf(node).length === 0)) {
        report(
          node,
          `expected ${what} to be a list${allowsLines ? ', or lines after "|-"' : ''}; found ${nameOf(node)}`,
        );
        return [];
      }
      return itemsOf(node);
    },

    /** The fields of a map by their keys; null if it is missing, or no map, which is a problem. */
    fields(node: Value, expected: string): ReadonlyMap<string, Field> | null {
      if (!isMap<Node, Node | null>(node)) {
        if (node !== undefined) report(node, `expected ${expected}; found ${nameOf(node)}`);
        return null;
      }
      const fields = new Map<string, Field>();
      for (const field of node.items) {
        const key = isScalar(field.key) ? String(field.key.value) : '';
        // The library would compare each key with all others: minutes in a map of 100,000.
        if (fields.has(key)) report(field.key, `another field here already has the key "${shorten(key)}"; remove one`);
        fields.set(key, field as Field);
      }
      return fields;
    },
  };
}

type Report = (offset: number, message: string) => void;

/** Splitting a text takes a second at most, where parsing what it is split into would take minutes. */
function checkTokens(source: string, problem: Report) {
  let count = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(source)) {
    const isBlank = lexeme.trim() === '';
    // The lexer marks the beginning of a document and of a text by a control character of its own.
    if (!isBlank && lexeme <= '\x1f') continue;
    if (!isBlank) count++;
    if (count > MOST_TOKENS) return problem(offset, tooMany('texts, dashes, colons, commas and brackets', MOST_TOKENS));
    offset += lexeme.length;
  }
}

/** The tokens of a YAML text. Reading ends with a problem where lists and maps are nested too deeply. */
function* tokensOf(source: string, problem: Report) {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST)
      return problem(parser.offset - lexeme.length, 'too many lists and maps inside each other');
  }
  yield* parser.end();
}

function tooMany(what: string, most: number): string {
  return `the file has more than ${most.toLocaleString('en')} ${what}; split it into several files`;
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

function offsetOf(node: Value): number {
  return node?.range?.[0] ?? 0;
}

export function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function nameOf(node: Value): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return node ? 'an alias (write the text out)' : 'nothing';
  if (node.value === '') return 'nothing';
  return node.tag ? `a value with the tag ${printable(node.tag)} (remove it)` : 'text';
}
