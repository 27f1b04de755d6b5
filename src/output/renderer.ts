/** What every format provides. One file per format: text.ts, plain.ts, json.ts, markdown.ts. */

import type { Report } from '../check/check.ts';
import type { About, CategoryCount, Entry, FaqFile, ListedEntry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';

export const FORMATS = ['text', 'plain', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Each function returns complete lines, ready to be written; `list` returns them piece by piece. */
export interface Renderer {
  /** @param explain whether to show why each hit matched, in a format that has room for it */
  hits(result: SearchResult, about: About, explain?: boolean): string;
  /** The best answer; null if none is certain enough. `bare`: only the text to act on. */
  answer(entry: Entry | null, result: SearchResult, about: About, bare: boolean): string;
  /** Full entries; if several files are in use, each says which one it is from. */
  entries(entries: readonly Entry[], about: About): string;
  /** One entry per line. */
  list(listed: readonly ListedEntry[]): Iterable<string>;
  categories(categories: readonly CategoryCount[]): string;
  about(overview: Overview): string;
  /** One problem of a FAQ file per line. */
  check(report: Report): string;
}

/** What `about` prints: the FAQ in use, and the program. */
export interface Overview extends Omit<About, 'files'> {
  readonly categories: readonly CategoryCount[];
  readonly entries: { readonly all: number; readonly court: number; readonly summary: number };
  /** The time of the oldest and of the newest answer, in words. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** The FAQ files in use, the topmost last. */
  readonly files: readonly string[];
  /** The same files, with the title and the number of entries of each: null if the file is left out. */
  readonly layers: readonly (FaqFile & { readonly file: string })[];
  readonly version: string;
  readonly build: string;
  /** The version of Node, or the one that Bun is like. */
  readonly node: string;
  readonly cache: string | null;
}
