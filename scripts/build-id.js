/** The build's id: files compiled or cached by another build of the same version must not be used. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A hash of everything that the program is built from. */
export function readBuildId() {
  const sources = readdirSync('src', { recursive: true }).map((file) => `src/${file.replaceAll('\\', '/')}`);
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'faq.yaml', 'scripts/build.js', ...sources.sort()]) {
    if (/\.[^/]+$/.test(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
