/** The cache: only in a folder that nobody else can write to, never required, never trusted if it is not ours. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { install } from './support/install.ts';
import { onPosix } from './support/run.ts';

/** An installed program with a FAQ file of its own, whose compiled form is cached. */
function withFile() {
  const installed = install();
  const file = join(installed.folder, 'mine.yaml');
  writeFileSync(
    file,
    'categories: [{id: c, name: C, entries: [{id: zebra, question: Where is it?, answer: At the desk}]}]\n',
  );
  return { ...installed, show: () => installed.run('show', 'zebra', '--faq', file) };
}

const isRoot = process.geteuid?.() === 0;

// Windows has no such permissions.
onPosix.each<[string, (parent: string, folder: string) => void]>([
  ['can be written by others', (_, folder) => chmodSync(folder, 0o777)],
  ['is a link', linkAway],
  ['is in a folder of everybody', (parent) => chmodSync(parent, 0o1777)],
  ['is a file', replaceByFile],
  ...(isRoot
    ? ([
        ['belongs to another user', (_, folder) => chownSync(folder, 12345, 12345)],
        ["is in another user's folder", (parent) => chownSync(parent, 12345, 12345)],
      ] as [string, (parent: string, folder: string) => void][])
    : []),
])('a folder is not used if it %s', (_, spoil) => {
  const { cache, run, kept, show } = withFile();
  const folder = join(cache, 'ecf-faq');
  mkdirSync(folder, { recursive: true });
  spoil(cache, folder);
  for (let i = 0; i < 2; i++) expect(show().code).toBe(0);
  expect(kept('')).toEqual([]);
  expect(run('about').out).not.toContain('Cache');
});

function linkAway(_: string, folder: string): void {
  renameSync(folder, `${folder}-real`);
  symlinkSync(`${folder}-real`, folder);
}

function replaceByFile(_: string, folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}

onPosix('a folder is used if a link leads to the folder it is in', () => {
  const { cache, kept, show } = withFile();
  mkdirSync(`${cache}-real`, { mode: 0o700 });
  symlinkSync(`${cache}-real`, cache);
  expect(show().code).toBe(0);
  expect(kept('.snapshot')).toHaveLength(1);
});

it('a relative folder is not used', () => {
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

it('only what killed processes left behind is removed, never a file of others', () => {
  const { cache, run, kept, folder } = withFile();
  const left = [
    ['old.snapshot.12-ab.tmp', 0],
    ['new.snapshot.12-ab.tmp', Date.now() / 1000],
    ['notes.tmp', 0],
    ['old.snapshot.12-ab.tmp.yaml', 0],
  ] as const;
  mkdirSync(join(cache, 'ecf-faq'), { recursive: true, mode: 0o700 });
  for (const [name, time] of left) {
    writeFileSync(join(cache, 'ecf-faq', name), '');
    utimesSync(join(cache, 'ecf-faq', name), time, time);
  }
  expect(run('show', 'zebra', '--faq', join(folder, 'mine.yaml')).code).toBe(0);
  expect(
    kept('')
      .filter((name) => !name.endsWith('.snapshot'))
      .sort(),
  ).toEqual([
    ...(existsSync(join(cache, 'ecf-faq', 'code')) ? ['code'] : []),
    'new.snapshot.12-ab.tmp',
    'notes.tmp',
    'old.snapshot.12-ab.tmp.yaml',
  ]);
});

onPosix.each<[string, (file: string) => void]>([
  ['a link', (file) => linkAway('', file)],
  ['a FIFO', replaceByFifo],
  ['a file that others can write to', (file) => chmodSync(file, 0o666)],
])('what is cached is not read from %s', (_, spoil) => {
  const { cache, kept, show } = withFile();
  const right = show();
  const file = join(cache, 'ecf-faq', kept('.snapshot')[0] as string);
  writeFileSync(file, readFileSync(file, 'latin1').replaceAll('At the desk', 'At no place'), 'latin1');
  expect(show().out).toContain('At no place');
  spoil(file);
  for (let i = 0; i < 2; i++) expect(show()).toEqual(right);
});

function replaceByFifo(file: string): void {
  rmSync(file);
  spawnSync('mkfifo', [file]);
}
