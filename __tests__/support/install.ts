/** A copy of the package that a test may damage, with its own cache folder. */

import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './faq.ts';
import { CLEAN_ENV, commandOf, lineOf, type Run, run as runProgram } from './run.ts';

export function install() {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-package-'));
  for (const part of ['bin', 'dist', 'faq.yaml']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const cache = join(folder, 'cache');
  const env = { ...CLEAN_ENV, XDG_CACHE_HOME: cache };
  const command = commandOf(folder);
  const run = (...args: string[]): Run => runProgram(args, { command, env });
  /** The names of the cached files of one kind, or of all. */
  const kept = (kind: '.snapshot' | '.tmp' | '') => {
    const folder = join(cache, 'ecf-faq');
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(folder).filter((name) => name.endsWith(kind))
      : [];
  };
  return { folder, cache, env, command, line: lineOf(command), run, kept };
}
