/** Runs the built program, or the executable, in its own process, in a clean environment. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './faq.ts';

/** The executable to test, if it is not the program that Node runs: see jest.standalone.config.js. */
export const EXECUTABLE = process.env.ECF_FAQ_EXECUTABLE;

/** What starts the program installed in that folder: a file, and its first arguments. */
export function commandOf(folder: string): readonly [string, ...string[]] {
  return EXECUTABLE ? [EXECUTABLE] : [process.execPath, join(folder, 'bin/ecf-faq.js')];
}

export const COMMAND = commandOf(ROOT);
/** The same, for a shell. */
export const lineOf = (command: readonly string[]) => command.map((part) => `"${part}"`).join(' ');
export const COMMAND_LINE = lineOf(COMMAND);

/** For what only POSIX systems have: sh, other file names, permissions. */
export const onPosix = process.platform === 'win32' ? it.skip : it;
/** For what an executable does not have: files beside it, and code cached by V8. */
export const onNode = EXECUTABLE ? it.skip : it;

const home = mkdtempSync(join(tmpdir(), 'ecf-faq-'));
export const CLEAN_ENV = { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' };

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly env?: object;
  readonly input?: string | Buffer;
  readonly command?: typeof COMMAND;
  readonly cwd?: string;
}

export function run(
  args: readonly string[],
  { env = {}, input = '', command = COMMAND, cwd = process.cwd() }: Options = {},
): Run {
  const [program, ...first] = command;
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], {
    env: { ...CLEAN_ENV, ...env },
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a shell line in which `ecf_faq` is the built program. */
export function shell(line: string): Run {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `ecf_faq() { ${COMMAND_LINE} "$@"; }; ${line}`], {
    env: CLEAN_ENV,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A file that lives as long as the tests' temporary folder. */
export function file(name: string, text: string | Buffer): string {
  const path = join(mkdtempSync(join(home, 'file-')), name);
  writeFileSync(path, text);
  return path;
}
