/** The Index: all that the search knows of a Faq, made once from its entries. */

import MiniSearch from 'minisearch';
import type { Entry, Faq } from '../faq/faq.ts';
import type { Vocabulary } from './spelling.ts';
import { type Analyze, createAnalyzer, wordsOf } from './text.ts';

export interface Index {
  readonly faq: Faq;
  readonly analyze: Analyze;
  /** Its documents' ids are the entries' places in `faq.entries`. */
  readonly miniSearch: MiniSearch;
  /** For each entry, the terms of each of its phrasings: its question, its id and every way in which it is asked. */
  readonly phrasings: readonly Phrasings[];
  /** The terms of the questions that the FAQ does not treat. */
  readonly notCovered: Phrasings;
  readonly terms: ReadonlyMap<string, TermCounts>;
  /** The entries' words: what a misspelt one is corrected to. */
  readonly vocabulary: Vocabulary;
  /** Words of the questions not covered: known, so that they are not taken for slips of the entries' words. */
  readonly otherWords: ReadonlySet<string>;
}

/** Each phrasing's different terms. */
export type Phrasings = readonly (readonly string[])[];

/** In how many of each a term stands. */
export interface TermCounts {
  entries: number;
  phrasings: number;
  notCovered: number;
}

/** How a match in each field counts: people put the question, so phrasings of it tell more than the answer's prose. */
export const BOOSTS = { question: 3, askedAs: 2, answer: 1, category: 0.5, updates: 0.3 };

/** MiniSearch is handed terms joined by spaces: the analysis is ours. */
export const PLAIN_TERMS = {
  tokenize: (text: string) => text.split(' ').filter(Boolean),
  processTerm: (term: string) => term,
};

export function createIndex(faq: Faq): Index {
  const analyze = createAnalyzer(faq.synonyms);
  const termsOf = (text: string) => analyze(text).flatMap(({ term, parts }) => [term, ...parts]);
  const miniSearch = new MiniSearch({ fields: Object.keys(BOOSTS), ...PLAIN_TERMS });
  const terms = new Map<string, TermCounts>();
  const vocabulary = new Map<string, number>();

  const count = (phrasing: Iterable<string>, what: keyof TermCounts) => {
    for (const term of new Set(phrasing)) {
      const counts = terms.get(term) ?? { entries: 0, phrasings: 0, notCovered: 0 };
      counts[what]++;
      terms.set(term, counts);
    }
  };
  const phrasing = (text: string, what: 'phrasings' | 'notCovered') => {
    const different = [...new Set(termsOf(text))];
    count(different, what);
    return different;
  };

  const phrasings = faq.entries.map((entry, id) => {
    const { question, answer, category, updates } = entry;
    const asked = phrasingsOf(entry);
    const texts = {
      question,
      askedAs: asked.slice(1).join('\n'),
      answer,
      category: category.name,
      updates: updates.map(({ text }) => text).join('\n'),
    };
    const fields = Object.entries(texts).map(([field, text]) => [field, termsOf(text)] as const);
    miniSearch.add({ id, ...Object.fromEntries(fields.map(([field, terms]) => [field, terms.join(' ')])) });
    count(
      fields.flatMap(([, terms]) => terms),
      'entries',
    );
    for (const word of Object.values(texts).flatMap(wordsOf)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
    return asked.map((text) => phrasing(text, 'phrasings'));
  });
  const notCovered = faq.notCovered.map((text) => phrasing(text, 'notCovered'));
  const otherWords = new Set(faq.notCovered.flatMap(wordsOf));
  return { faq, analyze, miniSearch, phrasings, notCovered, terms, vocabulary, otherWords };
}

/** The ways in which an entry may be asked for, its question first. An id says in two words what the entry is about. */
export function phrasingsOf({ id, question, askedAs }: Entry): string[] {
  return [question, id.replaceAll('-', ' '), ...askedAs];
}

/** The weight of a term: the rarer among the entries the heavier (idf, as in BM25); one that no entry has weighs most. */
export function weigh({ faq, terms }: Index, term: string): number {
  const entries = terms.get(term)?.entries ?? 0;
  return Math.log(1 + (faq.entries.length - entries + 0.5) / (entries + 0.5));
}
