/** The built program in a real pseudo-terminal, its screen as a user sees it. */

import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { CLEAN_ENV, COMMAND_LINE } from './run.ts';

export const KEYS = {
  enter: '\r',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  backspace: '\u007f',
  pasteStart: '\u001b[200~',
  pasteEnd: '\u001b[201~',
  ctrlZ: '\u001a',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
};

export interface Session {
  /** The lines of the screen, without trailing blanks. */
  screen(): string[];
  /** The columns, from 0, of a character's first appearance in some rows. */
  columnsOf(character: string, from: number, to: number): number[];
  /** Both from 0. */
  cursor(): { readonly row: number; readonly column: number };
  /** Waits until the screen's text matches. */
  see(pattern: RegExp): Promise<void>;
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

export function open(args: readonly string[], { columns = 80, rows = 24, env = {}, line }: Options = {}): Session {
  const program = `${COMMAND_LINE} ${args.join(' ')}`;
  const pty = spawn('sh', ['-c', line ? line.replace('$ECF_FAQ', program) : `exec ${program}`], {
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
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

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
    async see(pattern) {
      for (const deadline = Date.now() + 10000; Date.now() < deadline; await settle()) {
        if (pattern.test(screen().join('\n'))) return;
      }
      throw new Error(`never saw ${pattern} on the screen:\n${screen().join('\n')}`);
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
