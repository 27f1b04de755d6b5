/** The search: a query's terms, the entries that have them, best first, or an honest no. */

import { type Entry, textToActOn } from '../faq/faq.ts';
import { confidence, ENOUGH_TO_SHOW, type Evidence } from './confidence.ts';
import { BOOSTS, type Index, norm, PLAIN_TERMS, type TermFacts, weigh } from './indexing.ts';
import type { Query } from './query.ts';
import { findSpans, makeSnippet, type Snippet, type Span } from './snippet.ts';
import { correct } from './spelling.ts';
import { isStopWord, splitWords, stemsOf, wordsOf } from './text.ts';

export interface SearchOptions {
  /** Ids; an entry of any of them matches. None: all do. */
  readonly categories?: readonly string[];
  /** The most hits returned. */
  readonly limit?: number;
  /** The confidence (0 to 1) below which nothing is found. */
  readonly enough?: number;
  /** Whether every entry that has any of the terms is found, however unlikely it is. */
  readonly all?: boolean;
}

export interface SearchResult {
  readonly query: Query;
  /** The query with its misspelt words put right, where any was. */
  readonly corrected: string | null;
  /** The probability (0 to 1) that the first hit answers the query. */
  readonly confidence: number;
  /** Hits found, before the limit. */
  readonly total: number;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Up to three near entries, where nothing matched well enough. */
  readonly suggestions: readonly Entry[];
}

export interface Hit {
  /** From 1. */
  readonly rank: number;
  /** Of the entry in the FAQ, from 0. */
  readonly place: number;
  readonly score: number;
  /** The entry's words that matched, each once, folded. */
  readonly terms: readonly string[];
  /** The passage of what to act on that holds the most matches, in about so many characters. */
  snippet(length?: number): Snippet;
  /** Where the matches stand in the question and in the answer. */
  readonly spans: { readonly question: readonly Span[]; readonly answer: readonly Span[] };
  readonly entry: Entry;
  readonly explanation: Explanation;
  /** The entry's phrasing that is most like the query. */
  readonly nearestPhrasing: string;
}

/** Why an entry is a hit. */
export interface Explanation {
  /** MiniSearch's score: BM25 over the fields. */
  readonly bm25: number;
  readonly evidence: Evidence;
  /** The place of the entry's phrasing that is most like the query. */
  readonly phrasing: number;
  /** The query's terms that the entry has, with their weight and the fields they stand in. */
  readonly matches: readonly { readonly term: string; readonly weight: number; readonly fields: readonly string[] }[];
}

/** What a query is searched for. */
interface Wanted {
  readonly term: string;
  /** How much of a match with it counts: 1 as typed, less where it was corrected or is not finished. */
  readonly quality: number;
  /** How rare it is among the entries. */
  readonly weight: number;
  readonly facts: TermFacts | undefined;
}

interface Candidate {
  readonly place: number;
  readonly score: number;
  /** The entry's terms that matched, as analysed. */
  readonly terms: ReadonlySet<string>;
  readonly explanation: Explanation;
}

/** How much the likeness to one phrasing, squared, adds to the score of the words found anywhere in the entry. */
const AGREEMENT = 6;
/** An entry's own question counts for more than another way of asking it. */
const OWN_QUESTION = 1.2;
/** Candidates beyond these are too far down for their phrasings to matter. */
const RERANKED = 50;
/** A corrected word may have been right as typed; an unfinished one may become another. */
const QUALITY = { typed: 1, oneEdit: 0.8, moreEdits: 0.5, unfinished: 0.8 };
/** Hits with less than this part of the first one's BM25 score share but a common word with the query. */
const TAIL = 0.1;
const SUGGESTIONS = 3;
/** Terms beyond these are of a text pasted by mistake. */
const MOST_TERMS = 64;

/** What of MiniSearch's results is used: `match` has the entry's terms with their fields. */
interface Result {
  readonly id: number;
  readonly score: number;
  readonly match: Readonly<Record<string, readonly string[]>>;
  readonly queryTerms: readonly string[];
}

export function search(
  index: Index,
  query: Query,
  { categories = [], limit = 5, enough = ENOUGH_TO_SHOW, all = false }: SearchOptions = {},
): SearchResult {
  const { wanted, unfinished, corrected } = understand(index, query);
  const results = lookUp(index, wanted, unfinished, (place) => isAllowed(index, place, query, categories));
  const aside = {
    elsewhere: bestLikeness(wanted, ({ notCovered }) => notCovered, index.notCoveredNorms).likeness,
    subject: leaning(index, wanted),
  };
  const candidates = results
    .slice(0, RERANKED)
    .map((result) => createCandidate(index, wanted, aside, result))
    .sort((a, b) => b.score - a.score || a.place - b.place);

  const [first] = candidates;
  const sure = first ? confidence(first.explanation.evidence) : 0;
  // Who quotes a phrase, or wants words exactly, has said what has to stand in an answer.
  const answered = first !== undefined && (all || query.phrases.length > 0 || sure >= enough);
  const least = all ? 0 : TAIL * (first?.explanation.bm25 ?? 0);
  const further = results.slice(RERANKED).filter(({ score }) => score >= least);
  const found = answered ? candidates.filter(({ explanation }) => explanation.bm25 >= least) : [];
  const typed = new Set(stemsOf(corrected ?? query.wanted));
  const shown = [
    ...found.slice(0, limit),
    ...(answered ? further.slice(0, Math.max(0, limit - found.length)) : []).map((result) =>
      createCandidate(index, wanted, aside, result),
    ),
  ];
  return {
    query,
    corrected,
    confidence: sure,
    total: answered ? found.length + further.length : 0,
    hits: shown.map((candidate, i) => createHit(index, typed, candidate, i + 1)),
    suggestions: answered ? [] : candidates.slice(0, SUGGESTIONS).map(({ place }) => index.entries.at(place)),
  };
}

