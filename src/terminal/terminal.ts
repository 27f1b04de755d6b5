/** The Terminal: what is known about the outside (streams, width, color, environment), made once from `process`. */

import { fstatSync, readvSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Cache } from '../cache.ts';
import { FaqError, wrapMessage } from '../errors.ts';
import { guardPrompt } from './prompts.ts';
import { closeIfVanished, linesIn, openSink, type Sink } from './streams.ts';

export interface LayoutOptions {
  readonly color?: ColorChoice | undefined;
  readonly width?: number | undefined;
}

export type ColorChoice = 'auto' | 'always' | 'never';

export interface Layout {
  /** Columns to wrap at; Infinity if text is not wrapped at all. */
  readonly width: number;
  readonly color: boolean;
  /** Whether addresses may be written as hyperlinks (OSC 8). */
  readonly links: boolean;
}

const DEFAULT_WIDTH = 80;
/** Nothing can be laid out in less; a terminal that reports less is not believed. */
export const MIN_WIDTH = 20;
/** Longer lines are hard to read; on a wider terminal, they must be asked for. */
const MOST_WIDTH = 100;

export type Terminal = ReturnType<typeof createTerminal>;

export function createTerminal(process: NodeJS.Process, cache: Cache) {
  const { env } = process;
  const { bun } = process.versions;
  const home = env.HOME ?? env.USERPROFILE ?? null;
  /** A path whose `~` no shell has replaced, because it stands after a `:` or in quotes. */
  const inHome = (path: string) => (home === null ? path : path.replace(/^~(?=[\\/]|$)/, () => home));
  const sinks = new Map<'stdout' | 'stderr', Sink>();
  const open = (name: 'stdout' | 'stderr'): Sink => {
    const sink = sinks.get(name) ?? openSink(process, name);
    sinks.set(name, sink);
    return sink;
  };
  const widthOf = ({ columns }: Sink): number => {
    const named = Number(env.COLUMNS);
    if (Number.isInteger(named) && named > 0) return Math.max(MIN_WIDTH, named);
    return Math.min(MOST_WIDTH, Math.max(MIN_WIDTH, columns || DEFAULT_WIDTH));
  };

  return {
    /**
     * Writes to stdout: only answers.
     * @returns whether somebody still reads it, as far as is known
     */
    write: (text: string): boolean => open('stdout').write(text),
    /** The same, in a pager if stdout is a terminal with fewer rows; returns when the pager exits. */
    async page(text: string): Promise<boolean> {
      const sink = open('stdout');
      if (sink.isTTY && env.TERM !== 'dumb' && sink.rows && text.split('\n').length > sink.rows) {
        const { runPager } = await import('./pager.ts');
        if (runPager(process, text, this.note)) return true;
      }
      return sink.write(text);
    },
    /** Writes to stderr: counts, hints, and warnings and errors, which are wrapped on a terminal. */
    note(text: string): void {
      if (!text) return;
      const sink = open('stderr');
      // All other notes are laid out already.
      const isMessage = sink.isTTY && /^(?:error|warning): /.test(text);
      sink.write(isMessage ? wrapMessage(text, widthOf(sink)) : text);
    },
    /**
     * stdin, line by line; read only if a command is told to.
     * @throws FaqError if it cannot be read
     */
    lines(): AsyncIterable<string> {
      closeIfVanished(process);
      requireReadable();
      return linesIn(process.stdin, open('stderr').write);
    },
    /** How text for one of the two streams is laid out. */
    layout(name: 'stdout' | 'stderr', { color, width }: LayoutOptions): Layout {
      const sink = open(name);
      const isPainted = isColored(color, env, sink.isTTY);
      return {
        width: width ?? (sink.isTTY ? widthOf(sink) : Number.POSITIVE_INFINITY),
        color: isPainted,
        links: isPainted && sink.isTTY && takesLinks(env),
      };
    },
    /** Columns for `--help`, which is wrapped in a pipe too. */
    get helpWidth(): number {
      return widthOf(open('stdout'));
    },
    /**
     * Where prompts read and draw: stdin and stderr, so that stdout stays free for the answer.
     * @throws FaqError if stdin cannot be read
     */
    get prompts() {
      open('stderr');
      requireReadable();
      return { input: process.stdin, output: process.stderr };
    },
    /** Whether the environment asks for output that a screen reader can follow. */
    accessible: isSet(env.ACCESSIBLE),
    /** Runs a prompt, by keyboard or line by line, and leaves the terminal as it was, however the process ends. */
    guard: <T>(kind: 'keyboard' | 'lines', prompt: () => Promise<T>): Promise<T> =>
      guardPrompt(process, { isKeyboard: kind === 'keyboard', write: open('stderr').write }, prompt),
    /** Whether a prompt may be shown: stdin and stderr are terminals, and neither CI nor TERM=dumb is set. */
    get interactive(): boolean {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY) && !env.CI && env.TERM !== 'dumb';
    },
    debug: isSet(env.ECF_FAQ_DEBUG),
    /** What the menu needs from the system. */
    async helpers() {
      const { createHelpers } = await import('./helpers.ts');
      return createHelpers(process, (text) => open('stderr').write(text));
    },
    /** The version of Node, or the one that Bun is like. */
    nodeVersion: bun ? `${process.version} (Bun ${bun})` : process.version,
    /** The user's home folder, if the environment names one. */
    home,
    /** Whether somebody sees stderr while it is written. */
    get isWatched(): boolean {
      return process.stderr.isTTY;
    },
    /** The file to which what is asked is appended; null if the environment names none. */
    logFile: env.ECF_FAQ_LOG ? inHome(env.ECF_FAQ_LOG) : null,
    /** Where the cached files are. */
    cache,
    /** The user's folder for FAQ files; null if the environment names none. */
    faqFolder: faqFolderOf(process),
    /** The FAQ files that the environment names. */
    faqFiles: env.ECF_FAQ_FILE?.split(delimiter).filter(Boolean).map(inHome) ?? [],
  };
}

