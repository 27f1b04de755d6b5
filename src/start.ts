/** Starts the program from dist/, where the build puts this file beside the snapshot and the licenses. */

import { readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { cacheOf, createFolder } from './cache.ts';
import { reportUncaught } from './uncaught.ts';

const dist = import.meta.dirname;

reportUncaught(process);
const cache = cacheOf(process);
keepCompiledCode(cache.folder);
start();

async function start(): Promise<void> {
  const { createTerminal, main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2), createTerminal(process, cache), {
    bundled: {
      source: { path: join(dist, '../faq.yaml'), isOptional: false },
      snapshot: join(dist, 'faq.snapshot'),
    },
    readLicenses: () => readFileSync(join(dist, 'NOTICES.txt'), 'utf8'),
  });
}

/** Node 22 and later can keep compiled code between calls; by default, in a folder that others can write to. */
function keepCompiledCode(folder: string | null): void {
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => void };
  if (folder === null || !enableCompileCache) return;
  createFolder(folder);
  enableCompileCache(join(folder, 'code'));
}
