/** The index over a Faq's entries and the search in it. The only user of `minisearch`. */

import MiniSearch from 'minisearch';
import { type Entry, type Faq, isIn } from '../faq/faq.ts';
import type { Query } from './query.ts';
import { findSpans, makeSnippet, type Snippet, type Span } from './snippet.ts';
import { type Analyze, createAnalyzer, wordsOf } from './text.ts';

export interface Index {
  readonly faq: Faq;
  readonly analyze: Analyze;
  readonly miniSearch: MiniSearch;
  /** Term to the number of entries that have it. */
  readonly frequencies: ReadonlyMap<string, number>;
}

export interface SearchOptions {
  /** Ids; an entry of any of them matches. None: all do. */
  readonly categories?: readonly string[];
  /** The most hits returned. */
  readonly limit?: number;
}

export interface SearchResult {
  readonly query: Query;
  /** Hits found, before the limit. */
  readonly total: number;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Up to three near entries, where nothing matched well enough. */
  readonly suggestions: readonly Entry[];
  /** Whether the first hit is so far ahead of the second that it is the answer. */
  readonly leads: boolean;
}

export interface Hit {
  /** From 1. */
  readonly rank: number;
  readonly score: number;
  /** The entry's words that matched, each once, folded. */
  readonly terms: readonly string[];
  readonly snippet: Snippet;
  /** Where the matches stand in the question and in the answer. */
  readonly spans: { readonly question: readonly Span[]; readonly answer: readonly Span[] };
  readonly entry: Entry;
}

// How a match in each field counts: people put the question, so phrasings of it tell more than the answer's prose.
const BOOSTS = { question: 3, askedAs: 2, category: 1, answer: 1 };
/** The part of a query's weight that a hit has to explain to be shown, and to be the answer. */
const ENOUGH = 0.5;
/** How far ahead of the second hit the first has to be to be the answer: the ratio of their scores. */
const LEAD = 1.3;
const SUGGESTIONS = 3;

export function createIndex(faq: Faq): Index {
  const analyze = createAnalyzer(faq.synonyms);
  const miniSearch = new MiniSearch({ fields: Object.keys(BOOSTS), ...plainTerms });
  const frequencies = new Map<string, number>();
  const terms = (text: string) => analyze(text).map(({ term }) => term);

  faq.entries.forEach((entry, id) => {
    const fields = {
      question: terms(entry.question),
      askedAs: terms(entry.askedAs.join('\n')),
      category: terms(entry.category.name),
      answer: terms(entry.answer),
    };
    miniSearch.add({ id, ...mapValues(fields, (terms) => terms.join(' ')) });
    for (const term of new Set(Object.values(fields).flat())) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  });
  return { faq, analyze, miniSearch, frequencies };
}

// The analysis is ours: MiniSearch is handed terms, joined by spaces.
const plainTerms = { tokenize: (text: string) => text.split(' ').filter(Boolean), processTerm: (term: string) => term };

export function search(index: Index, query: Query, { categories = [], limit = 5 }: SearchOptions = {}): SearchResult {
  const terms = [...new Set(index.analyze(query.wanted).map(({ term }) => term))];
  const results = index.miniSearch.search(terms.join(' '), {
    ...plainTerms,
    boost: BOOSTS,
    prefix: (term, i, all) => !query.exact && i === all.length - 1 && term.length >= 3,
    fuzzy: (term) => !query.exact && tolerance(term),
    filter: ({ id }) => isWanted(index.faq.entries[id] as Entry, query, categories),
  });

  const total = sum(terms.map((term) => weight(index, term)));
  const candidates = results.map(({ id, score, terms: matched, queryTerms }) => ({
    score,
    terms: new Set(matched),
    entry: index.faq.entries[id] as Entry,
    explained: sum(queryTerms.map((term) => weight(index, term))) / total,
  }));
  const found = candidates.filter(({ explained }) => query.phrases.length > 0 || explained >= ENOUGH);
  const [first, second] = found;
  return {
    query,
    total: found.length,
    hits: found.slice(0, limit).map((candidate, i) => createHit(index, query, candidate, i + 1)),
    suggestions: found.length > 0 ? [] : candidates.slice(0, SUGGESTIONS).map(({ entry }) => entry),
    leads: first !== undefined && (second === undefined || first.score >= LEAD * second.score),
  };
}

interface Candidate {
  readonly score: number;
  /** The entry's terms that matched, as analysed. */
  readonly terms: ReadonlySet<string>;
  readonly entry: Entry;
}

function createHit({ analyze }: Index, query: Query, { score, terms, entry }: Candidate, rank: number): Hit {
  const marker = { analyze, terms, typed: new Set(wordsOf(query.wanted)) };
  const spans = { question: findSpans(entry.question, marker), answer: findSpans(entry.answer, marker) };
  const words = [
    ...spans.question.map(({ start, end }) => entry.question.slice(start, end)),
    ...spans.answer.map(({ start, end }) => entry.answer.slice(start, end)),
  ];
  return {
    rank,
    score: Math.round(score * 100) / 100,
    terms: [...new Set(words.flatMap(wordsOf))],
    snippet: makeSnippet(entry.answer, marker),
    spans,
    entry,
  };
}

/** Edits allowed in a term: none in a short one, where they would make another word of it. */
function tolerance(term: string): number {
  if (term.length < 4 || /\d/.test(term)) return 0;
  return term.length < 8 ? 1 : 2;
}

/** The weight of a query's term: the rarer the heavier (idf); one that no entry has weighs most. */
function weight({ faq, frequencies }: Index, term: string): number {
  return Math.log(1 + faq.entries.length / (1 + (frequencies.get(term) ?? 0)));
}

function isWanted(entry: Entry, query: Query, categories: readonly string[]): boolean {
  if (categories.length > 0 && !categories.some((id) => isIn(entry, id))) return false;
  if (query.phrases.length === 0 && query.excluded.length === 0) return true;
  const words = wordsOf(visibleText(entry));
  return query.phrases.every((phrase) => hasRun(words, phrase)) && !query.excluded.some((word) => words.includes(word));
}

/** All of an entry that is ever shown. */
function visibleText(entry: Entry): string {
  return [entry.question, entry.answer, ...entry.updates.map(({ text }) => text)].join('\n');
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function mapValues<K extends string, A, B>(record: Record<K, A>, map: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, map(value)])) as Record<K, B>;
}
