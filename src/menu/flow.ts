/** The menu as a state machine: a walk and an event give the next walk. Does not depend on a terminal. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Category, Entry } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import { type ListScreen, listOf, type Question, type Row } from './list.ts';

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

export interface AnswerScreen {
  readonly kind: 'answer';
  readonly entry: Entry;
  /** What matched, if it was searched for. */
  readonly spans?: Question['spans'];
  /** The first visible line, from 0. */
  readonly top: number;
}

/** What the keys do; any key that does not scroll goes back. */
export interface KeysScreen {
  readonly kind: 'keys';
  /** The first visible line, from 0. */
  readonly top: number;
}

export type Event =
  /** What is typed, and where the cursor is in it: by default, at the end. */
  | { readonly kind: 'filter'; readonly text: string; readonly cursor?: number }
  /** To a row of a list, or the nearest there is; or to a line of a text, whose number depends on the screen. */
  | { readonly kind: 'move' | 'scroll'; readonly to: number }
  /** Opens the selected row, or the given one; in an answer, prints it and exits. */
  | { readonly kind: 'open'; readonly row?: number }
  /** A related question, from 0. */
  | { readonly kind: 'related'; readonly position: number }
  /** `escape` clears the filter, or goes back if there is none; `keys` shows what the keys do. */
  | { readonly kind: 'escape' | 'back' | 'quit' | 'keys' }
  /** For the terminal; the walk stays as it is. `source` opens an answer's first source, `copy` copies its text. */
  | { readonly kind: 'source' | 'copy' | 'interrupt' };

/** In UTF-16 units. Longer text was pasted by mistake, and would be searched for again and again, a letter shorter. */
const LONGEST_FILTER = 200;

const HOME: ListScreen = { kind: 'home', category: null, filter: '', cursor: 0, selected: 0 };

/** A walk that starts at the categories, or in one of them with a way back to all. */
export function startWalk(category: Category | null): Walk {
  return { stack: category ? [questionsOf(category), HOME] : [HOME], lastRead: null, end: null };
}

export function step(walk: Walk, event: Event, catalog: Catalog): Walk {
  const [screen] = walk.stack;
  if (event.kind === 'quit') return { ...walk, end: { kind: 'quit' } };
  if (event.kind === 'back') return back(walk);
  if (event.kind === 'scroll' && 'top' in screen) return replace(walk, { ...screen, top: Math.max(0, event.to) });
  if (screen.kind === 'keys') return back(walk);
  if (event.kind === 'keys') return push(walk, { kind: 'keys', top: 0 });
  return screen.kind === 'answer' ? stepAnswer(walk, screen, event, catalog) : stepList(walk, screen, event, catalog);
}

/** The entries related to an entry, in its order. */
export function relatedOf(entry: Entry, catalog: Catalog): Entry[] {
  return entry.related.map((id) => catalog.entry(id)).filter((other) => other !== undefined);
}

function stepList(walk: Walk, screen: ListScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'filter': {
      const filter = filterOf(event.text);
      const cursor = Math.min(event.cursor ?? filter.length, filter.length);
      return replace(walk, { ...screen, filter, cursor, selected: filter === screen.filter ? screen.selected : 0 });
    }
    case 'escape':
      return screen.filter === '' ? back(walk) : replace(walk, { ...screen, filter: '', cursor: 0, selected: 0 });
    case 'move': {
      const last = listOf(screen, catalog).rows.length - 1;
      return replace(walk, { ...screen, selected: Math.max(0, Math.min(last, event.to)) });
    }
    case 'open': {
      const selected = event.row ?? screen.selected;
      const row = listOf(screen, catalog).rows[selected];
      return row ? openRow(replace(walk, { ...screen, selected }), row) : walk;
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

function stepAnswer(walk: Walk, { entry }: AnswerScreen, event: Event, catalog: Catalog): Walk {
  switch (event.kind) {
    case 'related': {
      const related = relatedOf(entry, catalog)[event.position];
      return related ? openAnswer(walk, { entry: related }) : walk;
    }
    case 'open':
      return { ...walk, end: { kind: 'print', entry } };
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
      return openAnswer(walk, row.question);
    case 'back':
      return back(walk);
    case 'quit':
      return { ...walk, end: { kind: 'quit' } };
  }
}

function openAnswer(walk: Walk, { entry, spans }: Question): Walk {
  return { ...push(walk, { kind: 'answer', entry, ...(spans && { spans }), top: 0 }), lastRead: entry };
}

function questionsOf(category: Category | null): ListScreen {
  return { ...HOME, kind: 'questions', category };
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
