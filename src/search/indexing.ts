/** The Index: all that the search knows about a Faq, built once and written as lines; a query reads only a few. */

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Section } from '../bytes.ts';
import type { Entry, Faq, IndexedEntry } from '../faq/faq.ts';
import { type Draft, readFacts, type TermFacts, writeFacts } from './facts.ts';
import { type Keyed, type Numbered, readKeyed, readNumbered, writeKeyed, writeNumbered } from './lines.ts';
import { type Analyze, createAnalyzer, createPhrasebook, type Phrasebook, splitWords, type Token } from './text.ts';
import { createTextCollector, readTexts, type Texts } from './texts.ts';

export interface Index {
  readonly entries: Numbered<Entry>;
  readonly analyze: Analyze;
  /** The phrasings of each entry (its question, then its `askedAs` or its id), and the questions not covered. */
  readonly texts: Texts;
  /** For each entry, the number of its first phrasing; at the end, the number of all phrasings. */
  readonly firstPhrasings: readonly number[];
  /** The number of the first question not covered that may speak against an entry: those of files below do not. */
  firstNotCovered(entry: number): number;
  /** Whether the entry is from a file on top of another. */
  isOnTop(entry: number): boolean;
  readonly terms: Keyed<TermFacts>;
  /** Every known word and how often the entries use it: 0 for words that are only in questions not covered. */
  readonly words: Keyed<number>;
  /** For each entry, the ids of the categories that list it. */
  readonly categories: readonly (readonly string[])[];
  /** A MiniSearch that has only these terms, and scores them as if it had all of them. */
  miniSearch(terms: readonly (readonly [string, TermFacts])[]): MiniSearch;
}

/** The index as bytes, and the map needed to read it. */
export interface WrittenIndex {
  readonly bytes: Buffer;
  readonly map: IndexMap;
}

export interface IndexMap {
  readonly phrasebook: Phrasebook;
  readonly categories: readonly (readonly string[])[];
  readonly firstPhrasings: readonly number[];
  /** For each file, the number of its first question not covered. */
  readonly firstNotCovered: readonly number[];
  /** For each entry, the position of its file; empty if there is only one file. */
  readonly layers: readonly number[];
  /** Where each line begins in its section, in bytes. */
  readonly entryStarts: readonly number[];
  readonly sections: Readonly<Record<SectionName, Section>>;
}

type SectionName = 'entries' | 'terms' | 'facts' | 'words' | 'miniSearch' | 'texts';

/** How much a match in each field counts. What comes from phrasings counts again in evidence.ts. */
export const BOOSTS = { question: 1, askedAs: 1, answer: 1, category: 0.5, updates: 0.3 };

type Field = keyof typeof BOOSTS;
const FIELDS = Object.keys(BOOSTS) as Field[];

/** MiniSearch gets terms joined by spaces, because we analyze the text ourselves. */
export const PLAIN_TERMS = {
  tokenize: (text: string) => text.split(' ').filter(Boolean),
  processTerm: (term: string) => term,
};

const MINISEARCH_OPTIONS = { fields: FIELDS, ...PLAIN_TERMS };

