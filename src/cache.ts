/**
 * A cache of files that can be rebuilt. A file is used only if it is complete and was made for exactly this use. That
 * is checked once with a hash; after that, the files' metadata shows whether they are still the same. The hash protects
 * from damage, not from malice, so only a folder that nobody else can write to is used.
 */

import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Bytes } from './bytes.ts';

/** Where the cached files are. */
export interface CachePlace {
  /** Null if the environment names no folder, or one that is not the user's own. */
  readonly folder: string | null;
  readonly processId: number;
  /** A line for each file that was checked, and its metadata then; read once. */
  stamps(): string;
  /** SHA-256 of the parts. */
  digest(parts: readonly Buffer[]): Buffer;
}

/** What a sealed file was made from. */
export interface Origin {
  /** The program's version and the like. */
  readonly names: readonly string[];
  /** The files that it was made from. */
  readonly files: readonly string[];
  /** Their bytes, in the same order; asked for only if the file has to be checked. */
  bytes(): readonly Buffer[];
}

/** Length of the hash at the beginning of a sealed file: SHA-256 of everything it was made from, and of its body. */
const DIGEST = 32;
/** The file in which checks are recorded. */
const STAMPS = 'stamps';
/** How many checks are recorded, so that the file does not grow for ever. */
const MOST_STAMPS = 100;
/** Milliseconds after a change in which another change may leave the file's metadata the same. */
const UNSETTLED = 1000;
/** Milliseconds after which a temporary file was left behind by a process that was killed. */
const ABANDONED = 24 * 60 * 60 * 1000;
/** In bytes: up to this size, reading a whole file is faster than reading parts of it. */
const SMALL = 4 * 2 ** 20;
/** In bytes: no cached file is larger. */
const LARGEST = 2 ** 30;
/** The permissions of others to write. */
const OTHERS_WRITE = 0o022;

/** $XDG_CACHE_HOME, by default ~/.cache; %LOCALAPPDATA% on Windows. A relative path is ignored, as XDG requires. */
export function cachePlaceOf(process: NodeJS.Process): CachePlace {
  const { env, platform, pid } = process;
  const home = env.HOME && `${env.HOME}/.cache`;
  const parents = [env.XDG_CACHE_HOME, platform === 'win32' ? env.LOCALAPPDATA : home];
  const parent = parents.find((path) => path && isAbsolute(path));
  const folder = parent ? join(parent, 'ecf-faq') : null;
  const own = folder && isOwn(folder, process.geteuid?.()) ? folder : null;
  let stamps: string | undefined;
  return {
    folder: own,
    processId: pid,
    stamps() {
      stamps ??= readStamps(own);
      return stamps;
    },
    digest(parts) {
      // Loading node:crypto takes longer than all other steps of opening a file.
      const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
      for (const part of parts) hash.update(`${part.length}\n`).update(part);
      return hash.digest();
    },
  };
}

/** Whether the folder, or the folder that it would be created in, is the user's own. Windows has no user ids. */
function isOwn(folder: string, user: number | undefined): boolean {
  if (user === undefined) return true;
  try {
    for (const path of [folder, dirname(folder), dirname(dirname(folder))]) {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats) return stats.uid === user && (path !== folder || (stats.mode & OTHERS_WRITE) === 0);
    }
  } catch {
    // It is no folder, or cannot be reached.
  }
  return false;
}

/** The body, preceded by the digest of its origin and of the body itself. */
export function seal(origin: Origin, body: Buffer, { digest }: CachePlace): Buffer {
  return Buffer.concat([digest(partsOf(origin, body)), body]);
}

/** The body of a sealed file that is part of the program, and so needs no check. */
export function unseal(sealed: Buffer): Buffer {
  return sealed.subarray(DIGEST);
}

function partsOf({ names, bytes }: Origin, body: Buffer): Buffer[] {
  return [Buffer.from(names.join('\n')), ...bytes(), body];
}

/** The body of a file sealed for that origin, or null if there is none or it is damaged. */
export function readSealed(file: string, origin: Origin, place: CachePlace): Bytes | null {
  const stamp = stampOf(file, origin);
  try {
    if (stamp && place.stamps().includes(stamp)) return openFrom(file, DIGEST);
    const bytes = readWhole(file);
    const body = bytes.subarray(DIGEST);
    if (!bytes.subarray(0, DIGEST).equals(place.digest(partsOf(origin, body)))) return null;
    if (stamp) keepStamp(file, stamp, place);
    return body;
  } catch {
    return null;
  }
}

/** Writes the sealed body completely or not at all; failing to write it is not an error. */
export function keepSealed(file: string, origin: Origin, place: CachePlace, body: Buffer): void {
  keep(file, place, seal(origin, body, place));
}

/** Like readFileSync, but with fewer calls, and only for regular files. */
function readWhole(file: string): Buffer {
  return openFrom(file, 0).subarray();
}

/** The bytes of a regular file from `start` on: a FIFO or a device may have no end. A large file stays open. */
function openFrom(file: string, start: number): Bytes {
  const stats = statSync(file);
  if (!stats.isFile() || stats.size > LARGEST) throw new Error('not a cached file');
  const descriptor = openSync(file, 'r');
  const length = stats.size - start;
  const subarray = (from = 0, to = length) => {
    const bytes = Buffer.allocUnsafe(to - from);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, to - from, start + from));
  };
  if (stats.size > SMALL) return { length, subarray };
  try {
    return subarray();
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A line that is different once the file, or one that it was made from, is changed, replaced or moved. Null if one cannot
 * be found, or was changed just now.
 */
function stampOf(file: string, { names, files }: Origin): string | null {
  try {
    const metadata = [file, ...files].map((file) => {
      const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
      if (Math.abs(Date.now() - ctimeMs) < UNSETTLED) throw new Error('changed just now');
      return [file, dev, ino, size, mtimeMs, ctimeMs];
    });
    return `${JSON.stringify([file, ...metadata, ...names])}\n`;
  } catch {
    return null;
  }
}

/** Records that the file was checked. What another process records at the same time may be lost, and is checked again. */
function keepStamp(file: string, stamp: string, place: CachePlace): void {
  if (!place.folder) return;
  const own = `[${JSON.stringify(file)},`;
  // Read again: earlier checks of this call, or of others, may have been recorded since.
  const lines = readStamps(place.folder).split(/(?<=\n)/);
  const others = lines.filter((line) => !line.startsWith(own)).slice(1 - MOST_STAMPS);
  keep(join(place.folder, STAMPS), place, others.join('') + stamp);
}

function readStamps(folder: string | null): string {
  try {
    return folder ? readWhole(join(folder, STAMPS)).toString() : '';
  } catch {
    return '';
  }
}

function keep(file: string, { processId }: CachePlace, content: Buffer | string): void {
  const folder = dirname(file);
  // Nobody can know the name beforehand, and an existing file or link is never followed.
  const temporary = `${file}.${processId}-${Math.random().toString(36).slice(2)}.tmp`;
  // One at a time: where no folder can be created (/proc), Node's recursive mkdir never returns.
  for (const missing of [dirname(folder), folder]) attempt(() => mkdirSync(missing, { mode: 0o700 }));
  const isWritten = attempt(() => {
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  });
  if (!isWritten) attempt(() => rmSync(temporary, { force: true }));
  attempt(() => removeAbandoned(folder));
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.tmp'))) {
    const file = join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > ABANDONED) rmSync(file);
  }
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
