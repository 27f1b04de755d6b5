/** Finds FAQ files, reads them (regular files and pipes, of bounded size), and creates new ones. */

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { FaqError, FOLDER_IS_GONE } from '../errors.ts';
import { printableName } from '../printable.ts';

/** A FAQ file in use. */
export interface Source {
  readonly path: string;
  /** Whether it is left out, with a warning, if it is broken. */
  readonly isOptional: boolean;
  /** Reads it, if reading the file at its path is not the way. */
  readonly read?: () => Buffer;
}

/** Where FAQ files may be. */
export interface Places {
  /** The file that comes with the program; null to leave it out. */
  readonly bundled: Source | null;
  /** The user's folder, whose *.yaml and *.yml files are added in alphabetical order. */
  readonly folder: string | null;
  /** The files that the environment names: they may be on a drive that is not always there. */
  readonly shared: readonly string[];
  /** The files that the command line names. */
  readonly named: readonly string[];
}

/** The FAQ files in use, the topmost last. A file named twice is added once, where it is named last. */
export function findSources({ bundled, folder, shared, named }: Places): Source[] {
  const sources: Source[] = [
    ...(bundled === null ? [] : [bundled]),
    ...(folder === null ? [] : filesIn(folder)),
    ...shared.map((path) => ({ path, isOptional: true })),
    ...named.map((path) => ({ path, isOptional: false })),
  ];
  if (sources.length === 1) return sources;
  const lastNamed = new Map(sources.map((source) => [resolve(source.path), source]));
  return sources.filter((source) => lastNamed.get(resolve(source.path)) === source);
}

function filesIn(folder: string): Source[] {
  const optional = (path: string): Source => ({ path, isOptional: true });
  try {
    // Most users have none, and making an error takes longer than asking.
    if (!statSync(folder, { throwIfNoEntry: false })) return [];
    const names = readdirSync(folder).filter((name) => /\.ya?ml(\.txt)?$/i.test(name));
    return names.sort().map((name) => {
      const source = optional(join(folder, name));
      return /\.txt$/i.test(name) ? { ...source, read: () => refuseText(source.path) } : source;
    });
  } catch (error) {
    // Reading the folder as a file will report what is wrong with it. Whoever may not enter it may not be its owner (sudo).
    return ['ENOENT', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
      ? []
      : [optional(folder)];
  }
}

/** Some editors add an ending that the system then hides. */
function refuseText(path: string): never {
  throw new FaqError(
    `${printableName(path)} is not read, because its name ends in .txt; rename it without that ending`,
  );
}

const A_FOLDER = 'it is a folder; give the path of a file';
const NO_FILE = 'it is not a regular file or a pipe; give one';
/** In bytes. */
const LARGEST = 64 * 2 ** 20;
/** In bytes: as much as a pipe holds. */
const PIECE = 1 << 16;
/** Milliseconds to wait before asking a slow pipe again. */
const PAUSE = 5;

/** The path that stands for stdin; where the system has it, it also shows whether stdin is a file that has changed. */
export const STDIN = '/dev/stdin';

function nameOf(path: string, what: string): string {
  return path === STDIN ? 'a FAQ from stdin' : `${what} ${printableName(path)}`;
}

/**
 * The bytes of a FAQ file, or of another file.
 * @param what how the error calls it
 * @throws FaqError if it cannot be read
 */
export function readSource({ path, read }: Omit<Source, 'isOptional'>, what = 'the FAQ file'): Buffer {
  if (read) return read();
  try {
    if (path === STDIN) return readAll(0);
    // Not blocking: opening a named pipe that nothing writes to would never return.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readAll(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    requireFolderOf(path);
    throw new FaqError(`cannot read ${nameOf(path, what)}: ${REASONS[code] ?? (code || message)}`, []);
  }
}

/** The same source, read only once: what a pipe held cannot be read again. */
export function readOnce(source: Source): Source {
  let bytes: Buffer | undefined;
  return {
    ...source,
    read() {
      bytes ??= readSource(source);
      return bytes;
    },
  };
}

function readAll(descriptor: number): Buffer {
  const stats = fstatSync(descriptor);
  if (stats.isDirectory()) throw new Error(A_FOLDER);
  if (!stats.isFile() && !stats.isFIFO() && !stats.isSocket()) throw new Error(NO_FILE);
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = readPiece(descriptor);
    if (piece.length === 0) break;
    pieces.push(piece);
    length += piece.length;
    if (length > LARGEST) throw new Error(`it is larger than ${LARGEST / 2 ** 20} MB; split it into several files`);
  }
  if (length === 0 && stats.isFIFO()) throw new Error('the pipe is empty, or nothing writes to it');
  return Buffer.concat(pieces);
}

/** The next bytes; none at the end. */
function readPiece(descriptor: number): Buffer {
  const piece = Buffer.allocUnsafe(PIECE);
  for (;;) {
    try {
      return piece.subarray(0, readSync(descriptor, piece));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; check the path',
  ENOTDIR: 'no such file; a part of its path is not a folder',
  ELOOP: 'its links lead in a circle',
  EACCES: 'permission denied; check its permissions',
  ENXIO: NO_FILE,
};

/**
 * Creates a file. Nothing is overwritten, and no half-written file stays behind.
 * @throws FaqError if it exists, or cannot be written
 */
export function createFile(file: string, text: string): void {
  let isCreated = false;
  try {
    const descriptor = openSync(file, 'wx');
    isCreated = true;
    try {
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (isCreated) rmSync(file, { force: true });
    requireFolderOf(file);
    const { code = '', message } = error as NodeJS.ErrnoException;
    const reason = statsOf(file)?.isDirectory() ? A_FOLDER : (OBSTACLES[code] ?? (code || message));
    throw new FaqError(`cannot write the FAQ file ${printableName(file)}: ${reason}`, []);
  }
}

/** @throws FaqError if the current folder, in which the path is, has been deleted: Bun's resolve() does not throw */
function requireFolderOf(path: string): void {
  if (isAbsolute(path)) return;
  try {
    realpathSync.native('.');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FaqError(FOLDER_IS_GONE);
  }
}

const OBSTACLES: Readonly<Record<string, string>> = {
  EEXIST: 'it exists, and is never overwritten; give another name',
  ENOENT: 'its folder does not exist; create the folder first',
  ENOTDIR: 'a part of its path is not a folder; check the path',
  EISDIR: 'the path ends like that of a folder; give the path of a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EACCES: 'permission denied; check the permissions of its folder',
  EPERM: 'permission denied; check the permissions of its folder',
  EROFS: 'nothing can be written there; choose another folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'there is no space left for you on the disk',
  EFBIG: 'it is larger than a file may be',
};

export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
