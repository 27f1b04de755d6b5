/** Appends what was asked to the file that ECF_FAQ_LOG names, for whoever maintains the FAQ; without one, nothing is kept. */

import { appendFileSync, constants } from 'node:fs';
import { printableJson } from '../printable.ts';

/** A search, as a line of the log. */
export interface Asked {
  /** When, as in 2026-02-02T09:30:00.000Z. */
  readonly time: string;
  readonly query: string;
  readonly outcome: 'sure' | 'maybe' | 'none';
  /** The id of the first entry found; null if there is none. */
  readonly first: string | null;
}

/** In UTF-16 units, of which JSON makes six characters at most: a line stays below the 4 kB that are written as a whole. */
const LONGEST_QUERY = 600;
/** Not blocking: opening a named pipe that nothing reads would never return. */
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);
/** Queries can hold names. */
const ONLY_OWNER = 0o600;

/**
 * A function that appends a line, in one write, so that many processes can share the file.
 * @param warn called once if it cannot be written: no answer is worth less because of it
 */
export function createLog(path: string, warn: (message: string) => void): (asked: Omit<Asked, 'time'>) => void {
  let isWritable = true;
  return ({ query, outcome, first }) => {
    if (!isWritable) return;
    // Half a character is none.
    const short = query.slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, '');
    const asked: Asked = { time: new Date().toISOString(), query: short, outcome, first };
    try {
      appendFileSync(path, printableJson(asked), { flag: APPEND as unknown as string, mode: ONLY_OWNER });
    } catch (error) {
      isWritable = false;
      const { code, message } = error as NodeJS.ErrnoException;
      warn(`warning: cannot write what was asked to ${path} (${code ?? message}); correct ECF_FAQ_LOG, or unset it\n`);
    }
  };
}
