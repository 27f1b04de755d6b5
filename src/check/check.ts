/** Checks FAQ files for their authors: mistakes, what to improve, and whether every entry is found by its phrasings. */

import { writeSnapshot } from '../catalog/compile.ts';
import { withBlocks } from '../catalog/open.ts';
import { loadLanguages, openSnapshot, partsOf } from '../catalog/snapshot.ts';
import { isFaqError, type Problem, withLines } from '../errors.ts';
import { decodeSource } from '../faq/encoding.ts';
import type { Faq } from '../faq/faq.ts';
import { readSource, type Source } from '../faq/files.ts';
import type { ParsedFile } from '../faq/parse.ts';
import { renderProblem } from '../output/excerpt.ts';
import { FEW_PHRASINGS, type Report } from '../output/renderer.ts';
import { printable } from '../printable.ts';
import { contentProblems } from './content.ts';
import { type Progress, retrievalProblems } from './retrieval.ts';

export interface CheckOptions {
  /** In days: answers whose time begins with an older date are reported. */
  readonly maxAge?: number;
  /** Whether to try every phrasing, even of a large FAQ. */
  readonly all?: boolean;
}

/** A file that has no errors. */
export interface CheckedFile extends Pick<ParsedFile, 'file' | 'positions'> {
  readonly path: string;
  /** Its position among the files without errors. */
  readonly layer: number;
  /** The files below it, on top of each other; none if it is the lowest. */
  readonly below: Faq | undefined;
}

/**
 * Checks files that are in use together.
 * @param sources all files in use, the topmost last
 * @param wanted the paths of those to check
 * @param onProgress called now and then while questions are searched for
 */
export async function checkFiles(
  sources: readonly Source[],
  wanted: ReadonlySet<string>,
  { maxAge, all = false }: CheckOptions,
  onProgress: (progress: Progress) => void,
): Promise<Report> {
  const { parseFaq } = await import('../faq/parse.ts');
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const files: CheckedFile[] = [];
  let faq: Faq | undefined;
  for (const source of sources) {
    const { path } = source;
    try {
      const text = decodeSource(readSource(source), path);
      texts.set(path, text);
      const parsed = parseFaq(text, path, faq);
      problems.push(...parsed.problems);
      if (!parsed.faq) continue;
      problems.push(...parsed.losses);
      files.push({ ...parsed, path, layer: files.length, below: faq });
      faq = parsed.faq;
    } catch (error) {
      if (!isFaqError(error)) throw error;
      const problem = { file: path, line: 1, column: 1, severity: 'error' as const, message: printable(error.message) };
      problems.push(...(error.problems?.length ? error.problems : [problem]));
    }
  }
  const checked = files.filter(({ path }) => wanted.has(path));
  let tried: Progress = { done: 0, of: 0 };
  if (faq && checked.length > 0) {
    problems.push(...contentProblems(checked, faq, maxAge));
    const read = await withBlocks(faq);
    const catalog = await openSnapshot(partsOf(writeSnapshot(read, await loadLanguages(read))));
    const retrieval = retrievalProblems(checked, faq, catalog, all, onProgress);
    problems.push(...retrieval.problems);
    tried = retrieval.tried;
  }
  const paths = sources.map(({ path }) => path).filter((path) => wanted.has(path));
  const ordered = paths.flatMap((path) => {
    const own = problems.filter(({ file }) => file === path);
    own.sort((a, b) => a.line - b.line || a.column - b.column);
    return withLines(own, texts.get(path) ?? '');
  });
  return { files: paths, problems: ordered, renderProblem, tried, phrasings: phrasingsIn(checked, faq) };
}

/** How many entries of the files have no or few phrasings. */
function phrasingsIn(files: readonly CheckedFile[], faq: Faq | undefined): Report['phrasings'] {
  const layers = new Set(files.map(({ layer }) => layer));
  const counts = (faq?.entries ?? []).filter(({ layer }) => layers.has(layer)).map(({ askedAs }) => askedAs.length);
  const none = counts.filter((count) => count === 0).length;
  return { entries: counts.length, none, few: counts.filter((count) => count < FEW_PHRASINGS).length - none };
}
