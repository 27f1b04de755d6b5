/** The cache: only in a folder that nobody else can write to, never required, never trusted if it is not ours. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProgram } from './support/program.ts';
import { onPosix } from './support/run.ts';

const run = loadProgram();

/** A FAQ file, whose compiled form is cached in a folder of its own. */
function withFile() {
  const parent = join(mkdtempSync(join(tmpdir(), 'ecf-faq-cache-')), 'cache');
  const folder = join(parent, 'ecf-faq');
  const file = `${parent}.yaml`;
  const env = { XDG_CACHE_HOME: parent };
  const write = (answer: string) =>
    writeFileSync(
      file,
      `categories: [{id: c, name: C, entries: [{id: zebra, question: Where is it?, answer: ${answer}}]}]\n`,
    );
  write('At the desk');
  return {
    parent,
    folder,
    file,
    write,
    show: () => run(['show', 'zebra', '--only-faq', '--faq', file], { env }),
    about: async () => (await run(['about'], { env })).out,
    kept: () =>
      (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []).map((name) =>
        join(folder, name),
      ),
  };
}

// Windows has no such permissions.
onPosix.each<[string, (parent: string, folder: string) => void]>([
  ['can be written by others', (_, folder) => chmodSync(folder, 0o777)],
  ['is a link', linkAway],
  ['is in a folder of everybody', (parent) => chmodSync(parent, 0o1777)],
  ['is a file', replaceByFile],
])('a folder is not used if it %s', (_, spoil) => expectUnused(spoil));

// Only root can give a folder away.
(process.geteuid?.() === 0 ? it : it.skip).each<[string, (parent: string, folder: string) => void]>([
  ['belongs to another user', (_, folder) => chownSync(folder, 12345, 12345)],
  ["is in another user's folder", (parent) => chownSync(parent, 12345, 12345)],
])('a folder is not used if it %s', (_, spoil) => expectUnused(spoil));

async function expectUnused(spoil: (parent: string, folder: string) => void): Promise<void> {
  const { parent, folder, show, about, kept } = withFile();
  mkdirSync(folder, { recursive: true });
  spoil(parent, folder);
  for (let i = 0; i < 2; i++) expect((await show()).code).toBe(0);
  expect(kept()).toEqual([]);
  expect(await about()).not.toContain('Cache');
}

function linkAway(_: string, folder: string): void {
  renameSync(folder, `${folder}-real`);
  symlinkSync(`${folder}-real`, folder);
}

function replaceByFile(_: string, folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}

onPosix('a folder is used if a link leads to the folder it is in', async () => {
  const { parent, show, about, kept } = withFile();
  mkdirSync(`${parent}-real`, { mode: 0o700 });
  symlinkSync(`${parent}-real`, parent);
  expect((await show()).code).toBe(0);
  expect(kept()).toEqual([expect.stringMatching(/\.snapshot$/)]);
  expect(await about()).toContain('Cache');
});

it.each([
  ['is relative', { XDG_CACHE_HOME: 'relative', HOME: '' }],
  ['is named by nothing', { HOME: '' }],
  ['does not exist', { HOME: '/nonexistent/home' }],
  ['is a device', { HOME: '/dev/null' }],
  ['cannot be written by anybody', { HOME: '/proc/self' }],
])('answers all the same if the folder %s', async (_, env) => {
  const { file } = withFile();
  expect((await run(['show', 'zebra', '--only-faq', '--faq', file], { env })).out).toContain('At the desk');
  expect(existsSync('relative')).toBe(false);
});

it.each([
  ['1970', 0],
  ['2100', 4.1e9],
])('never lets an old answer through, even if all files are of %s', async (_, seconds) => {
  const { file, write, show, kept } = withFile();
  for (const answer of ['At the door', 'At the gate']) {
    write(answer);
    for (let i = 0; i < 2; i++) {
      expect((await show()).out).toContain(answer);
      for (const path of [file, ...kept()]) utimesSync(path, seconds, seconds);
    }
  }
});

it('only what killed processes left behind is removed, never a file of others', async () => {
  const { folder, show, kept } = withFile();
  const left = {
    'old.snapshot.12-ab.tmp': 0,
    'new.snapshot.12-ab.tmp': Date.now() / 1000,
    'notes.tmp': 0,
    'old.snapshot.12-ab.tmp.yaml': 0,
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, time] of Object.entries(left)) {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), time, time);
  }
  expect((await show()).code).toBe(0);
  const names = kept().filter((path) => !path.endsWith('.snapshot'));
  expect(names.sort()).toEqual(
    ['new.snapshot.12-ab.tmp', 'notes.tmp', 'old.snapshot.12-ab.tmp.yaml'].map((name) => join(folder, name)),
  );
});

onPosix.each<[string, (file: string) => void]>([
  ['a link', (file) => linkAway('', file)],
  ['a FIFO', replaceByFifo],
  ['a file that others can write to', (file) => chmodSync(file, 0o666)],
])('what is cached is not read from %s', async (_, spoil) => {
  const { show, kept } = withFile();
  const right = await show();
  const [file = ''] = kept();
  writeFileSync(file, readFileSync(file, 'latin1').replaceAll('At the desk', 'At no place'), 'latin1');
  expect((await show()).out).toContain('At no place');
  spoil(file);
  for (let i = 0; i < 2; i++) expect(await show()).toEqual(right);
});

function replaceByFifo(file: string): void {
  rmSync(file);
  spawnSync('mkfifo', [file]);
}
