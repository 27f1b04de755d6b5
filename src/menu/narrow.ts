/** What a menu list shows for the typed text: it is never empty, not even while a word is unfinished. */

import type { Catalog } from '../catalog/catalog.ts';
import type { CategoryCount, Entry, ListedEntry } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { parseQuery } from '../search/query.ts';
import { isStopWord, wordsOf } from '../search/text.ts';

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
  /** The finished words seem to ask for something that is not in the FAQ. */
  readonly nothingFound: boolean;
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
const refusals = new WeakMap<Catalog, { key: string; isRefused: boolean }>();
const listings = new WeakMap<Catalog, Map<string, readonly Listed[]>>();

/** @param category the id of the only category shown; null shows all, and the categories too */
export function narrow(catalog: Catalog, category: string | null, withCategories: boolean, filter: string): Narrowed {
  const key = `${category} ${withCategories} ${filter}`;
  const known = narrowed.get(catalog);
  if (known?.key === key) return known.result;
  const categories = category === null ? [] : [category];
  const found = find(catalog, categories, filter);
  const shown = withCategories ? named(catalog, filter) : [];
  const result = { ...found, categories: shown, nothingFound: found.nothingFound && shown.length === 0 };
  narrowed.set(catalog, { key, result });
  return result;
}

function find(catalog: Catalog, categories: readonly string[], filter: string): Omit<Narrowed, 'categories'> {
  const typed = wordsOf(filter);
  const all = listing(catalog, categories);
  if (typed.length === 0) return { questions: all.map(asQuestion), corrected: null, nothingFound: false };
  const begun = beginning(all, typed);
  const { hits, corrected } = search(catalog, categories, filter);
  const places = new Set(begun.map(({ listed }) => listed.place));
  // If the word being typed matches nothing yet, shorter text still does.
  const questions = [...begun.map(asQuestion), ...hits.filter(({ place }) => !places.has(place)).map(asFound)];
  if (questions.length > 0) {
    return { questions, corrected, nothingFound: begun.length === 0 && isRefused(catalog, categories, filter) };
  }
  const shorter = find(catalog, categories, [...filter.trimEnd()].slice(0, -1).join(''));
  return { ...shorter, corrected: null, nothingFound: isRefused(catalog, categories, filter) };
}

/** Hits beyond these are not listed: nobody moves down so far. */
const MOST_HITS = 1000;

/** The hits, however unlikely. */
function search(catalog: Catalog, categories: readonly string[], filter: string) {
  return catalog.search(parseQuery(filter), { categories, limit: MOST_HITS, all: true });
}

/** Whether the search refuses the finished words; the last word is finished only if a space follows. */
function isRefused(catalog: Catalog, categories: readonly string[], filter: string): boolean {
  const finished = filter.replace(/\S+$/, '').trim();
  if (wordsOf(finished).every(isStopWord)) return false;
  const key = `${categories} ${finished}`;
  const known = refusals.get(catalog);
  if (known?.key === key) return known.isRefused;
  const isRefused = catalog.search(parseQuery(finished), { categories, limit: 0 }).total === 0;
  refusals.set(catalog, { key, isRefused });
  return isRefused;
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
