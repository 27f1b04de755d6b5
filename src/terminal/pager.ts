/** Shows long output in a pager, as git and man do. Loaded only if the output is longer than the screen. */

import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { findUnprintable } from '../printable.ts';

const DEFAULT = 'less -FRX';
/** The exit codes of sh, and of cmd on Windows, for a program that does not exist. */
const NOT_FOUND = { sh: [127], cmd: [1, 9009] };

/**
 * Shows the text in $ECF_FAQ_PAGER, $PAGER or less, and returns when the pager exits, however early.
 * @returns whether it was shown: false if there is no pager or none is wanted
 */
export function runPager(process: NodeJS.Process, text: string): boolean {
  const { env } = process;
  const named = env.ECF_FAQ_PAGER ?? env.PAGER;
  if (named !== undefined && ['', 'cat'].includes(named.trim())) return false;
  // The shell would repeat it on the terminal.
  if (named && findUnprintable(named) >= 0) return false;
  const [program = '', ...args] = DEFAULT.split(' ');
  const options: SpawnSyncOptions = {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    // Whichever pager it is, it shows colors and does not wait if the text fits.
    env: { LESS: 'FRX', LV: '-c', ...env },
  };
  // Ctrl-C is for the pager: Node gets it too, and would exit without the pager.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const { error, status } = named ? spawnSync(named, { ...options, shell: true }) : spawnSync(program, args, options);
    // A pager that exits early does not read the rest (EPIPE), which is fine.
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    const notFound = process.platform === 'win32' ? NOT_FOUND.cmd : NOT_FOUND.sh;
    return !notFound.includes(status ?? 0) && (code === undefined || code === 'EPIPE');
  } finally {
    process.removeListener('SIGINT', ignore);
  }
}
