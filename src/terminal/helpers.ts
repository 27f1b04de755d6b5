/** What the menu needs from the system: browser, clipboard, suspending. Loaded only with the menu. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Helpers = ReturnType<typeof createHelpers>;

export function createHelpers(process: NodeJS.Process, write: (text: string) => void) {
  const opener = openerOf(process);
  return {
    /** Opens a URL in the system's browser; null if there is none. */
    openAddress: opener && ((url: string): void => open(opener, url)),
    /** Copies to the clipboard (OSC 52): there is no way to ask whether the terminal supports it. */
    copy: (text: string) => write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`),
    /** As Ctrl-Z does elsewhere: stops the whole job (see prompts.ts for what this process does then). */
    suspend: (): void => void (process.platform !== 'win32' && process.kill(0, 'SIGTSTP')),
    /** Calls the listener whenever the process resumes; returns what ends that. */
    onResume(listener: () => void): () => void {
      process.on('SIGCONT', listener);
      return () => void process.removeListener('SIGCONT', listener);
    },
  };
}

/** The system's program for opening a URL, with its arguments; null if there is none, or no display for it. */
function openerOf({ env, platform }: NodeJS.Process): readonly string[] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY && !env.WSL_DISTRO_NAME) return null;
  const folders = (env.PATH ?? '').split(delimiter);
  const isThere = (name: string) => folders.some((folder) => existsSync(join(folder, name)));
  const name = ['xdg-open', 'wslview'].find(isThere);
  return name ? [name] : null;
}

function open([program = '', ...args]: readonly string[], url: string): void {
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  // If it cannot be started, nothing opens and the menu continues.
  child.on('error', () => {});
  child.unref();
}
