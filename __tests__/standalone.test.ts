/** The executable: one file that needs nothing else. Skipped unless it is what is tested (npm run test:standalone). */

import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { install } from './support/install.ts';
import { EXECUTABLE, run } from './support/run.ts';

const inExecutable = EXECUTABLE ? it : it.skip;

inExecutable('needs no cache for its own FAQ', () => {
  const { cache, run } = install();
  expect(run('search', 'pacer login').code).toBe(0);
  expect(existsSync(cache)).toBe(false);
});

inExecutable('can be moved, and answers from a folder where nothing can be written', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ecf-faq-moved-')), basename(EXECUTABLE ?? ''));
  cpSync(EXECUTABLE ?? '', file);
  const moved = run(['show', 'forgot-login'], { command: [file], env: { HOME: '/nowhere' }, cwd: '/' });
  expect(moved).toEqual(run(['show', 'forgot-login']));
});

inExecutable('does not read the settings of other programs in the current folder', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'ecf-faq-folder-'));
  writeFileSync(join(cwd, '.env'), 'FORCE_COLOR=1\n');
  writeFileSync(join(cwd, 'bunfig.toml'), 'preload = ["./preload.js"]\n');
  writeFileSync(join(cwd, 'preload.js'), 'console.log("preloaded");\n');
  for (const name of ['package.json', 'tsconfig.json']) writeFileSync(join(cwd, name), 'not JSON');
  expect(run(['show', 'forgot-login'], { cwd })).toEqual(run(['show', 'forgot-login']));
});

inExecutable('names its runtime, and prints the license of it', () => {
  const about = run(['about']).out;
  for (const part of [basename(EXECUTABLE ?? ''), 'Bun 1.']) expect(about).toContain(part);
  expect(run(['--licenses']).out).toMatch(/^Bun [\d.]+ \(/m);
});
