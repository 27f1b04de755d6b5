/** What is made from the executables: a Debian package, and a Homebrew formula. */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from './support/faq.ts';
import { COMMAND, EXECUTABLE, run } from './support/run.ts';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const isRoot = process.getuid?.() === 0;
const hasDpkg = spawnSync('dpkg', ['--version']).status === 0;
const onDebian = EXECUTABLE && isRoot && hasDpkg ? it : it.skip;

onDebian('the Debian package installs, and what it installs runs', () => {
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600' };
  const made = execFileSync(process.execPath, ['scripts/deb.js'], { cwd: ROOT, env, encoding: 'utf8' });
  const [deb = ''] = made
    .trim()
    .split('\n')
    .filter((name) => name.endsWith('_amd64.deb') === (process.arch === 'x64'));
  const checked = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], {
    cwd: join(ROOT, 'standalone'),
    encoding: 'utf8',
  });
  for (const name of [basename(deb), 'ecf-faq.1']) expect(checked).toContain(`${name}: OK\n`);
  // A time that differs from build to build would change the package.
  const listed = execFileSync('dpkg-deb', ['--contents', deb], {
    cwd: ROOT,
    env: { ...env, TZ: 'UTC' },
    encoding: 'utf8',
  });
  for (const line of listed.trim().split('\n')) expect(line).toMatch(/ root\/root .* 2026-01-01 00:00 /);

  const root = mkdtempSync(join(tmpdir(), 'ecf-faq-root-'));
  for (const folder of ['info', 'updates']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true });
  writeFileSync(join(root, 'var/lib/dpkg/status'), '');
  execFileSync('dpkg', [`--root=${root}`, '--force-depends', '--install', deb], { cwd: ROOT, stdio: 'ignore' });
  const command = [join(root, 'usr/bin/ecf-faq')] as const;
  expect(run(['show', 'forgot-login'], { command })).toEqual(run(['show', 'forgot-login']));
  const share = (path: string) => readFileSync(join(root, 'usr/share', path));
  expect(gunzipSync(share('man/man1/ecf-faq.1.gz'))).toEqual(readFileSync(join(ROOT, 'man/ecf-faq.1')));
  for (const [shell, path] of [
    ['bash', 'bash-completion/completions/ecf-faq'],
    ['zsh', 'zsh/vendor-completions/_ecf_faq'],
    ['fish', 'fish/vendor_completions.d/ecf-faq.fish'],
  ] as const) {
    expect(`${share(path)}`).toBe(run(['completion', shell], { command: COMMAND }).out);
  }
  expect(`${share('doc/ecf-faq/copyright')}`).toMatch(/^MIT License[\s\S]*^Bun [\d.]+ \(/m);
});

/** Runs the script beside the checksums of made-up executables. */
function formula(...args: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'ecf-faq-formula-'));
  cpSync(join(ROOT, 'package.json'), join(cwd, 'package.json'));
  mkdirSync(join(cwd, 'standalone'));
  const names = ['-linux-x64', '-linux-arm64', '-darwin-x64', '-darwin-arm64', '.1'];
  const sums = names.map((name, i) => `${`${i + 1}`.repeat(64)}  ecf-faq${name}\n`);
  writeFileSync(join(cwd, 'standalone/SHA256SUMS'), sums.join(''));
  const script = join(ROOT, 'scripts/homebrew.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

it('the Homebrew formula has the address and the checksum of each executable, and of the manual', () => {
  const { code, out } = formula('https://example.com/some/where');
  const golden = join(ROOT, '__tests__/screens/ecf-faq.rb');
  const text = out.replaceAll(version, '1.2.3');
  if (process.env.UPDATE_SCREENS) writeFileSync(golden, text);
  expect(code).toBe(0);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

it.each([[], ['some/where'], ['https://example.com/a"; system("x")']])(
  'makes no formula without the address of the repository: %s',
  (...args) => {
    expect(formula(...args)).toEqual({ code: 1, out: '', err: expect.stringContaining('usage: ') });
  },
);
