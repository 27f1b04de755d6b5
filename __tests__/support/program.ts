/** The built program within the tests' own process: its real `main`, with streams in memory, a hundred times faster. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Script } from 'node:vm';
import { cacheOf } from '../../src/cache.ts';
import { linesIn } from '../../src/terminal/streams.ts';
import { createTerminal, type Terminal } from '../../src/terminal/terminal.ts';
import { ROOT } from './faq.ts';
import { CLEAN_ENV, type Run } from './run.ts';

interface Surroundings {
  /** What is added to a clean environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What comes on stdin. */
  readonly input?: string | Buffer;
}

/** @param faq the FAQ file to use as the bundled one; by default, it is the real one */
export function loadProgram(faq?: string) {
  const { main } = requirePart('./main.cjs') as typeof import('../../src/main.ts');
  const dist = join(ROOT, 'dist');
  const bundled = {
    source: { path: faq ?? join(ROOT, 'faq.yaml'), isOptional: false },
    snapshot: faq ? '' : join(dist, 'faq.snapshot'),
  };
  const readLicenses = () => readFileSync(join(dist, 'NOTICES.txt'), 'utf8');
  return async (args: readonly string[], { env = {}, input = '' }: Surroundings = {}): Promise<Run> => {
    const written = { out: '', err: '' };
    const terminal = memoryTerminal(written, Buffer.from(input), { ...CLEAN_ENV, ...env });
    const code = await main(args, terminal, { bundled, readLicenses });
    return { code, ...written };
  };
}

const loaded = new Map<string, unknown>();

/** A part of the program, loaded as Node's own `require` does: Jest's would replace Node's modules. */
function requirePart(name: string): unknown {
  if (!name.startsWith('./')) return process.getBuiltinModule(name);
  if (!loaded.has(name)) {
    const filename = join(ROOT, 'dist', name);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    const module = { exports: {} };
    const load = new Script(source, { filename }).runInThisContext();
    load(module.exports, requirePart, module, filename, join(ROOT, 'dist'));
    loaded.set(name, module.exports);
  }
  return loaded.get(name);
}

/** The real terminal of a process with that environment, but a pipe in memory at every end. */
function memoryTerminal(written: { out: string; err: string }, input: Buffer, env: NodeJS.ProcessEnv): Terminal {
  const { platform, pid, geteuid, version, versions } = process;
  const pipe = { isTTY: false, on: () => {} };
  const own = { platform, pid, geteuid, version, versions, env, stdin: pipe, stdout: pipe, stderr: pipe };
  const outside = { ...own, once: () => {}, getBuiltinModule: () => ({ isatty: () => false }) };
  const fake = outside as unknown as NodeJS.Process;
  const write = (text: string) => {
    written.out += text;
    return true;
  };
  const note = (text: string) => {
    written.err += text;
  };
  return {
    ...createTerminal(fake, cacheOf(fake)),
    write,
    page: async (text) => write(text),
    note,
    lines: () => linesIn(Readable.from(chunksOf(input), { objectMode: false }), note),
  };
}

/** In small pieces, as a slow writer sends them: a character or a line end may be divided. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  const size = Math.max(7, bytes.length >> 4);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
