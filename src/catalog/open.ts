/** Opens the catalog of FAQ files: from a valid snapshot if there is one, otherwise by compiling and caching one. */

import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Cache, openCached, writeCached } from '../cache.ts';
import { describeProblem, FaqError, isFaqError, type Problem, withLines } from '../errors.ts';
import { decodeSource } from '../faq/encoding.ts';
import type { Entry, Faq, FaqFile } from '../faq/faq.ts';
import { readSource, type Source } from '../faq/files.ts';
import { latin1 } from '../search/lines.ts';
import type { Catalog } from './catalog.ts';
import { FIRST, lineAt, loadLanguages, openSnapshot, type Parts, partsOf } from './snapshot.ts';

/** How many problems of a file to report. */
const MOST_PROBLEMS = 20;
/** Milliseconds between the times of two files that were installed or copied together. */
const TOGETHER = 60_000;

/** The FAQ that comes with the program. */
export interface Bundled {
  readonly source: Source;
  /** The file made by the build; or reads its bytes, if they are part of the program. */
  readonly snapshot: string | (() => Buffer);
}

/** The program and what comes with it; a snapshot is valid only for the build that made it. */
export interface Release {
  readonly version: string;
  readonly build: string;
  readonly bundled: Bundled;
}

/**
 * The catalog of FAQ files, each added on top of those before it.
 * @param cache where snapshots are cached, other than that of the bundled FAQ
 * @param sources read more than once: see readOnce
 * @param onCompile called with the number of bytes of FAQ files to compile, which may take a while
 * @throws FaqError if a file that is not optional cannot be read, or with its problems
 */
export async function openCatalog(
  release: Release,
  cache: Cache,
  sources: readonly Source[],
  onCompile: (bytes: number) => void,
): Promise<Catalog> {
  const isBundled = sources.length === 1 && sources[0] === release.bundled.source;
  const bundled = isBundled && openBundled(release);
  if (bundled) return bundled;

  const files = sources.map(({ path, isOptional }) => ({ path: resolve(path), isOptional, stats: statsOf(path) }));
  // A file that cannot be seen to change (a pipe) is compiled in every call; one that is missing is seen to come back.
  const isSeen = files.every(({ stats, isOptional }) => (stats ? stats.isFile() : isOptional));
  const origin = originOf(
    release,
    files.map(({ path, isOptional, stats }) => {
      return [path, isOptional, stats?.dev, stats?.ino, stats?.size, stats?.mtimeMs, stats?.ctimeMs];
    }),
  );
  // Sets of files whose paths have the same ending overwrite each other's snapshot, which only costs time.
  const paths = Buffer.from(files.map(({ path }) => path).join('\n'));
  const name = `${paths.toString('base64url').slice(-200)}.snapshot`;
  const cached = isSeen ? openCached(name, cache) : null;
  const kept = cached === null ? null : openSealed(partsOfFile(cached), origin);
  if (kept) return kept;

  // What cannot be read is an error at once, not after other files are compiled.
  for (const source of sources.filter(({ isOptional }) => !isOptional)) readSource(source);
  onCompile(files.reduce((total, { stats }) => total + (stats?.size ?? 0), 0));
  const compiled = await compile(sources);
  if (isSeen) writeCached(name, sealed(compiled, origin), cache);
  return openSnapshot(partsOf(compiled));
}

/** The catalog in the snapshot made by the build; null if it is of another build, or if the FAQ was edited since. */
function openBundled(release: Release): Promise<Catalog> | null {
  const { source, snapshot } = release.bundled;
  if (typeof snapshot === 'function') {
    const parts = partsOf(snapshot());
    return openSnapshot(parts, lineAt(parts, 0).length + 1);
  }
  try {
    const [faq, made] = [statSync(source.path), statSync(snapshot)];
    if (faq.mtimeMs > made.mtimeMs + TOGETHER) return null;
    return openSealed(partsOfFile(openSync(snapshot, 'r')), originOf(release, faq.size));
  } catch {
    return null;
  }
}

