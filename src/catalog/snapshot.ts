/** The compiled form of a Faq, and its bytes in a file. */

import { aboutOf, countCategories, type Faq } from '../faq/faq.ts';
import { type Sections, writeIndex } from '../search/indexing.ts';
import { latin1 } from '../search/lines.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

/** The first line of a snapshot, as JSON. */
interface Head {
  readonly map: CatalogMap;
  /** The name and the length of each section that follows. */
  readonly lengths: readonly (readonly [keyof Sections, number])[];
}

const NEWLINE = 10;

/** @param leftOut why files were left out */
export function compileFaq(faq: Faq, leftOut: readonly string[] = []): { sections: Sections; map: CatalogMap } {
  const { sections, map } = writeIndex(faq);
  const ids = faq.entries.map(({ id }) => id);
  return { sections, map: { about: aboutOf(faq), leftOut, categories: countCategories(faq), ids, index: map } };
}

/** @param leftOut why files were left out */
export function writeSnapshot(faq: Faq, leftOut?: readonly string[]): Buffer {
  const { sections, map } = compileFaq(faq, leftOut);
  const texts = Object.entries(sections) as [keyof Sections, string][];
  const head: Head = { map, lengths: texts.map(([name, { length }]) => [name, length]) };
  return Buffer.from(`${latin1(JSON.stringify(head))}\n${Object.values(sections).join('')}`, 'latin1');
}

/** The catalog in a snapshot. */
export function readSnapshot(bytes: Buffer): Catalog {
  let end = bytes.indexOf(NEWLINE);
  const { map, lengths } = JSON.parse(bytes.toString('latin1', 0, end)) as Head;
  end++;
  const sections = {};
  for (const [name, length] of lengths) {
    const start = end;
    end += length;
    Object.defineProperty(sections, name, { get: () => bytes.toString('latin1', start, start + length) });
  }
  return createCatalog(sections as Sections, map);
}
