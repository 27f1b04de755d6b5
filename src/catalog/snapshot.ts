/** The compiled form of a Faq: the catalog as bytes. */

import { aboutOf, countCategories, type Faq } from '../faq/faq.ts';
import { writeIndex } from '../search/indexing.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

/** How many bytes the length of the map takes. */
const LENGTH = 4;

/**
 * The length of the map, the map as JSON, and the bytes of the index.
 * @param leftOut why files were left out
 */
export function writeSnapshot(faq: Faq, leftOut: readonly string[] = []): Buffer {
  const { bytes, map } = writeIndex(faq);
  const catalog: CatalogMap = {
    about: aboutOf(faq),
    leftOut,
    categories: countCategories(faq),
    ids: faq.entries.map(({ id }) => id),
    index: map,
  };
  const json = Buffer.from(JSON.stringify(catalog));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, bytes]);
}

/** The catalog in a snapshot. */
export function readSnapshot(bytes: Buffer): Catalog {
  const start = LENGTH + bytes.subarray(0, LENGTH).readUInt32LE();
  const map = JSON.parse(bytes.subarray(LENGTH, start).toString()) as CatalogMap;
  return createCatalog(bytes.subarray(start), map);
}
