/** What the build writes into the program. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The constants, by their names in the sources. */
export function readConstants() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  // Parsing all of it would take seconds.
  const { title } = parse(/^title:.*$/m.exec(readFileSync('faq.yaml', 'utf8'))[0]);
  return { VERSION: version, BUILD: buildId(), TITLE: title };
}

/** A hash of what the program is built from: what another build of the same version compiled must not be used. */
function buildId() {
  const sources = readdirSync('src', { recursive: true }).map((file) => `src/${file.replaceAll('\\', '/')}`);
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'faq.yaml', 'scripts/build.js', ...sources.sort()]) {
    if (/\.[^/]+$/.test(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
