/** A list of the menu: the rows that match what is typed, how sure the search is of them, and all this in words. */

import type { Catalog } from '../catalog/catalog.ts';
import { type Category, type CategoryCount, desksOf, type Entry, type ListedEntry } from '../faq/faq.ts';
import { clip, NEAR, NOT_COVERED, NOT_HERE, NOT_SURE_SHORT, UNOFFICIAL } from '../output/wording.ts';
import { countFar, type Hit } from '../search/hits.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import { isStopWord, splitWords, wordsOf } from '../search/text.ts';

export interface ListScreen {
  /** `home` lists the categories; `questions` lists the questions of a category, or all (null). */
  readonly kind: 'home' | 'questions';
  readonly category: Category | null;
  /** The text typed to narrow the list. */
  readonly filter: string;
  /** Where the cursor is in it, in UTF-16 units. */
  readonly cursor: number;
  /** The index of the row that Enter opens. */
  readonly selected: number;
}

export type Row =
  | { readonly kind: 'category'; readonly category: CategoryCount }
  | { readonly kind: 'all'; readonly entries: number }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'back' | 'quit' };

/** A hit, or any entry. */
export interface Question {
  readonly entry: Entry;
  readonly spans?: Hit['spans'];
}

/** The rows of a list, and how many of the total are shown. */
export interface List {
  readonly rows: readonly Row[];
  readonly categories: { readonly shown: number; readonly all: number } | null;
  /** Those that may well be meant, without the less likely ones. */
  readonly questions: { readonly shown: number; readonly all: number };
  /** How many of the last questions are less likely: they stand below a rule. */
  readonly lessLikely: number;
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
  /** The near questions of what was refused. */
  readonly near: readonly Question[];
}

/** Up to this many letters match too much, so questions with a word that starts with them come first. */
const FIRST_LETTERS = 2;
/** Hits beyond these are not listed: nobody moves down so far. */
const MOST_HITS = 1000;
/** As many near questions as a search suggests. */
const MOST_NEAR = 3;
/** Of fewer letters, nobody knows what they begin. */
const LEAST_LETTERS = 3;

/** The last list of a catalog: an arrow key redraws the list, but does not change it. */
const lists = new WeakMap<Catalog, { key: string; list: List }>();

/** The rows of a list screen that match its filter. */
export function listOf({ kind, category, filter }: ListScreen, catalog: Catalog): List {
  const key = `${kind} ${category?.id ?? ''} ${filter}`;
  const known = lists.get(catalog);
  if (known?.key === key) return known.list;
  const atHome = kind === 'home';
  const isBrowsed = atHome && filter.trim() === '';
  const all = catalog.categories.find(({ id }) => id === category?.id)?.entries ?? catalog.ids.length;
  const { categories, questions, ...found } = narrow(catalog, category ? [category.id] : [], atHome, filter);
  const list: List = {
    ...found,
    rows: [
      ...categories.map((category): Row => ({ kind: 'category', category })),
      ...(isBrowsed
        ? [{ kind: 'all', entries: all } as const]
        : questions.map((question): Row => ({ kind: 'question', question }))),
      { kind: atHome ? 'quit' : 'back' },
    ],
    categories: atHome ? { shown: categories.length, all: catalog.categories.length } : null,
    questions: { shown: isBrowsed ? all : questions.length - found.lessLikely, all },
  };
  lists.set(catalog, { key, list });
  return list;
}

interface Narrowed extends Pick<List, 'corrected' | 'doubt' | 'lessLikely'> {
  /** Best first. */
  readonly categories: readonly CategoryCount[];
  readonly questions: readonly Question[];
}

function narrow(catalog: Catalog, ids: readonly string[], withCategories: boolean, filter: string): Narrowed {
  const { isBegun, result, ...found } = find(catalog, ids, filter);
  const categories = withCategories ? named(catalog, filter) : [];
  const doubt = isBegun || categories.length > 0 || !result ? null : doubtOf(catalog, ids, filter, result);
  if (doubt?.outcome !== 'none') return { ...found, categories, doubt };
  // Without a near question, the categories may still lead somewhere.
  const shown = withCategories && doubt.near.length === 0 ? catalog.categories : [];
  return { categories: shown, questions: doubt.near, lessLikely: 0, corrected: null, doubt };
}

interface Found extends Pick<Narrowed, 'questions' | 'corrected' | 'lessLikely'> {
  /** Whether a question starts with the typed text. */
  readonly isBegun: boolean;
  /** What the search says of the typed text. */
  readonly result: SearchResult | null;
}

/** Every question that has anything of the typed text, best first: never none, not even while a word is unfinished. */
function find(catalog: Catalog, ids: readonly string[], filter: string): Found {
  const typed = wordsOf(filter).join(' ');
  const none = { lessLikely: 0, corrected: null, isBegun: true, result: null };
  if (typed === '') return { ...none, questions: catalog.entriesIn(ids) };
  const begun = beginning(catalog, ids, typed);
  const result = catalog.search(parseQuery(filter), { categories: ids, limit: MOST_HITS, all: true });
  const others = new Map(result.hits.map((hit) => [hit.place, hit]));
  const first = begun.map((listed) => others.get(listed.place) ?? listed);
  for (const { place } of begun) others.delete(place);
  const questions = [...first, ...others.values()];
  if (questions.length > 0) {
    // All of a category are meant, and all that print an address.
    const isRanked = result.named === null || result.named === 'entry';
    const lessLikely = isRanked ? countFar([...others.values()], result.hits) : 0;
    return { questions, lessLikely, corrected: result.corrected, isBegun: begun.length > 0, result };
  }
  // If the word being typed matches nothing yet, shorter text still does.
  const shorter = find(catalog, ids, [...filter.trimEnd()].slice(0, -1).join(''));
  return { ...shorter, corrected: null, isBegun: false, result };
}

