/** The real FAQ, and small ones made for a test. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { writeSnapshot } from '../../src/catalog/compile.ts';
import { readSnapshot } from '../../src/catalog/snapshot.ts';
import type { Faq } from '../../src/faq/faq.ts';
import { parseFaq } from '../../src/faq/parse.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function fixture(name: string): string {
  return readFileSync(`${ROOT}/__tests__/fixtures/${name}`, 'utf8');
}

export function bundledFaq(): Faq {
  return faqOf(readFileSync(`${ROOT}/faq.yaml`, 'utf8'));
}

/** The queries of a set under relevance/, each with the id of its best answer. */
export function relevanceQueries(name: string): readonly { readonly query: string; readonly best: string | null }[] {
  const lines = readFileSync(`${ROOT}/relevance/${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

export function faqOf(yaml: string): Faq {
  const { faq, problems } = parseFaq(yaml, 'faq.yaml');
  if (!faq) throw new Error(JSON.stringify(problems));
  return faq;
}

/** The catalog of the real FAQ, from the snapshot that the build made, after the line with its origin. */
export function bundledCatalog(): Catalog {
  const file = readFileSync(`${ROOT}/dist/faq.snapshot`);
  return readSnapshot(file.subarray(file.indexOf('\n') + 1));
}

/** The catalog of a FAQ, read from its bytes as in the program. */
export function catalogOf(faq: Faq): Catalog {
  return readSnapshot(writeSnapshot(faq));
}