/** The snapshot of the bundled FAQ, for the build. */
export async function compileBundled(release: Omit<Release, 'bundled'>, file: string): Promise<Buffer> {
  // Not its path, because a package can be moved.
  return sealed(await compile([{ path: file, isOptional: false }]), originOf(release, statSync(file).size));
}

/** What a snapshot is made from: it is another if a file or the program changes. */
function originOf({ version, build }: Omit<Release, 'bundled'>, files: unknown): string {
  return latin1(JSON.stringify([version, build, files]));
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Closes a file once nothing can read it any more. */
const files = new FinalizationRegistry<number>(closeSync);

function partsOfFile(descriptor: number): Parts {
  let buffer = Buffer.allocUnsafe(FIRST);
  const read = (start: number, length: number) => {
    if (length > buffer.length) buffer = Buffer.allocUnsafe(length);
    return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, length, start));
  };
  files.register(read, descriptor);
  return { size: fstatSync(descriptor).size, read };
}

/** The snapshot, after a line with its origin and its length. */
function sealed(snapshot: Buffer, origin: string): Buffer {
  return Buffer.concat([Buffer.from(`${origin} ${snapshot.length}\n`, 'latin1'), snapshot]);
}

/** The catalog in a file, if it is whole and of that origin. */
function openSealed(file: Parts, origin: string): Promise<Catalog> | null {
  const line = lineAt(file, 0);
  const start = line.length + 1;
  return line === `${origin} ${file.size - start}` ? openSnapshot(file, start) : null;
}

async function compile(sources: readonly Source[]): Promise<Buffer> {
  const [{ faq, leftOut }, { writeSnapshot }] = await Promise.all([openFaq(sources), import('./compile.ts')]);
  return writeSnapshot(faq, await loadLanguages(faq), leftOut);
}

/**
 * The FAQ itself, with the phrasings, which the catalog does not keep; and why files were left out.
 * @throws FaqError as openCatalog does
 */
export async function openFaq(sources: readonly Source[]): Promise<{ faq: Faq; leftOut: readonly string[] }> {
  // Loading the YAML parser takes longer than the rest of a start; only a FAQ that is not yet compiled needs it.
  const { parseFaq } = await import('../faq/parse.ts');
  let faq: Faq | undefined;
  const files: FaqFile[] = [];
  const leftOut: string[] = [];
  for (const source of sources) {
    try {
      const text = decodeSource(readSource(source), source.path);
      const parsed = parseFaq(text, source.path, faq);
      if (!parsed.faq) throw faqErrorOf(parsed.problems, text);
      faq = parsed.faq;
      files.push(...faq.files.slice(-1));
    } catch (error) {
      if (!source.isOptional || !isFaqError(error)) throw error;
      files.push({ title: basename(source.path), entries: null });
      leftOut.push(error.problems?.[0] ? describeProblem(error.problems[0]) : error.message);
    }
  }
  if (!faq) throw new FaqError(`no FAQ file is left to open: ${leftOut.join('; ')}`);
  return { faq: await withBlocks({ ...faq, files }), leftOut };
}

/** A FAQ as it was parsed, with its Markdown read: the parser for that is loaded only if there is some. */
export async function withBlocks(faq: Faq): Promise<Faq> {
  const isMarkdown = ({ markup, now, updates }: Entry) =>
    [{ markup }, ...(now ? [now] : []), ...updates].some(({ markup }) => markup);
  if (!faq.entries.some(isMarkdown)) return faq;
  const { readMarkdownOf } = await import('../faq/commonmark.ts');
  return readMarkdownOf(faq);
}

function faqErrorOf(problems: readonly Problem[], text: string): FaqError {
  const shown = withLines(problems.slice(0, MOST_PROBLEMS), text);
  const more = problems.length - shown.length;
  const lines = [...shown.map(describeProblem), ...(more > 0 ? [`and ${more} more problems`] : [])];
  return new FaqError(lines.join('\n'), shown);
}