/** Questions that start with the typed text; for the first letters, also those where another word starts with them. */
function beginning(catalog: Catalog, ids: readonly string[], typed: string): readonly ListedEntry[] {
  const texts = textsOf(catalog);
  const listed = catalog.entriesIn(ids);
  const first = listed.filter(({ place }) => texts[place]?.startsWith(typed));
  if (typed.length > FIRST_LETTERS) return first;
  return [...first, ...listed.filter((one) => !first.includes(one) && texts[one.place]?.includes(` ${typed}`))];
}

const texts = new WeakMap<Catalog, readonly string[]>();

/** The words of every question, by its position in the FAQ. */
function textsOf(catalog: Catalog): readonly string[] {
  const known = texts.get(catalog) ?? catalog.entriesIn([]).map(({ entry }) => wordsOf(entry.question).join(' '));
  texts.set(catalog, known);
  return known;
}

/** Categories where every typed word starts a word in the name; names that start with the text come first. */
function named(catalog: Catalog, filter: string): CategoryCount[] {
  const typed = wordsOf(filter);
  const isNamed = ({ name }: CategoryCount) => {
    const words = wordsOf(name);
    return typed.every((begun) => words.some((word) => word.startsWith(begun)));
  };
  const isFirst = ({ name }: CategoryCount) => wordsOf(name).join(' ').startsWith(typed.join(' '));
  return catalog.categories.filter(isNamed).sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

/** What to say if the search is not sure; null if it is, or while there is too little to search for. */
function doubtOf(catalog: Catalog, ids: readonly string[], filter: string, result: SearchResult): Doubt | null {
  const { outcome, named, query } = result;
  if (isEmpty(filter) || outcome === 'sure' || named) return null;
  const ask = (text: string, categories: readonly string[]) =>
    catalog.search(parseQuery(text), { categories, limit: MOST_NEAR });
  const anywhere = ids.length > 0 ? ask(filter, []) : result;
  // What is sure of the whole FAQ is not unsure in a category that does not list it.
  const isRefused = outcome === 'none' || (anywhere !== result && anywhere.outcome === 'sure');
  const isElsewhere = isRefused && anywhere !== result && anywhere.outcome !== 'none';
  const said = { query: result.corrected ?? query.text, isElsewhere };
  if (!isRefused) return { ...said, outcome, near: [] };
  const last = splitWords(filter).at(-1);
  if (last?.end === filter.length && last.text.length < LEAST_LETTERS) {
    const finished = filter.slice(0, last.start);
    // What was refused stays refused while the next word is typed.
    if (isEmpty(finished) || ask(finished, ids).outcome !== 'none') return null;
  }
  const near = isElsewhere ? anywhere.hits : anywhere.suggestions.map((entry): Question => ({ entry }));
  return { ...said, outcome: 'none', near };
}

/** Whether there is nothing to search for. */
function isEmpty(text: string): boolean {
  return wordsOf(text).every(isStopWord);
}

export function titleOf({ kind, category }: ListScreen, { title, caveat }: Catalog): string {
  if (kind !== 'home') return category?.name ?? 'All questions';
  return caveat ? `${UNOFFICIAL}: ${title}` : title;
}

/** Above the rows, if the search is not sure or finds nothing. */
export function doubtLines({ doubt, questions }: List): readonly string[] {
  if (!doubt) return [];
  if (doubt.outcome === 'maybe') return [NOT_SURE_SHORT];
  const refused = `${doubt.isElsewhere ? NOT_HERE : NOT_COVERED} ${clip(doubt.query)}`;
  return questions.shown > 0 ? [refused, NEAR] : [refused];
}

/** The line above the less likely questions, and the index of the row below it; null if there are none. */
export function ruleOf({ rows, lessLikely }: List): { readonly text: string; readonly below: number } | null {
  return lessLikely > 0 ? { text: `${lessLikely} less likely:`, below: rows.length - 1 - lessLikely } : null;
}

/** How many of the total may well be meant, and for which search; or, if the search finds no answer, whom to ask. */
export function statusOf({ categories, questions, corrected, doubt }: List, about: Catalog, width: number) {
  if (doubt?.outcome === 'none') {
    const phone = doubt.isElsewhere ? null : desksOf(about).find(({ desk }) => desk.phone)?.desk.phone;
    if (!phone) return '';
    return [`Ask the help desk: ${phone}`, `Ask: ${phone}`].find((line) => line.length <= width) ?? phone;
  }
  const countOf = ({ shown, all }: List['questions'], one: string, many: string) =>
    `${shown < all ? `${shown} of ` : ''}${all} ${all === 1 ? one : many}`;
  return [
    ...(corrected ? [`Searched for ${corrected}`] : []),
    ...(categories && categories.shown > 0 ? [countOf(categories, 'category', 'categories')] : []),
    countOf(questions, 'question', 'questions'),
  ].join(', ');
}

/** A row in words; for a question, its full text. */
export function labelOf(row: Row): string {
  switch (row.kind) {
    case 'category':
      return `${row.category.name} (${row.category.entries})`;
    case 'all':
      return `Search all questions (${row.entries})`;
    case 'question':
      return row.question.entry.question;
    case 'back':
      return 'Back';
    case 'quit':
      return 'Quit';
  }
}
