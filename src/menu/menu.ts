/** The menu by keyboard: maps keys to events and draws views. The only user of `inquirer`; loaded lazily. */

import { emitKeypressEvents, type Interface } from 'node:readline';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import inquirer from 'inquirer';
import type { Catalog } from '../catalog/catalog.ts';
import { type Entry, isWeb, textToActOn } from '../faq/faq.ts';
import type { Style } from '../output/style.ts';
import { findUnprintable } from '../printable.ts';
import { type Event, step, type Walk } from './flow.ts';
import { sizeOf, type View, viewOf } from './view.ts';

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

/** What the terminal does for the menu besides drawing. */
export interface Helpers {
  /** Opens a URL in the system's browser; null if there is none. */
  readonly openAddress: ((url: string) => void) | null;
  /** Copies a text to the clipboard, if the terminal supports it. */
  copy(text: string): void;
  /** Suspends the process, as Ctrl-Z does. */
  suspend(): void;
  /** Calls the listener whenever the process resumes; returns what ends that. */
  onResume(listener: () => void): () => void;
}

interface Config {
  readonly walk: Walk;
  readonly catalog: Catalog;
  readonly style: Style;
  readonly output: Streams['output'];
  readonly helpers: Helpers;
}

interface Key {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** How long to wait after Esc for the rest of a key's sequence, in ms: readline's 500 ms feel like a hang. */
const ESCAPE_TIMEOUT = 50;
const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/**
 * Runs the walk until it ends.
 * @returns the walk at its end; `end` is null if it was interrupted (Ctrl-C, Ctrl-D, a closed stdin)
 */
export async function runMenu(
  walk: Walk,
  catalog: Catalog,
  style: Style,
  { input, output }: Streams,
  helpers: Helpers,
): Promise<Walk> {
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_TIMEOUT } as unknown as Interface);
  const module = inquirer.createPromptModule({ input, output, clearPromptOnDone: true } as object);
  module.registerPrompt('walk', walkPrompt);
  try {
    const question = { type: 'walk', name: 'walk', message: '', walk, catalog, style, output, helpers };
    const { walk: ended } = (await module([question as never])) as { walk: Walk };
    return ended;
  } catch (error) {
    // Compared by name: a second copy of the library would have its own classes.
    if (error instanceof Error && error.name === 'ExitPromptError') return { ...walk, end: null };
    throw error;
  }
}

const walkPrompt = createPrompt<Walk, Config>(({ walk: start, catalog, style, output, helpers }, done) => {
  const walk = useRef(start);
  const notice = useRef<string | null>(null);
  /** The view of the walk; null if it has changed since. */
  const view = useRef<View | null>(null);
  const isPasting = useRef(false);
  const next = useRef<NodeJS.Immediate | null>(null);
  const [, draw] = useState(0);

  const viewNow = () => {
    const around = { canOpen: helpers.openAddress !== null, notice: notice.current };
    view.current ??= viewOf(walk.current, catalog, { ...sizeOf(output), style }, around);
    return view.current;
  };
  /** Asked for only by the keys that move: text that is typed needs no view, which takes a search. */
  const extent = {
    get page() {
      return viewNow().page;
    },
    get last() {
      return viewNow().last;
    },
  };
  /** Draws once for all the keys that arrive together: held down, typed ahead or pasted. */
  const drawSoon = () => {
    view.current = null;
    next.current ??= setImmediate(() => {
      next.current = null;
      draw((drawn) => drawn + 1);
    });
  };
  /** Redraws from an empty screen: there is no way to know how many lines it has now. */
  const drawAnew = () => {
    output.write(CLEAR_SCREEN);
    drawSoon();
  };

  useEffect((readline) => {
    const interrupt = () => done({ ...walk.current, end: null });
    // Ctrl-D closes readline; nothing else would then keep the process alive or tell the prompt.
    (readline as unknown as Interface).once('close', interrupt);
    // The terminal is gone.
    (readline as unknown as Interface).on('error', interrupt);
    // readline itself would handle Ctrl-Z without redrawing.
    (readline as unknown as Interface).on('SIGTSTP', helpers.suspend);
    const stopListening = helpers.onResume(drawAnew);
    output.on('resize', drawAnew);
    return () => {
      stopListening();
      if (next.current) clearImmediate(next.current);
      output.removeListener('resize', drawAnew);
    };
  }, []);

  useKeypress((key, readline) => {
    // readline's own line stays empty: the walk holds what is typed.
    readline.clearLine(0);
    const { name, sequence = '' } = key as Key;
    const [screen] = walk.current.stack;
    if (name === 'paste-start' || name === 'paste-end') {
      isPasting.current = name === 'paste-start';
      return;
    }
    // A terminal that never ends its paste must not lock the menu.
    if (name === 'escape') isPasting.current = false;
    const event = isPasting.current ? pasteOf(sequence, walk.current) : eventOf(key as Key, walk.current, extent);
    notice.current = screen.kind === 'answer' && !isPasting.current ? help(screen.entry, sequence, helpers) : null;
    if (event) walk.current = step(walk.current, event, catalog);
    if (walk.current.end) done(walk.current);
    else drawSoon();
  });

  const { head, body } = viewNow();
  return [head, body];
});

