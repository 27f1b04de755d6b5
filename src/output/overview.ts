/** What `about` says of the FAQ in use and of the program. */

import type { About, CategoryCount, Entry, FaqFile } from '../faq/faq.ts';
import type { FaqInUse } from './renderer.ts';

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
  /** The file to which what is asked is appended; null if there is none. */
  readonly log: string | null;
}

/**
 * @param entries all entries of the FAQ
 * @param files the paths of its files, the topmost last
 */
export function overviewOf(
  faq: FaqInUse,
  entries: readonly Entry[],
  files: readonly string[],
  program: Pick<Overview, 'version' | 'build' | 'node' | 'cache' | 'log'>,
): Overview {
  const { title, lang, publisher, source, caveat, helpDesk, categories } = faq;
  const court = entries.filter(({ text }) => text === 'court').length;
  return {
    ...{ title, lang, publisher, source, caveat, helpDesk, categories, ...timesOf(entries) },
    entries: { all: entries.length, court, summary: entries.length - court },
    files,
    layers: faq.files.map(({ title, entries }, i) => ({ file: files[i] ?? '', title, entries })),
    ...program,
  };
}

/** The times, in words, with the earliest and the latest year. */
function timesOf(entries: readonly Entry[]): Pick<Overview, 'oldest' | 'newest'> {
  const times = entries.flatMap(({ asOf }) =>
    [...(asOf ?? '').matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => ({ year: Number(year), asOf })),
  );
  times.sort((a, b) => a.year - b.year);
  return { oldest: times[0]?.asOf ?? null, newest: times.at(-1)?.asOf ?? null };
}

/** The facts that `about` lists, by their names: a name may have several. */
export function factsOf(overview: Overview): (readonly [name: string, value: string])[] {
  const { entries, oldest, newest, layers, version, build, node, cache, log } = overview;
  const facts: (readonly [string, string | null])[] = [
    ['Entries', `${entries.all}: ${entries.court} in the court's own words, ${entries.summary} summaries`],
    ['Oldest', oldest],
    ['Newest', newest],
    ...layers.map((layer) => ['File', layerLine(layer)] as const),
    ['Program', `ecf-faq ${version} (build ${build}), Node ${node}`],
    ['Cache', cache],
    [
      'Log',
      log === null ? 'none: what you ask is not kept (ECF_FAQ_LOG)' : `${log}, which keeps what you ask (ECF_FAQ_LOG)`,
    ],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** A file in use, and how many entries are from it. */
function layerLine({ file, title, entries }: Overview['layers'][number]): string {
  return entries === null
    ? `${file} (left out)`
    : `${file} (${title}: ${entries} ${entries === 1 ? 'entry' : 'entries'})`;
}
