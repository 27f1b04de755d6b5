/** What every format provides; formats.ts has their table. */

import type { Problem } from '../errors.ts';
import type { About, CategoryCount, Entry, Faq, ListedEntry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import type { Overview } from './overview.ts';

export const FORMATS = ['text', 'plain', 'json', 'markdown', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Each function returns complete lines, ready to be written. */
export interface Renderer {
  /** @param explain whether to show why each hit matched, in a format that has room for it */
  hits(result: SearchResult, faq: FaqInUse, explain?: boolean): string;
  /** The best answer; null if none is certain enough. `bare`: only the text to act on. */
  answer(entry: Entry | null, result: SearchResult, faq: FaqInUse, bare: boolean): string;
  /** Full entries; if several files are in use, each says which one it is from. */
  entries(entries: readonly Entry[], faq: FaqInUse): string;
  /** One entry per line; on a page, full entries, with a search box if one is given. */
  list(listed: readonly ListedEntry[], faq: FaqInUse, box?: SearchBox | null): string;
  categories(categories: readonly CategoryCount[], faq: FaqInUse): string;
  about(overview: Overview): string;
  /** The problems of FAQ files, one per line; for people, with the text of the line below. */
  check(report: Report): string;
  /** What was asked and not answered, as texts that can become phrasings. */
  asked(unanswered: readonly Unanswered[]): string;
}

/** What there is to say of the FAQ in use. */
export interface FaqInUse extends About {
  readonly categories: readonly CategoryCount[];
  entry(id: string): Entry | undefined;
}

/** What the search box of a page searches. */
export interface SearchBox {
  readonly faq: Faq;
  /** The ids of the categories that the page is about; all if empty. */
  readonly categories: readonly string[];
}

/** An entry with fewer phrasings is hard to find. */
export const FEW_PHRASINGS = 10;

/** What `check` found in FAQ files. */
export interface Report {
  /** The paths of the files checked. */
  readonly files: readonly string[];
  /** In the order of the files and their lines. */
  readonly problems: readonly Problem[];
  /** Shows people a problem: excerpt.ts, which only a check loads. */
  readonly renderProblem: (problem: Problem, width: number) => string;
  /** How many questions were searched for, of how many. */
  readonly tried: { readonly done: number; readonly of: number };
  /** How many entries the files have, and how many of them have no phrasings, or fewer than `FEW_PHRASINGS`. */
  readonly phrasings: { readonly entries: number; readonly none: number; readonly few: number };
}

/** A question that was asked, in one or more ways, and that the FAQ does not surely answer. */
export interface Unanswered {
  /** How often, in all ways. */
  readonly times: number;
  readonly outcome: 'maybe' | 'none';
  /** The entry that comes closest; null if none has any of the words. */
  readonly closest: Pick<Entry, 'id' | 'question'> | null;
  /** The ways in which it was asked, the most frequent first. */
  readonly queries: readonly { readonly text: string; readonly times: number }[];
}
