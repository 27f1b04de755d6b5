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

/** Milliseconds: a screen that is not seen by then never comes, however slow the machine. Less than the limit of a test. */
const LONGEST = 60_000;

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

export type Session = ReturnType<typeof open>;

export function open(args: readonly string[], { columns = 80, rows = 24, env = {}, line }: Options = {}) {
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

  const lineAt = (row: number) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + row);
  /** The lines of the screen, without trailing blanks. */
  const screen = () =>
    Array.from({ length: terminal.rows }, (_, row) => (lineAt(row)?.translateToString(true) ?? '').trimEnd());
  const cameLast = (one: string, other: string) => raw.lastIndexOf(other) <= raw.lastIndexOf(one);
  const cursorIsVisible = () => cameLast('\u001b[?25h', '\u001b[?25l');
  const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

  return {
    screen,
    /** Both from 0. */
    cursor: () => ({ row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX }),
    /** The columns, from 0, of a character's first appearance in some rows. */
    columnsOf: (character: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => {
        const line = lineAt(from + i);
        return Array.from({ length: terminal.cols }, (_, column) => line?.getCell(column)?.getChars()).indexOf(
          character,
        );
      }),
    /** Waits until the screen's text matches. */
    async see(pattern: RegExp): Promise<void> {
      for (const deadline = Date.now() + LONGEST; Date.now() < deadline; await moment()) {
        if (pattern.test(screen().join('\n'))) return;
      }
      throw new Error(`never saw ${pattern} on the screen:\n${screen().join('\n')}`);
    },
    press: (keys: string) => pty.write(keys),
    async resize(columns: number, rows: number): Promise<void> {
      terminal.resize(columns, rows);
      pty.resize(columns, rows);
      await moment();
    },
    kill: (signal: string) => pty.kill(signal),
    /** Waits for the end, and until all is drawn; `code` is null if a signal ended it. */
    async end() {
      const result = await ended;
      await new Promise<void>((resolve) => terminal.write('', resolve));
      return result;
    },
    /** Closes the terminal itself, as when a connection breaks. Its types do not name this. */
    vanish: () => (pty as unknown as { destroy(): void }).destroy(),
    cursorIsVisible,
    /** Whether the terminal shows its cursor and no longer marks what is pasted. */
    isRestored: () => cursorIsVisible() && cameLast('\u001b[?2004l', '\u001b[?2004h'),
    /** Everything that was written, including escapes. */
    raw: () => raw,
  };
}
