/** A Faq's compiled form: the catalog as bytes, good for exactly the sources and the program that it was made from. */

import { crc32 } from 'node:zlib';
import { aboutOf, countCategories, type Faq } from '../faq/faq.ts';
import { writeIndex } from '../search/indexing.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

interface Header {
  readonly key: string;
  /** Of all that stands behind the header's line. */
  readonly checksum: string;
}

const NEWLINE = 10;

/** What a snapshot has to be made from to be good: the program's version, and the names and bytes of the sources. */
export function keyOf(version: string, sources: readonly { readonly file: string; readonly bytes: Buffer }[]): string {
  return [version, ...sources.map(({ file, bytes }) => `${file} ${checksumOf(bytes)}`)].join('\n');
}

/** A line with the header, a line with the map, and the lines of the index. */
export function writeSnapshot(faq: Faq, key: string): Buffer {
  const { text, map } = writeIndex(faq);
  const catalog: CatalogMap = {
    about: aboutOf(faq),
    categories: countCategories(faq),
    ids: faq.entries.map(({ id }) => id),
    index: map,
  };
  const body = Buffer.from(`${JSON.stringify(catalog)}\n${text}`);
  const header: Header = { key, checksum: checksumOf(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** The catalog of a snapshot, or null where it is not the one with that key, or not whole. */
export function readSnapshot(bytes: Buffer, key: string): Catalog | null {
  try {
    const headerEnd = bytes.indexOf(NEWLINE);
    const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as Header;
    const body = bytes.subarray(headerEnd + 1);
    if (header.key !== key || header.checksum !== checksumOf(body)) return null;
    const mapEnd = body.indexOf(NEWLINE);
    return createCatalog(body.subarray(mapEnd + 1), JSON.parse(body.toString('utf8', 0, mapEnd)) as CatalogMap);
  } catch {
    return null;
  }
}

/** CRC-32 and length: not against an enemy, but against an edit, a cut or a slip of the disk. */
function checksumOf(bytes: Buffer): string {
  return `${crc32(bytes).toString(16)}-${bytes.length}`;
}
