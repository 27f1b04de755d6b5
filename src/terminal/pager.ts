/** Shows long output in a pager, as git and man do. Loaded only if the output is longer than the screen. */

import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { findUnprintable } from '../printable.ts';

/** Shows colors, does not wait if the text fits, and leaves it on the screen. */
const LESS = '-FRX';
/** Without capitals: busybox takes each letter for an option. */
const PROMPT = '-Pq quits, the space bar goes on$';

/**
 * Shows the text in $ECF_FAQ_PAGER, $PAGER or less, and returns when the pager exits, however early.
 * @param note says that the user's own pager failed
 * @returns whether it was shown: false if there is no pager, none is wanted, or it failed
 */
export function runPager(process: NodeJS.Process, text: string, note: (text: string) => void): boolean {
  const { env } = process;
  const named = env.ECF_FAQ_PAGER ?? env.PAGER;
  if (named !== undefined && ['', 'cat'].includes(named.trim())) return false;
  // The shell would repeat it on the terminal.
  if (named && findUnprintable(named) >= 0) return false;
  const options: SpawnSyncOptions = { input: text, stdio: ['pipe', 'inherit', 'inherit'] };
  // Ctrl-C is for the pager: Node gets it too, and would exit without the pager.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const { error, status, signal } = named
      ? spawnSync(named, { ...options, shell: true, env: { LESS, LV: '-c', ...env } })
      : spawnSync('less', [LESS], { ...options, env: { ...env, LESS: `${PROMPT}${env.LESS ?? ''}` } });
    // A pager that exits early does not read the rest, which is fine; so is Ctrl-C.
    const hasStarted = error === undefined || (error as NodeJS.ErrnoException).code === 'EPIPE';
    const isShown = hasStarted && (status === 0 || status === 130 || signal === 'SIGINT');
    // The shell does not say where it has this command from.
    if (named && !isShown) note(`warning: the pager failed (PAGER, ECF_FAQ_PAGER): ${named}\n`);
    return isShown;
  } finally {
    process.removeListener('SIGINT', ignore);
  }
}
