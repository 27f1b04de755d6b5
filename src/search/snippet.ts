/** Finds the matches in a text, and the best passage around them. */

import { type Analyze, type Language, stemsOf, type Token } from './text.ts';

/** A matched part of a text; `start` and `end` are UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Whether the query has the same words, in any number or tense; if not, a synonym of them matched. */
  readonly typed: boolean;
}

export interface Snippet {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** What to look for: terms as made by `analyze`, and the stems of the words typed. */
export interface Marker {
  readonly analyze: Analyze;
  /** English, if it is left out. */
  readonly language?: Language;
  readonly terms: ReadonlySet<string>;
  readonly typed: ReadonlySet<string>;
}

/** Enough of an answer to see whether it is the right one. */
const DEFAULT_LENGTH = 160;
const ELLIPSIS = '...';
const SENTENCE_END = /[.?!:] /g;
/** A marker of a list whose item is cut off. */
const BARE_MARKER = / (?:-|\d+\.)$/;

export function findSpans(text: string, marker: Marker): Span[] {
  return spansOf(text, matchesIn(text, marker), marker);
}

/**
 * The passage of about `length` characters with the most different matched terms, on one line and in whole words; the
 * beginning of the text if nothing matches.
 */
export function makeSnippet(text: string, marker: Marker, length = DEFAULT_LENGTH): Snippet {
  const line = text.replace(/\s+/g, ' ').trim();
  const matches = matchesIn(line, marker);
  const from = bestStart(line, matches, length);
  const to = lastWordEnd(line, from + length);
  const before = from > 0 ? `${ELLIPSIS} ` : '';
  const shift = before.length - from;
  const shown = matches
    .filter(({ start, end }) => start >= from && end <= to)
    .map((match) => ({ ...match, start: match.start + shift, end: match.end + shift }));
  const snippet = before + line.slice(from, to) + (to < line.length ? ` ${ELLIPSIS}` : '');
  return { text: snippet, spans: spansOf(snippet, shown, marker) };
}

/** The tokens of a text that match. */
export function matchesIn(text: string, { analyze, terms }: Marker): Token[] {
  return analyze(text).filter(({ term }) => terms.has(term));
}

function spansOf(text: string, matches: readonly Token[], { typed, language }: Marker): Span[] {
  const isTyped = (start: number, end: number) =>
    stemsOf(text.slice(start, end), language).every((stem) => typed.has(stem));
  return matches.map(({ start, end }) => ({ start, end, typed: isTyped(start, end) }));
}

/**
 * Where the best passage begins: of those that begin with a sentence, the last one with the most different terms, so
 * that little text precedes them; one that begins with a matched word only if it has more.
 */
function bestStart(line: string, matches: readonly Token[], length: number): number {
  if (line.length <= length) return 0;
  const sentences = [...line.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  const count = (start: number) =>
    new Set(matches.filter((match) => match.start >= start && match.end <= start + length).map(({ term }) => term))
      .size;
  let best = { start: 0, count: count(0) };
  for (const start of sentences) {
    if (count(start) >= Math.max(1, best.count)) best = { start, count: count(start) };
  }
  for (const { start } of matches) {
    if (count(start) > best.count) best = { start, count: count(start) };
  }
  return best.start;
}

/** The end of the last word that ends at or before `limit`; the marker of a list is none. */
function lastWordEnd(line: string, limit: number): number {
  if (limit >= line.length) return line.length;
  const space = line.lastIndexOf(' ', limit);
  return space > 0 ? line.slice(0, space).replace(BARE_MARKER, '').length : line.length;
}
