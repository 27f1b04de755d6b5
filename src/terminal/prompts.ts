/** Prompts: restores the terminal if the process ends while one is shown. */

import { ExitCode } from '../errors.ts';

/** Runs a prompt; if a signal or a closed stdin ends the process, restores the terminal and exits with 130. */
export async function guardPrompt<T>(
  process: NodeJS.Process,
  endLine: () => void,
  prompt: () => Promise<T>,
): Promise<T> {
  const { stdin } = process;
  // A closed stdin may end the process before anything else can set its exit code.
  process.exitCode = ExitCode.interrupted;
  const restore = (signal: NodeJS.Signals) => {
    if (stdin.isTTY) stdin.setRawMode(false);
    endLine();
    stop();
    if (signal === 'SIGINT') process.exit(ExitCode.interrupted);
    process.kill(process.pid, signal);
  };
  const signals = [
    'SIGINT',
    'SIGTERM',
    'SIGHUP',
    ...(process.platform === 'win32' ? [] : ['SIGQUIT' as const]),
  ] as const;
  const stop = () => {
    for (const signal of signals) process.removeListener(signal, restore);
  };
  for (const signal of signals) process.on(signal, restore);
  try {
    return await prompt();
  } finally {
    stop();
    process.exitCode = undefined;
  }
}
