/** Makes a FAQ file from a FAQ of a foreign shape, whose kind its content tells, and then its name. */

import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import papaparse from 'papaparse';
import { parse } from 'yaml';
import { FaqError } from '../errors.ts';
import { printableName } from '../printable.ts';
import { readData } from './data.ts';
import { asks, type Draft, EMPTY, type Left } from './draft.ts';
import { readHtml, readMarkdown } from './markup.ts';
import { readPage } from './page.ts';
import { faqText } from './write.ts';

export interface Converted {
  /** The text of the FAQ file. */
  readonly text: string;
  /** How many there are. */
  readonly entries: number;
  readonly categories: number;
  /** The questions that do not ask: they may be headings of something else. */
  readonly doubtful: readonly string[];
  /** What has no place in the file, with the line where it is in the foreign one, from 1. */
  readonly left: readonly (Left & { readonly line: number })[];
}

/**
 * @param path of the foreign file
 * @param taken ids that must not be used
 * @throws FaqError if no questions with answers can be told in it
 */
export function convertFaq(bytes: Buffer, path: string, taken: Iterable<string> = []): Converted {
  const draft = readable(bytes, path);
  if (draft.entries.length === 0) {
    const near =
      draft.left.length > 0 ? `; closest: ${draft.left[0]?.reason}, "${draft.left[0]?.text.slice(0, 60)}"` : '';
    throw new FaqError(
      `no questions with answers found in ${printableName(path)}${near}. It may be YAML or JSON with "question" and "answer", Markdown or HTML with questions as headings, CSV with a header, or text with "Q:" and "A:" in front of each question and answer`,
    );
  }
  const source = decode(bytes);
  const left = draft.left.map(({ text, reason }) => ({
    line: lineOf(text, source),
    reason,
    text: text.replace(/\s+/g, ' '),
  }));
  const categories = new Set(draft.entries.map(({ path }) => path.join('\n'))).size;
  const doubtful = draft.entries.map(({ question }) => question).filter((question) => !asks(question));
  return { text: faqText(draft, basename(path), taken), entries: draft.entries.length, categories, doubtful, left };
}

function readable(bytes: Buffer, path: string): Draft {
  try {
    return convert(bytes, path);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FaqError(
      `cannot read ${printableName(path)}: its parts are inside each other thousands of times; take them out`,
    );
  }
}

/** The line of a text in a source, from 1; by its first words, as marks may be between them. */
function lineOf(text: string, source: string): number {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 5) ?? [];
  const at = source.search(new RegExp(words.join('(?:<[^>]*>|[^\\p{L}\\p{N}<])+'), 'u'));
  return source.slice(0, Math.max(0, at)).split('\n').length;
}

/**
 * The questions and answers in a file. None if it has none that can be told.
 * @param name of the file: what its content leaves open, its extension says
 */
function convert(bytes: Buffer, name: string): Draft {
  const text = decode(bytes);
  const isMarkdown = /\.(?:md|markdown|mdx|mdown|mkd)$/i.test(name);
  const { front, body } = splitFront(text);
  const readers: (() => Draft)[] =
    /^\s*(?:<!doctype|<html|<\?xml)/i.test(body) || (/^\s*</.test(body) && !isMarkdown)
      ? [() => readPage(readHtml(body))]
      : [
          ...(isMarkdown ? [] : [() => readValues(text), () => readTable(text)]),
          ...[withHeadings, withAskingLines].map((mark) => () => readPage(readMarkdown(mark(body)))),
        ];
  const draft = readers.reduce((draft, read) => (draft.entries.length > 0 ? draft : read()), EMPTY);
  return withFront(draft, front);
}

function decode(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  const named = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  // Files that are not UTF-8 are mostly from Windows.
  const encoding = named === 'utf-8' && !isUtf8(bytes) ? 'windows-1252' : named;
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
}

/** What generators of web pages put at the beginning of a page, as YAML. */
function splitFront(text: string): { readonly front: unknown; readonly body: string } {
  const [whole = '', yaml = ''] = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? [];
  return { front: valuesOf(yaml), body: text.slice(whole.length) };
}

function withFront(draft: Draft, front: unknown): Draft {
  const { title, entries, left } = readData(front);
  return {
    ...draft,
    title: title ?? draft.title,
    entries: [...entries, ...draft.entries],
    left: [...left, ...draft.left],
  };
}

function valuesOf(text: string): unknown {
  try {
    if (/^\s*[{[]/.test(text)) return JSON.parse(text);
  } catch {
    // YAML forgives more, such as a comma at the end.
  }
  try {
    return parse(text, { logLevel: 'error', maxAliasCount: 1000 });
  } catch {
    return null;
  }
}

function readValues(text: string): Draft {
  // One JSON value a line.
  if (/^\s*\{.*\}[ \t]*\n\s*\{/.test(text)) return readData(text.split('\n').map(valuesOf));
  return readData(valuesOf(text));
}

function readTable(text: string): Draft {
  const { data, meta } = papaparse.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  const header = meta.fields ?? [];
  // A whole question is no name of a column.
  if (header.length < 2 || header.some((name) => /[?？]/.test(name) && name.length > 30)) return EMPTY;
  return readData(data);
}

/** Questions and answers marked by Q: and A: at the beginning of a line, as headings with what is below. */
function withHeadings(text: string): string {
  const question =
    /^[ \t>*-]*(?:\*\*|__)?Q(?:uestion)?\s?\d*[a-z]?\s?[:：.)](?:\*\*|__)?[ \t]*(\S.*?)(?:\*\*|__)?[ \t]*$/gm;
  const answer = /^[ \t>*-]*(?:\*\*|__)?A(?:nswer)?\s?\d*\s?[:：.)](?:\*\*|__)?[ \t]*/gm;
  if (!question.test(text) || !answer.test(text)) return text;
  return text.replace(question, '\n###### $1\n').replace(answer, '\n');
}

/** Lines of plain text that ask, as headings: those that begin a paragraph or, if there are no paragraphs, all. */
function withAskingLines(text: string): string {
  const lines = text.trim().split('\n');
  const hasParagraphs = lines.some((line) => line.trim() === '');
  const asks = (line: string, i: number) =>
    /\s|？/.test(line.trim()) && /[?？]$/.test(line.trimEnd()) && !(hasParagraphs && lines[i - 1]?.trim());
  if (lines.filter(asks).length < 2) return text;
  return lines.map((line, i) => (asks(line, i) ? `\n###### ${line.trim()}\n` : line)).join('\n');
}
