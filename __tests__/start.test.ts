/** The cached code: never that of another program, never damaged, and never required. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './support/install.ts';

const QUESTION = ['search', 'How do I reach the CM/ECF Help Desk?'];

it('is cached in a file for each part that ran', () => {
  const { run, kept } = install();
  run('list');
  run(...QUESTION);
  expect(kept('.code').map((name) => name.replace(/-v.*/, ''))).toEqual(['main.cjs', 'session.cjs']);
});

it('is not used for a changed part, even one of the same length', () => {
  const { folder, run } = install();
  const right = run('--version').out;
  const main = join(folder, 'dist/main.cjs');
  writeFileSync(main, readFileSync(main, 'utf8').replaceAll(`"${right.trim()}"`, '"9.9.9"'));
  expect(run('--version').out).toBe('9.9.9\n');
  expect(run('--version').out).toBe('9.9.9\n');
});

it.each<[string, (bytes: Buffer) => Uint8Array]>([
  ['empty', () => Buffer.alloc(0)],
  ['truncated', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(100)])],
  [
    'changed in many places',
    (bytes) => bytes.map((byte, i) => (i % 100 === 99 && i < bytes.length / 4 ? byte ^ 1 : byte)),
  ],
  ['all zeros', (bytes) => Buffer.alloc(bytes.length)],
])('is not trusted if it is %s', (_, spoil) => {
  const { cache, run, kept } = install();
  const right = run(...QUESTION);
  for (const name of kept('.code')) {
    const file = join(cache, 'ecf-faq', name);
    writeFileSync(file, spoil(readFileSync(file)));
  }
  expect(run(...QUESTION)).toEqual(right);
  expect(run(...QUESTION)).toEqual(right);
});

it('contains the names of commands, and nothing that was typed', () => {
  const { cache, run, kept } = install();
  run('Jane Roe, sealed');
  run('--width', '60', 'list');
  run('list');
  run('--version');
  const tasks = kept('.code').map((name) => /\[".*?\]/.exec(readFileSync(join(cache, 'ecf-faq', name), 'latin1'))?.[0]);
  expect(tasks.sort()).toEqual(['["search","list",""]', '["search","list"]']);
});
