/** The start in its own process: its exit code, and what it says if the program is not whole. */

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './support/install.ts';
import { onNode, run } from './support/run.ts';

it.each([
  ['show forgot-login', 0],
  ['search banana bread recipe', 1],
  ['list --nope', 2],
])('exits as the command says: %s', (line, code) => {
  expect(run(line.split(' ')).code).toBe(code);
});

// An executable is always whole.
onNode.each(['main', 'session'])('a missing part is named, with what to do: %s', (name) => {
  const { folder, run } = install();
  rmSync(join(folder, `dist/${name}.cjs`));
  expect(run('list')).toEqual({
    code: 2,
    out: '',
    err: `error: a part of the program is missing; install ecf-faq again (Cannot find module './${name}.cjs')\n`,
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
  const { folder, run } = install();
  writeFileSync(join(folder, 'dist/main.cjs'), source);
  expect(run('list')).toEqual({
    code: 2,
    out: '',
    err: `error: ${message} (this is a bug in ecf-faq; set ECF_FAQ_DEBUG=1 for a stack trace)\n`,
  });
});

onNode('ECF_FAQ_DEBUG=1 shows where an error comes from', () => {
  const { folder, env, command } = install();
  writeFileSync(join(folder, 'dist/main.cjs'), 'throw new Error("here");');
  expect(run(['list'], { command, env: { ...env, ECF_FAQ_DEBUG: '1' } }).err).toMatch(/here[\s\S]*\n\s+at /);
});