export function writeIndex(faq: Faq): WrittenIndex {
  const phrasebook = createPhrasebook(faq.synonyms);
  const analyze = createAnalyzer(phrasebook);
  const drafts = new Map<string, Draft>();
  const draftOf = (term: string) => {
    let draft = drafts.get(term);
    if (!draft) {
      draft = { entries: [], postings: FIELDS.map(() => []) };
      drafts.set(term, draft);
    }
    return draft;
  };
  const draftsOf = (tokens: readonly Token[]) => {
    const drafts: Draft[] = [];
    for (const { term, isStopWord, parts } of tokens) {
      if (isStopWord) continue;
      drafts.push(draftOf(term));
      for (const part of parts) drafts.push(draftOf(part));
    }
    return drafts;
  };
  const uses = new Map<string, number>();
  /** Splits and analyzes each text only once. Words only in questions not covered are known, but have no uses. */
  const analyzed = (text: string, use = 1) => {
    const words = splitWords(text);
    for (const { text: word } of words) uses.set(word, (uses.get(word) ?? 0) + use);
    return analyze(words);
  };
  const texts = createTextCollector();

  let phrasings = 0;
  const firstPhrasings = [0];
  const fieldLengths = faq.entries.map((entry, id) => {
    const own = phrasingsOf(entry).map((text) => {
      const tokens = analyzed(text);
      texts.add(tokens);
      phrasings++;
      return draftsOf(tokens);
    });
    const [question = [], ...askedAs] = own;
    const fields: Record<Field, readonly Draft[]> = {
      question,
      askedAs: askedAs.flat(),
      answer: draftsOf(analyzed(entry.answer)),
      category: draftsOf(analyzed(entry.category.name)),
      updates: [...(entry.now ? [entry.now] : []), ...entry.updates].flatMap(({ text }) => draftsOf(analyzed(text))),
    };
    firstPhrasings.push(phrasings);
    return FIELDS.map((field, at) => {
      let different = 0;
      for (const draft of fields[field]) {
        if (draft.entries.at(-1) !== id) draft.entries.push(id);
        const postings = draft.postings[at] as number[];
        if (postings.at(-2) === id) {
          postings.push((postings.pop() ?? 0) + 1);
        } else {
          postings.push(id, 1);
          different++;
        }
      }
      return different;
    });
  });
  for (const text of faq.notCovered.flat()) {
    const tokens = analyzed(text, 0);
    texts.add(tokens);
    draftsOf(tokens);
  }

  const entryLines = writeNumbered(faq.entries.map(({ askedAs, layer, ...entry }) => entry));
  const parts: Readonly<Record<SectionName, Buffer>> = {
    entries: Buffer.from(entryLines.text),
    ...writeFacts(drafts, faq.entries.length),
    words: Buffer.from(writeKeyed(uses)),
    miniSearch: Buffer.from(`${JSON.stringify(miniSearchOf(fieldLengths))}\n`),
    texts: texts.toBytes(firstPhrasings),
  };
  let at = 0;
  const sections = Object.entries(parts).map(([name, { length }]) => {
    const start = at;
    at += length;
    return [name, { start, end: at }] as const;
  });
  return {
    bytes: Buffer.concat(Object.values(parts)),
    map: {
      phrasebook,
      categories: faq.entries.map(({ category, alsoIn }) => [category.id, ...alsoIn]),
      firstPhrasings,
      firstNotCovered: faq.notCovered.map((_, file) => phrasings + faq.notCovered.slice(0, file).flat().length),
      layers: faq.notCovered.length > 1 ? faq.entries.map(({ layer }) => layer) : [],
      entryStarts: entryLines.starts,
      sections: Object.fromEntries(sections) as IndexMap['sections'],
    },
  };
}

/**
 * A serialized MiniSearch without its terms, for documents whose fields have so many different terms.
 * Adding the documents to a MiniSearch, with garbage collection, would make a first use half as long again.
 */
function miniSearchOf(fieldLengths: readonly (readonly number[])[]): Omit<AsPlainObject, 'index'> {
  const { index, ...empty } = new MiniSearch(MINISEARCH_OPTIONS).toJSON();
  const sums = FIELDS.map((_, at) => fieldLengths.reduce((total, lengths) => total + (lengths[at] ?? 0), 0));
  return {
    ...empty,
    documentCount: fieldLengths.length,
    nextId: fieldLengths.length,
    documentIds: Object.fromEntries(fieldLengths.map((_, id) => [id, id])),
    fieldLength: Object.fromEntries(fieldLengths.map((lengths, id) => [id, [...lengths]])),
    averageFieldLength: sums.map((sum) => sum / Math.max(1, fieldLengths.length)),
  };
}

export function readIndex(bytes: Buffer, map: IndexMap): Index {
  const section = (name: SectionName) => bytes.subarray(map.sections[name].start, map.sections[name].end);
  let base: AsPlainObject | undefined;
  return {
    entries: readNumbered(section('entries'), map.entryStarts),
    analyze: createAnalyzer(map.phrasebook),
    texts: readTexts(section('texts'), map.firstPhrasings),
    firstPhrasings: map.firstPhrasings,
    firstNotCovered: (entry) => map.firstNotCovered[map.layers[entry] ?? 0] ?? 0,
    isOnTop: (entry) => (map.layers[entry] ?? 0) > 0,
    terms: readFacts(section('terms'), section('facts'), map.entryStarts.length),
    words: readKeyed(section('words')),
    categories: map.categories,
    miniSearch(terms) {
      base ??= JSON.parse(section('miniSearch').toString()) as AsPlainObject;
      const index = terms.map(([term, { postings }]): AsPlainObject['index'][number] => [term, postings]);
      return MiniSearch.loadJS({ ...base, index }, MINISEARCH_OPTIONS);
    },
  };
}

/** The phrasings of an entry, its question first. If it has no others, its id says in a few words what it is about. */
function phrasingsOf({ id, question, askedAs }: IndexedEntry): string[] {
  return [question, ...(askedAs.length > 0 ? askedAs : [id.replaceAll('-', ' ')])];
}
