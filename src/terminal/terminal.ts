/** The Terminal: all that is known of the outside (streams, width, colour, environment), made once from `process`. */

import { type CachePlace, cachePlaceOf } from '../cache.ts';
import { guardPrompt } from './prompts.ts';
import { openSink, type Sink } from './streams.ts';

export interface Terminal {
  /** Writes to stdout: answers, and nothing else. */
  write(text: string): void;
  /** Writes the pieces to stdout, and asks for no more of them once nobody reads. */
  writeAll(pieces: Iterable<string>): void;
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
  /** Where what can be made anew is kept. */
  readonly cache: CachePlace;
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

/** Characters: as many as a pipe holds, about. */
const ENOUGH_TO_WRITE = 1 << 16;

export function createTerminal(process: NodeJS.Process): Terminal {
  const { env } = process;
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

  return {
    write: (text) => void open('stdout').write(text),
    writeAll(pieces) {
      let text = '';
      for (const piece of pieces) {
        text += piece;
        if (text.length < ENOUGH_TO_WRITE) continue;
        if (!open('stdout').write(text)) return;
        text = '';
      }
      open('stdout').write(text);
    },
    note: (text) => void (text && open('stderr').write(text)),
    async *lines() {
      const { createInterface } = await import('node:readline');
      yield* createInterface({ input: process.stdin, terminal: false });
    },
    layout(name, { color, width }) {
      const sink = open(name);
      return {
        width: width ?? (sink.isTTY ? widthOf(sink) : Number.POSITIVE_INFINITY),
        color: isColored(color, env, sink.isTTY),
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
    guard: (prompt) => guardPrompt(process, () => open('stderr').write('\n'), prompt),
    get interactive() {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY) && !env.CI && env.TERM !== 'dumb';
    },
    debug: isSet(env.ECF_FAQ_DEBUG),
    get isWatched() {
      return process.stderr.isTTY;
    },
    cache: cachePlaceOf(process),
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

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
