/** Opens the catalog of FAQ files: from a snapshot where there is a good one, else compiled and kept for the next time. */

import { basename, join, resolve } from 'node:path';
import { type CachePlace, keepSealed, readSealed, seal } from '../cache.ts';
import { describeProblem, FaqError } from '../errors.ts';
import { type Faq, mergeFaqs } from '../faq/faq.ts';
import { decodeSource, readSource } from '../faq/files.ts';
import type { Catalog } from './catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

export interface Place {
  readonly version: string;
  /** Of the program; a snapshot is good for no other. */
  readonly build: string;
  /** The FAQ that comes with the program, and its snapshot, made by the build. */
  readonly bundled: { readonly source: string; readonly snapshot: string };
  /** Where further snapshots are kept. */
  readonly cache: CachePlace;
}

interface Source {
  readonly file: string;
  readonly bytes: Buffer;
}

/**
 * The catalog of the bundled FAQ with `layers` laid over it, each over those before it.
 * @param onCompile told how many bytes of FAQ files are to be read anew, which may take a while
 * @throws FaqError for a file that cannot be read, and with all problems of the first file that has any
 */
export async function openCatalog(
  { bundled, cache, ...program }: Place,
  layers: readonly string[],
  onCompile: (bytes: number) => void = () => {},
): Promise<Catalog> {
  const sources = [bundled.source, ...layers].map((file) => ({ file, bytes: readSource(file) }));
  const key = keyOf(program, sources);
  // Two that share the end of their names take turns in one file, which costs time, no more.
  const name = Buffer.from(sources.map(({ file }) => resolve(file)).join('\n')).toString('base64url');
  const kept = cache.folder && join(cache.folder, `${name.slice(-200)}.snapshot`);
  for (const file of layers.length === 0 ? [bundled.snapshot, kept] : [kept]) {
    const snapshot = file && readSealed(file, key);
    if (snapshot) return readSnapshot(snapshot);
  }

  onCompile(sources.reduce((total, { bytes }) => total + bytes.length, 0));
  const snapshot = writeSnapshot(await compile(sources));
  if (kept) keepSealed(kept, key, cache, () => snapshot);
  return readSnapshot(snapshot);
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(program: Pick<Place, 'version' | 'build'>, file: string): Promise<Buffer> {
  const sources = [{ file, bytes: readSource(file) }];
  return seal(keyOf(program, sources), writeSnapshot(await compile(sources)));
}

/** What a snapshot is good for: by the files' names, not their paths, for a package moved is the same package. */
function keyOf({ version, build }: Pick<Place, 'version' | 'build'>, sources: readonly Source[]): Buffer[] {
  const names = sources.map(({ file, bytes }) => `${basename(file)} ${bytes.length}`);
  return [Buffer.from([version, build, ...names].join('\n')), ...sources.map(({ bytes }) => bytes)];
}

async function compile(sources: readonly Source[]): Promise<Faq> {
  // YAML costs a start more than all the rest; only a FAQ that was not seen before needs it.
  const { parseFaq } = await import('../faq/parse.ts');
  let faq: Faq | undefined;
  for (const { file, bytes } of sources) {
    const { faq: layer, problems } = parseFaq(decodeSource(bytes, file), file, faq);
    if (!layer) throw new FaqError(problems.map(describeProblem).join('\n'), problems);
    faq = faq ? mergeFaqs(faq, layer) : layer;
  }
  if (!faq) throw new Error('no FAQ file');
  return faq;
}
