/** Opens the catalog of FAQ files: from a valid snapshot if there is one, otherwise by compiling and caching one. */

import { basename, join, resolve } from 'node:path';
import { type CachePlace, cachePlaceOf, keepSealed, type Origin, readSealed, seal } from '../cache.ts';
import { describeProblem, FaqError } from '../errors.ts';
import { type Faq, mergeFaqs } from '../faq/faq.ts';
import { decodeSource, readSource } from '../faq/files.ts';
import type { Catalog } from './catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** How many problems of a file to report. */
const MOST_PROBLEMS = 50;

export interface Place {
  readonly version: string;
  /** The program's build; a snapshot is valid only for the build that made it. */
  readonly build: string;
  /** The FAQ that comes with the program, and its snapshot, made by the build. */
  readonly bundled: { readonly source: string; readonly snapshot: string };
  /** Where other snapshots are cached. */
  readonly cache: CachePlace;
}

/**
 * The catalog of the bundled FAQ with `layers` added on top, in order.
 * @param onCompile called with the number of bytes of FAQ files to compile, which may take a while
 * @throws FaqError if a file cannot be read, or with all problems of the first file that has any
 */
export async function openCatalog(
  { bundled, cache, ...program }: Place,
  layers: readonly string[],
  onCompile: (bytes: number) => void = () => {},
): Promise<Catalog> {
  const sources = createSources(program, [bundled.source, ...layers]);
  // Sets of files whose paths have the same ending overwrite each other's snapshot, which only costs time.
  const paths = sources.files.map((file) => resolve(file)).join('\n');
  const name = Buffer.from(paths).toString('base64url').slice(-200);
  const kept = (kind: string) => cache.folder && join(cache.folder, `${name}.${kind}`);
  const keptSnapshot = kept('snapshot');
  for (const file of layers.length === 0 ? [bundled.snapshot, keptSnapshot] : [keptSnapshot]) {
    const snapshot = file && readSealed(file, sources, kept('stamp'), cache);
    if (snapshot) return readSnapshot(snapshot);
  }

  onCompile(sources.bytes().reduce((total, { length }) => total + length, 0));
  const snapshot = writeSnapshot(await compile(sources));
  if (keptSnapshot) keepSealed(keptSnapshot, sources, cache, snapshot);
  return readSnapshot(snapshot);
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(
  program: Pick<Place, 'version' | 'build'>,
  file: string,
  process: NodeJS.Process,
): Promise<Buffer> {
  const sources = createSources(program, [file]);
  return seal(sources, writeSnapshot(await compile(sources)), cachePlaceOf(process));
}

/** FAQ files, read when first needed. A snapshot depends on their names, not paths, because a package can be moved. */
function createSources({ version, build }: Pick<Place, 'version' | 'build'>, files: readonly string[]): Origin {
  let read: readonly Buffer[] | undefined;
  return {
    names: [version, build, ...files.map((file) => basename(file))],
    files,
    bytes() {
      read ??= files.map(readSource);
      return read;
    },
  };
}

async function compile(sources: Origin): Promise<Faq> {
  // Loading the YAML parser takes longer than the rest of a start; only a FAQ that is not yet compiled needs it.
  const { parseFaq } = await import('../faq/parse.ts');
  let faq: Faq | undefined;
  for (const [i, file] of sources.files.entries()) {
    const bytes = sources.bytes()[i] as Buffer;
    const { faq: layer, problems } = parseFaq(decodeSource(bytes, file), file, faq);
    if (!layer) {
      const shown = problems.slice(0, MOST_PROBLEMS);
      const more = problems.length - shown.length;
      const lines = [...shown.map(describeProblem), ...(more > 0 ? [`and ${more} more problems`] : [])];
      throw new FaqError(lines.join('\n'), shown);
    }
    faq = faq ? mergeFaqs(faq, layer) : layer;
  }
  if (!faq) throw new Error('no FAQ file');
  return faq;
}
