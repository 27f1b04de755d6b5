/** Starts the program from dist/, where the build puts this file beside the snapshot and the licenses. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheOf, createFolder } from './cache.ts';
import { reportUncaught } from './uncaught.ts';

const dist = import.meta.dirname;

reportUncaught(process);
const cache = cacheOf(process);
// Node 20 cannot, and loading the module takes it longer than all else here.
if (!process.versions.node.startsWith('20.')) keepCompiledCode(cache.folder);
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
  if (folder === null) return;
  const { enableCompileCache } = process.getBuiltinModule('node:module') as CodeCache;
  createFolder(folder);
  enableCompileCache?.(join(folder, 'code'));
}

/** Not in the types of Node 20. */
interface CodeCache {
  readonly enableCompileCache?: (folder: string) => void;
}
