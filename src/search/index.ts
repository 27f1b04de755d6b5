/** The Index: all that the search knows about a Faq, as lines, of which a query reads only a few. */

import type { Entry } from '../faq/faq.ts';
import { type LanguageMap, type Languages, readLanguage } from './language.ts';
import { type Blocks, type Lines, readLines } from './lines.ts';
import type { Postings } from './postings.ts';
import { type Analyze, createAnalyzer, type Language, type Phrasebook } from './text.ts';
import { readTexts, type Texts, type WrittenTexts } from './texts.ts';

export interface Index {
  /** How many entries there are. */
  readonly length: number;
  /** The entry at that position. */
  entryAt(position: number): Entry;
  readonly analyze: Analyze;
  readonly language: Language;
  /** The phrasings of each entry (its question, then its `askedAs` or its id), and the questions not covered. */
  readonly texts: Texts;
  /** For each entry, the number of its first phrasing; at the end, the number of all phrasings. */
  readonly firstPhrasings: readonly number[];
  /** The number of the first question not covered that may speak against an entry: those of files below do not. */
  firstNotCovered(entry: number): number;
  /** Whether the entry is from a file on top of another. */
  isOnTop(entry: number): boolean;
  /** How often people ask about the entry: 1 for the most asked one, 0 if it is not among those asked most. */
  popularityOf(entry: number): number;
  readonly terms: Lines<TermFacts>;
  /** Every known word and how often the entries use it: 0 for words that are only in questions not covered. */
  readonly words: Lines<number>;
  /** For each entry, the ids of the categories that list it. */
  readonly categories: readonly (readonly string[])[];
}

export interface TermFacts {
  /** How many entries have the term: none if only questions not covered do. */
  readonly entries: number;
  readonly postings: Postings;
}

/** The index as lines in blocks, and the map needed to read them. */
export interface WrittenIndex {
  readonly sections: Sections;
  readonly map: IndexMap;
}

export interface IndexMap {
  readonly phrasebook: Phrasebook;
  readonly languages: LanguageMap;
  readonly categories: readonly (readonly string[])[];
  readonly firstPhrasings: readonly number[];
  /** For each file, the number of its first question not covered. */
  readonly firstNotCovered: readonly number[];
  /** The positions of the entries that people ask about most, the most asked first. */
  readonly mostAsked: readonly number[];
  /** For each entry, the position of its file; empty if there is only one file. */
  readonly layers: readonly number[];
}

export interface Sections extends WrittenTexts {
  /** By position. */
  readonly entries: Blocks;
  readonly terms: Blocks;
  readonly words: Blocks;
}

/** @param languages needed if the map has any */
export function readIndex({ sections, map }: WrittenIndex, languages?: Languages): Index {
  const language = readLanguage(map.languages, languages);
  const entries = readLines<Entry>(sections.entries);
  const popularity = new Map(map.mostAsked.map((entry, i) => [entry, 1 - i / map.mostAsked.length]));
  let texts: Texts | undefined;
  return {
    length: map.categories.length,
    entryAt: (position) => entries.get(`${position}`) as Entry,
    analyze: createAnalyzer(map.phrasebook, language),
    language,
    get texts() {
      texts ??= readTexts(sections, map.firstPhrasings);
      return texts;
    },
    firstPhrasings: map.firstPhrasings,
    firstNotCovered: (entry) => map.firstNotCovered[map.layers[entry] ?? 0] ?? 0,
    popularityOf: (entry) => popularity.get(entry) ?? 0,
    isOnTop: (entry) => (map.layers[entry] ?? 0) > 0,
    terms: readLines(sections.terms, (written) => {
      const postings = written as Postings;
      return { entries: postings.length / 3, postings };
    }),
    words: readLines(sections.words),
    categories: map.categories,
  };
}
