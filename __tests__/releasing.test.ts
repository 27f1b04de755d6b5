/** A release: its changes in CHANGELOG.md, and the workflows that check and build it. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './support/faq.ts';

const CHANGES = `# Changelog

## [Unreleased]

### Added

- A door.

## [0.1.0] - 2026-01-02

- A house.
`;

function changelog(text: string, ...args: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'ecf-faq-changelog-'));
  writeFileSync(join(cwd, 'CHANGELOG.md'), text);
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/changelog.js'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, text: readFileSync(join(cwd, 'CHANGELOG.md'), 'utf8') };
}

it('npm version names the unreleased changes after the version', () => {
  const { code, text } = changelog(CHANGES, 'release', '0.2.0', '2026-03-04');
  expect(code).toBe(0);
  expect(text).toBe(CHANGES.replace('## [Unreleased]\n', '## [Unreleased]\n\n## [0.2.0] - 2026-03-04\n'));
  expect(changelog(text, 'notes', '0.2.0').out).toBe('### Added\n\n- A door.\n');
  expect(changelog(text, 'notes', '0.1.0').out).toBe('- A house.\n');
});

it('nothing is released without changes, and nothing is said about an unknown version', () => {
  const empty = CHANGES.replace('### Added\n\n- A door.\n\n', '');
  expect(changelog(empty, 'release', '0.2.0', '2026-03-04')).toMatchObject({ code: 1, text: empty });
  expect(changelog(CHANGES, 'notes', '9.9.9')).toMatchObject({ code: 1, out: '' });
});

it('the workflow tries every executable before it is released', async () => {
  const { nameOf, RUNTIMES } = await import(new URL('../scripts/targets.js', import.meta.url).href);
  const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'));
  const tried = jobs.try.strategy.matrix.include.map(({ file }: { file: string }) => file);
  expect(tried.sort()).toEqual(Object.keys(RUNTIMES).map(nameOf).sort());
  expect(jobs.publish.needs).toEqual(['check', 'try', 'packages']);
});
