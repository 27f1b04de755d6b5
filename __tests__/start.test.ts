/** A program that is not whole says so. An executable is always whole. */

import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './support/install.ts';
import { onNode } from './support/run.ts';

onNode.each([
  ['main.cjs', ['list']],
  ['main.cjs', ['--version']],
  ['session.cjs', ['list']],
  ['chalk.cjs', ['list', '--color', 'always']],
])('a missing part is named, with what to do: %s', (name, args) => {
  const { folder, run } = install();
  rmSync(join(folder, 'dist', name));
  expect(run(...args)).toEqual({
    code: 2,
    out: '',
    err: `error: a part of the program is missing; install ecf-faq again (Cannot find module './${name}')\n`,
  });
});

onNode.each([
  ['is not JavaScript', 'not ) JavaScript', "Unexpected token ')'"],
  ['throws', 'throw new Error("a\u009bb");', 'a\ufffdb'],
  [
    'throws later',
    'setTimeout(() => { throw new Error("later"); }); exports.main = () => new Promise(() => {}); exports.createTerminal = () => ({});',
    'later',
  ],
])('an error is told in one line, of a part that %s', (_, source, message) => {
  const { folder, env, run, command } = install();
  const [program, ...first] = command;
  writeFileSync(join(folder, 'dist/main.cjs'), source);
  expect(run('list')).toEqual({
    code: 2,
    out: '',
    err: `error: ${message} (this is a bug in ecf-faq; set ECF_FAQ_DEBUG=1 for a stack trace)\n`,
  });
  const { stderr } = spawnSync(program, first, { env: { ...env, ECF_FAQ_DEBUG: '1' }, encoding: 'utf8' });
  expect(stderr).toMatch(/\n\s+at /);
});