/** The entries that have any of the terms, by MiniSearch's score. */
function lookUp(
  index: Index,
  wanted: readonly Wanted[],
  unfinished: string | null,
  isAllowed: (place: number) => boolean,
): readonly Result[] {
  const known = wanted.flatMap(({ term, facts }) => (facts ? [[term, facts] as const] : []));
  const begun = unfinished ? [...index.terms.startingWith(unfinished)] : [];
  const qualities = new Map(wanted.map(({ term, quality }) => [term, quality]));
  return index.miniSearch([...new Map([...known, ...begun])]).search(wanted.map(({ term }) => term).join(' '), {
    ...PLAIN_TERMS,
    boost: BOOSTS,
    boostTerm: (term) => qualities.get(term) ?? 1,
    prefix: (term) => term === unfinished,
    filter: ({ id }) => isAllowed(id),
  }) as unknown as Result[];
}

/** The terms to search for: misspelt words put right, and a last word that is only begun taken as a beginning. */
function understand(index: Index, query: Query) {
  const words = splitWords(query.wanted);
  const last = words.at(-1);
  const isOpen = !query.exact && last?.end === query.wanted.length;
  const unfinished = isOpen && last && isBeginning(index, last.text) ? last.text : null;
  const respelt = new Map<string, { word: string; quality: number }>();
  for (const { text } of query.exact ? [] : words) {
    if (text === unfinished || isKnown(index, text)) continue;
    const correction = correct(text, index.words);
    if (!correction) continue;
    const quality = correction.edits === 1 ? QUALITY.oneEdit : QUALITY.moreEdits;
    respelt.set(text, { word: correction.word, quality });
  }

  const qualities = new Map<string, number>();
  for (const { term, start, end } of index.analyze(query.wanted, (word) => respelt.get(word)?.word ?? word)) {
    const parts = wordsOf(query.wanted.slice(start, end)).map((word) => respelt.get(word)?.quality ?? QUALITY.typed);
    qualities.set(term, Math.max(qualities.get(term) ?? 0, Math.min(...parts)));
  }
  if (unfinished) {
    qualities.delete(index.analyze(unfinished)[0]?.term ?? '');
    qualities.set(unfinished, QUALITY.unfinished);
  }
  const wanted = [...qualities].slice(0, MOST_TERMS).map(([term, quality]): Wanted => {
    const facts = index.terms.get(term);
    return { term, quality, facts, weight: weigh(facts?.entries ?? 0, index.entries.length) };
  });
  return { wanted, unfinished, corrected: respelt.size === 0 ? null : respell(query.wanted, words, respelt) };
}

