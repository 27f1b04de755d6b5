/** Whether every entry is found first by its own question and phrasings. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../errors.ts';
import type { Faq } from '../faq/faq.ts';
import type { Position } from '../faq/reader.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import type { CheckedFile } from './check.ts';
import { phrasingsOf } from './content.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

interface Try {
  readonly file: string;
  readonly query: string;
  /** The id of the entry that should be first. */
  readonly id: string;
  readonly place: () => Position;
}

/** Searches in a FAQ of a few entries that take about ten seconds. */
const MOST_SEARCHES = 12_000;
/** A search takes twice as long in a FAQ with so many entries. */
const DOUBLE = 1000;

export function retrievalProblems(
  files: readonly CheckedFile[],
  faq: Faq,
  catalog: Catalog,
  all: boolean,
  onProgress: (progress: Progress) => void,
): { problems: Problem[]; tried: Progress } {
  const layers = new Map(faq.entries.map(({ id, layer }) => [id, layer]));
  const tries = files.flatMap((file) => triesOf(file, layers));
  const step = all ? 1 : stepOf(tries.length, faq.entries.length);
  const problems: Problem[] = [];
  let done = 0;
  for (let at = 0; at < tries.length; at += step) {
    const { file, query, id, place } = tries[Math.floor(at)] as Try;
    const first = catalog.search(parseQuery(query), { limit: 1 });
    const message = faultOf(first, query, id);
    if (message) problems.push({ file, ...place(), severity: 'warning', message });
    done++;
    onProgress({ done, of: Math.ceil(tries.length / step) });
  }
  return { problems, tried: { done, of: tries.length } };
}

/** Every how many questions one is tried: a sample is spread evenly, and the same every time. */
export function stepOf(questions: number, entries: number): number {
  return Math.max(1, questions / (MOST_SEARCHES / (1 + entries / DOUBLE)));
}

/** @param layers the position of each entry's file */
function triesOf({ path: file, layer, content, positions }: CheckedFile, layers: ReadonlyMap<string, number>): Try[] {
  // A file on top repositions or hides the others.
  const own = content.entries.filter(({ id }) => layers.get(id) === layer);
  const gone = new Set(content.entries.filter(({ id }) => layers.get(id) !== layer).map(({ id }) => id));
  const questions = own.map(({ id, question }) => ({
    file,
    query: question,
    id,
    place: () => positions.inEntry(id, 'question'),
  }));
  const phrasings = [...phrasingsOf(content)]
    .filter(([id]) => layers.has(id) && !gone.has(id))
    .flatMap(([id, texts]) =>
      texts.map((query, i) => ({ file, query, id, place: () => positions.inEntry(id, 'asked_as', i) })),
    );
  return [...questions, ...phrasings];
}

/** What is wrong with the outcome of a search; null if nothing is. */
function faultOf({ hits, suggestions }: SearchResult, query: string, id: string): string | null {
  const first = hits[0]?.entry.id;
  if (first === id) return null;
  if (first) return `"${query}" finds "${first}" first, not "${id}"; reword it, or tell the two entries apart`;
  const near = suggestions[0] ? ` (nearest: "${suggestions[0].id}")` : '';
  return `"${query}" is refused, and does not find "${id}"${near}; reword it, or use its words in the entry`;
}
