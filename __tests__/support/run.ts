/** Runs the built program in its own process, in a clean environment. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './faq.ts';

export const BIN = join(ROOT, 'bin/ecf-faq.js');
const home = mkdtempSync(join(tmpdir(), 'ecf-faq-'));
export const CLEAN_ENV = { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' };

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function run(
  args: readonly string[],
  { env = {}, input = '', bin = BIN }: { env?: object; input?: string | Buffer; bin?: string } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    env: { ...CLEAN_ENV, ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a shell line in which `ecf_faq` is the built program. */
export function shell(line: string): Run {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `ecf_faq() { "${process.execPath}" "${BIN}" "$@"; }; ${line}`],
    {
      env: CLEAN_ENV,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return { code: status, out: stdout, err: stderr };
}

/** A file that lives as long as the tests' temporary folder. */
export function file(name: string, text: string | Buffer): string {
  const path = join(mkdtempSync(join(home, 'file-')), name);
  writeFileSync(path, text);
  return path;
}
