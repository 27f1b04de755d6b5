/** Opens the catalog of FAQ files: from a snapshot where there is a good one, else compiled and kept for the next time. */

import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describeProblem, FaqError } from '../errors.ts';
import { type Faq, mergeFaqs } from '../faq/faq.ts';
import { decodeSource, readCompiled, readSource, writeCompiled } from '../faq/files.ts';
import type { Catalog } from './catalog.ts';
import { keyOf, readSnapshot, writeSnapshot } from './snapshot.ts';

export interface Place {
  readonly version: string;
  /** The FAQ that comes with the program, and its snapshot, made by the build. */
  readonly bundled: { readonly source: string; readonly snapshot: string };
  /** Where further snapshots may be kept; null for nowhere. */
  readonly cacheFolder: string | null;
  /** A number that no other process has now. */
  readonly processId: number;
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
  { version, bundled, cacheFolder, processId }: Place,
  layers: readonly string[],
  onCompile: (bytes: number) => void = () => {},
): Promise<Catalog> {
  const sources = [bundled.source, ...layers].map((file) => ({ file, bytes: readSource(file) }));
  // By name, not by path: a package moved is the same package.
  const key = keyOf(
    version,
    sources.map(({ file, bytes }) => ({ file: basename(file), bytes })),
  );
  const cached =
    cacheFolder && join(cacheFolder, `${crc32(sources.map(({ file }) => file).join('\n')).toString(16)}.snapshot`);
  for (const place of layers.length === 0 ? [bundled.snapshot, cached] : [cached]) {
    const bytes = place && readCompiled(place);
    const catalog = bytes && readSnapshot(bytes, key);
    if (catalog) return catalog;
  }

  onCompile(sources.reduce((total, { bytes }) => total + bytes.length, 0));
  const snapshot = writeSnapshot(await compile(sources), key);
  if (cached) writeCompiled(cached, snapshot, processId);
  const catalog = readSnapshot(snapshot, key);
  if (!catalog) throw new Error('a snapshot just made cannot be read');
  return catalog;
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(version: string, file: string): Promise<Buffer> {
  const source = { file, bytes: readSource(file) };
  return writeSnapshot(await compile([source]), keyOf(version, [{ ...source, file: basename(file) }]));
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
