/** The walk through the FAQ as a state machine: a walk and an event make the next walk. Knows no terminal. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Category, CategoryCount, Entry } from '../faq/faq.ts';
import { parseQuery } from '../search/query.ts';
import type { Hit } from '../search/search.ts';
import { wordsOf } from '../search/text.ts';

export interface Walk {
  /** Where one is, under it where one came from; never empty. Position and filter are kept on return. */
  readonly stack: readonly [Screen, ...Screen[]];
  /** The last answer opened. */
  readonly lastRead: Entry | null;
  readonly end: End | null;
}

/** How a walk ends: `print` is the answer that was asked for. */
export type End = { readonly kind: 'quit' } | { readonly kind: 'print'; readonly entry: Entry };

export type Screen = ListScreen | AnswerScreen;

export interface ListScreen {
  /** `home` lists the categories; `questions` those of a category, or all (null). */
  readonly kind: 'home' | 'questions';
  readonly category: Category | null;
  /** What is typed to narrow the list. */
  readonly filter: string;
  /** The place of the row that Enter opens. */
  readonly selected: number;
}

export interface AnswerScreen {
  readonly kind: 'answer';
  readonly entry: Entry;
  /** The first line in view, from 0. */
  readonly top: number;
}

export type Row =
  | { readonly kind: 'category'; readonly category: CategoryCount }
  | { readonly kind: 'all'; readonly entries: number }
  | { readonly kind: 'question'; readonly entry: Entry; readonly hit: Hit | null }
  | { readonly kind: 'back' | 'quit' };

/** The rows of a list, and how many of how many of them are shown. */
export interface List {
  readonly rows: readonly Row[];
  readonly categories: { readonly shown: number; readonly all: number } | null;
  readonly questions: { readonly shown: number; readonly all: number };
  /** What was searched for, where a misspelt word was put right. */
  readonly corrected: string | null;
  /** Nothing matches well enough: the questions shown are only near. */
  readonly nothingFound: boolean;
}

export type Event =
  | { readonly kind: 'filter'; readonly text: string }
  /** To a row of a list, or a line of an answer. */
  | { readonly kind: 'move' | 'scroll'; readonly to: number }
  /** The selected row, or the one at a place; in an answer: prints it and leaves. */
  | { readonly kind: 'open'; readonly row?: number }
  /** A related question, from 0. */
  | { readonly kind: 'related'; readonly place: number }
  /** Clears the filter, and where there is none goes back. */
  | { readonly kind: 'escape' | 'back' | 'quit' };

const HOME: ListScreen = { kind: 'home', category: null, filter: '', selected: 0 };

/** A walk that begins at the categories, or in one of them with the way back to all. */
export function startWalk(category: Category | null): Walk {
  return { stack: category ? [questionsOf(category), HOME] : [HOME], lastRead: null, end: null };
}

export function step(walk: Walk, event: Event, catalog: Catalog): Walk {
  const [screen] = walk.stack;
  if (event.kind === 'quit') return { ...walk, end: { kind: 'quit' } };
  if (event.kind === 'back') return back(walk);
  return screen.kind === 'answer' ? stepAnswer(walk, screen, event, catalog) : stepList(walk, screen, event, catalog);
}

/** The rows of a list screen under its filter. */
export function listOf(screen: ListScreen, catalog: Catalog): List {
  const { kind, category, filter } = screen;
  const atHome = kind === 'home';
  const inCategory = category ? [category.id] : [];
  const all = catalog.categories.find(({ id }) => id === category?.id)?.entries ?? catalog.ids.length;
  const categories = atHome ? catalog.categories.filter(({ name }) => isNamed(name, filter)) : [];
  const leave: Row = { kind: atHome ? 'quit' : 'back' };
  const list = (questions: readonly Row[], shown: number): List => ({
    rows: [
      ...categories.map((category): Row => ({ kind: 'category', category })),
      ...questions,
      // Where nothing is found, Enter shall not leave.
      ...(filter !== '' && questions.length + categories.length === 0 ? [] : [leave]),
    ],
    categories: atHome ? { shown: categories.length, all: catalog.categories.length } : null,
    questions: { shown, all },
    corrected: null,
    nothingFound: shown + categories.length === 0,
  });
  const question = (of: { readonly entry: Entry }, hit: Hit | null = null): Row => ({
    kind: 'question',
    get entry() {
      return of.entry;
    },
    hit,
  });

  if (filter.trim() === '') {
    if (atHome) return list([{ kind: 'all', entries: all }], all);
    return list(
      catalog.entriesIn(inCategory).map((listed) => question(listed)),
      all,
    );
  }
  const options = { categories: inCategory, limit: Number.POSITIVE_INFINITY };
  const { hits, suggestions, corrected } = catalog.search(parseQuery(filter), options);
  const questions =
    hits.length > 0 ? hits.map((hit) => question(hit, hit)) : suggestions.map((entry) => question({ entry }));
  return { ...list(questions, hits.length), corrected };
}

/** The entries related to one, in its own order. */
export function relatedOf(entry: Entry, catalog: Catalog): Entry[] {
  return entry.related.map((id) => catalog.entry(id)).filter((other) => other !== undefined);
}

function stepList(walk: Walk, screen: ListScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'filter':
      return replace(walk, { ...screen, filter: event.text, selected: 0 });
    case 'escape':
      return screen.filter === '' ? back(walk) : replace(walk, { ...screen, filter: '', selected: 0 });
    case 'move':
      return replace(walk, { ...screen, selected: event.to });
    case 'open': {
      const at = event.row ?? screen.selected;
      const row = listOf(screen, catalog).rows[at];
      return row ? openRow(replace(walk, { ...screen, selected: at }), row) : walk;
    }
    default:
      return walk;
  }
}

function stepAnswer(walk: Walk, screen: AnswerScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'scroll':
      return replace(walk, { ...screen, top: event.to });
    case 'related': {
      const entry = relatedOf(screen.entry, catalog)[event.place];
      return entry ? openAnswer(walk, entry) : walk;
    }
    case 'open':
      return { ...walk, end: { kind: 'print', entry: screen.entry } };
    case 'escape':
      return back(walk);
    default:
      return walk;
  }
}

function openRow(walk: Walk, row: Row): Walk {
  switch (row.kind) {
    case 'category':
      return push(walk, questionsOf(row.category));
    case 'all':
      return push(walk, questionsOf(null));
    case 'question':
      return openAnswer(walk, row.entry);
    case 'back':
      return back(walk);
    case 'quit':
      return { ...walk, end: { kind: 'quit' } };
  }
}

function openAnswer(walk: Walk, entry: Entry): Walk {
  return { ...push(walk, { kind: 'answer', entry, top: 0 }), lastRead: entry };
}

function questionsOf(category: Category | null): ListScreen {
  return { kind: 'questions', category, filter: '', selected: 0 };
}

/** One step back; from the first screen that is out. */
function back(walk: Walk): Walk {
  const [, under, ...rest] = walk.stack;
  return under ? { ...walk, stack: [under, ...rest] } : { ...walk, end: { kind: 'quit' } };
}

function push(walk: Walk, screen: Screen): Walk {
  return { ...walk, stack: [screen, ...walk.stack] };
}

function replace(walk: Walk, screen: Screen): Walk {
  const [, ...under] = walk.stack;
  return { ...walk, stack: [screen, ...under] };
}

/** Whether every word of the filter begins a word of the name. */
function isNamed(name: string, filter: string): boolean {
  const words = wordsOf(name);
  return wordsOf(filter).every((begun) => words.some((word) => word.startsWith(begun)));
}
