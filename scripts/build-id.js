/** What is built into the program: the build's id, and the title of its FAQ. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A hash of everything that the program is built from: what another build of the same version compiled must not be used. */
export function readBuildId() {
  const sources = readdirSync('src', { recursive: true }).map((file) => `src/${file.replaceAll('\\', '/')}`);
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'faq.yaml', 'scripts/build.js', ...sources.sort()]) {
    if (/\.[^/]+$/.test(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The title of the bundled FAQ, for help and manual. */
export function readTitle() {
  return /^title: (.*)$/m.exec(readFileSync('faq.yaml', 'utf8'))[1];
}
