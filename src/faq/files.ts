/** Reads FAQ files, which must exist. */

import { readFileSync } from 'node:fs';
import { FaqError } from '../errors.ts';

/**
 * The bytes of a FAQ file.
 * @throws FaqError if it cannot be read
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
  ENOENT: 'no such file; check the path',
  EISDIR: 'it is a folder; give the path of a file',
  EACCES: 'permission denied; check its permissions',
};

/**
 * The text of a FAQ file's bytes.
 * @throws FaqError if they are not UTF-8
 */
export function decodeSource(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FaqError(`cannot read the FAQ file ${file}: it is not UTF-8 text; save it as UTF-8`);
  }
}
