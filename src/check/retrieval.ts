/** Whether every entry is found first by its own question and phrasings. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../errors.ts';
import type { Faq } from '../faq/faq.ts';
import { phrasingsOf, shownIn } from '../faq/layers.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import type { CheckedFile } from './check.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** About ten seconds in a FAQ of a few entries, and a minute in one of 6,000. */
const MOST_SEARCHES = 10_000;

/** @param all whether to search for every question of a large FAQ, not only for every second or third */
export function retrievalProblems(
  files: readonly CheckedFile[],
  faq: Faq,
  catalog: Catalog,
  all: boolean,
  onProgress: (progress: Progress) => void,
): { problems: Problem[]; tried: Progress } {
  const layers = new Map(faq.entries.map(({ id, layer }) => [id, layer]));
  const questions = files.flatMap((file) => questionsIn(file, layers));
  const step = all ? 1 : Math.ceil(questions.length / MOST_SEARCHES);
  const sample = questions.filter((_, i) => i % step === 0);
  const problems: Problem[] = [];
  for (const [i, { path, query, id, position }] of sample.entries()) {
    const message = faultOf(catalog.search(parseQuery(query), { limit: 1 }), query, id);
    if (message) problems.push({ file: path, ...position(), severity: 'warning', message });
    onProgress({ done: i + 1, of: sample.length });
  }
  return { problems, tried: { done: sample.length, of: questions.length } };
}

/**
 * The questions and phrasings that a file gives, with the id of the entry that each should find.
 * @param layers the position of each entry's file
 */
function questionsIn({ path, layer, file, positions }: CheckedFile, layers: ReadonlyMap<string, number>) {
  const questions = shownIn(file).flatMap(({ id, question }) =>
    question === null ? [] : [{ id, query: question, position: () => positions.inEntry(id, 'question') }],
  );
  const phrasings = [...phrasingsOf(file)].flatMap(([id, texts]) =>
    texts.map((query, i) => ({ id, query, position: () => positions.inEntry(id, 'asked_as', i) })),
  );
  // A file on top may have replaced or hidden the entry.
  const isInUse = (id: string) => (layers.get(id) ?? Number.POSITIVE_INFINITY) <= layer;
  return [...questions, ...phrasings].filter(({ id }) => isInUse(id)).map((question) => ({ ...question, path }));
}

/** What is wrong with the outcome of a search; null if nothing is. */
function faultOf({ hits, suggestions }: SearchResult, query: string, id: string): string | null {
  const first = hits[0]?.entry.id;
  if (first === id) return null;
  if (first) return `"${query}" finds "${first}" first, not "${id}"; reword it, or tell the two entries apart`;
  const near = suggestions[0] ? ` (nearest: "${suggestions[0].id}")` : '';
  return `"${query}" is refused, and does not find "${id}"${near}; reword it, or use its words in the entry`;
}
