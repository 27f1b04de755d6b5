/** The keys of the menu, each once: the event it causes, and its words in `?` and at the foot of a screen. */

import { addressToOpen } from '../faq/faq.ts';
import { findUnprintable } from '../printable.ts';
import type { AnswerScreen, Event, Screen, Walk } from './flow.ts';
import type { ListScreen } from './list.ts';

/** A key as readline reports it. */
export interface Keypress {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
}

/** How much of a list or a text is visible, in lines. */
export interface Extent {
  readonly page: number;
  /** The largest `top` of a text, where its last line is visible; 0 for a list. */
  readonly last: number;
}

export interface Key {
  /** What `nameOf` calls it. */
  readonly on: readonly string[];
  /** The event, or its kind if it has nothing else. */
  readonly does?: 'open' | 'escape' | 'back' | 'quit' | 'keys' | 'source' | 'copy' | 'interrupt' | EventOf;
  /** Its name in `?`, and what it does. */
  readonly help?: readonly [key: string, does: string];
  /** Its words at the foot, and its rank: where not all keys fit, those of the highest numbers are left out first. */
  readonly foot?: readonly [text: string, rank: number];
}

/** @param view what is drawn: text that is typed does not need it, and it takes a search */
type EventOf = (name: string, view: () => Extent) => Event;

/** By how many lines a key moves. */
const MOVES: Readonly<Record<string, (page: number) => number>> = {
  up: () => -1,
  'ctrl-p': () => -1,
  down: () => 1,
  'ctrl-n': () => 1,
  pageup: (page) => -page,
  pagedown: (page) => page,
  home: () => Number.NEGATIVE_INFINITY,
  end: () => Number.POSITIVE_INFINITY,
};
const SCROLLS: typeof MOVES = { ...MOVES, ' ': (page) => page };

/** A character with its marks. */
const FIRST = /^.\p{M}*/su;
const LAST = /.\p{M}*$/su;

/** What a key makes of the text before and after the cursor. */
const EDITS: Readonly<Record<string, (before: string, after: string) => readonly [string, string]>> = {
  left: (before, after) => {
    const rest = before.replace(LAST, '');
    return [rest, before.slice(rest.length) + after];
  },
  right: (before, after) => {
    const rest = after.replace(FIRST, '');
    return [before + after.slice(0, after.length - rest.length), rest];
  },
  'ctrl-a': (before, after) => ['', before + after],
  'ctrl-e': (before, after) => [before + after, ''],
  backspace: (before, after) => [[...before].slice(0, -1).join(''), after],
  delete: (before, after) => [before, after.replace(FIRST, '')],
  'ctrl-u': () => ['', ''],
  'ctrl-w': (before, after) => [before.replace(/\S*\s*$/, ''), after],
};

const ENTER = ['return', 'enter'];
const SUSPEND: Key = { on: [], help: ['Ctrl-Z', 'suspend; fg resumes'] };
// readline has no name for Ctrl-C that arrives together with Esc.
const INTERRUPT: Key = { on: ['ctrl-c', 'ctrl-d', '\u001b\u0003'], does: 'interrupt', help: ['Ctrl-C', 'quit'] };

/** The keys of a list, in the order in which they are shown. */
export function listKeys({ kind, filter, cursor, selected }: ListScreen): readonly Key[] {
  const move: EventOf = (name, view) => ({ kind: 'move', to: selected + (MOVES[name]?.(view().page) ?? 0) });
  const edit: EventOf = (name) => {
    const [before = '', after = ''] = EDITS[name]?.(filter.slice(0, cursor), filter.slice(cursor)) ?? [];
    return { kind: 'filter', text: before + after, cursor: before.length };
  };
  const leave = kind === 'home' ? 'Esc quit' : 'Esc back';
  return [
    { on: [], help: ['Letters', 'type the words of your question to narrow the list'], foot: ['Type to search', 4] },
    { on: Object.keys(MOVES), does: move, help: ['Up, Down', 'move; also Page Up, Page Down, Home and End'] },
    { on: ENTER, does: 'open', help: ['Enter', 'open the selected line'], foot: ['Enter open', 2] },
    {
      on: ['escape'],
      does: 'escape',
      help: ['Esc', 'clear what you typed, then go back'],
      foot: [filter === '' ? leave : 'Esc clear', 1],
    },
    // People type questions: behind other text, it is text.
    ...(filter === '' ? [{ on: ['?'], does: 'keys', foot: ['? keys', 3] } as const] : []),
    { on: [], help: ['Left, Right', 'move the cursor; Ctrl-A and Ctrl-E, to the ends'] },
    { on: Object.keys(EDITS), does: edit, help: ['Ctrl-U, Ctrl-W', 'clear what you typed, or its last word'] },
    SUSPEND,
    { ...INTERRUPT, foot: ['Ctrl-C quit', 5] },
  ];
}

