/**
 * Keeps CHANGELOG.md, for releases: `release [version] [date]` names the unreleased changes (by default by package.json
 * and today), `notes <version>` prints what that version changed. See docs/releasing.md.
 */

import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'CHANGELOG.md';
const UNRELEASED = '## [Unreleased]\n';

const [, , task, version = process.env.npm_package_version, date = new Date().toISOString().slice(0, 10)] =
  process.argv;
const text = readFileSync(FILE, 'utf8');
if (task === 'release') release();
else if (task === 'notes') notes();
else throw new Error('usage: node scripts/changelog.js release [version] [date] | notes <version>');

function release() {
  if (sectionOf('Unreleased') === '') throw new Error(`${FILE} names no unreleased changes`);
  writeFileSync(FILE, text.replace(UNRELEASED, `${UNRELEASED}\n## [${version}] - ${date}\n`));
}

function notes() {
  const found = sectionOf(version);
  if (found === '') throw new Error(`${FILE} has nothing about ${version}`);
  console.log(found);
}

/** The text below a version's heading, down to the next one; empty if there is none. */
function sectionOf(name) {
  const [, ...sections] = text.split(/^## \[/m);
  const section = sections.find((section) => section.startsWith(`${name}]`)) ?? '';
  return section.slice(section.indexOf('\n')).trim();
}
