/** Opens the catalog of FAQ files: from a valid snapshot if there is one, otherwise by compiling and caching one. */

import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Bytes } from '../bytes.ts';
import { type CachePlace, cachePlaceOf, keepSealed, type Origin, readSealed, seal } from '../cache.ts';
import { describeProblem, FaqError, isFaqError, type Problem } from '../errors.ts';
import type { Faq, FaqFile } from '../faq/faq.ts';
import { decodeSource, readSource, type Source } from '../faq/files.ts';
import type { Catalog } from './catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** How many problems of a file to report. */
const MOST_PROBLEMS = 50;

/** The FAQ that comes with the program. */
export interface Bundled {
  readonly source: Source;
  /** The file made by the build; or reads it, if it is part of the program and needs no check. */
  readonly snapshot: string | (() => Bytes);
}

export interface Place {
  readonly version: string;
  /** The program's build; a snapshot is valid only for the build that made it. */
  readonly build: string;
  readonly bundled: Bundled;
  /** Where other snapshots are cached. */
  readonly cache: CachePlace;
}

/**
 * The catalog of FAQ files, each added on top of those before it.
 * @param onCompile called with the number of bytes of FAQ files to compile, which may take a while
 * @throws FaqError if a file that is not optional cannot be read, or with its problems
 */
export async function openCatalog(
  { bundled, cache, ...program }: Place,
  sources: readonly Source[],
  onCompile: (bytes: number) => void = () => {},
): Promise<Catalog> {
  const isBundled = sources.length === 1 && sources[0] === bundled.source;
  if (isBundled && typeof bundled.snapshot === 'function') return readSnapshot(bundled.snapshot());
  const files = createFiles(program, sources);
  // Sets of files whose paths have the same ending overwrite each other's snapshot, which only costs time.
  const paths = files.files.map((file) => (isAbsolute(file) ? file : resolve(file))).join('\n');
  const name = Buffer.from(paths).toString('base64url').slice(-200);
  const keptSnapshot = cache.folder && join(cache.folder, `${name}.snapshot`);
  for (const file of isBundled ? [bundled.snapshot, keptSnapshot] : [keptSnapshot]) {
    const snapshot = typeof file === 'string' && readSealed(file, files, cache);
    if (snapshot) return readSnapshot(snapshot);
  }

  onCompile(files.bytes().reduce((total, { length }) => total + length, 0));
  const snapshot = await compile(files.contents());
  if (keptSnapshot) keepSealed(keptSnapshot, files, cache, snapshot);
  return readSnapshot(snapshot);
}

/**
 * The FAQ itself, with the phrasings, which the catalog does not keep: it is parsed in every call.
 * @throws FaqError as openCatalog does
 */
export async function openFaq(sources: readonly Source[]): Promise<Faq> {
  return (await parse(readContents(sources))).faq;
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(
  program: Pick<Place, 'version' | 'build'>,
  file: string,
  process: NodeJS.Process,
): Promise<Buffer> {
  const files = createFiles(program, [{ path: file, isOptional: false }]);
  return seal(files, await compile(files.contents()), cachePlaceOf(process));
}

interface Content extends Source {
  /** Why the file cannot be read, if it is optional. */
  readonly bytes: Buffer | FaqError;
}

interface Files extends Origin {
  contents(): readonly Content[];
}

/** FAQ files, read when first needed. A snapshot depends on their names, not paths, because a package can be moved. */
function createFiles({ version, build }: Pick<Place, 'version' | 'build'>, sources: readonly Source[]): Files {
  let read: readonly Content[] | undefined;
  const contents = () => {
    read ??= readContents(sources);
    return read;
  };
  return {
    names: [version, build, ...sources.map(({ path, isOptional }) => `${basename(path)}${isOptional ? '?' : ''}`)],
    files: sources.map(({ path }) => path),
    bytes: () => contents().map(({ bytes }) => (bytes instanceof FaqError ? Buffer.from(bytes.message) : bytes)),
    contents,
  };
}

function readContents(sources: readonly Source[]): readonly Content[] {
  return sources.map((source) => ({ ...source, bytes: readContent(source) }));
}

function readContent(source: Source): Buffer | FaqError {
  try {
    return readSource(source);
  } catch (error) {
    if (source.isOptional && error instanceof FaqError) return error;
    throw error;
  }
}

async function compile(contents: readonly Content[]): Promise<Buffer> {
  const { faq, leftOut } = await parse(contents);
  return writeSnapshot(faq, leftOut);
}

/**
 * The FAQ in these files, and why files were left out.
 * @throws FaqError with the problems of the first file that has any and is not optional
 */
async function parse(contents: readonly Content[]): Promise<{ faq: Faq; leftOut: readonly string[] }> {
  // Loading the YAML parser takes longer than the rest of a start; only a FAQ that is not yet compiled needs it.
  const { parseFaq } = await import('../faq/parse.ts');
  let faq: Faq | undefined;
  const files: FaqFile[] = [];
  const leftOut: string[] = [];
  for (const { path, isOptional, bytes } of contents) {
    try {
      if (bytes instanceof FaqError) throw bytes;
      const parsed = parseFaq(decodeSource(bytes, path), path, faq);
      if (!parsed.faq) throw faqErrorOf(parsed.problems);
      faq = parsed.faq;
      files.push(...faq.files.slice(-1));
    } catch (error) {
      if (!isOptional || !isFaqError(error)) throw error;
      files.push({ title: basename(path), entries: null });
      leftOut.push(error.problems?.[0] ? describeProblem(error.problems[0]) : error.message);
    }
  }
  if (!faq) throw new FaqError(`no FAQ file is left to open: ${leftOut.join('; ')}`);
  return { faq: { ...faq, files }, leftOut };
}

function faqErrorOf(problems: readonly Problem[]): FaqError {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const more = problems.length - shown.length;
  const lines = [...shown.map(describeProblem), ...(more > 0 ? [`and ${more} more problems`] : [])];
  return new FaqError(lines.join('\n'), shown);
}
