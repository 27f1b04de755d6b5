/** Starts the program as one executable file, which contains the FAQ and licenses: see scripts/standalone.js. */

import { readFileSync } from 'node:fs';
import snapshot from '../dist/faq.snapshot' with { type: 'file' };
import source from '../faq.yaml' with { type: 'file' };
import licenses from '../standalone/NOTICES.txt' with { type: 'file' };
import { cacheOf } from './cache.ts';
import { createTerminal, main } from './main.ts';
import { reportUncaught } from './uncaught.ts';

reportUncaught(process);
process.exitCode = await main(process.argv.slice(2), createTerminal(process, cacheOf(process)), {
  bundled: {
    source: { path: process.execPath, isOptional: false, read: () => readFileSync(source) },
    snapshot: () => readFileSync(snapshot),
  },
  readLicenses: () => readFileSync(licenses, 'utf8'),
});
