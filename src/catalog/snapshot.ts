/** Reads the bytes of a compiled Faq, of a file only the parts that are needed. */

import type { Faq } from '../faq/faq.ts';
import type { Sections } from '../search/index.ts';
import { type Languages, needsLanguages } from '../search/language.ts';
import { type Catalog, type CatalogMap, createCatalog } from './catalog.ts';

/** The first line of a snapshot, as JSON. */
export interface Head {
  readonly map: CatalogMap;
  /** The sections that follow: the first key and the length of each block. */
  readonly sections: readonly (readonly [name: keyof Sections, keys: readonly string[], lengths: readonly number[]])[];
}

/** Bytes that are read as Latin-1, in parts. */
export interface Parts {
  readonly size: number;
  read(start: number, length: number): string;
}

export function partsOf(bytes: Buffer): Parts {
  return { size: bytes.length, read: (start, length) => bytes.toString('latin1', start, start + length) };
}

/** At least as many bytes as the map of a usual FAQ has. */
export const FIRST = 32768;

/** The line that begins there, without its end. */
export function lineAt({ size, read }: Parts, start: number): string {
  for (let length = FIRST; ; length *= 2) {
    const text = read(start, length);
    const end = text.indexOf('\n');
    if (end >= 0 || start + length >= size) return end < 0 ? text : text.slice(0, end);
  }
}

/** The catalog in a snapshot that begins there. */
export async function openSnapshot(parts: Parts, start = 0): Promise<Catalog> {
  const line = lineAt(parts, start);
  const head = JSON.parse(line) as Head;
  return catalogIn(parts, start + line.length + 1, head, head.map.index.languages ? await loadRules() : undefined);
}

/** The same, with the languages that the FAQ was compiled with. */
export function readSnapshot(bytes: Buffer, languages?: Languages): Catalog {
  const parts = partsOf(bytes);
  const line = lineAt(parts, 0);
  return catalogIn(parts, line.length + 1, JSON.parse(line) as Head, languages);
}

/** The rules of languages, if a file names another than English. */
export async function loadLanguages(faq: Pick<Faq, 'files'>): Promise<Languages | undefined> {
  return needsLanguages(faq) ? await loadRules() : undefined;
}

async function loadRules(): Promise<Languages> {
  return (await import('../search/languages.ts')).languages;
}

function catalogIn({ read }: Parts, start: number, { map, sections }: Head, languages?: Languages): Catalog {
  let end = start;
  const blocks = sections.map(([name, keys, lengths]) => {
    const starts = lengths.map((length) => {
      end += length;
      return end - length;
    });
    const load = (block: number) => read(starts[block] ?? 0, lengths[block] ?? 0);
    return [name, { keys, load }] as const;
  });
  return createCatalog(Object.fromEntries(blocks) as unknown as Sections, map, languages);
}
