/** The Index: all that the search knows of a Faq, made once and written as lines, of which a query reads but a few. */

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Entry, Faq, IndexedEntry } from '../faq/faq.ts';
import {
  type Keyed,
  type Numbered,
  readKeyed,
  readNumbered,
  type Section,
  writeKeyed,
  writeNumbered,
} from './lines.ts';
import {
  type Analyze,
  createAnalyzer,
  createPhrasebook,
  type Phrasebook,
  splitWords,
  type Token,
  wordsOf,
} from './text.ts';

export interface Index {
  readonly entries: Numbered<Entry>;
  readonly analyze: Analyze;
  /** For each entry, its phrasings: its question, its id and every way in which it is asked. */
  readonly phrasings: Numbered<readonly string[]>;
  /** For each entry, the lengths of its phrasings as vectors of their terms' weights. */
  readonly phrasingNorms: readonly (readonly number[])[];
  /** The lengths of the questions not covered, as of phrasings. */
  readonly notCoveredNorms: readonly number[];
  readonly terms: Keyed<TermFacts>;
  /** Every known word and how often the entries use it: 0 for words that only questions not covered have. */
  readonly words: Keyed<number>;
  /** For each entry, the ids of the categories that list it. */
  readonly categories: readonly (readonly string[])[];
  /** A MiniSearch that knows of these terms only, and scores them as if it knew all. */
  miniSearch(terms: readonly (readonly [string, TermFacts])[]): MiniSearch;
}

export interface TermFacts {
  /** In how many entries the term stands. */
  readonly entries: number;
  /** In which phrasings of which entries: places of phrasings, by the entry's place. */
  readonly phrasings: Readonly<Record<number, readonly number[]>>;
  /** In which of the questions not covered. */
  readonly notCovered: readonly number[];
  /** In which fields of which entries, and how often, as MiniSearch writes it. */
  readonly postings: Postings;
}

/** The facts of a term while they are collected. */
interface Draft {
  entries: number;
  phrasings: Record<number, number[]>;
  notCovered: number[];
  postings: Postings;
}

type Postings = AsPlainObject['index'][number][1];

/** The index as text, and what is needed to find one's way in it. */
export interface WrittenIndex {
  readonly text: string;
  readonly map: IndexMap;
}

export interface IndexMap {
  readonly phrasebook: Phrasebook;
  readonly categories: readonly (readonly string[])[];
  readonly phrasingNorms: readonly (readonly number[])[];
  readonly notCoveredNorms: readonly number[];
  /** Where in its section each line begins, in bytes. */
  readonly entryStarts: readonly number[];
  readonly phrasingStarts: readonly number[];
  readonly sections: Readonly<Record<'entries' | 'phrasings' | 'terms' | 'words' | 'miniSearch', Section>>;
}

/** How a match in each field counts: people put the question, so phrasings of it tell more than the answer's prose. */
export const BOOSTS = { question: 3, askedAs: 2, answer: 1, category: 0.5, updates: 0.3 };

/** MiniSearch is handed terms joined by spaces: the analysis is ours. */
export const PLAIN_TERMS = {
  tokenize: (text: string) => text.split(' ').filter(Boolean),
  processTerm: (term: string) => term,
};

const MINISEARCH_OPTIONS = { fields: Object.keys(BOOSTS), ...PLAIN_TERMS };

