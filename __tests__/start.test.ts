/** The cached code: never that of another program, never damaged, and never required. An executable has none. */

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './support/install.ts';
import { onNode, onPosix } from './support/run.ts';

const QUESTION = ['search', 'How do I reach the CM/ECF Help Desk?'];

onNode('is cached in a file for each part that ran', () => {
  const { run, kept } = install();
  run('list');
  run(...QUESTION);
  expect(kept('.code').map((name) => name.replace(/-v.*/, ''))).toEqual(['main.cjs', 'session.cjs']);
});

onNode('is not used for a changed part, even one of the same length', () => {
  const { folder, run } = install();
  const right = run('--version').out;
  const main = join(folder, 'dist/main.cjs');
  writeFileSync(main, readFileSync(main, 'utf8').replaceAll(`"${right.trim()}"`, '"9.9.9"'));
  expect(run('--version').out).toBe('9.9.9\n');
  expect(run('--version').out).toBe('9.9.9\n');
});

onNode.each<[string, (bytes: Buffer) => Uint8Array]>([
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

onNode('contains the names of commands, and nothing that was typed', () => {
  const { cache, run, kept } = install();
  run('Jane Roe, sealed');
  run('--width', '60', 'list');
  run('list');
  run('--version');
  const tasks = kept('.code').map((name) => /\[".*?\]/.exec(readFileSync(join(cache, 'ecf-faq', name), 'latin1'))?.[0]);
  expect(tasks.sort()).toEqual(['["search","list",""]', '["search","list"]']);
});

describe('the folder of the cache', () => {
  // Windows has no such permissions.
  onPosix.each<[string, (cache: string) => void]>([
    ['can be written by others', (cache) => chmodSync(cache, 0o777)],
    ...(process.geteuid?.() === 0
      ? [
          ['belongs to another user', (cache: string) => chownSync(cache, 12345, 12345)] as [
            string,
            (cache: string) => void,
          ],
        ]
      : []),
  ])('is not used if it %s', (_, spoil) => {
    const { cache, run, kept } = install();
    const folder = join(cache, 'ecf-faq');
    mkdirSync(folder, { recursive: true });
    spoil(folder);
    expect(run(...QUESTION).code).toBe(0);
    expect(kept('')).toEqual([]);
    expect(run('about').out).not.toContain('Cache');
  });

  it('is not relative', () => {
    const { folder, command } = install();
    const [program, ...first] = command;
    const { stdout } = spawnSync(program, [...first, 'about'], {
      cwd: folder,
      env: { XDG_CACHE_HOME: 'relative' },
      encoding: 'utf8',
    });
    expect(stdout).not.toContain('Cache');
    expect(existsSync(join(folder, 'relative'))).toBe(false);
  });

  onNode('is cleared of what killed processes left behind', () => {
    const { cache, run, kept } = install();
    run('list');
    const left = ['old.tmp', 'new.tmp'].map((name) => join(cache, 'ecf-faq', name));
    for (const file of left) writeFileSync(file, '');
    utimesSync(left[0] as string, 0, 0);
    run(...QUESTION);
    expect(kept('.tmp')).toEqual(['new.tmp']);
  });
});

onNode('is not read from anything but a regular file', () => {
  const { cache, run, kept } = install();
  const right = run(...QUESTION);
  for (const name of kept('')) {
    const file = join(cache, 'ecf-faq', name);
    rmSync(file);
    spawnSync('mkfifo', [file]);
  }
  expect(run(...QUESTION)).toEqual(right);
});

describe('a program that is not whole', () => {
  const missing = (name: string, args: readonly string[]) => {
    const { folder, run } = install();
    rmSync(join(folder, 'dist', name));
    const { code, out, err } = run(...args);
    return { code, out, err: err.replace(folder, '') };
  };

  onNode.each([
    ['main.cjs', ['list']],
    ['main.cjs', ['--version']],
    ['session.cjs', ['list']],
    ['chalk.cjs', ['list', '--color', 'always']],
  ])('says which part is missing, and what to do: %s', (name, args) => {
    expect(missing(name, args)).toEqual({
      code: 2,
      out: '',
      err: `error: cannot read a part of the program, /dist/${name}: ENOENT; install ecf-faq again\n`,
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
  ])('has its errors told in one line: a part that %s', (_, source, message) => {
    const { folder, env, run, command } = install();
    const [program, ...first] = command;
    writeFileSync(join(folder, 'dist/main.cjs'), `(function (exports) {${source}})`);
    expect(run('list')).toEqual({
      code: 2,
      out: '',
      err: `error: ${message} (this is a bug in ecf-faq; set ECF_FAQ_DEBUG=1 for a stack trace)\n`,
    });
    const { stderr } = spawnSync(program, first, { env: { ...env, ECF_FAQ_DEBUG: '1' }, encoding: 'utf8' });
    expect(stderr).toMatch(/\n\s+at /);
  });
});
