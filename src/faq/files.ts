/**
 * Files read and written: FAQ files, which have to be there, and compiled ones, which may be.
 * The only user of `node:fs` but for terminal.ts, which writes to what is open already.
 */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FaqError } from '../errors.ts';

/**
 * The bytes of a FAQ file.
 * @throws FaqError where it cannot be read
 */
export function readSource(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new FaqError(`cannot read the FAQ file ${file}: ${REASONS[code] ?? code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'you may not read it; check its permissions',
};

/**
 * The text of a FAQ file's bytes.
 * @throws FaqError where they are not UTF-8
 */
export function decodeSource(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FaqError(`cannot read the FAQ file ${file}: it is not UTF-8 text; save it as UTF-8`);
  }
}

/** The bytes of a compiled file, or null where there are none to be had. */
export function readCompiled(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Puts a compiled file in place as a whole or not at all; that it cannot be written is no error. */
export function writeCompiled(file: string, bytes: Buffer, unique: number): void {
  const temporary = `${file}.${unique}.tmp`;
  const written = attempt(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, bytes);
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
