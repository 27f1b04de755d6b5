/** What a menu list shows for the typed text: what matches, and whether the search is sure of it. */

import type { Catalog } from '../catalog/catalog.ts';
import type { CategoryCount, Entry, ListedEntry } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import { isStopWord, splitWords, wordsOf } from '../search/text.ts';

export interface Question {
  readonly entry: Entry;
  readonly hit: Hit | null;
}

export interface Narrowed {
  /** Best first. */
  readonly categories: readonly CategoryCount[];
  readonly questions: readonly Question[];
  /** What was searched for, if a misspelled word was corrected. */
  readonly corrected: string | null;
  /** Set if the search is not sure that the questions answer the typed text. */
  readonly doubt: Doubt | null;
}

export interface Doubt {
  /** `maybe`: the questions are the closest; `none`: the search finds nothing, and the questions are the near ones. */
  readonly outcome: 'maybe' | 'none';
  /** What was searched for. */
  readonly query: string;
  /** Whether only this category has no answer: the near questions are those of the whole FAQ. */
  readonly isElsewhere: boolean;
}

/** Up to this many letters match too much, so questions with a word that starts with them come first. */
const FIRST_LETTERS = 2;

/** An entry of a list, with the words of its question in order. */
interface Listed {
  readonly listed: ListedEntry;
  readonly words: readonly string[];
  readonly text: string;
}

/** The last results for a catalog: an arrow key redraws the list, but does not change it. */
const narrowed = new WeakMap<Catalog, { key: string; result: Narrowed }>();
const listings = new WeakMap<Catalog, Map<string, readonly Listed[]>>();

/** @param category the id of the only category shown; null shows all, and the categories too */
export function narrow(catalog: Catalog, category: string | null, withCategories: boolean, filter: string): Narrowed {
  const key = `${category} ${withCategories} ${filter}`;
  const known = narrowed.get(catalog);
  if (known?.key === key) return known.result;
  const result = narrowAnew(catalog, category === null ? [] : [category], withCategories, filter);
  narrowed.set(catalog, { key, result });
  return result;
}

function narrowAnew(
  catalog: Catalog,
  categories: readonly string[],
  withCategories: boolean,
  filter: string,
): Narrowed {
  const { isBegun, result, ...found } = find(catalog, categories, filter);
  const matching = withCategories ? named(catalog, filter) : [];
  const doubted = isBegun || matching.length > 0 || !result ? null : doubtOf(catalog, categories, filter, result);
  if (!doubted) return { ...found, categories: matching, doubt: null };
  if (doubted.doubt.outcome === 'maybe') return { ...found, categories: [], doubt: doubted.doubt };
  const { near } = doubted;
  // Without a near question, the categories may still lead somewhere.
  const shown = withCategories && near.length === 0 ? catalog.categories : [];
  return { categories: shown, questions: near, corrected: null, doubt: doubted.doubt };
}

interface Found extends Pick<Narrowed, 'questions' | 'corrected'> {
  /** Whether a question starts with the typed text. */
  readonly isBegun: boolean;
  /** What the search says of the typed text. */
  readonly result: SearchResult | null;
}

/** Hits beyond these are not listed: nobody moves down so far. */
const MOST_HITS = 1000;

/** Every question that has anything of the typed text, best first: never none, not even while a word is unfinished. */
function find(catalog: Catalog, categories: readonly string[], filter: string): Found {
  const typed = wordsOf(filter);
  const all = listing(catalog, categories);
  if (typed.length === 0) return { questions: all.map(asQuestion), corrected: null, isBegun: true, result: null };
  const begun = beginning(all, typed);
  const result = catalog.search(parseQuery(filter), { categories, limit: MOST_HITS, all: true });
  const places = new Set(begun.map(({ listed }) => listed.place));
  const others = result.hits.filter(({ place }) => !places.has(place));
  const questions = [...begun.map(asQuestion), ...others.map(asFound)];
  if (questions.length > 0) return { questions, corrected: result.corrected, isBegun: begun.length > 0, result };
  // If the word being typed matches nothing yet, shorter text still does.
  const shorter = find(catalog, categories, [...filter.trimEnd()].slice(0, -1).join(''));
  return { ...shorter, corrected: null, isBegun: false, result };
}

