/** Hits: the entries found, and why. Anything that requires reading an entry's text is computed only on demand. */

import { shownText } from '../faq/blocks.ts';
import { answerOf, type Entry, toActOn } from '../faq/faq.ts';
import type { Match } from './candidates.ts';
import type { ScoreParts } from './evidence.ts';
import type { Index } from './index.ts';
import { findSpans, makeSnippet, matchesIn, type Snippet, type Span } from './snippet.ts';

export interface Hit {
  /** From 1. */
  readonly rank: number;
  /** The entry's position in the FAQ, from 0. */
  readonly place: number;
  readonly score: number;
  /**
   * What matched, as folded words without duplicates: the words of the question, of what to do today and of the answer;
   * then the query's own words that matched only something else, such as another way to ask.
   */
  readonly terms: readonly string[];
  /** The passage with the most matches in the text to act on, about `length` characters long. */
  snippet(length?: number): Snippet;
  /** Where the matches are in each text, as it is shown. */
  readonly spans: {
    readonly question: readonly Span[];
    readonly now: readonly Span[];
    readonly answer: readonly Span[];
  };
  readonly entry: Entry;
  readonly explanation: Explanation;
}

/** Why an entry is a hit. */
export interface Explanation {
  /** Over the fields. */
  readonly bm25: number;
  readonly parts: ScoreParts;
  /** The terms that the entry has, with their weights in the query and the fields they are in. */
  readonly matches: readonly { readonly term: string; readonly weight: number; readonly fields: readonly string[] }[];
}

/** A ranked entry. */
export interface Ranked {
  readonly place: number;
  readonly score: number;
  readonly bm25: number;
  /** Null if it was ranked only by its words, or not at all. */
  readonly parts: ScoreParts | null;
}

const NO_SCORE: ScoreParts = { words: 0, fit: 0, likeness: 0, coverage: 0, popularity: 0, onTop: 0 };

/** @param typed the stems of the words typed */
export function createHit(
  { analyze, entryAt, language }: Index,
  typed: ReadonlySet<string>,
  { place, score, bm25, parts }: Ranked,
  matches: readonly Match[],
  rank: number,
): Hit {
  let entry: Entry | undefined;
  const read = () => {
    entry ??= entryAt(place);
    return entry;
  };
  const marker = { analyze, language, terms: new Set(matches.map(({ term }) => term)), typed };
  const nowText = () => shownText(read().now ?? { text: '' });
  const answerText = () => shownText(answerOf(read()));
  const spansOf = (text: string) => findSpans(text, marker);
  return {
    rank,
    place,
    score: Math.round(score * 100) / 100,
    get entry() {
      return read();
    },
    get terms() {
      const shown = [read().question, nowText(), answerText()].flatMap((text) => matchesIn(text, marker));
      const isShown = new Set(
        matches.filter(({ term }) => shown.some((token) => token.term === term)).map(({ wanted }) => wanted),
      );
      const others = matches.map(({ wanted }) => wanted).filter((wanted) => !isShown.has(wanted));
      return [...new Set([...shown, ...others].flatMap(({ words }) => words))];
    },
    snippet: (length) => makeSnippet(shownText(toActOn(read())), marker, length),
    spans: {
      get question() {
        return spansOf(read().question);
      },
      get now() {
        return spansOf(nowText());
      },
      get answer() {
        return spansOf(answerText());
      },
    },
    get explanation() {
      const weighed = matches.map(({ term, wanted, fields }) => ({
        term,
        weight: wanted.quality * wanted.weight,
        fields,
      }));
      return { bm25, parts: parts ?? { ...NO_SCORE, words: score }, matches: weighed };
    },
  };
}

/** By the queries under relevance/, two in a hundred mean a hit that is this far below the best one in its score. */
const FAR = 5;

/** How many of the last hits are far below the best of all. */
export function countFar(hits: readonly Hit[], all: readonly Hit[]): number {
  const best = Math.max(...all.map(({ score }) => score));
  return hits.length - 1 - hits.findLastIndex(({ score }) => score >= best - FAR);
}
