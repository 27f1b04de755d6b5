/** What `about` says of the FAQ in use and of the program. */

import { type About, type CategoryCount, type Entry, type FaqFile, publisherOf } from '../faq/faq.ts';
import type { FaqInUse } from './renderer.ts';
import { ownWordsOf, QUOTED } from './wording.ts';

export interface Overview extends Omit<About, 'files'> {
  readonly categories: readonly CategoryCount[];
  readonly entries: { readonly all: number; readonly court: number; readonly summary: number };
  /** Whose words some entries are. */
  readonly quoted?: string;
  /** The time of the oldest and of the newest answer, in words. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** The FAQ files in use, the topmost last. */
  readonly files: readonly string[];
  /** The same files, with the title and the number of entries of each: null if the file is left out. */
  readonly layers: readonly (Pick<FaqFile, 'title' | 'entries' | 'caveat' | 'helpDesk'> & { readonly file: string })[];
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
  const having = (kind: Entry['text']) => entries.filter(({ text }) => text === kind);
  const court = having('court');
  const publishers = [...new Set(court.map((entry) => publisherOf(entry, faq)))];
  const [first = null] = publishers;
  return {
    ...{ title, lang, publisher, source, caveat, helpDesk, categories, ...timesOf(entries) },
    entries: { all: entries.length, court: court.length, summary: having('summary').length },
    ...(court.length > 0 && { quoted: ownWordsOf(publishers.length === 1 ? first : null, faq) }),
    files,
    layers: faq.files.map(({ lang, publisher, ...layer }, i) => ({ file: files[i] ?? '', ...layer })),
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
    ['Entries', [`${entries.all}`, kindsOf(overview)].filter(Boolean).join(': ')],
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

/** How many entries are quoted, and how many are summaries; may be empty. */
function kindsOf({ entries: { court, summary }, quoted = '' }: Overview): string {
  const words = quoted === QUOTED ? 'quoted word for word' : `in ${quoted.replace(/^The /, 'the ')}`;
  return [court > 0 && `${court} ${words}`, summary > 0 && `${summary} ${summary === 1 ? 'summary' : 'summaries'}`]
    .filter(Boolean)
    .join(', ');
}

/** A file in use, and how many entries are from it. */
function layerLine({ file, title, entries }: Overview['layers'][number]): string {
  return entries === null
    ? `${file} (left out)`
    : `${file} (${title}: ${entries} ${entries === 1 ? 'entry' : 'entries'})`;
}
