/**
 * A cache of files that can be rebuilt. A file is used only if it is complete and was made for exactly this use. That
 * is checked once with a hash; after that, the files' metadata shows whether they are still the same.
 */

import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Where the cached files are; `processId` is a number that no other running process has. */
export interface CachePlace {
  /** Null if the environment names no folder. */
  readonly folder: string | null;
  readonly processId: number;
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
/** Milliseconds after a change in which another change may leave the file's metadata the same. */
const UNSETTLED = 1000;

/** $XDG_CACHE_HOME, by default ~/.cache; %LOCALAPPDATA% on Windows. */
export function cachePlaceOf(process: NodeJS.Process): CachePlace {
  const { env, platform, pid } = process;
  const home = env.HOME && `${env.HOME}/.cache`;
  const folder = env.XDG_CACHE_HOME || (platform === 'win32' ? env.LOCALAPPDATA : home);
  return {
    folder: folder ? `${folder}/ecf-faq` : null,
    processId: pid,
    digest(parts) {
      // Loading node:crypto takes longer than all other steps of opening a file.
      const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
      for (const part of parts) hash.update(`${part.length}\n`).update(part);
      return hash.digest();
    },
  };
}

/** The body, preceded by the digest of its origin and of the body itself. */
export function seal(origin: Origin, body: Buffer, { digest }: CachePlace): Buffer {
  return Buffer.concat([digest(partsOf(origin, body)), body]);
}

function partsOf({ names, bytes }: Origin, body: Buffer): Buffer[] {
  return [Buffer.from(names.join('\n')), ...bytes(), body];
}

/**
 * The body of a file sealed for that origin, or null if there is none or it is damaged.
 * @param stampFile where to record that the file was checked; null to check it every time
 */
export function readSealed(file: string, origin: Origin, stampFile: string | null, place: CachePlace): Buffer | null {
  const stamp = stampFile && stampOf(origin.names, [...origin.files, file]);
  try {
    const bytes = readWhole(file);
    const body = bytes.subarray(DIGEST);
    if (stamp && isStamped(stampFile, stamp)) return body;
    if (!bytes.subarray(0, DIGEST).equals(place.digest(partsOf(origin, body)))) return null;
    if (stamp) keep(stampFile, place, stamp);
    return body;
  } catch {
    return null;
  }
}

/** Writes the sealed body completely or not at all; failing to write it is not an error. */
export function keepSealed(file: string, origin: Origin, place: CachePlace, body: Buffer): void {
  keep(file, place, seal(origin, body, place));
}

/** Like readFileSync, but with fewer calls. */
function readWhole(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(statSync(file).size);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The metadata of the files, which is different once one of them is changed, replaced or moved. Null if one cannot be
 * found, or was changed just now.
 */
function stampOf(names: readonly string[], files: readonly string[]): string | null {
  try {
    const lines = files.map((file) => {
      const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
      if (Math.abs(Date.now() - ctimeMs) < UNSETTLED) throw new Error('changed just now');
      return [file, dev, ino, size, mtimeMs, ctimeMs].join(' ');
    });
    return [...names, ...lines].join('\n');
  } catch {
    return null;
  }
}

function isStamped(file: string, stamp: string): boolean {
  try {
    return readFileSync(file, 'utf8') === stamp;
  } catch {
    return false;
  }
}

function keep(file: string, { processId }: CachePlace, content: Buffer | string): void {
  const temporary = `${file}.${processId}.tmp`;
  const folder = dirname(file);
  // One at a time: where no folder can be created (/proc), Node's recursive mkdir never returns.
  for (const missing of [dirname(folder), folder]) attempt(() => mkdirSync(missing, { mode: 0o700 }));
  const isWritten = attempt(() => {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  });
  if (!isWritten) attempt(() => rmSync(temporary, { force: true }));
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
