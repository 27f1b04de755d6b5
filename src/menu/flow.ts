/** The menu as a state machine: a walk and an event give the next walk. Does not depend on a terminal. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Category, CategoryCount, Entry } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import { type Doubt, narrow, type Question } from './narrow.ts';

export interface Walk {
  /** The current screen, then those that led to it; never empty. Going back restores position and filter. */
  readonly stack: readonly [Screen, ...Screen[]];
  /** The last answer opened. */
  readonly lastRead: Entry | null;
  readonly end: End | null;
}

/** How a walk ends: `print` has the answer to print. */
export type End = { readonly kind: 'quit' } | { readonly kind: 'print'; readonly entry: Entry };

export type Screen = ListScreen | AnswerScreen | KeysScreen;

export interface ListScreen {
  /** `home` lists the categories; `questions` lists the questions of a category, or all (null). */
  readonly kind: 'home' | 'questions';
  readonly category: Category | null;
  /** The text typed to narrow the list. */
  readonly filter: string;
  /** The index of the row that Enter opens. */
  readonly selected: number;
}

export interface AnswerScreen {
  readonly kind: 'answer';
  readonly entry: Entry;
  /** The first visible line, from 0. */
  readonly top: number;
}

/** What the keys do; any key that does not scroll goes back. */
export interface KeysScreen {
  readonly kind: 'keys';
  /** The first visible line, from 0. */
  readonly top: number;
}

export type Row =
  | { readonly kind: 'category'; readonly category: CategoryCount }
  | { readonly kind: 'all'; readonly entries: number }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'back' | 'quit' };

/** The rows of a list, and how many of the total are shown. */
export interface List {
  readonly rows: readonly Row[];
  readonly categories: { readonly shown: number; readonly all: number } | null;
  readonly questions: { readonly shown: number; readonly all: number };
  /** What was searched for, if a misspelt word was corrected. */
  readonly corrected: string | null;
  /** Set if the search finds no answer: the questions shown, if any, only come near. */
  readonly doubt: Doubt | null;
}

export type Event =
  | { readonly kind: 'filter'; readonly text: string }
  /** To a row of a list, or the nearest there is; or to a line of a text, whose number depends on the screen. */
  | { readonly kind: 'move' | 'scroll'; readonly to: number }
  /** Opens the selected row, or the given one; in an answer, prints it and exits. */
  | { readonly kind: 'open'; readonly row?: number }
  /** A related question, from 0. */
  | { readonly kind: 'related'; readonly place: number }
  /** Clears the filter, or goes back if there is none. */
  | { readonly kind: 'escape' | 'back' | 'quit' }
  /** Shows what the keys do. */
  | { readonly kind: 'keys' };

/** In UTF-16 units. Longer text was pasted by mistake, and would be searched for again and again, a letter shorter. */
const LONGEST_FILTER = 200;

const HOME: ListScreen = { kind: 'home', category: null, filter: '', selected: 0 };

/** A walk that starts at the categories, or in one of them with a way back to all. */
export function startWalk(category: Category | null): Walk {
  return { stack: category ? [questionsOf(category), HOME] : [HOME], lastRead: null, end: null };
}

export function step(walk: Walk, event: Event, catalog: Catalog): Walk {
  const [screen] = walk.stack;
  if (event.kind === 'quit') return { ...walk, end: { kind: 'quit' } };
  if (event.kind === 'back') return back(walk);
  if (screen.kind === 'keys') return event.kind === 'scroll' ? scroll(walk, screen, event.to) : back(walk);
  if (event.kind === 'keys') return push(walk, { kind: 'keys', top: 0 });
  return screen.kind === 'answer' ? stepAnswer(walk, screen, event, catalog) : stepList(walk, screen, event, catalog);
}

/** The rows of a list screen that match its filter. */
export function listOf({ kind, category, filter }: ListScreen, catalog: Catalog): List {
  const atHome = kind === 'home';
  const all = catalog.categories.find(({ id }) => id === category?.id)?.entries ?? catalog.ids.length;
  const { categories, questions, corrected, doubt } = narrow(catalog, category?.id ?? null, atHome, filter);
  const isFiltered = filter.trim() !== '';
  const shown = atHome && !isFiltered ? all : questions.length;
  const rows = questions.map((question): Row => ({ kind: 'question', question }));
  return {
    rows: [
      ...categories.map((category): Row => ({ kind: 'category', category })),
      ...(atHome && !isFiltered ? [{ kind: 'all', entries: all } as const] : rows),
      { kind: atHome ? 'quit' : 'back' },
    ],
    categories: atHome ? { shown: categories.length, all: catalog.categories.length } : null,
    questions: { shown, all },
    corrected,
    doubt,
  };
}

/** The entries related to an entry, in its order. */
export function relatedOf(entry: Entry, catalog: Catalog): Entry[] {
  return entry.related.map((id) => catalog.entry(id)).filter((other) => other !== undefined);
}

function stepList(walk: Walk, screen: ListScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'filter':
      return replace(walk, { ...screen, filter: filterOf(event.text), selected: 0 });
    case 'escape':
      return screen.filter === '' ? back(walk) : replace(walk, { ...screen, filter: '', selected: 0 });
    case 'move': {
      const last = listOf(screen, catalog).rows.length - 1;
      return replace(walk, { ...screen, selected: Math.max(0, Math.min(last, event.to)) });
    }
    case 'open': {
      const at = event.row ?? screen.selected;
      const row = listOf(screen, catalog).rows[at];
      return row ? openRow(replace(walk, { ...screen, selected: at }), row) : walk;
    }
    default:
      return walk;
  }
}

/** The beginning of a text as a filter, which is drawn on one line. */
function filterOf(text: string): string {
  // Half a character is none.
  const short = text.slice(0, LONGEST_FILTER).replace(/[\ud800-\udbff]$/, '');
  return printable(short).replace(/\s/g, ' ');
}

function stepAnswer(walk: Walk, screen: AnswerScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'scroll':
      return scroll(walk, screen, event.to);
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

function scroll(walk: Walk, screen: AnswerScreen | KeysScreen, to: number): Walk {
  return replace(walk, { ...screen, top: Math.max(0, to) });
}

function openRow(walk: Walk, row: Row): Walk {
  switch (row.kind) {
    case 'category':
      return push(walk, questionsOf(row.category));
    case 'all':
      return push(walk, questionsOf(null));
    case 'question':
      return openAnswer(walk, row.question.entry);
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

/** Goes one step back; from the first screen, quits. */
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
