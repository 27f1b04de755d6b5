/** Runs the menu from start to end: by keyboard, with inquirer, which nothing else uses, or line by line. */

import { emitKeypressEvents, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import inquirer from 'inquirer';
import type { Catalog } from '../catalog/catalog.ts';
import { FaqError } from '../errors.ts';
import { addressToOpen, type Category, textToActOn } from '../faq/faq.ts';
import type { Style } from '../output/style.ts';
import type { Helpers } from '../terminal/helpers.ts';
import { readPastes } from '../terminal/pastes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { runAccessible } from './accessible.ts';
import { createListener, type OnAsked } from './asked.ts';
import { type End, type Event, startWalk, step, type Walk } from './flow.ts';
import { eventOf, insert, type Keypress } from './keys.ts';
import { SMALLEST, sizeOf, type View, viewOf } from './view.ts';

export interface Streams {
  readonly input: Readable;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

/** How long to wait after Esc for the rest of a key's sequence, in ms: readline's 500 ms feel like a hang. */
const ESCAPE_TIMEOUT = 50;
const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/**
 * Runs the menu, starting in a category or at home.
 * @returns how it ended; null if it was interrupted
 */
export async function browseMenu(
  catalog: Catalog,
  category: Category | null,
  terminal: Terminal,
  style: Style,
  accessible: boolean,
  onAsked: OnAsked,
): Promise<End | null> {
  const { columns, rows } = terminal.prompts.output;
  if (!accessible && ((columns && columns < SMALLEST.columns) || (rows && rows < SMALLEST.rows))) {
    throw new FaqError(
      `the menu needs ${SMALLEST.columns} columns and ${SMALLEST.rows} rows, and this terminal has ${columns} and ${rows}; enlarge it, or use "ecf-faq search <words>"`,
    );
  }
  const start = startWalk(category);
  const { end, lastRead } = accessible
    ? await terminal.guard('lines', () => runAccessible(start, catalog, terminal.prompts, onAsked))
    : await terminal.guard('keyboard', async () =>
        runMenu(start, catalog, style, terminal.prompts, await terminal.helpers(), onAsked),
      );
  // The prompt has cleared itself: this is how to see the last answer again.
  if (end?.kind === 'quit' && lastRead) terminal.note(`ecf-faq show ${lastRead.id}\n`);
  return end;
}

/**
 * Runs the walk by keyboard until it ends.
 * @returns the walk at its end; `end` is null if it was interrupted (Ctrl-C, Ctrl-D, a closed stdin)
 */
export async function runMenu(
  start: Walk,
  catalog: Catalog,
  style: Style,
  { input, output }: Streams,
  helpers: Helpers,
  onAsked: OnAsked = () => {},
): Promise<Walk> {
  const menu = createMenu(start, catalog, style, output, helpers, onAsked);
  const keys = readPastes(input);
  emitKeypressEvents(keys.output, { escapeCodeTimeout: ESCAPE_TIMEOUT } as unknown as Interface);
  const prompt = inquirer.createPromptModule({ input: keys.output, output, clearPromptOnDone: true } as object);
  prompt.registerPrompt('menu', menuPrompt);
  try {
    await prompt([{ type: 'menu', name: 'menu', message: '', menu, output, helpers } as never]);
  } catch (error) {
    // Compared by name: a second copy of the library would have its own classes.
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error;
  } finally {
    keys.stop();
    menu.leave();
  }
  return menu.walk();
}

/** The walk while keys arrive, and how it looks. */
function createMenu(
  start: Walk,
  catalog: Catalog,
  style: Style,
  output: Streams['output'],
  helpers: Helpers,
  onAsked: OnAsked,
) {
  const { openAddress, copy } = helpers;
  const listen = createListener(onAsked);
  const canOpen = openAddress !== null;
  let walk = start;
  let isPasting = false;
  let notice: string | null = null;
  /** Null if anything has changed since. */
  let drawn: View | null = null;
  const view = () => {
    drawn ??= viewOf(walk, { ...sizeOf(output), catalog, style, canOpen, notice });
    return drawn;
  };

  /** What a key or a pasted character means. */
  const read = (key: Keypress): Event | null => {
    const [screen] = walk.stack;
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      isPasting = key.name === 'paste-start';
      return null;
    }
    if (!isPasting) return eventOf(key, walk, view, canOpen);
    return screen.kind === 'answer' || screen.kind === 'keys' ? null : insert(screen, key.sequence);
  };
  /** Does what does not change the walk; returns what was done, in words. */
  const help = (event: Event | null): string | null => {
    const [screen] = walk.stack;
    if (screen.kind !== 'answer') return null;
    const source = addressToOpen(screen.entry);
    if (event?.kind === 'source' && source) {
      openAddress?.(source);
      return `Opened ${source}`;
    }
    if (event?.kind !== 'copy') return null;
    copy(textToActOn(screen.entry));
    return 'Copied, if this terminal allows it';
  };
  return {
    walk: () => walk,
    view,
    /** Forgets the view: the terminal has changed. */
    forget() {
      drawn = null;
    },
    /** Ends what is being typed: Ctrl-C and the end of the input may come without a key. */
    leave: () => listen(walk, { kind: 'interrupt' }),
    /** @returns whether the menu has ended */
    press(key: Keypress): boolean {
      const event = read(key);
      notice = help(event);
      if (event) {
        listen(walk, event);
        walk = step(walk, event, catalog);
      }
      drawn = null;
      return walk.end !== null || event?.kind === 'interrupt';
    },
  };
}

interface Config {
  readonly menu: ReturnType<typeof createMenu>;
  readonly output: Streams['output'];
  readonly helpers: Helpers;
}

const menuPrompt = createPrompt<null, Config>(({ menu, output, helpers }, done) => {
  const line = useRef<Interface | null>(null);
  const next = useRef<NodeJS.Immediate | null>(null);
  const [, draw] = useState(0);
  /** Draws once for all the keys that arrive together: held down, typed ahead or pasted. */
  const drawSoon = () => {
    next.current ??= setImmediate(() => {
      next.current = null;
      draw((drawn) => drawn + 1);
    });
  };

  useEffect((inquirerReadline) => {
    const readline = inquirerReadline as unknown as Interface;
    line.current = readline;
    /** Redraws from an empty screen: there is no way to know how many lines it has now. */
    const drawAnew = () => {
      output.write(CLEAR_SCREEN);
      menu.forget();
      drawSoon();
    };
    // Ctrl-D closes readline, and so does the end of the input; nothing else would then tell the prompt.
    readline.once('close', () => done(null));
    // readline itself would handle Ctrl-Z without redrawing.
    readline.on('SIGTSTP', helpers.suspend);
    const stopListening = helpers.onResume(drawAnew);
    output.on('resize', drawAnew);
    return () => {
      stopListening();
      if (next.current) clearImmediate(next.current);
      output.removeListener('resize', drawAnew);
    };
  }, []);

  useKeypress((key, readline) => {
    // The walk holds what is typed, not readline.
    readline.clearLine(0);
    if (menu.press(key as Keypress)) done(null);
    else drawSoon();
  });

  const { head, behind, body } = menu.view();
  if (behind !== '') {
    // inquirer draws the cursor where readline has it.
    line.current?.write(behind);
    line.current?.write(null, { ctrl: true, name: 'a' });
  }
  return [head, body];
});
