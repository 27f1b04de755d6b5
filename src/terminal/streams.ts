/** The output streams, written to as directly as possible, and the lines of the input. */

import { closeSync, fstatSync, statSync, writeSync } from 'node:fs';
import { ExitCode, FaqError, isFaqError } from '../errors.ts';

/** Where a stream's text goes. */
export interface Sink {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** @returns whether somebody still reads it, as far as is known */
  write(text: string): boolean;
}

/**
 * Writes to all but terminals directly, without Node's streams: loading them takes a tenth of a whole call.
 * A reader that closes the pipe (`| head -1`) has read enough; this is not an error.
 */
export function openSink(process: NodeJS.Process, name: 'stdout' | 'stderr'): Sink {
  const fd = name === 'stdout' ? 1 : 2;
  /** A note that cannot be written does not make the answer wrong. */
  const fail = ({ code }: NodeJS.ErrnoException): void => {
    if (name === 'stderr' || code === 'EPIPE') return;
    process.stderr.on('error', () => {});
    process.stderr.write(`error: cannot write the output: ${code}; is the disk full?\n`);
    process.exit(ExitCode.error);
  };
  if (isTerminal(process, fd) || process.platform === 'win32') {
    const stream = process[name];
    stream.on('error', fail);
    closeIfVanished(process);
    const write = (text: string) => {
      stream.write(text);
      return stream.writable;
    };
    return { isTTY: stream.isTTY, columns: stream.columns, rows: stream.rows, write };
  }
  let isClosed = false;
  const write = (text: string) => {
    let rest = Buffer.from(text);
    while (rest.length > 0 && !isClosed) {
      try {
        rest = rest.subarray(writeSync(fd, rest));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // The reader is slow, and somebody made the pipe non-blocking.
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else {
          fail(error as NodeJS.ErrnoException);
          isClosed = true;
        }
      }
    }
    return !isClosed;
  };
  return { isTTY: false, columns: undefined, rows: undefined, write };
}

/** Characters of a line that are kept: more than any question has. */
const LONGEST = 1_000_000;

/**
 * The lines of a text that arrives in chunks, without the line feeds, and without the carriage returns before them.
 * readline would also end a line at a carriage return alone.
 * @param onCut called with the number of a line, from 1, that is cut
 */
export async function* linesOf(
  chunks: AsyncIterable<string>,
  onCut: (number: number) => void = () => {},
): AsyncGenerator<string> {
  let line = '';
  let number = 1;
  let isCut = false;
  const add = (text: string) => {
    const room = LONGEST - line.length;
    if (text.length > room && !isCut) {
      isCut = true;
      onCut(number);
    }
    line += text.slice(0, room);
  };
  for await (const chunk of chunks) {
    const [end = '', ...lines] = chunk.split('\n');
    add(end);
    for (const next of lines) {
      yield line.replace(/\r$/, '');
      line = '';
      number++;
      isCut = false;
      add(next);
    }
  }
  if (line !== '') yield line.replace(/\r$/, '');
}

/**
 * The lines of stdin, which is read as FAQ files are: as UTF-8, without a byte order mark.
 * @param note says that a line is cut
 * @throws FaqError if it cannot be read
 */
export async function* linesIn(chunks: AsyncIterable<Buffer>, note: (text: string) => void): AsyncGenerator<string> {
  const lines = linesOf(textOf(chunks), (number) =>
    note(`warning: line ${number} of stdin is longer than ${LONGEST} characters; the rest is left out\n`),
  );
  try {
    yield* lines;
  } catch (error) {
    throw isFaqError(error)
      ? error
      : new FaqError(`cannot read stdin: ${(error as Error).message}; give a file or a pipe`);
  }
}

async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let isFirst = true;
  for await (const chunk of chunks) {
    // Windows PowerShell writes it, with a byte order mark.
    const isUtf16 = isFirst && ['fffe', 'feff'].includes(chunk.toString('hex', 0, 2));
    if (isUtf16) throw new FaqError('cannot read stdin: it is UTF-16; save it as UTF-8');
    isFirst = false;
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Whether it is a terminal; true if unknown. Only for devices is it worth asking, because that loads a module. */
function isTerminal(process: NodeJS.Process, fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(fd);
  } catch {
    return true;
  }
}

/**
 * At the exit, closes the terminals that are gone: Node restores each terminal among its standard streams, unless it is
 * closed, and older versions abort if they cannot (https://github.com/nodejs/node/issues/51519).
 */
export function closeIfVanished(process: NodeJS.Process): void {
  if (process.platform === 'win32') return;
  process.once('exit', () => {
    for (const fd of [0, 1, 2]) {
      try {
        const stats = fstatSync(fd);
        // Loading node:tty takes 2 ms; it is loaded if there is a terminal.
        if (!stats.isCharacterDevice() || stats.rdev === statSync('/dev/null').rdev) continue;
        if (!process.getBuiltinModule('node:tty').isatty(fd)) closeSync(fd);
      } catch {
        // It is closed.
      }
    }
  });
}
