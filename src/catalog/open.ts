/** Opens the catalog of FAQ files: from a valid snapshot if there is one, otherwise by compiling and caching one. */

import { readFileSync, type Stats, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Cache, readCached, writeCached } from '../cache.ts';
import { describeProblem, FaqError, isFaqError, type Problem } from '../errors.ts';
import type { Faq, FaqFile } from '../faq/faq.ts';
import { decodeSource, readSource, type Source } from '../faq/files.ts';
import type { Catalog } from './catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** How many problems of a file to report. */
const MOST_PROBLEMS = 50;
/** Milliseconds between the times of two files that were installed or copied together. */
const TOGETHER = 60_000;

/** The FAQ that comes with the program. */
export interface Bundled {
  readonly source: Source;
  /** The file made by the build; or reads its bytes, if they are part of the program. */
  readonly snapshot: string | (() => Buffer);
}

export interface Place {
  readonly version: string;
  /** The program's build; a snapshot is valid only for the build that made it. */
  readonly build: string;
  readonly bundled: Bundled;
  /** Where other snapshots are cached. */
  readonly cache: Cache;
}

type Program = Pick<Place, 'version' | 'build'>;

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
  const snapshot = isBundled && readBundled(program, bundled);
  if (snapshot) return readSnapshot(snapshot);
  const origin = originOf(program, sources);
  const name = nameOf(sources);
  const cached = origin && unsealed(readCached(name, cache), origin);
  if (cached) return readSnapshot(cached);

  const contents = readContents(sources);
  onCompile(contents.reduce((total, { bytes }) => total + (bytes instanceof FaqError ? 0 : bytes.length), 0));
  const compiled = await compile(contents);
  if (origin) writeCached(name, sealed(compiled, origin), cache);
  return readSnapshot(compiled);
}

/** The snapshot made by the build; null if it is of another build, or if the FAQ was edited since. */
function readBundled(program: Program, { source, snapshot }: Bundled): Buffer | null {
  if (typeof snapshot === 'function') return withoutOrigin(snapshot());
  try {
    const [faq, made] = [statSync(source.path), statSync(snapshot)];
    if (faq.mtimeMs > made.mtimeMs + TOGETHER) return null;
    return unsealed(readFileSync(snapshot), bundledOrigin(program, faq));
  } catch {
    return null;
  }
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(program: Program, file: string): Promise<Buffer> {
  const contents = readContents([{ path: file, isOptional: false }]);
  return sealed(await compile(contents), bundledOrigin(program, statSync(file)));
}

/** Not its path, because a package can be moved. */
function bundledOrigin({ version, build }: Program, { size }: Stats): string {
  return JSON.stringify([version, build, size]);
}

/** What a snapshot is made from: it is another if a file changes. Null if that cannot be seen, as of a pipe. */
function originOf({ version, build }: Program, sources: readonly Source[]): string | null {
  try {
    const files = sources.map(({ path, isOptional }) => {
      const stats = statSync(path);
      if (!stats.isFile()) throw new Error('not a regular file');
      const { dev, ino, size, mtimeMs, ctimeMs } = stats;
      return [resolve(path), isOptional, dev, ino, size, mtimeMs, ctimeMs];
    });
    return JSON.stringify([version, build, ...files]);
  } catch {
    return null;
  }
}

/** Sets of files whose paths have the same ending overwrite each other's snapshot, which only costs time. */
function nameOf(sources: readonly Source[]): string {
  const paths = sources.map(({ path }) => resolve(path)).join('\n');
  return `${Buffer.from(paths).toString('base64url').slice(-200)}.snapshot`;
}

const NEWLINE = 10;

/** The snapshot, after a line with its origin and its length. */
function sealed(snapshot: Buffer, origin: string): Buffer {
  return Buffer.concat([Buffer.from(`${origin} ${snapshot.length}\n`), snapshot]);
}

/** The snapshot in a file, if it is whole and of that origin. */
function unsealed(file: Buffer | null, origin: string): Buffer | null {
  const snapshot = file && withoutOrigin(file);
  const line = `${origin} ${snapshot?.length}\n`;
  return snapshot && file.toString('utf8', 0, file.length - snapshot.length) === line ? snapshot : null;
}

function withoutOrigin(file: Buffer): Buffer {
  return file.subarray(file.indexOf(NEWLINE) + 1);
}

/**
 * The FAQ itself, with the phrasings, which the catalog does not keep: it is parsed in every call.
 * @throws FaqError as openCatalog does
 */
export async function openFaq(sources: readonly Source[]): Promise<Faq> {
  return (await parse(readContents(sources))).faq;
}

interface Content extends Source {
  /** Why the file cannot be read, if it is optional. */
  readonly bytes: Buffer | FaqError;
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
