/** What goes wrong around the program: disks below its cache that are full, and permissions. */

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/faq.ts';
import { install } from './support/install.ts';
import { onNode, onPosix, run } from './support/run.ts';

/** A search in a FAQ that is compiled at its first use. */
const OWN = ['search', 'feed the cat', '--only-faq', '--faq', join(ROOT, '__tests__/fixtures/small.yaml')];
const OWN_LINE = OWN.map((word) => `'${word}'`).join(' ');
const right = run(OWN).out;
/** Permissions do not stop root. */
const user = process.geteuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

onPosix('a cached file that may not grow is not kept', () => {
  const { line, env, kept } = install();
  const call = `ulimit -f 1; for i in 1 2; do ${line} ${OWN_LINE}; done`;
  const { status, stdout } = spawnSync('sh', ['-c', call], { env, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: right.repeat(2) });
  expect([kept('.snapshot'), kept('.tmp')]).toEqual([[], []]);
});

(process.platform === 'win32' ? it.skip : onNode).each<[string, number]>([
  ['read', 0o300],
  ['written', 0o500],
  ['entered', 0o600],
])('answers all the same if the cache folder cannot be %s', (_, mode) => {
  const { folder, command, cache, env } = install();
  const [program, ...first] = command;
  const kept = join(cache, 'ecf-faq');
  mkdirSync(cache);
  chmodSync(folder, 0o755);
  if (user.uid) chownSync(cache, user.uid, user.gid);
  const call = () => {
    const { status, stdout } = spawnSync(program, [...first, ...OWN], { env, encoding: 'utf8', ...user });
    expect({ status, stdout }).toEqual({ status: 0, stdout: right });
  };
  call();
  expect(existsSync(kept)).toBe(true);
  chmodSync(kept, mode);
  call();
  chmodSync(kept, 0o700);
  expect(readdirSync(kept).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

onPosix('says that a FAQ file cannot be read', () => {
  const { folder, command, env } = install();
  const [program, ...first] = command;
  chmodSync(folder, 0o755);
  const mine = join(folder, 'mine.yaml');
  writeFileSync(mine, 'categories: []\n', { mode: 0 });
  const options = { env, encoding: 'utf8', ...user } as const;
  const { status, stdout, stderr } = spawnSync(program, [...first, 'list', '--faq', mine], options);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: `error: cannot read the FAQ file ${mine}: permission denied; check its permissions\n`,
  });
});
