/** Long output through a pager, as git and man show it. Loaded only where the output is longer than the screen. */

import { type SpawnSyncOptions, spawnSync } from 'node:child_process';

const DEFAULT = 'less -FRX';
/** What the shell says of a program that is not there. */
const NOT_FOUND = 127;

/**
 * Shows the text in $ECF_FAQ_PAGER, $PAGER or less, and returns when that is left, however early.
 * @returns whether it was shown: false where there is no pager, or none is wanted
 */
export function runPager(process: NodeJS.Process, text: string): boolean {
  const { env } = process;
  const named = env.ECF_FAQ_PAGER ?? env.PAGER;
  if (named !== undefined && ['', 'cat'].includes(named.trim())) return false;
  const [program = '', ...args] = DEFAULT.split(' ');
  const options: SpawnSyncOptions = {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    // However the pager is named, it shows colours and does not hold back a text that fits.
    env: { LESS: 'FRX', LV: '-c', ...env },
  };
  // Ctrl-C is for the pager: Node gets it too, and would leave the pager behind.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const { error, status } = named ? spawnSync(named, { ...options, shell: true }) : spawnSync(program, args, options);
    // A pager that is left early does not read the rest (EPIPE), which is as it should be.
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    return status !== NOT_FOUND && (code === undefined || code === 'EPIPE');
  } finally {
    process.removeListener('SIGINT', ignore);
  }
}
