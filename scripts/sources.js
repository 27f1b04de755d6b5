/**
 * Reads every web page that the FAQ names as a source, and says which are gone, have moved or have changed since they
 * were last read: `npm run sources`. It waits between pages. `-- --update` keeps what was read as the new state.
 * The fingerprints of the pages' texts are in sources.json. Exits with 1 if there is anything to look at.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const AGENT = 'ecf-faq-sources (checks the sources of an FAQ, monthly)';
/** In milliseconds. */
const PAUSE = Number(process.env.SOURCES_PAUSE ?? 2000);
const TIMEOUT = 30_000;

const named = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];
const faqFile = resolve(named('faq') ?? join(ROOT, 'faq.yaml'));
const stateFile = resolve(named('state') ?? join(ROOT, 'sources.json'));

const before = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
const after = {};
let found = 0;
let isFirst = true;
for (const [url, ids] of pagesOf(parse(readFileSync(faqFile, 'utf8')))) {
  if (!isFirst) await new Promise((done) => setTimeout(done, PAUSE));
  isFirst = false;
  const read = await fingerprintOf(url);
  after[url] = read.fingerprint ? read : (before[url] ?? {});
  const what = changeOf(before[url], read);
  if (!what) continue;
  found++;
  console.log(`${url}\n  ${what}\n  rests on it: ${[...ids].join(', ')}`);
}
console.log(`${Object.keys(after).length} pages read, ${found} to look at.`);
if (process.argv.includes('--update')) writeFileSync(stateFile, `${JSON.stringify(after, null, 2)}\n`);
process.exitCode = found > 0 ? 1 : 0;

/** The pages in order, each with the ids of the entries that rest on it. */
function pagesOf({ categories }) {
  const pages = new Map();
  for (const { id, now, updates = [], sources = [] } of categories.flatMap(({ entries }) => entries)) {
    for (const source of [now?.source, ...updates.map((update) => update.source), ...sources]) {
      if (/^https?:/.test(source ?? '')) pages.set(source, (pages.get(source) ?? new Set()).add(id));
    }
  }
  return pages;
}

/** What is at an address: a fingerprint of its text without markup, and where it moved to; or why it could not be read. */
async function fingerprintOf(url) {
  try {
    const answer = await fetch(url, { headers: { 'user-agent': AGENT }, signal: AbortSignal.timeout(TIMEOUT) });
    if (!answer.ok) return { error: `gone: ${answer.status} ${answer.statusText}`.trim() };
    const text = (await answer.text())
      .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return { fingerprint, ...(answer.url !== url && { movedTo: answer.url }) };
  } catch (error) {
    return { error: `cannot be read: ${error.cause?.code ?? error.message}` };
  }
}

function changeOf(before, { error, fingerprint, movedTo }) {
  if (error) return error;
  if (movedTo && movedTo !== before?.movedTo) return `has moved to ${movedTo}`;
  if (!before?.fingerprint) return 'is read for the first time';
  return before.fingerprint === fingerprint ? null : 'has changed';
}
