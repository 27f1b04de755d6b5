/** Hits: the entries found, and why. Anything that requires reading an entry's text is computed only on demand. */

import { type Entry, textToActOn } from '../faq/faq.ts';
import type { Evidence } from './confidence.ts';
import type { Index } from './indexing.ts';
import { findSpans, makeSnippet, type Snippet, type Span } from './snippet.ts';
import { wordsOf } from './text.ts';

export interface Hit {
  /** From 1. */
  readonly rank: number;
  /** The entry's position in the FAQ, from 0. */
  readonly place: number;
  readonly score: number;
  readonly parts: ScoreParts;
  /** The entry's words that matched, folded, without duplicates. */
  readonly terms: readonly string[];
  /** The passage with the most matches in the text to act on, about `length` characters long. */
  snippet(length?: number): Snippet;
  /** Where the matches are in the question and in the answer. */
  readonly spans: { readonly question: readonly Span[]; readonly answer: readonly Span[] };
  readonly entry: Entry;
  readonly explanation: Explanation;
}

/** Why an entry is a hit. */
export interface Explanation {
  /** MiniSearch's score: BM25 over the fields. */
  readonly bm25: number;
  readonly evidence: Evidence;
  /** The query's terms that the entry has, with their weights and the fields they are in. */
  readonly matches: readonly { readonly term: string; readonly weight: number; readonly fields: readonly string[] }[];
}

/** What a score is the sum of. */
export interface ScoreParts {
  /** BM25, on a logarithmic scale. */
  readonly words: number;
  readonly fit: number;
  /** The likeness to one phrasing and to the entry's own question; 0 if they are not compared. */
  readonly likeness: number;
}

/** A ranked entry. */
export interface Ranked extends Explanation {
  readonly place: number;
  readonly score: number;
  readonly parts: ScoreParts;
  /** The entry's terms that matched, as analyzed, with the fields they are in. */
  readonly terms: Readonly<Record<string, unknown>>;
}

/** @param typed the stems of the words typed */
export function createHit({ analyze, entries }: Index, typed: ReadonlySet<string>, ranked: Ranked, rank: number): Hit {
  const { place, score, parts } = ranked;
  let entry: Entry | undefined;
  const read = () => {
    entry ??= entries.at(place);
    return entry;
  };
  const marker = { analyze, terms: new Set(Object.keys(ranked.terms)), typed };
  const spansOf = (text: string) => findSpans(text, marker);
  return {
    rank,
    place,
    score: Math.round(score * 100) / 100,
    parts,
    get entry() {
      return read();
    },
    get terms() {
      const { question, now, answer } = read();
      const words = [question, now?.text ?? '', answer].flatMap((text) =>
        spansOf(text).map(({ start, end }) => text.slice(start, end)),
      );
      return [...new Set(words.flatMap(wordsOf))];
    },
    snippet: (length) => makeSnippet(textToActOn(read()), marker, length),
    spans: {
      get question() {
        return spansOf(read().question);
      },
      get answer() {
        return spansOf(read().answer);
      },
    },
    get explanation() {
      const { bm25, evidence, matches } = ranked;
      return { bm25, evidence, matches };
    },
  };
}
