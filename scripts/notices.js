/** The licenses of what the build puts together, which must be distributed with it. */

import { readdirSync, readFileSync } from 'node:fs';

const RULE = `\n${'-'.repeat(80)}\n\n`;

/**
 * Our license, and those of the packages that these files are from.
 * @param more what to add at the end
 */
export function noticesOf(files, ...more) {
  // A package may be inside another one's folder.
  const packages = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...['.', ...[...packages].sort()].map(noticeOf), ...more].join(RULE);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${name} has no license file to distribute`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
}
