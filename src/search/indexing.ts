/** The Index: all that the search knows about a Faq, built once and written as lines; a query reads only a few. */

import MiniSearch, { type AsPlainObject } from 'minisearch';
import { shownText } from '../faq/blocks.ts';
import { answerOf, type Entry, type Faq, type IndexedEntry } from '../faq/faq.ts';
import { type LanguageMap, type Languages, mapLanguages, readLanguage } from './language.ts';
import { type Lines, latin1, readLines, writeLines } from './lines.ts';
import { type Analyze, createAnalyzer, createPhrasebook, type Language, type Phrasebook, splitWords } from './text.ts';
import { createTextCollector, readTexts, type Texts, type WrittenTexts } from './texts.ts';

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
  readonly terms: Lines<TermFacts>;
  /** Every known word and how often the entries use it: 0 for words that are only in questions not covered. */
  readonly words: Lines<number>;
  /** For each entry, the ids of the categories that list it. */
  readonly categories: readonly (readonly string[])[];
  /** A MiniSearch that has only these terms, and scores them as if it had all of them. */
  miniSearch(terms: readonly (readonly [string, TermFacts])[]): MiniSearch;
}

export interface TermFacts {
  /** How many entries have the term: none if only questions not covered do. */
  readonly entries: number;
  /** How often it is in each field of each entry, in MiniSearch's format. */
  readonly postings: AsPlainObject['index'][number][1];
}

/** The index as texts in Latin-1, and the map needed to read them. */
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
  /** For each entry, the position of its file; empty if there is only one file. */
  readonly layers: readonly number[];
}

/** Each is read only when it is needed: most commands need few. */
export interface Sections extends WrittenTexts {
  /** Each as JSON on a line of its own. */
  readonly entries: string;
  readonly terms: string;
  readonly words: string;
  /** MiniSearch without its terms. */
  readonly miniSearch: string;
}

/** How much a match in each field counts. What comes from phrasings counts again in evidence.ts. */
export const BOOSTS = { question: 1, askedAs: 1, answer: 1, category: 0.5, updates: 0.3 };

/** MiniSearch gets terms, in entries and in queries, because we analyze the text ourselves. */
export const PLAIN_TERMS = {
  tokenize: (terms: string) => (Array.isArray(terms) ? terms : terms.split(' ').filter(Boolean)),
  processTerm: (term: string) => term,
};

const MINISEARCH_OPTIONS = { fields: Object.keys(BOOSTS), stringifyField: (terms: string) => terms, ...PLAIN_TERMS };

/** @param languages needed if a file names another language than English */
export function writeIndex(faq: Faq, languages?: Languages): WrittenIndex {
  const map = mapLanguages(faq, languages);
  const language = readLanguage(map, languages);
  const phrasebook = createPhrasebook(faq.synonyms, language);
  const analyze = createAnalyzer(phrasebook, language);
  const uses = new Map<string, number>();
  const terms = new Map<string, TermFacts>();
  const entriesWith = new Map<string, number>();
  const texts = createTextCollector();
  /** Splits and analyzes each text only once. */
  const analyzed = (text: string, use = 1) => {
    const words = splitWords(text);
    for (const { text: word } of words) uses.set(word, (uses.get(word) ?? 0) + use);
    return analyze(words);
  };
  const termsOf = (tokens: ReturnType<Analyze>) =>
    tokens.flatMap(({ term, isStopWord, parts }) => (isStopWord ? [] : [term, ...parts]));
  const phrasing = (text: string) => {
    const tokens = analyzed(text);
    texts.add(tokens);
    return termsOf(tokens);
  };

  const miniSearch = new MiniSearch(MINISEARCH_OPTIONS);
  const firstPhrasings = [0];
  faq.entries.forEach((entry, id) => {
    const [question = [], ...askedAs] = phrasingsOf(entry).map(phrasing);
    firstPhrasings.push((firstPhrasings.at(-1) ?? 0) + 1 + askedAs.length);
    const fields: Record<keyof typeof BOOSTS, string[]> = {
      question,
      askedAs: askedAs.flat(),
      answer: termsOf(analyzed(shownText(answerOf(entry)))),
      category: termsOf(analyzed(entry.category.name)),
      updates: [...(entry.now ? [entry.now] : []), ...entry.updates].flatMap((update) =>
        termsOf(analyzed(shownText(update))),
      ),
    };
    for (const term of new Set(Object.values(fields).flat())) {
      entriesWith.set(term, (entriesWith.get(term) ?? 0) + 1);
    }
    miniSearch.add({ id, ...fields });
  });
  // Words only in questions not covered are known, but no entry has them.
  for (const text of faq.notCovered.flat()) {
    const tokens = analyzed(text, 0);
    texts.add(tokens);
    for (const term of termsOf(tokens)) terms.set(term, { entries: 0, postings: {} });
  }
  const { index, ...base } = miniSearch.toJSON();
  for (const [term, postings] of index) terms.set(term, { entries: entriesWith.get(term) ?? 0, postings });

  const sections: Sections = {
    entries: latin1(faq.entries.map(({ askedAs, layer, ...entry }) => JSON.stringify(entry)).join('\n')),
    terms: writeLines(terms),
    words: writeLines(uses),
    miniSearch: latin1(JSON.stringify(base)),
    ...texts.write(firstPhrasings),
  };
  const phrasings = firstPhrasings.at(-1) ?? 0;
  return {
    sections,
    map: {
      phrasebook,
      languages: map,
      categories: faq.entries.map(({ category, alsoIn }) => [category.id, ...alsoIn]),
      firstPhrasings,
      firstNotCovered: faq.notCovered.map((_, file) => phrasings + faq.notCovered.slice(0, file).flat().length),
      layers: faq.notCovered.length > 1 ? faq.entries.map(({ layer }) => layer) : [],
    },
  };
}

/** @param languages needed if the map has any */
export function readIndex({ sections, map }: WrittenIndex, languages?: Languages): Index {
  const language = readLanguage(map.languages, languages);
  let entries: readonly string[] | undefined;
  let texts: Texts | undefined;
  let base: Omit<AsPlainObject, 'index'> | undefined;
  return {
    length: map.categories.length,
    entryAt(position) {
      entries ??= sections.entries.split('\n');
      return JSON.parse(entries[position] ?? '') as Entry;
    },
    analyze: createAnalyzer(map.phrasebook, language),
    language,
    get texts() {
      texts ??= readTexts(sections, map.firstPhrasings);
      return texts;
    },
    firstPhrasings: map.firstPhrasings,
    firstNotCovered: (entry) => map.firstNotCovered[map.layers[entry] ?? 0] ?? 0,
    isOnTop: (entry) => (map.layers[entry] ?? 0) > 0,
    terms: readLines(() => sections.terms),
    words: readLines(() => sections.words),
    categories: map.categories,
    miniSearch(terms) {
      base ??= JSON.parse(sections.miniSearch) as AsPlainObject;
      const index = terms.map(([term, { postings }]): AsPlainObject['index'][number] => [term, postings]);
      // Undocumented, but loadJSON would make a text of what was just parsed; package.json pins the version.
      return MiniSearch.loadJS({ ...base, index }, MINISEARCH_OPTIONS);
    },
  };
}

/** The phrasings of an entry, its question first. If it has no others, its id says in a few words what it is about. */
function phrasingsOf({ id, question, askedAs }: IndexedEntry): string[] {
  return [question, ...(askedAs.length > 0 ? askedAs : [id.replaceAll('-', ' ')])];
}
