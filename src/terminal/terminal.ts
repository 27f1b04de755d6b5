/** The Terminal: what is known about the outside (streams, width, color, environment), made once from `process`. */

import { fstatSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Cache } from '../cache.ts';
import { FaqError, wrapMessage } from '../errors.ts';
import { guardPrompt } from './prompts.ts';
import { closeIfVanished, linesOf, openSink, type Sink } from './streams.ts';

export interface Terminal {
  /** Writes to stdout: only answers. */
  write(text: string): void;
  /**
   * Writes the pieces to stdout, and stops asking for more once nobody reads.
   * @returns whether somebody still reads, as far as is known
   */
  writeAll(pieces: Iterable<string>): boolean;
  /** The same, in a pager if stdout is a terminal with fewer rows; returns when the pager exits. */
  page(pieces: Iterable<string>): Promise<boolean>;
  /** Writes to stderr: counts, hints, and warnings and errors, which are wrapped on a terminal. */
  note(text: string): void;
  /**
   * stdin, line by line; read only if a command is told to.
   * @throws FaqError if it is a folder
   */
  lines(): AsyncIterable<string>;
  /** How text for one of the two streams is laid out. */
  layout(stream: 'stdout' | 'stderr', options: LayoutOptions): Layout;
  /** Columns for `--help`, which is wrapped in a pipe too. */
  readonly helpWidth: number;
  /** Where prompts read and draw: stdin and stderr, so that stdout stays free for the answer. */
  readonly prompts: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
  /** Whether the environment asks for output that a screen reader can follow. */
  readonly accessible: boolean;
  /** Runs a prompt, by keyboard or line by line, and leaves the terminal as it was, however the process ends. */
  guard<T>(kind: 'keyboard' | 'lines', prompt: () => Promise<T>): Promise<T>;
  /** Whether a prompt may be shown: stdin and stderr are terminals, and neither CI nor TERM=dumb is set. */
  readonly interactive: boolean;
  readonly debug: boolean;
  /** What the menu needs from the system. */
  helpers(): Promise<Helpers>;
  /** The version of Node, or the one that Bun is like. */
  readonly nodeVersion: string;
  /** The user's home folder, if the environment names one. */
  readonly home: string | null;
  /** Whether somebody sees stderr while it is written. */
  readonly isWatched: boolean;
  /** Where the cached files are. */
  readonly cache: Cache;
  /** The user's folder for FAQ files; null if the environment names none. */
  readonly faqFolder: string | null;
  /** The FAQ files that the environment names. */
  readonly faqFiles: readonly string[];
}

type Helpers = ReturnType<typeof import('./helpers.ts').createHelpers>;

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

/** In characters: about as many as a pipe holds. */
const ENOUGH_TO_WRITE = 1 << 16;

export function createTerminal(process: NodeJS.Process, cache: Cache): Terminal {
  const { env } = process;
  const { bun } = process.versions;
  const sinks = new Map<'stdout' | 'stderr', Sink>();
  const open = (name: 'stdout' | 'stderr'): Sink => {
    const sink = sinks.get(name) ?? openSink(process, name);
    sinks.set(name, sink);
    return sink;
  };

  const widthOf = ({ columns }: Sink): number => {
    const named = Number(env.COLUMNS);
    const known = Number.isInteger(named) && named > 0 ? named : columns;
    return Math.max(MIN_WIDTH, known || DEFAULT_WIDTH);
  };

  const writeAll = (pieces: Iterable<string>) => {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length < ENOUGH_TO_WRITE) continue;
      if (!open('stdout').write(text)) return false;
      text = '';
    }
    return open('stdout').write(text);
  };

  return {
    write: (text) => void open('stdout').write(text),
    writeAll,
    async page(pieces) {
      const { isTTY, rows } = open('stdout');
      if (!isTTY || env.TERM === 'dumb') return writeAll(pieces);
      const text = [...pieces].join('');
      if (rows && text.split('\n').length > rows) {
        const { runPager } = await import('./pager.ts');
        if (runPager(process, text)) return true;
      }
      return open('stdout').write(text);
    },
    note(text) {
      if (!text) return;
      const sink = open('stderr');
      // All other notes are laid out already.
      const isMessage = sink.isTTY && /^(?:error|warning): /.test(text);
      sink.write(isMessage ? wrapMessage(text, widthOf(sink)) : text);
    },
    async *lines() {
      const { stdin } = process;
      closeIfVanished(process);
      // Node takes a folder for an empty stdin.
      if (fstatSync(stdin.fd).isDirectory()) {
        throw new FaqError('cannot read stdin: it is a folder; give a file or a pipe');
      }
      yield* linesOf(stdin.setEncoding('utf8'));
    },
    layout(name, { color, width }) {
      const sink = open(name);
      const isPainted = isColored(color, env, sink.isTTY);
      return {
        width: width ?? (sink.isTTY ? widthOf(sink) : Number.POSITIVE_INFINITY),
        color: isPainted,
        links: isPainted && sink.isTTY && takesLinks(env),
      };
    },
    get helpWidth() {
      return widthOf(open('stdout'));
    },
    get prompts() {
      open('stderr');
      return { input: process.stdin, output: process.stderr };
    },
    accessible: isSet(env.ACCESSIBLE),
    guard: (kind, prompt) =>
      guardPrompt(process, { isKeyboard: kind === 'keyboard', write: open('stderr').write }, prompt),
    get interactive() {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY) && !env.CI && env.TERM !== 'dumb';
    },
    debug: isSet(env.ECF_FAQ_DEBUG),
    async helpers() {
      const { createHelpers } = await import('./helpers.ts');
      return createHelpers(process, (text) => open('stderr').write(text));
    },
    nodeVersion: bun ? `${process.version} (Bun ${bun})` : process.version,
    home: env.HOME ?? env.USERPROFILE ?? null,
    get isWatched() {
      return process.stderr.isTTY;
    },
    cache,
    faqFolder: faqFolderOf(process),
    faqFiles: env.ECF_FAQ_FILE?.split(delimiter).filter(Boolean) ?? [],
  };
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
