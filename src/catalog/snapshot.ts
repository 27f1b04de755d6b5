/** The compiled form of a Faq: the catalog as bytes. */

import { aboutOf, countCategories, type Faq } from '../faq/faq.ts';
import { writeIndex } from '../search/indexing.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

const NEWLINE = 10;

/** One line with the map, then the bytes of the index. */
export function writeSnapshot(faq: Faq): Buffer {
  const { bytes, map } = writeIndex(faq);
  const catalog: CatalogMap = {
    about: aboutOf(faq),
    categories: countCategories(faq),
    ids: faq.entries.map(({ id }) => id),
    index: map,
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(catalog)}\n`), bytes]);
}

/** The catalog in a snapshot. */
export function readSnapshot(bytes: Buffer): Catalog {
  const mapEnd = bytes.indexOf(NEWLINE);
  return createCatalog(bytes.subarray(mapEnd + 1), JSON.parse(bytes.toString('utf8', 0, mapEnd)) as CatalogMap);
}
