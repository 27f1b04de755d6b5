/** Compiles a Faq, and writes the bytes that snapshot.ts reads. Loaded only if a FAQ is not yet compiled. */

import { aboutOf, countCategories, type Faq, sharedQuestions } from '../faq/faq.ts';
import type { Sections } from '../search/index.ts';
import { writeIndex } from '../search/indexing.ts';
import type { Languages } from '../search/language.ts';
import { type Blocks, latin1 } from '../search/lines.ts';
import type { CatalogMap } from './catalog.ts';
import type { Head } from './snapshot.ts';

/**
 * @param languages what loadLanguages loads for the FAQ
 * @param leftOut why files were left out
 */
export function compileFaq(
  faq: Faq,
  languages?: Languages,
  leftOut: readonly string[] = [],
): { sections: Sections; map: CatalogMap } {
  const { sections, map } = writeIndex(faq, languages);
  const ids = faq.entries.map(({ id }) => id);
  const shared = sharedQuestions(faq.entries);
  return { sections, map: { about: aboutOf(faq), leftOut, categories: countCategories(faq), ids, shared, index: map } };
}

/** As compileFaq does. */
export function writeSnapshot(faq: Faq, languages?: Languages, leftOut?: readonly string[]): Buffer {
  const { sections, map } = compileFaq(faq, languages, leftOut);
  const written = Object.entries(sections) as [keyof Sections, Blocks][];
  const texts = written.map(([, { keys, load }]) => keys.map((_, block) => load(block)));
  const head: Head = {
    map,
    sections: written.map(([name, { keys }], i) => [name, keys, texts[i]?.map(({ length }) => length) ?? []]),
  };
  return Buffer.from(`${latin1(JSON.stringify(head))}\n${texts.flat().join('')}`, 'latin1');
}