export function writeIndex(faq: Faq): WrittenIndex {
  const phrasebook = createPhrasebook(faq.synonyms);
  const analyze = createAnalyzer(phrasebook);
  const termsOf = (tokens: readonly Token[]) => tokens.flatMap(({ term, parts }) => [term, ...parts]);
  const miniSearch = new MiniSearch(MINISEARCH_OPTIONS);
  const facts = new Map<string, Draft>();
  const factsOf = (term: string) => {
    let known = facts.get(term);
    if (!known) {
      known = { entries: 0, phrasings: {}, notCovered: [], postings: {} };
      facts.set(term, known);
    }
    return known;
  };
  const uses = new Map<string, number>();
  /** Every text is split and analysed but once. */
  const analyzed = (text: string) => {
    const words = splitWords(text);
    for (const { text: word } of words) uses.set(word, (uses.get(word) ?? 0) + 1);
    return analyze(words);
  };

  const phrasings = faq.entries.map((entry, id) => {
    const [question = [], ...askedAs] = phrasingsOf(entry).map((text) => termsOf(analyzed(text)));
    const fields = {
      question,
      askedAs: askedAs.flat(),
      answer: termsOf(analyzed(entry.answer)),
      category: termsOf(analyzed(entry.category.name)),
      updates: entry.updates.flatMap(({ text }) => termsOf(analyzed(text))),
    };
    miniSearch.add({
      id,
      ...Object.fromEntries(Object.entries(fields).map(([name, terms]) => [name, terms.join(' ')])),
    });
    for (const term of new Set(Object.values(fields).flat())) factsOf(term).entries++;
    const different = [question, ...askedAs].map((terms) => [...new Set(terms)]);
    different.forEach((terms, place) => {
      for (const term of terms) {
        const { phrasings } = factsOf(term);
        phrasings[id] ??= [];
        phrasings[id].push(place);
      }
    });
    return different;
  });
  const notCovered = faq.notCovered.map((text) => [...new Set(termsOf(analyze(text)))]);
  notCovered.forEach((terms, place) => {
    for (const term of terms) factsOf(term).notCovered.push(place);
  });
  for (const word of faq.notCovered.flatMap(wordsOf)) uses.set(word, uses.get(word) ?? 0);

  const { index, ...base } = miniSearch.toJSON();
  for (const [term, postings] of index) factsOf(term).postings = postings;
  // Only now is it known how rare each term is.
  const normOf = (terms: readonly string[]) =>
    round(norm(terms.map((term) => weigh(factsOf(term).entries, faq.entries.length))));

  const entryLines = writeNumbered(faq.entries.map(({ askedAs, ...entry }) => entry));
  const phrasingLines = writeNumbered(faq.entries.map(phrasingsOf));
  const parts = {
    entries: entryLines.text,
    phrasings: phrasingLines.text,
    terms: writeKeyed(facts),
    words: writeKeyed(uses),
    miniSearch: `${JSON.stringify(base)}\n`,
  };
  let at = 0;
  const sections = Object.entries(parts).map(([name, text]) => {
    const start = at;
    at += Buffer.byteLength(text);
    return [name, { start, end: at }] as const;
  });
  return {
    text: Object.values(parts).join(''),
    map: {
      phrasebook,
      categories: faq.entries.map(({ category, alsoIn }) => [category.id, ...alsoIn]),
      phrasingNorms: phrasings.map((all) => all.map(normOf)),
      notCoveredNorms: notCovered.map(normOf),
      entryStarts: entryLines.starts,
      phrasingStarts: phrasingLines.starts,
      sections: Object.fromEntries(sections) as IndexMap['sections'],
    },
  };
}

export function readIndex(lines: Buffer, map: IndexMap): Index {
  const { sections } = map;
  return {
    entries: readNumbered(lines, sections.entries, map.entryStarts),
    analyze: createAnalyzer(map.phrasebook),
    phrasings: readNumbered(lines, sections.phrasings, map.phrasingStarts),
    phrasingNorms: map.phrasingNorms,
    notCoveredNorms: map.notCoveredNorms,
    terms: readKeyed(lines, sections.terms),
    words: readKeyed(lines, sections.words),
    categories: map.categories,
    miniSearch(terms) {
      const base = JSON.parse(lines.toString('utf8', sections.miniSearch.start, sections.miniSearch.end));
      const index = terms.map(([term, { postings }]) => [term, postings]);
      return MiniSearch.loadJS({ ...base, index }, MINISEARCH_OPTIONS);
    },
  };
}

/** The ways in which an entry may be asked for, its question first. An id says in two words what the entry is about. */
function phrasingsOf({ id, question, askedAs }: IndexedEntry): string[] {
  return [question, id.replaceAll('-', ' '), ...askedAs];
}

/** The weight of a term: the rarer among the entries the heavier (idf, as in BM25); one that no entry has weighs most. */
export function weigh(entriesWithIt: number, entries: number): number {
  return Math.log(1 + (entries - entriesWithIt + 0.5) / (entriesWithIt + 0.5));
}

/** Five digits are more than a ranking can tell apart. */
function round(number: number): number {
  return Math.round(number * 1e5) / 1e5;
}

/** The length of a vector. */
export function norm(numbers: readonly number[]): number {
  return Math.sqrt(numbers.reduce((total, number) => total + number * number, 0));
}
