/** Whether every entry is found first by its own question and phrasings. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../errors.ts';
import { type Faq, isForOthers } from '../faq/faq.ts';
import { phrasingsOf, shownIn } from '../faq/layers.ts';
import type { Position } from '../faq/reader.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import type { CheckedFile } from './check.ts';
import { plain } from './content.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** A question or phrasing, with the entry that it should find. */
interface Question {
  readonly path: string;
  readonly query: string;
  readonly id: string;
  position(): Position;
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
  const twins = twinsOf(faq);
  const texts = new Map(faq.entries.map(({ id, askedAs }) => [id, new Set(askedAs.map(plain))]));
  const faults: (Question & { readonly result: SearchResult })[] = [];
  for (const [i, question] of sample.entries()) {
    const result = catalog.search(parseQuery(question.query), { limit: 1 });
    const first = result.hits[0]?.entry;
    // One question for two audiences finds both.
    // What both are asked in is reported as such.
    const isShared = first && texts.get(first.id)?.has(plain(question.query));
    const isFound = first && (first.id === question.id || isShared || twins(first.id, question.id));
    if (!isFound) faults.push({ ...question, result });
    onProgress({ done: i + 1, of: sample.length });
  }
  const strays = new Map(faults.map(({ id, query, result }) => [`${id} ${result.hits[0]?.entry.id}`, query]));
  const problems = faults.map(({ path, query, id, position, result }): Problem => {
    const back = strays.get(`${result.hits[0]?.entry.id} ${id}`);
    return { file: path, ...position(), severity: 'warning', message: faultOf(result, query, id, back) };
  });
  return { problems, tried: { done: sample.length, of: questions.length } };
}

/**
 * The questions and phrasings that a file gives, with the id of the entry that each should find.
 * @param layers the position of each entry's file
 */
function questionsIn({ path, layer, file, positions }: CheckedFile, layers: ReadonlyMap<string, number>): Question[] {
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

/** Whether two entries have the same question in two categories: for two audiences. */
function twinsOf({ entries }: Faq): (a: string, b: string) => boolean {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (a, b) => {
    const [first, second] = [byId.get(a), byId.get(b)];
    return first !== undefined && second !== undefined && isForOthers(first, second);
  };
}

/**
 * What is wrong with the outcome of a search that does not find the entry first.
 * @param back a phrasing of the entry found that finds this one instead, if there is any
 */
function faultOf({ hits, suggestions }: SearchResult, query: string, id: string, back: string | undefined): string {
  const first = hits[0]?.entry.id;
  if (first && back !== undefined)
    return `"${query}" finds "${first}" first, and "${back}" finds "${id}": each finds the other's entry; exchange them, or tell the entries apart`;
  if (first) return `"${query}" finds "${first}" first, not "${id}"; reword it, or tell the two entries apart`;
  const near = suggestions[0] ? ` (nearest: "${suggestions[0].id}")` : '';
  return `"${query}" is refused, and does not find "${id}"${near}; reword it, or use its words in the entry`;
}
