/** The built program within the tests' own process, with a terminal in memory: its real `main`, a hundred times faster. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Script } from 'node:vm';
import { type Cache, cacheOf } from '../../src/cache.ts';
import { linesOf } from '../../src/terminal/streams.ts';
import type { Terminal } from '../../src/terminal/terminal.ts';
import { ROOT } from './faq.ts';
import type { Run } from './run.ts';

/** @param faq the FAQ file to use as the bundled one; by default, it is the real one. Each has its own cache. */
export function loadProgram(faq?: string) {
  const { main } = requirePart('./main.cjs') as typeof import('../../src/main.ts');
  const bundled = {
    source: { path: faq ?? join(ROOT, 'faq.yaml'), isOptional: false },
    snapshot: faq ? '' : join(ROOT, 'dist/faq.snapshot'),
  };
  const { platform, pid, geteuid } = process;
  const env = { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'ecf-faq-cache-')) };
  const cache = cacheOf({ platform, pid, geteuid, env } as unknown as NodeJS.Process);
  /** @param input the bytes of stdin */
  return async (args: readonly string[], input = Buffer.alloc(0)): Promise<Run> => {
    const written = { out: '', err: '' };
    const code = await main(args, memoryTerminal(written, input, cache), { bundled, readLicenses: () => '' });
    return { code, ...written };
  };
}

/** A part of the program, loaded as Node's own `require` does: Jest's would replace Node's modules. */
function requirePart(name: string): unknown {
  if (!name.startsWith('./')) return process.getBuiltinModule(name);
  const filename = join(ROOT, 'dist', name);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
  const module = { exports: {} };
  new Script(source, { filename }).runInThisContext()(
    module.exports,
    requirePart,
    module,
    filename,
    join(ROOT, 'dist'),
  );
  return module.exports;
}

/** A terminal that is a pipe at every end. */
function memoryTerminal(written: { out: string; err: string }, input: Buffer, cache: Cache): Terminal {
  const writeAll = (pieces: Iterable<string>) => {
    for (const piece of pieces) written.out += piece;
    return true;
  };
  const none = () => {
    throw new Error('there is no terminal');
  };
  return {
    write: (text) => void writeAll([text]),
    writeAll,
    page: async (pieces) => writeAll(pieces),
    note: (text) => {
      written.err += text;
    },
    lines: () => linesOf(Readable.from(chunksOf(input), { objectMode: false }).setEncoding('utf8')),
    layout: (_, { color, width = Number.POSITIVE_INFINITY }) => ({ width, color: color === 'always', links: false }),
    helpWidth: 80,
    get prompts() {
      return none();
    },
    accessible: false,
    guard: none,
    interactive: false,
    debug: false,
    helpers: none,
    nodeVersion: process.version,
    home: null,
    isWatched: false,
    faqFolder: null,
    faqFiles: [],
    cache,
  };
}

/** In small pieces, as a slow writer sends them: a character or a line end may be divided. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  const size = Math.max(7, bytes.length >> 4);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
