/** Prompts: the terminal is left as it was, however the process ends or stops while one is shown. */

import { ExitCode } from '../errors.ts';

/** Whether the terminal marks what is pasted, so that a line break in it is no Enter (bracketed paste). */
const PASTE = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
const SHOW_CURSOR = '\u001b[?25h';
const CLEAR_BELOW = '\u001b[J';
/** Milliseconds after which a process that could not be stopped continues. */
const STOPPED = 100;

interface Guarded {
  /** Whether the prompt reads single keys: the terminal is then in raw mode. */
  readonly isKeyboard: boolean;
  write(text: string): void;
}

/**
 * Runs a prompt. If a signal, a closed stdin or a vanished terminal ends the process, the exit code is 130, or the
 * signal itself.
 */
export async function guardPrompt<T>(
  process: NodeJS.Process,
  { isKeyboard, write }: Guarded,
  prompt: () => Promise<T>,
): Promise<T> {
  const { enter, leave } = isKeyboard ? keyboardMode(process.stdin, write) : { enter: () => {}, leave: () => {} };
  let waiting: NodeJS.Timeout | undefined;
  const end = (signal: NodeJS.Signals) => {
    leave();
    write('\n');
    forget();
    if (signal === 'SIGINT') process.exit(ExitCode.interrupted);
    process.kill(process.pid, signal);
  };
  const suspend = () => {
    leave();
    write('\n');
    // Without a listener, the signal stops the process, unless no shell could resume it (`ssh -t`, `xterm -e`).
    process.removeListener('SIGTSTP', suspend);
    process.kill(process.pid, 'SIGTSTP');
    waiting = setTimeout(() => process.kill(process.pid, 'SIGCONT'), STOPPED);
  };
  const resume = () => {
    clearTimeout(waiting);
    process.removeListener('SIGTSTP', suspend).on('SIGTSTP', suspend);
    enter();
  };

  const isPosix = process.platform !== 'win32';
  const listeners = Object.entries<(signal: NodeJS.Signals) => void>({
    SIGINT: end,
    SIGTERM: end,
    SIGHUP: end,
    exit: leave,
    ...(isPosix && { SIGQUIT: end }),
    ...(isPosix && isKeyboard && { SIGTSTP: suspend, SIGCONT: resume }),
  });
  /** The prompt ends by itself if the terminal is gone. */
  const ignore = () => {};
  const forget = () => {
    clearTimeout(waiting);
    process.stdin.removeListener('error', ignore);
    for (const [event, listener] of listeners) process.removeListener(event, listener);
  };
  for (const [event, listener] of listeners) process.on(event, listener);
  process.stdin.on('error', ignore);
  // A closed stdin may end the process before anything else can set its exit code.
  process.exitCode = ExitCode.interrupted;
  enter();
  try {
    return await prompt();
  } finally {
    leave();
    forget();
    process.exitCode = undefined;
  }
}

/** Reading single keys, and how a shell wants the terminal. */
function keyboardMode(stdin: NodeJS.ReadStream, write: (text: string) => void) {
  const setRaw = (isRaw: boolean) => {
    try {
      stdin.setRawMode(isRaw);
    } catch {
      // The terminal is gone.
    }
  };
  return {
    enter() {
      // Off first: Node does not know what a shell did to the terminal meanwhile.
      setRaw(false);
      setRaw(true);
      write(PASTE.on);
    },
    leave() {
      setRaw(false);
      write(PASTE.off + SHOW_CURSOR + CLEAR_BELOW);
    },
  };
}
