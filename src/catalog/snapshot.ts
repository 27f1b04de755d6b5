/** The compiled form of a Faq, and its bytes in a file. */

import { aboutOf, countCategories, type Faq } from '../faq/faq.ts';
import { type Sections, writeIndex } from '../search/indexing.ts';
import type { Languages } from '../search/language.ts';
import { latin1 } from '../search/lines.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

/** The first line of a snapshot, as JSON. */
interface Head {
  readonly map: CatalogMap;
  /** The name and the length of each section that follows. */
  readonly lengths: readonly (readonly [keyof Sections, number])[];
}

const NEWLINE = 10;

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
  return { sections, map: { about: aboutOf(faq), leftOut, categories: countCategories(faq), ids, index: map } };
}

/** As compileFaq does. */
export function writeSnapshot(faq: Faq, languages?: Languages, leftOut?: readonly string[]): Buffer {
  const { sections, map } = compileFaq(faq, languages, leftOut);
  const texts = Object.entries(sections) as [keyof Sections, string][];
  const head: Head = { map, lengths: texts.map(([name, { length }]) => [name, length]) };
  return Buffer.from(`${latin1(JSON.stringify(head))}\n${Object.values(sections).join('')}`, 'latin1');
}

/** The catalog in a snapshot. */
export async function openSnapshot(bytes: Buffer): Promise<Catalog> {
  const head = readHead(bytes);
  return catalogIn(bytes, head, head.map.index.languages ? await loadRules() : undefined);
}

/** The same, with the languages that the FAQ was compiled with. */
export function readSnapshot(bytes: Buffer, languages?: Languages): Catalog {
  return catalogIn(bytes, readHead(bytes), languages);
}

/** The rules of languages, if a file names another than English. */
export async function loadLanguages({ files }: Pick<Faq, 'files'>): Promise<Languages | undefined> {
  return files.some(({ lang }) => lang && !/^en\b/i.test(lang)) ? await loadRules() : undefined;
}

async function loadRules(): Promise<Languages> {
  return (await import('../search/languages.ts')).languages;
}

function readHead(bytes: Buffer): Head {
  return JSON.parse(bytes.toString('latin1', 0, bytes.indexOf(NEWLINE))) as Head;
}

function catalogIn(bytes: Buffer, { map, lengths }: Head, languages?: Languages): Catalog {
  let end = bytes.indexOf(NEWLINE) + 1;
  const sections = {};
  for (const [name, length] of lengths) {
    const start = end;
    end += length;
    Object.defineProperty(sections, name, { get: () => bytes.toString('latin1', start, start + length) });
  }
  return createCatalog(sections as Sections, map, languages);
}