/**
 * The keys of an answer, in the order in which they are shown.
 * @param related how many related questions it has
 * @param canOpen whether the system has a browser
 */
export function answerKeys({ entry, top }: AnswerScreen, related: number, canOpen: boolean): readonly Key[] {
  const digits = related > 1 ? `1-${related}` : '1';
  return [
    {
      on: Object.keys(SCROLLS),
      does: scrollFrom(top),
      help: ['Up, Down, Space', 'scroll; also Page Up, Page Down, Home and End'],
      foot: ['Up/Down', 8],
    },
    {
      on: [...'123456789'],
      does: (name) => ({ kind: 'related', position: Number(name) - 1 }),
      help: ['1 to 9', 'open a related question'],
      ...(related > 0 && { foot: [`${digits} related`, 5] }),
    },
    { on: ENTER, does: 'open', help: ['Enter', 'print the answer and exit'], foot: ['Enter print', 3] },
    ...(canOpen && addressToOpen(entry) ? [OPEN_SOURCE] : []),
    { on: ['y'], does: 'copy', help: ['y', 'copy the text to act on, if the terminal allows it'], foot: ['y copy', 7] },
    { on: ['b', 'escape'], does: 'back', help: ['b, Esc', 'go back'], foot: ['b back', 1] },
    { on: ['q'], does: 'quit', help: ['q', 'quit'], foot: ['q quit', 2] },
    { on: ['?'], does: 'keys', foot: ['? keys', 4] },
    SUSPEND,
    INTERRUPT,
  ];
}

const OPEN_SOURCE: Key = {
  on: ['o'],
  does: 'source',
  help: ['o', 'open the first source in the browser'],
  foot: ['o source', 6],
};

/** The keys where `?` shows the keys; `last` is 0 if it shows all of them. */
export function helpKeys(top: number, last: number): readonly Key[] {
  const scroll: Key = { on: Object.keys(SCROLLS), does: scrollFrom(top), foot: ['Up/Down', 2] };
  return [...(last > 0 ? [scroll] : []), INTERRUPT, { on: [], foot: ['Any other key goes back', 1] }];
}

function scrollFrom(top: number): EventOf {
  return (name, view) => {
    const { page, last } = view();
    const within = (line: number) => Math.max(0, Math.min(last, line));
    return { kind: 'scroll', to: within(within(top) + (SCROLLS[name]?.(page) ?? 0)) };
  };
}

/** What a key means on the current screen; null if nothing. */
export function eventOf(key: Keypress, { stack: [screen] }: Walk, view: () => Extent, canOpen: boolean): Event | null {
  const name = nameOf(key);
  const { does } = keysOf(screen, view, canOpen).find(({ on }) => on.includes(name)) ?? {};
  if (does) return typeof does === 'string' ? { kind: does } : does(name, view);
  if (screen.kind === 'keys') return { kind: 'back' };
  return screen.kind === 'answer' ? null : insert(screen, key.sequence);
}

/** What typed or pasted text means in a list; null if it is no text. */
export function insert({ filter, cursor }: ListScreen, text = ''): Event | null {
  if (!isText(text)) return null;
  return { kind: 'filter', text: filter.slice(0, cursor) + text + filter.slice(cursor), cursor: cursor + text.length };
}

function keysOf(screen: Screen, view: () => Extent, canOpen: boolean): readonly Key[] {
  if (screen.kind === 'keys') return helpKeys(screen.top, view().last);
  return screen.kind === 'answer' ? answerKeys(screen, 0, canOpen) : listKeys(screen);
}

/** A letter or sign as itself, `ctrl-a` with Ctrl (and Alt), readline's name for other keys; Alt with a letter has none. */
function nameOf({ name = '', sequence = '', ctrl }: Keypress): string {
  if (name.length === 1 && ctrl) return `ctrl-${name}`;
  if (isText(sequence)) return sequence;
  return name.length === 1 ? '' : name || sequence;
}

function isText(sequence: string): boolean {
  return sequence !== '' && !/\p{C}/u.test(sequence) && findUnprintable(sequence) < 0;
}
