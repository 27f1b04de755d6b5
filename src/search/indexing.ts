/** The Index: all that the search knows about a Faq, built once and written as lines; a query reads only a few. */

import { shownText } from '../faq/blocks.ts';
import { answerOf, type Entry, type Faq, type IndexedEntry } from '../faq/faq.ts';
import { type Fields, type Postings, scoreTerms } from './bm25.ts';
import { type LanguageMap, type Languages, mapLanguages, readLanguage } from './language.ts';
import { type Blocks, type Lines, readLines, writeLines } from './lines.ts';
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
  /** For each entry, the position of its file; empty if there is only one file. */
  readonly layers: readonly number[];
}

export interface Sections extends WrittenTexts {
  /** By position. */
  readonly entries: Blocks;
  readonly terms: Blocks;
  readonly words: Blocks;
}

/** @param languages needed if a file names another language than English */
export function writeIndex(faq: Faq, languages?: Languages): WrittenIndex {
  const map = mapLanguages(faq, languages);
  const language = readLanguage(map, languages);
  const phrasebook = createPhrasebook(faq.synonyms, language);
  const analyze = createAnalyzer(phrasebook, language);
  const uses = new Map<string, number>();
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

  const firstPhrasings = [0];
  const fields = faq.entries.map((entry): Fields => {
    const [question = [], ...askedAs] = phrasingsOf(entry).map(phrasing);
    firstPhrasings.push((firstPhrasings.at(-1) ?? 0) + 1 + askedAs.length);
    return {
      question,
      askedAs: askedAs.flat(),
      answer: termsOf(analyzed(shownText(answerOf(entry)))),
      category: termsOf(analyzed(entry.category.name)),
      updates: [...(entry.now ? [entry.now] : []), ...entry.updates].flatMap((update) =>
        termsOf(analyzed(shownText(update))),
      ),
    };
  });
  const terms = scoreTerms(fields);
  // Words only in questions not covered are known, but no entry has them.
  for (const text of faq.notCovered.flat()) {
    const tokens = analyzed(text, 0);
    texts.add(tokens);
    for (const term of termsOf(tokens)) if (!terms.has(term)) terms.set(term, []);
  }

  const sections: Sections = {
    entries: writeLines(new Map(faq.entries.map(({ askedAs, layer, ...entry }, place) => [`${place}`, entry]))),
    terms: writeLines(terms),
    words: writeLines(uses),
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
  const entries = readLines<Entry>(sections.entries);
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
    isOnTop: (entry) => (map.layers[entry] ?? 0) > 0,
    terms: readLines(sections.terms, (written) => {
      const postings = written as Postings;
      return { entries: postings.length / 3, postings };
    }),
    words: readLines(sections.words),
    categories: map.categories,
  };
}

/** The phrasings of an entry, its question first. If it has no others, its id says in a few words what it is about. */
function phrasingsOf({ id, question, askedAs }: IndexedEntry): string[] {
  return [question, ...(askedAs.length > 0 ? askedAs : [id.replaceAll('-', ' ')])];
}
