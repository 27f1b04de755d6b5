/** The Terminal: all that is known of the outside (streams, width, colour, environment), made once from `process`. */

import { ExitCode } from './errors.ts';

export interface Terminal {
  /** Writes to stdout: answers, and nothing else. */
  write(text: string): void;
  /** Writes to stderr: counts, hints, warnings, errors. */
  note(text: string): void;
  /** stdin, line by line; read only where a command was told to. */
  lines(): AsyncIterable<string>;
  /** How text for one of the two streams is laid out. */
  layout(stream: 'stdout' | 'stderr', options: LayoutOptions): Layout;
  /** Columns for `--help`, which is wrapped in a pipe too. */
  readonly helpWidth: number;
  /** Where prompts read and draw: stdin and stderr, so that stdout stays free for the answer. */
  readonly prompts: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
  /** Whether the environment asks for output that a screen reader can follow. */
  readonly accessible: boolean;
  /** Runs a prompt; a process that a signal or a closed stdin ends meanwhile leaves the terminal as it was, and 130. */
  guard<T>(prompt: () => Promise<T>): Promise<T>;
  /** Whether a prompt may be shown: stdin and stderr are terminals, and neither CI nor TERM=dumb speaks against it. */
  readonly interactive: boolean;
  readonly debug: boolean;
  /** Whether somebody sees what is written to stderr while it is. */
  readonly isWatched: boolean;
  /** Where what can be made anew may be kept; null where the environment names no place. */
  readonly cacheFolder: string | null;
  readonly processId: number;
}

export interface LayoutOptions {
  readonly color?: ColorChoice | undefined;
  readonly width?: number | undefined;
}

export type ColorChoice = 'auto' | 'always' | 'never';

export interface Layout {
  /** Columns to wrap at; Infinity where text is not wrapped at all. */
  readonly width: number;
  readonly color: boolean;
}

const DEFAULT_WIDTH = 80;
/** Nothing can be laid out in less; a terminal that says it is narrower is not believed. */
export const MIN_WIDTH = 20;

/** The streams are touched only when they are needed: each costs a start about a millisecond. */
export function createTerminal(process: NodeJS.Process): Terminal {
  const { env } = process;
  const watched = new Set<NodeJS.WriteStream>();
  const open = (name: 'stdout' | 'stderr'): NodeJS.WriteStream => {
    const stream = process[name];
    if (!watched.has(stream)) {
      watched.add(stream);
      // `| head -1` closes the pipe: whoever reads has had enough, which is no error of ours.
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error;
      });
    }
    return stream;
  };

  const widthOf = (stream: NodeJS.WriteStream): number => {
    const columns = Number(env.COLUMNS);
    const known = Number.isInteger(columns) && columns > 0 ? columns : stream.columns;
    return Math.max(MIN_WIDTH, known || DEFAULT_WIDTH);
  };

  return {
    write: (text) => void open('stdout').write(text),
    note: (text) => void (text && open('stderr').write(text)),
    async *lines() {
      const { createInterface } = await import('node:readline');
      yield* createInterface({ input: process.stdin, terminal: false });
    },
    layout(name, { color, width }) {
      const stream = open(name);
      return {
        width: width ?? (stream.isTTY ? widthOf(stream) : Number.POSITIVE_INFINITY),
        color: isColored(color, env, stream.isTTY),
      };
    },
    get helpWidth() {
      return widthOf(open('stdout'));
    },
    get prompts() {
      return { input: process.stdin, output: open('stderr') };
    },
    accessible: isSet(env.ACCESSIBLE),
    async guard(prompt) {
      const { stdin } = process;
      // A closed stdin may end the process before anything else can set its exit code.
      process.exitCode = ExitCode.interrupted;
      const restore = (signal: NodeJS.Signals) => {
        if (stdin.isTTY) stdin.setRawMode(false);
        open('stderr').write('\n');
        stop();
        if (signal === 'SIGINT') process.exit(ExitCode.interrupted);
        process.kill(process.pid, signal);
      };
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      const stop = () => {
        for (const signal of signals) process.removeListener(signal, restore);
      };
      for (const signal of signals) process.on(signal, restore);
      try {
        return await prompt();
      } finally {
        stop();
        process.exitCode = undefined;
      }
    },
    get interactive() {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY) && !env.CI && env.TERM !== 'dumb';
    },
    debug: isSet(env.ECF_FAQ_DEBUG),
    get isWatched() {
      return process.stderr.isTTY;
    },
    cacheFolder: cacheFolderOf(process),
    processId: process.pid,
  };
}

/** --color > FORCE_COLOR > NO_COLOR > TERM=dumb > is it a terminal (https://force-color.org, https://no-color.org). */
function isColored(choice: ColorChoice | undefined, env: NodeJS.ProcessEnv, isTTY: boolean): boolean {
  if (choice === 'always') return true;
  if (choice === 'never') return false;
  if (env.FORCE_COLOR) return isSet(env.FORCE_COLOR);
  if (env.NO_COLOR || env.TERM === 'dumb') return false;
  return Boolean(isTTY);
}

/** $XDG_CACHE_HOME, by default ~/.cache; %LOCALAPPDATA% on Windows. */
function cacheFolderOf({ env, platform }: NodeJS.Process): string | null {
  const home = env.HOME && `${env.HOME}/.cache`;
  const folder = env.XDG_CACHE_HOME || (platform === 'win32' ? env.LOCALAPPDATA : home);
  return folder ? `${folder}/ecf-faq` : null;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
