/** What every format provides. One file per format: text.ts, plain.ts, json.ts, markdown.ts. */

import type { About, CategoryCount, Entry, ListedEntry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';

export const FORMATS = ['text', 'plain', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Each function returns complete lines, ready to be written; `list` returns them piece by piece. */
export interface Renderer {
  /** @param explain whether to show why each hit matched, in a format that has room for it */
  hits(result: SearchResult, explain?: boolean): string;
  /** The best answer; null if none is certain enough. `bare`: only the text to act on. */
  answer(entry: Entry | null, result: SearchResult, about: About, bare: boolean): string;
  /** Full entries; those from another FAQ than `about` say where they are from. */
  entries(entries: readonly Entry[], about: About): string;
  /** One entry per line. */
  list(listed: readonly ListedEntry[]): Iterable<string>;
  categories(categories: readonly CategoryCount[]): string;
  about(overview: Overview): string;
}

/** What `about` prints: the FAQ in use, and the program. */
export interface Overview extends About {
  readonly categories: readonly CategoryCount[];
  readonly entries: { readonly all: number; readonly court: number; readonly summary: number };
  /** The time of the oldest and of the newest answer, in words. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** The FAQ files in use, the topmost last. */
  readonly files: readonly string[];
  readonly version: string;
  readonly build: string;
  /** The version of Node. */
  readonly node: string;
  readonly cache: string | null;
}