/** As many near questions as a search suggests. */
const MOST_NEAR = 3;
/** Of fewer letters, nobody knows what they begin. */
const LEAST_LETTERS = 3;

/** What to say if the search is not sure; null if it is, or while there is too little to search for. */
function doubtOf(
  catalog: Catalog,
  categories: readonly string[],
  filter: string,
  result: SearchResult,
): { doubt: Doubt; near: readonly Question[] } | null {
  const { outcome, named, query } = result;
  if (isEmpty(filter) || outcome === 'sure' || named) return null;
  const ask = (text: string, categories: readonly string[]) =>
    catalog.search(parseQuery(text), { categories, limit: MOST_NEAR });
  const elsewhere = categories.length > 0 ? ask(filter, []) : result;
  // What is sure of the whole FAQ is not unsure in a category that does not list it.
  const isElsewhere = categories.length > 0 && elsewhere.outcome === 'sure';
  const isRefused = outcome === 'none' || isElsewhere;
  const said = {
    query: result.corrected ?? query.text,
    isElsewhere: isRefused && elsewhere.outcome !== 'none' && elsewhere !== result,
  };
  if (!isRefused) return { doubt: { ...said, outcome }, near: [] };
  const last = splitWords(filter).at(-1);
  if (last?.end === filter.length && last.text.length < LEAST_LETTERS) {
    const finished = filter.slice(0, last.start);
    // What was refused stays refused while the next word is typed.
    if (isEmpty(finished) || ask(finished, categories).outcome !== 'none') return null;
  }
  const near = said.isElsewhere
    ? elsewhere.hits.map(asFound)
    : elsewhere.suggestions.map((entry): Question => ({ entry, hit: null }));
  return { doubt: { ...said, outcome: 'none' }, near };
}

/** Whether there is nothing to search for. */
function isEmpty(text: string): boolean {
  return wordsOf(text).every(isStopWord);
}

/** Questions that start with the typed text; for the first letters, also those where another word starts with them. */
function beginning(all: readonly Listed[], typed: readonly string[]): readonly Listed[] {
  const start = typed.join(' ');
  const first = all.filter(({ text }) => text.startsWith(start));
  if (start.length > FIRST_LETTERS) return first;
  const others = all.filter(
    ({ text, words }) => !text.startsWith(start) && words.some((word) => word.startsWith(start)),
  );
  return [...first, ...others];
}

/** Categories where every typed word starts a word in the name; names that start with the text come first. */
function named(catalog: Catalog, filter: string): CategoryCount[] {
  const typed = wordsOf(filter);
  const start = typed.join(' ');
  const isNamed = ({ name }: CategoryCount) => {
    const words = wordsOf(name);
    return typed.every((begun) => words.some((word) => word.startsWith(begun)));
  };
  const begins = ({ name }: CategoryCount) => wordsOf(name).join(' ').startsWith(start);
  const matching = catalog.categories.filter(isNamed);
  return [...matching.filter(begins), ...matching.filter((category) => !begins(category))];
}

function listing(catalog: Catalog, categories: readonly string[]): readonly Listed[] {
  const known = listings.get(catalog) ?? new Map<string, readonly Listed[]>();
  listings.set(catalog, known);
  const key = categories.join();
  const all = known.get(key) ?? catalog.entriesIn(categories).map(asListed);
  known.set(key, all);
  return all;
}

/** Words are split on first access. */
function asListed(listed: ListedEntry): Listed {
  let words: readonly string[] | undefined;
  let text: string | undefined;
  return {
    listed,
    get words() {
      words ??= wordsOf(listed.entry.question);
      return words;
    },
    get text() {
      text ??= this.words.join(' ');
      return text;
    },
  };
}

function asFound(hit: Hit): Question {
  return {
    get entry() {
      return hit.entry;
    },
    hit,
  };
}

function asQuestion({ listed }: Listed): Question {
  return {
    get entry() {
      return listed.entry;
    },
    hit: null,
  };
}