function respell(
  text: string,
  words: readonly { text: string; start: number; end: number }[],
  respelt: ReadonlyMap<string, { word: string }>,
): string {
  let result = '';
  let at = 0;
  for (const { text: word, start, end } of words) {
    result += text.slice(at, start) + (respelt.get(word)?.word ?? text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

export function isKnown({ analyze, terms, words }: Index, word: string): boolean {
  if (isStopWord(word) || words.has(word)) return true;
  return analyze(word).some(({ term }) => terms.has(term));
}

/** Whether a word that is not known is how one of the entries' words begins. */
function isBeginning(index: Index, word: string): boolean {
  if (word.length < 2 || isKnown(index, word)) return false;
  for (const [, uses] of index.words.startingWith(word)) if (uses > 0) return true;
  return false;
}

function createCandidate(
  index: Index,
  wanted: readonly Wanted[],
  aside: Pick<Evidence, 'elsewhere' | 'subject'>,
  { id: place, score, match, queryTerms }: Result,
): Candidate {
  const matched = new Set(queryTerms);
  const [from = 0, to] = index.firstPhrasings.slice(place, place + 2);
  const nearest = bestLikeness(wanted, ({ phrasings }) => phrasings, index.phrasingNorms, from, to);
  const agreement = nearest.likeness;
  const phrasing = nearest.number - from;
  const hits = wanted.filter(({ term }) => matched.has(term));
  return {
    place,
    score: score * (1 + AGREEMENT * agreement ** 2 * (phrasing === 0 ? OWN_QUESTION : 1)),
    terms: new Set(Object.keys(match)),
    explanation: {
      bm25: score,
      evidence: { ...aside, coverage: coverage(wanted, matched), agreement, matched: hits.length },
      phrasing,
      matches: hits.map(({ term, quality, weight }) => ({ term, weight: quality * weight, fields: match[term] ?? [] })),
    },
  };
}

/**
 * How like the query is to that phrasing which is most like it, of those numbered from `from` up to `to`, and which that
 * is: the cosine between their terms' weights. `numbersOf` tells in which phrasings a term stands, `norms` how long they are.
 */
function bestLikeness(
  wanted: readonly Wanted[],
  numbersOf: (facts: TermFacts) => readonly number[],
  norms: readonly number[],
  from = 0,
  to = norms.length,
) {
  const dots = new Map<number, number>();
  for (const { facts, quality, weight } of wanted) {
    for (const number of facts ? between(numbersOf(facts), from, to) : []) {
      dots.set(number, (dots.get(number) ?? 0) + quality * weight * weight);
    }
  }
  const length = lengthOf(wanted);
  let best = { likeness: 0, number: from };
  for (const [number, dot] of [...dots].sort(([a], [b]) => a - b)) {
    const likeness = dot / (length * (norms[number] ?? 1));
    if (likeness > best.likeness) best = { likeness, number };
  }
  return best;
}

/** Those of ascending numbers that are at least `from` and below `to`; a common word stands in thousands of phrasings. */
function between(numbers: readonly number[], from: number, to: number): readonly number[] {
  const firstAtLeast = (least: number) => {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle] as number) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return numbers.slice(firstAtLeast(from), firstAtLeast(to));
}

function lengthOf(wanted: readonly Wanted[]): number {
  return norm(wanted.map(({ quality, weight }) => quality * weight));
}

/** Unlike in ranking, common words count for much here, and a word that no entry has counts most against. */
function coverage(wanted: readonly Wanted[], matched: ReadonlySet<string>): number {
  const counted = wanted.map(({ term, quality, weight, facts }) => {
    const has = matched.has(term);
    const counts = facts?.entries || has ? 1 + 0.35 * weight : 3;
    return { all: counts, has: has ? quality * counts : 0 };
  });
  const all = sum(counted.map(({ all }) => all));
  return all === 0 ? 0 : sum(counted.map(({ has }) => has)) / all;
}

/**
 * How much oftener, relatively, the terms stand in phrasings of the FAQ's questions than in questions not covered
 * (the sum of their log odds).
 */
function leaning({ phrasingNorms, notCoveredNorms }: Index, wanted: readonly Wanted[]): number {
  const phrasings = phrasingNorms.length + 1;
  const notCovered = notCoveredNorms.length + 1;
  return sum(
    wanted.map(({ facts }) => {
      const inside = ((facts?.phrasings.length ?? 0) + 0.5) / phrasings;
      const outside = ((facts?.notCovered.length ?? 0) + 0.5) / notCovered;
      return Math.log(inside / outside);
    }),
  );
}

/** What of a hit takes reading its text is worked out only where it is told. */
function createHit(
  { analyze, entries, phrasings }: Index,
  typed: ReadonlySet<string>,
  { place, score, terms, explanation }: Candidate,
  rank: number,
): Hit {
  let entry: Entry | undefined;
  const read = () => {
    entry ??= entries.at(place);
    return entry;
  };
  const marker = { analyze, terms, typed };
  const spansOf = (text: string) => findSpans(text, marker);
  return {
    rank,
    place,
    score: Math.round(score * 100) / 100,
    get entry() {
      return read();
    },
    get terms() {
      const { question, now, answer } = read();
      const words = [question, now?.text ?? '', answer].flatMap((text) =>
        spansOf(text).map(({ start, end }) => text.slice(start, end)),
      );
      return [...new Set(words.flatMap(wordsOf))];
    },
    snippet: (length) => makeSnippet(textToActOn(read()), marker, length),
    spans: {
      get question() {
        return spansOf(read().question);
      },
      get answer() {
        return spansOf(read().answer);
      },
    },
    explanation,
    get nearestPhrasing() {
      return phrasings.at(place)[explanation.phrasing] ?? '';
    },
  };
}

function isAllowed(index: Index, place: number, query: Query, categories: readonly string[]): boolean {
  const listedIn = index.categories[place] ?? [];
  if (categories.length > 0 && !categories.some((id) => listedIn.includes(id))) return false;
  if (query.phrases.length === 0 && query.excluded.length === 0) return true;
  const words = wordsOf(visibleText(index.entries.at(place)));
  return query.phrases.every((phrase) => hasRun(words, phrase)) && !query.excluded.some((word) => words.includes(word));
}

/** All of an entry that is ever shown. */
function visibleText(entry: Entry): string {
  const { question, now, answer, updates } = entry;
  return [question, now?.text ?? '', answer, ...updates.map(({ text }) => text)].join('\n');
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