/** @throws FaqError if stdin cannot be read */
function requireReadable(): void {
  // Node takes a folder for an empty stdin.
  if (fstatSync(0).isDirectory()) throw new FaqError('cannot read stdin: it is a folder; give a file or a pipe');
  try {
    // Nothing is read. Of a terminal that is open only for writing, Node would see the end, and Bun would wait forever.
    readvSync(0, [Buffer.alloc(0)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBADF') return;
    throw new FaqError('cannot read stdin: it is open only for writing; open it for reading (<)');
  }
}

/** $XDG_CONFIG_HOME/ecf-faq, by default ~/.config/ecf-faq; %APPDATA%\ecf-faq on Windows. Relative paths are ignored. */
function faqFolderOf({ env, platform }: NodeJS.Process): string | null {
  const home = env.HOME && join(env.HOME, '.config');
  const parents = [env.XDG_CONFIG_HOME, platform === 'win32' ? env.APPDATA : home];
  const parent = parents.find((path) => path && isAbsolute(path));
  return parent ? join(parent, 'ecf-faq') : null;
}

/** --color > FORCE_COLOR > NO_COLOR > TERM=dumb > is it a terminal (https://force-color.org, https://no-color.org). */
function isColored(choice: ColorChoice | undefined, env: NodeJS.ProcessEnv, isTTY: boolean): boolean {
  if (choice === 'always') return true;
  if (choice === 'never') return false;
  if (env.FORCE_COLOR) return isSet(env.FORCE_COLOR);
  if (env.NO_COLOR || env.TERM === 'dumb') return false;
  return Boolean(isTTY);
}

/** Whether the terminal is one of those known to support hyperlinks (https://github.com/Alhadis/OSC8-Adoption). */
function takesLinks({ TERM = '', TERM_PROGRAM = '', VTE_VERSION, WT_SESSION }: NodeJS.ProcessEnv): boolean {
  return (
    /kitty|ghostty|foot|alacritty|contour/.test(TERM) ||
    /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio)$/.test(TERM_PROGRAM) ||
    Number(VTE_VERSION) >= 5000 ||
    isSet(WT_SESSION)
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
