/**
 * Starts the program: loads its parts with the code that V8 compiled in an earlier call, if it is cached. Without it,
 * compiling takes a third of a call's time beyond Node's own start-up. Node's compile cache requires Node 22, and would
 * not cover main.cjs.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type CachePlace, cachePlaceOf, keepSealed, type Origin, readSealed } from './cache.ts';
import { ExitCode, FaqError } from './errors.ts';
import { reportUncaught } from './uncaught.ts';

/** A loaded file from dist/: a function of what `require` passes to a module. */
interface Part {
  readonly script: Script;
  readonly exports: unknown;
  readonly filename: string;
  readonly source: string;
  /** The commands that the cached code has run in: V8 keeps no code for functions that never ran. */
  readonly commands: readonly string[];
}

const NEWLINE = 10;

// From dist/, where the build puts this file, the snapshot and the licenses.
const besides = {
  bundled: {
    source: { path: join(import.meta.dirname, '../faq.yaml'), isOptional: false },
    snapshot: join(import.meta.dirname, 'faq.snapshot'),
  },
  readLicenses: () => readFileSync(join(import.meta.dirname, 'NOTICES.txt'), 'utf8'),
};

const originOf = (filename: string, source: string): Origin => ({
  names: [],
  files: [filename],
  bytes: () => [Buffer.from(source)],
});

/** @param require for Node's own modules */
export async function start(process: NodeJS.Process, require: NodeJS.Require): Promise<void> {
  // Also if `start` fails.
  reportUncaught(process);
  const cache = cachePlaceOf(process);
  const parts = createParts(process, require, cache);
  const { createTerminal, main } = parts.load('./main.cjs') as typeof import('./main.ts');
  const { exitCode, command } = await main(process.argv.slice(2), createTerminal(process, cache), besides);
  process.exitCode = exitCode;
  // A failed call has not run all of its command's code.
  if (exitCode !== ExitCode.error) parts.keep(command);
}

function readPart(filename: string): string {
  try {
    return readFileSync(filename, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FaqError(`cannot read a part of the program, ${filename}: ${code}; install ecf-faq again`);
  }
}

function createParts({ version, arch }: NodeJS.Process, require: NodeJS.Require, place: CachePlace) {
  const parts = new Map<string, Part>();
  const fileOf = (name: string) => place.folder && join(place.folder, `${name}-${version}-${arch}.code`);

  /** Like `require`, but for the parts. */
  const load = (name: string): unknown => {
    const loaded = parts.get(name);
    if (loaded) return loaded.exports;
    if (!name.startsWith('./')) return require(name);
    const filename = join(import.meta.dirname, name);
    const source = readPart(filename);
    const file = fileOf(name);
    const kept = file && readSealed(file, originOf(filename, source), place)?.subarray();
    const codeAt = kept ? kept.indexOf(NEWLINE) + 1 : 0;
    const script = new Script(source, {
      filename,
      ...(kept && { cachedData: kept.subarray(codeAt) }),
    });
    const isUsed = kept && !script.cachedDataRejected;
    const module = { exports: {} };
    script.runInThisContext()(module.exports, load, module, import.meta.dirname);
    const commands = isUsed ? (JSON.parse(kept.toString('utf8', 0, codeAt)) as string[]) : [];
    parts.set(name, { script, exports: module.exports, filename, source, commands });
    return module.exports;
  };

  return {
    load,
    /** Caches the code of the loaded parts, unless it has already run in that command. */
    keep(command: string) {
      for (const [name, { script, filename, source, commands }] of parts) {
        const file = fileOf(name);
        if (!file || commands.includes(command)) continue;
        const head = Buffer.from(`${JSON.stringify([...commands, command])}\n`);
        const origin = originOf(filename, source);
        keepSealed(file, origin, place, Buffer.concat([head, script.createCachedData()]));
      }
    },
  };
}