/** Handles the keys that do not change the walk; returns what was done, in words. */
function help(entry: Entry, key: string | undefined, { openAddress, copy }: Helpers): string | null {
  const [source] = [entry.now?.source, ...entry.sources].filter((url) => typeof url === 'string' && isWeb(url));
  if (key === 'o' && openAddress && source) {
    openAddress(source);
    return `Opened ${source}`;
  }
  if (key === 'y') {
    copy(textToActOn(entry));
    return 'Copied, if this terminal allows it';
  }
  return null;
}

/** What a pasted character means on the current screen: only text is pasted, never keys. */
function pasteOf(sequence: string, { stack: [screen] }: Walk): Event | null {
  if (screen.kind === 'answer' || screen.kind === 'keys') return null;
  const text = sequence.replace(/[\p{Cc}\p{Z}]+/gu, ' ');
  const isSpare = text === ' ' && /(^|\s)$/.test(screen.filter);
  return isSpare || !isText(text) ? null : { kind: 'filter', text: screen.filter + text };
}

/** What a key means on the current screen. */
export function eventOf(key: Key, { stack: [screen] }: Walk, view: Pick<View, 'page' | 'last'>): Event | null {
  const { name, sequence = '', ctrl, meta } = key;
  if (name === 'escape') return { kind: 'escape' };
  if (name === 'return' || name === 'enter') return { kind: 'open' };
  if (screen.kind === 'keys') return (view.last > 0 && scrollOf(name, screen.top, view)) || { kind: 'back' };
  if (sequence === '?') return { kind: 'keys' };
  if (screen.kind === 'answer') {
    const scroll = scrollOf(name, screen.top, view);
    if (scroll) return scroll;
    if (/^[1-9]$/.test(sequence)) return { kind: 'related', place: Number(sequence) - 1 };
    if (sequence === 'b') return { kind: 'back' };
    return sequence === 'q' ? { kind: 'quit' } : null;
  }
  const by = moveOf(name, view);
  if (by !== null) return { kind: 'move', to: screen.selected + by };
  if (name === 'backspace') return { kind: 'filter', text: [...screen.filter].slice(0, -1).join('') };
  if (ctrl && name === 'u') return { kind: 'filter', text: '' };
  if (ctrl && name === 'w') return { kind: 'filter', text: screen.filter.replace(/\S*\s*$/, '') };
  if (ctrl || meta || !isText(sequence)) return null;
  return { kind: 'filter', text: screen.filter + sequence };
}

/** @param top the first visible line */
function scrollOf(name: string | undefined, top: number, view: Pick<View, 'page' | 'last'>): Event | null {
  const by = name === 'space' ? view.page : moveOf(name, view);
  const within = (line: number) => Math.max(0, Math.min(view.last, line));
  return by === null ? null : { kind: 'scroll', to: within(within(top) + by) };
}

function moveOf(name: string | undefined, view: Pick<View, 'page'>): number | null {
  switch (name) {
    case 'up':
      return -1;
    case 'down':
      return 1;
    case 'pageup':
      return -view.page;
    case 'pagedown':
      return view.page;
    case 'home':
      return Number.NEGATIVE_INFINITY;
    case 'end':
      return Number.POSITIVE_INFINITY;
    default:
      return null;
  }
}

function isText(sequence: string): boolean {
  return sequence !== '' && !/\p{C}/u.test(sequence) && findUnprintable(sequence) < 0;
}
