/** What can be made anew, kept as files for the next call: each whole, made for this very use, or not there at all. */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where such files are kept; `processId` is a number that no other process has now. */
export interface CachePlace {
  /** Null where the environment names no place. */
  readonly folder: string | null;
  readonly processId: number;
}

/** Bytes at the end of a sealed file: the length of its body. */
const TRAILER = 4;

/** $XDG_CACHE_HOME, by default ~/.cache; %LOCALAPPDATA% on Windows. */
export function cachePlaceOf({ env, platform, pid }: NodeJS.Process): CachePlace {
  const home = env.HOME && `${env.HOME}/.cache`;
  const folder = env.XDG_CACHE_HOME || (platform === 'win32' ? env.LOCALAPPDATA : home);
  return { folder: folder ? `${folder}/ecf-faq` : null, processId: pid };
}

/**
 * A body sealed for a key, as it stands in a file: body, mirror image, key, length of the body.
 * What an edit, a cut or a slip of the disk does to the body it hardly does to its image; and the key is all that the
 * body was made from, byte for byte. Node compares a megabyte in no time; for a hash it would have to load its
 * libraries, or to interpret JavaScript, either of which takes longer than everything else that is done to open a file.
 */
export function seal(key: readonly Buffer[], body: Buffer): Buffer {
  const trailer = Buffer.alloc(TRAILER);
  trailer.writeUInt32LE(body.length);
  return Buffer.concat([body, Buffer.from(body).reverse(), ...key, trailer]);
}

/** The body of a file sealed for that key, or null where there is none to be had, or it is not whole. */
export function readSealed(file: string, key: readonly Buffer[]): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const length = bytes.readUInt32LE(bytes.length - TRAILER);
    const body = bytes.subarray(0, length);
    let at = 2 * length;
    for (const part of key) {
      if (!bytes.subarray(at, at + part.length).equals(part)) return null;
      at += part.length;
    }
    const image = bytes.subarray(length, 2 * length).reverse();
    return at === bytes.length - TRAILER && body.equals(image) ? body : null;
  } catch {
    return null;
  }
}

/** Puts the body that `make` makes in place, sealed, as a whole or not at all; that it cannot be written is no error. */
export function keepSealed(file: string, key: readonly Buffer[], { processId }: CachePlace, make: () => Buffer): void {
  const temporary = `${file}.${processId}.tmp`;
  const folder = dirname(file);
  // One by one: where nothing can be made (/proc), Node's recursive way never ends.
  for (const missing of [dirname(folder), folder]) attempt(() => mkdirSync(missing, { mode: 0o700 }));
  const written = attempt(() => {
    // Made only once it is known that it can be kept.
    writeFileSync(temporary, '');
    writeFileSync(temporary, seal(key, make()));
    renameSync(temporary, file);
  });
  if (!written) attempt(() => rmSync(temporary, { force: true }));
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
