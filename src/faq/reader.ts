/** Reads YAML, with the position of every node: texts, lists and maps, or problems. */

import { Composer, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type Pair, Parser, Scalar } from 'yaml';
import type { Problem } from '../errors.ts';
import { codeOf, findUnprintable, printable } from '../printable.ts';
import { itemsFor, lostFrom, nameOf, textFor, type Value } from './hints.ts';
import { isSeveral, lossOf } from './losses.ts';
import { shorten } from './messages.ts';
import { explainSyntax } from './syntax.ts';
import { ESCAPED } from './values.ts';

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
/** More than anybody reads: if every line is wrong, the first ones tell why. */
const MOST_PROBLEMS = 1000;
/** Where an item of a list was meant, and the parser joins lines: in a text for a list, and in one of its items. */
const MISSED = { inText: /\n|^[-‐-―•]/, inItem: /\n\s*[-‐-―•]\s/ };

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
    if (problems.length < MOST_PROBLEMS)
      problems.push({ file, ...positionAt(offset), severity: 'error', message: printable(message) });
  };
  /** A value as it stands in the text, with its quotes and line breaks. */
  const sourceOf = (node: Value) => source.slice(node?.range?.[0] ?? 0, node?.range?.[1] ?? 0);
  /** @param at in characters from where the value begins */
  const report = (node: Value, message: string, at = 0) => problem(offsetOf(node) + at, message);
  const lose = (node: Value, message: string, at = 0) => {
    losses.push({ file, ...positionAt(offsetOf(node) + at), severity: 'warning', message: printable(message) });
  };

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
    problem,
    report,
    lose,
    itemsOf,
    /** @param found a part of the value, whose position is wanted */
    positionOf: (node: Value, found = '') => positionAt(offsetOf(node) + Math.max(0, sourceOf(node).indexOf(found))),
    /** Whether a key has no colon, as after a comma in brackets: it is the rest of a text. */
    isRest: ({ key, value }: Field) => value === null && !/^\s*:/.test(source.slice(key.range?.[1])),
    sourceOf,

    /** The root of the text's only document; null if it is not valid YAML, undefined if it is too large: problems. */
    root(): Value {
      const excessLine = lineCounter.lineStarts[MOST_LINES];
      if (excessLine !== undefined) problem(excessLine, tooMany('lines', MOST_LINES));
      const tokens = problems.length === 0 ? [...tokensOf(source, problem)] : [];
      if (problems.length > 0) return undefined;
      // Failsafe: every scalar is text, so that `answer: 5` or `as_of: 2021-09-20` stay as written.
      const composer = new Composer({ schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
      // The stack traces of a million errors would take half a minute.
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = 0;
      const [document, second] = composer.compose(tokens, true, source.length);
      Error.stackTraceLimit = stackTraceLimit;
      // After an error in the syntax, all that follows is a guess.
      const [error] = document?.errors ?? [];
      if (error) problem(error.pos[0], explainSyntax(error.message));
      if (second) {
        const [at] = second.range;
        const sign = source.startsWith('---', at) ? '---' : '...';
        const message = `a second document begins here; a FAQ file is one document: remove the "${sign}"`;
        problem(source.lastIndexOf(`\n${sign}`, at) + 1, message);
      }
      if (problems.length === 0 && !document?.contents)
        problem(0, 'the file is empty; "ecf-faq init" writes one to start from');
      return (document?.contents ?? null) as Node | null;
    },

    text(node: Value, what: string): string {
      if (!isScalar(node) || typeof node.value !== 'string') {
        report(node, `expected ${what} to be text; found ${nameOf(node)}${textFor(node)}`);
        return '';
      }
      const value = node.value.trim();
      const [start = 0, end = 0] = node.range ?? [];
      const lost = lostFrom(node);
      if (lost) {
        const isRemark = lost === '#';
        const at = isRemark ? source.indexOf(lost, end) : source.lastIndexOf(lost, start);
        const message = isRemark
          ? `what follows # is a remark and no part of ${what}; put quotes around the whole text`
          : `a text that begins with ${lost} needs quotes around it`;
        problem(Math.max(0, at), message);
        return value;
      }
      const written = sourceOf(node);
      // The parser takes what ends a line for the end of such a text.
      if (node.type === Scalar.QUOTE_DOUBLE && /(?<!\\)(?:\\\\)*\\"$/.test(written)) problem(end - 2, ESCAPED);
      if (value === '') problem(start, `${what} is empty; fill it in`);
      const loss = lossOf({ what, source: written, value, comment: node.comment ?? undefined });
      if (loss) lose(node, loss.message, loss.index);
      const at = findUnprintable(value);
      if (at >= 0) {
        const position = start + Math.max(0, findUnprintable(written));
        // As in a path: "C:\\bates.pdf".
        const hint = /^".*\\/s.test(written) ? ', or, in quotes, write a backslash twice: \\\\' : '';
        problem(position, `${what} contains the control character ${codeOf(value.slice(at))}; remove it${hint}`);
      }
      return value;
    },

    /** The items of a list, or also the lines of a text; none if the list is missing. */
    items(node: Value, what: string, allowsLines = false): readonly (Node | null)[] {
      if (node !== undefined && !isSeq(node) && (!allowsLines || itemsOf(node).length === 0)) {
        const expected = `expected ${what} to be a list${allowsLines ? ', or lines after "|-"' : ''}`;
        report(node, `${expected}; found ${nameOf(node)}; ${itemsFor(node, what)}`);
        return [];
      }
      const items = itemsOf(node);
      const only = items.length === 1 ? items[0] : null;
      const looksLikeSeveral = isSeq(node) ? isSeveral : (text: string) => /[,;]|^\(.*\)$/.test(text);
      if (isScalar(only) && only.type === Scalar.PLAIN && looksLikeSeveral(String(only.value)))
        lose(only, `this is one item of ${what}; if it is several, write each in a line of its own, after "- "`);
      for (const item of items) {
        if (!isScalar(item) || item.type !== Scalar.PLAIN) continue;
        if ((isSeq(node) ? MISSED.inItem : MISSED.inText).test(sourceOf(item)))
          report(item, `several lines are read as one item of ${what}; begin each item with "- ", one below the other`);
      }
      return items;
    },

    /**
     * The fields of a map by their keys; null if it is missing, or no map, which is a problem.
     * @param textKey what a text is meant to be the value of
     */
    fields(node: Value, expected: string, textKey?: string): ReadonlyMap<string, Field> | null {
      if (!isMap<Node, Node | null>(node)) {
        const isText = textKey && isScalar(node) && node.value !== '';
        const isListed = isSeq(node) && !node.flow && node.items.every((item) => isMap(item));
        const hint = isText
          ? `put it in the line below, after "${textKey}: "`
          : `${isListed ? 'remove the hyphens in front of its keys' : 'begin each line with a key and a colon'}`;
        if (node !== undefined) report(node, `expected ${expected}; found ${nameOf(node)}; ${hint}`);
        return null;
      }
      const fields = new Map<string, Field>();
      for (const field of node.items) {
        const key = isScalar(field.key) ? String(field.key.value) : '';
        // The library would compare each key with all others: minutes in a map of 100,000.
        const twin = fields.get(key)?.key;
        const another = key === 'phone' ? ', or write both numbers in one text' : '';
        if (twin) {
          const { line } = positionAt(offsetOf(twin));
          report(field.key, `"${shorten(key)}" is already in line ${line}; remove one${another}`);
        }
        fields.set(key, field as Field);
      }
      return fields;
    },
  };
}

type Report = (offset: number, message: string) => void;

/**
 * The tokens of a YAML text, up to the first error: after it, all is a guess.
 * Reading ends with a problem where there are too many of them, or lists and maps are nested too deeply.
 */
function* tokensOf(source: string, problem: Report) {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(source)) {
    // The lexer marks the beginning of a document and of a text by a control character of its own.
    if (lexeme.trim() > '\x1f' && ++count > MOST_TOKENS)
      return problem(parser.offset, tooMany('texts, dashes, colons, commas and brackets', MOST_TOKENS));
    for (const token of parser.next(lexeme)) {
      yield token;
      if (token.type === 'error') return yield* parser.end();
    }
    if (parser.stack.length > DEEPEST)
      return problem(parser.offset - lexeme.length, 'too many lists and maps inside each other');
  }
  yield* parser.end();
}

function tooMany(what: string, most: number): string {
  return `the file has more than ${most.toLocaleString('en')} ${what}; split it into several files`;
}

function offsetOf(node: Value): number {
  return node?.range?.[0] ?? 0;
}
