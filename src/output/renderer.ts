/** What every format can tell. One file a format: text.ts, plain.ts, json.ts, markdown.ts. */

import type { About, CategoryCount, Entry, ListedEntry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';

export const FORMATS = ['text', 'plain', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Each function returns whole lines, ready to be written; of a list, piece by piece. */
export interface Renderer {
  /** @param explain whether to say why each hit matched, in a format that has room for it */
  hits(result: SearchResult, explain?: boolean): string;
  /** The one answer, or null where none is sure enough; `bare`: only the text to act on. */
  answer(entry: Entry | null, result: SearchResult, about: About, bare: boolean): string;
  /** Whole entries; those of another FAQ than `about` is of say where they are from. */
  entries(entries: readonly Entry[], about: About): string;
  /** Every entry on a line of its own. */
  list(listed: readonly ListedEntry[]): Iterable<string>;
  categories(categories: readonly CategoryCount[]): string;
  about(overview: Overview): string;
}

/** The title page: the FAQ in use, and the program. */
export interface Overview extends About {
  readonly categories: readonly CategoryCount[];
  readonly entries: { readonly all: number; readonly court: number; readonly summary: number };
  /** The time of the oldest and of the newest answer, in words. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** The FAQ files in use, the nearest last. */
  readonly files: readonly string[];
  readonly version: string;
  readonly build: string;
  /** The version of Node. */
  readonly node: string;
  readonly cache: string | null;
}
