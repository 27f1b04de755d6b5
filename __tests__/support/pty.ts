/** The built program in a real pseudo-terminal, its screen as a user sees it. */

import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { ROOT } from './faq.ts';
import { CLEAN_ENV, COMMAND_LINE } from './run.ts';

export const KEYS = {
  enter: '\r',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  backspace: '\u007f',
  delete: '\u001b[3~',
  pasteStart: '\u001b[200~',
  pasteEnd: '\u001b[201~',
  ctrlA: '\u0001',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlE: '\u0005',
  ctrlN: '\u000e',
  ctrlP: '\u0010',
  ctrlU: '\u0015',
  ctrlW: '\u0017',
  ctrlZ: '\u001a',
};

export interface Session {
  /** The lines of the screen, without trailing blanks. */
  screen(): string[];
  /** The columns, from 0, of a character's first appearance in some rows. */
  columnsOf(character: string, from: number, to: number): number[];
  /** Both from 0. */
  cursor(): { readonly row: number; readonly column: number };
  /** Waits until the screen's text matches, or, without trailing blank lines, is equal. */
  see(expected: RegExp | string): Promise<void>;
  press(keys: string): void;
  resize(columns: number, rows: number): Promise<void>;
  kill(signal: string): void;
  /** Waits for the end; `code` is null if a signal ended it. */
  end(): Promise<{ code: number | null; signal: number }>;
  /** Closes the terminal itself, as when a connection breaks. */
  vanish(): void;
  cursorIsVisible(): boolean;
  /** Whether the terminal shows its cursor and no longer marks what is pasted. */
  isRestored(): boolean;
  /** Everything that was written, including escapes. */
  raw(): string;
}

/** In milliseconds: how long to wait for a screen, however busy the machine is. A failing test takes as long. */
const PATIENCE = 60_000;

const running = new Set<{ kill(signal?: string): void }>();

/** Kills what a failed test left running. */
export function closeAll(): void {
  for (const pty of running) pty.kill('SIGKILL');
  running.clear();
}

interface Options {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** A shell line to run instead of the program, in which "$ECF_FAQ" is the program. */
  readonly line?: string;
}

/** The menu of a small FAQ: editing the bundled one changes no screen. */
export function openMenu(options: Options = {}, args: readonly string[] = []): Session {
  return open([...args, '--only-faq', '--faq', `"${ROOT}/__tests__/fixtures/menu.yaml"`], options);
}
/** Its first screen. */
export const HOME = /Search:\s*\n> Access to Accounts/;

export function open(args: readonly string[], { columns = 80, rows = 24, env = {}, line }: Options = {}): Session {
  const program = `${COMMAND_LINE} ${args.join(' ')}`;
  const pty = spawn('sh', ['-c', line ? line.replaceAll('$ECF_FAQ', program) : `exec ${program}`], {
    // This becomes TERM, whatever `env` says.
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    env: { ...CLEAN_ENV, ...env },
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  // The terminal answers when it is asked what it is, as some shells do.
  terminal.onData((answer) => pty.write(answer));
  running.add(pty);
  let raw = '';
  pty.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  const ended = new Promise<{ code: number | null; signal: number }>((resolve) => {
    pty.onExit(({ exitCode, signal = 0 }) => {
      running.delete(pty);
      resolve({ code: signal ? null : exitCode, signal });
    });
  });

  const screen = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  const cameLast = (one: string, other: string) => raw.lastIndexOf(other) <= raw.lastIndexOf(one);
  /** Waits until what has arrived is drawn. */
  const settle = () => new Promise<void>((resolve) => terminal.write('', resolve));

  return {
    screen,
    cursor: () => ({ row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX }),
    columnsOf: (character, from, to) => {
      const { active } = terminal.buffer;
      return Array.from({ length: to - from }, (_, i) => {
        const line = active.getLine(active.baseY + from + i);
        const cells = Array.from({ length: terminal.cols }, (_, column) => line?.getCell(column)?.getChars());
        return cells.indexOf(character);
      });
    },
    async see(expected) {
      const isSeen = () => {
        const text = screen().join('\n');
        return typeof expected === 'string' ? text.trimEnd() === expected.trimEnd() : expected.test(text);
      };
      for (const deadline = Date.now() + PATIENCE; !isSeen(); await setTimeout(20)) {
        if (Date.now() > deadline) throw new Error(`never saw ${expected} on the screen:\n${screen().join('\n')}`);
      }
    },
    press: (keys) => pty.write(keys),
    async resize(columns, rows) {
      terminal.resize(columns, rows);
      pty.resize(columns, rows);
      await settle();
    },
    kill: (signal) => pty.kill(signal),
    async end() {
      const result = await ended;
      await settle();
      return result;
    },
    // Its types do not name it.
    vanish: () => (pty as unknown as { destroy(): void }).destroy(),
    cursorIsVisible: () => cameLast('\u001b[?25h', '\u001b[?25l'),
    isRestored: () => cameLast('\u001b[?25h', '\u001b[?25l') && cameLast('\u001b[?2004l', '\u001b[?2004h'),
    raw: () => raw,
  };
}

/** A browser that takes down what it is to open: the environment that has it, and where it does so. */
export function fakeBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-opener-'));
  const opened = join(folder, 'opened');
  for (const opener of ['xdg-open', 'open']) {
    writeFileSync(join(folder, opener), `#!/bin/sh\necho "$1" > "${opened}"\n`);
    chmodSync(join(folder, opener), 0o755);
  }
  return { opened, env: { PATH: `${folder}:${process.env.PATH}`, DISPLAY: ':0' } };
}

/** What the program copied through the terminal (OSC 52). */
export function copiedIn(session: Pick<Session, 'raw'>): string {
  const [copied = ''] = session.raw().split('\u001b]52;c;')[1]?.split('\u0007') ?? [];
  return Buffer.from(copied, 'base64').toString();
}
