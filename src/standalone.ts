/** Starts the program as one executable file, which contains the FAQ: see scripts/standalone.js. */

import { readFileSync } from 'node:fs';
import snapshot from '../dist/faq.snapshot' with { type: 'file' };
import source from '../faq.yaml' with { type: 'file' };
import { cachePlaceOf, unseal } from './cache.ts';
import { createTerminal, main } from './main.ts';
import { reportUncaught } from './uncaught.ts';

reportUncaught(process);
const bundled = {
  source: { path: process.execPath, isOptional: false, read: () => readFileSync(source) },
  snapshot: () => unseal(readFileSync(snapshot)),
};
const { exitCode } = await main(process.argv.slice(2), createTerminal(process, cachePlaceOf(process)), bundled);
process.exitCode = exitCode;
