/** Matches in a text, and the best passage of it around them. */

import { type Analyze, stemsOf, type Token } from './text.ts';

/** A matched stretch of a text; `start` and `end` are UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Whether the query holds the same words, in whatever number or tense; else a synonym of theirs was matched. */
  readonly typed: boolean;
}

export interface Snippet {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** What to look for: terms, as `analyze` makes them, and the stems of the words that were typed. */
export interface Marker {
  readonly analyze: Analyze;
  readonly terms: ReadonlySet<string>;
  readonly typed: ReadonlySet<string>;
}

/** How much of an answer tells whether it is the one. */
const LENGTH = 160;
const ELLIPSIS = '...';
const SENTENCE_END = /[.?!:] /g;

export function findSpans(text: string, marker: Marker): Span[] {
  return spansOf(text, marker.analyze(text), marker);
}

/** A text on one line, of which a passage can be shown. */
export function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The passage of about 160 characters that holds the most different matched terms, in whole words;
 * the line's beginning where nothing matches.
 * @param tokens of the line
 */
export function makeSnippet(line: string, tokens: readonly Placed[], marker: Marker): Snippet {
  const matches = tokens.filter(({ term }) => marker.terms.has(term));
  const from = bestStart(line, matches);
  const to = lastWordEnd(line, from + LENGTH);
  const before = from > 0 ? `${ELLIPSIS} ` : '';
  const text = before + line.slice(from, to) + (to < line.length ? ` ${ELLIPSIS}` : '');
  const shift = before.length - from;
  const shown = matches.filter(({ start, end }) => start >= from && end <= to);
  return {
    text,
    spans: spansOf(
      text,
      shown.map(({ term, start, end }) => ({ term, start: start + shift, end: end + shift })),
      marker,
    ),
  };
}

/** A term and where it stands. */
export type Placed = Pick<Token, 'term' | 'start' | 'end'>;

function spansOf(text: string, tokens: readonly Placed[], { terms, typed }: Marker): Span[] {
  return tokens
    .filter(({ term }) => terms.has(term))
    .map(({ start, end }) => ({ start, end, typed: stemsOf(text.slice(start, end)).every((stem) => typed.has(stem)) }));
}

/**
 * Of the passages that begin with a sentence, the last with the most different terms, so that little stands before them;
 * one that begins with a matched word only where it holds more.
 */
function bestStart(line: string, matches: readonly Placed[]): number {
  if (line.length <= LENGTH) return 0;
  const sentences = [...line.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  const count = (start: number) =>
    new Set(matches.filter((match) => match.start >= start && match.end <= start + LENGTH).map(({ term }) => term))
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

/** The end of the last word that ends at or before `limit`. */
function lastWordEnd(line: string, limit: number): number {
  if (limit >= line.length) return line.length;
  const space = line.lastIndexOf(' ', limit);
  return space > 0 ? space : line.length;
}
