/** The search: a query's terms, the entries that have them, best first, or an honest no. */

import { type Entry, isIn } from '../faq/faq.ts';
import { confidence, ENOUGH_TO_SHOW, type Evidence } from './confidence.ts';
import { BOOSTS, type Index, type Phrasings, PLAIN_TERMS, phrasingsOf, weigh } from './indexing.ts';
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
  /** Whether the first hit is so far ahead of the second that it is the answer. */
  readonly leads: boolean;
}

export interface Hit {
  /** From 1. */
  readonly rank: number;
  readonly score: number;
  /** The entry's words that matched, each once, folded. */
  readonly terms: readonly string[];
  readonly snippet: Snippet;
  /** Where the matches stand in the question and in the answer. */
  readonly spans: { readonly question: readonly Span[]; readonly answer: readonly Span[] };
  readonly entry: Entry;
  readonly explanation: Explanation;
}

/** Why an entry is a hit. */
export interface Explanation {
  /** MiniSearch's score: BM25 over the fields. */
  readonly bm25: number;
  readonly evidence: Evidence;
  /** The phrasing most like the query. */
  readonly phrasing: string;
  /** The query's terms that the entry has, with their weight and the fields they stand in. */
  readonly matches: readonly { readonly term: string; readonly weight: number; readonly fields: readonly string[] }[];
}

/** What a query is searched for: a term, and how much of a match with it counts (1: as typed). */
interface Wanted {
  readonly term: string;
  readonly quality: number;
}

interface Candidate {
  readonly entry: Entry;
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
/** How far ahead of the second hit the first has to be to be the answer: the ratio of their scores. */
const LEAD = 1.4;
/** From this likeness on, the query is one of the entry's own phrasings. */
const SAME_QUESTION = 0.9;
/** Hits with less than this part of the first one's BM25 score share but a common word with the query. */
const TAIL = 0.1;
const SUGGESTIONS = 3;

export function search(
  index: Index,
  query: Query,
  { categories = [], limit = 5, enough = ENOUGH_TO_SHOW }: SearchOptions = {},
): SearchResult {
  const { wanted, corrected } = understand(index, query);
  const unfinished = wanted.find(({ quality }) => quality === QUALITY.unfinished)?.term;
  const qualities = new Map(wanted.map(({ term, quality }) => [term, quality]));
  const results = index.miniSearch.search(wanted.map(({ term }) => term).join(' '), {
    ...PLAIN_TERMS,
    boost: BOOSTS,
    boostTerm: (term) => qualities.get(term) ?? 1,
    prefix: (term) => term === unfinished,
    filter: ({ id }) => isAllowed(index.faq.entries[id] as Entry, query, categories),
  });

  const aside = {
    elsewhere: bestAgreement(index, wanted, index.notCovered).agreement,
    subject: sum(wanted.map(({ term }) => leaning(index, term))),
  };
  const candidates = results
    .slice(0, RERANKED)
    .map(({ id, score, match, queryTerms }) => createCandidate(index, wanted, aside, { id, score, match, queryTerms }))
    .sort((a, b) => b.score - a.score || index.faq.entries.indexOf(a.entry) - index.faq.entries.indexOf(b.entry));
  const [first, second] = candidates;
  const sure = first ? confidence(first.explanation.evidence) : 0;
  // Who quotes a phrase, or wants words exactly, has said what has to stand in an answer.
  const answered = first !== undefined && (query.phrases.length > 0 || sure >= enough);
  const found = answered
    ? candidates.filter(({ explanation }) => explanation.bm25 >= TAIL * first.explanation.bm25)
    : [];
  return {
    query,
    corrected,
    confidence: sure,
    total: found.length,
    hits: found.slice(0, limit).map((candidate, i) => createHit(index, corrected ?? query.wanted, candidate, i + 1)),
    suggestions: found.length > 0 ? [] : candidates.slice(0, SUGGESTIONS).map(({ entry }) => entry),
    leads: answered && isAhead(first, second),
  };
}

function isAhead({ score, explanation }: Candidate, second: Candidate | undefined): boolean {
  if (!second) return true;
  // A single word asks for a list, not for an answer.
  const { matched, agreement } = explanation.evidence;
  return matched > 1 && (score >= LEAD * second.score || agreement >= SAME_QUESTION);
}

/** The terms to search for: misspelt words put right, and a last word that is only begun taken as a beginning. */
function understand(index: Index, query: Query): { wanted: Wanted[]; corrected: string | null } {
  const words = splitWords(query.wanted);
  const last = words.at(-1);
  const unfinished =
    !query.exact && last && last.end === query.wanted.length && isBeginning(index, last.text) ? last.text : null;
  const respelt = new Map<string, { word: string; quality: number }>();
  for (const { text } of query.exact ? [] : words) {
    if (text === unfinished || isKnown(index, text)) continue;
    const correction = correct(text, index.vocabulary);
    if (!correction) continue;
    const quality = correction.edits === 1 ? QUALITY.oneEdit : QUALITY.moreEdits;
    respelt.set(text, { word: correction.word, quality });
  }

  const wanted = new Map<string, number>();
  for (const { term, start, end } of index.analyze(query.wanted, (word) => respelt.get(word)?.word ?? word)) {
    const qualities = wordsOf(query.wanted.slice(start, end)).map(
      (word) => respelt.get(word)?.quality ?? QUALITY.typed,
    );
    wanted.set(term, Math.max(wanted.get(term) ?? 0, Math.min(...qualities)));
  }
  if (unfinished) {
    wanted.delete(index.analyze(unfinished)[0]?.term ?? '');
    wanted.set(unfinished, QUALITY.unfinished);
  }
  return {
    wanted: [...wanted].map(([term, quality]) => ({ term, quality })),
    corrected: respelt.size === 0 ? null : respell(query.wanted, words, respelt),
  };
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

function isKnown({ analyze, terms, vocabulary, otherWords }: Index, word: string): boolean {
  if (isStopWord(word) || vocabulary.has(word) || otherWords.has(word)) return true;
  return analyze(word).some(({ term }) => terms.has(term));
}

/** Whether a word that is not known is how one of the entries' words begins. */
function isBeginning(index: Index, word: string): boolean {
  if (word.length < 2 || isKnown(index, word)) return false;
  for (const known of index.vocabulary.keys()) if (known.startsWith(word)) return true;
  return false;
}

function createCandidate(
  index: Index,
  wanted: readonly Wanted[],
  aside: Pick<Evidence, 'elsewhere' | 'subject'>,
  result: { id: number; score: number; match: Record<string, string[]>; queryTerms: string[] },
): Candidate {
  const entry = index.faq.entries[result.id] as Entry;
  const matched = new Set(result.queryTerms);
  const { agreement, place } = bestAgreement(index, wanted, index.phrasings[result.id] ?? []);
  const hits = wanted.filter(({ term }) => matched.has(term));
  return {
    entry,
    score: result.score * (1 + AGREEMENT * agreement ** 2 * (place === 0 ? OWN_QUESTION : 1)),
    terms: new Set(Object.keys(result.match)),
    explanation: {
      bm25: result.score,
      evidence: {
        ...aside,
        coverage: coverage(index, wanted, matched),
        agreement,
        matched: hits.length,
      },
      phrasing: phrasingsOf(entry)[place] ?? '',
      matches: hits.map(({ term, quality }) => ({
        term,
        weight: quality * weigh(index, term),
        fields: result.match[term] ?? [],
      })),
    },
  };
}

/**
 * How like the query is to that of the phrasings which is most like it, and which that is:
 * the cosine between their terms' weights.
 */
function bestAgreement(index: Index, wanted: readonly Wanted[], phrasings: Phrasings) {
  const weights = new Map(wanted.map(({ term, quality }) => [term, quality * weigh(index, term)]));
  const length = norm([...weights.values()]);
  let best = { agreement: 0, place: 0 };
  phrasings.forEach((terms, place) => {
    const common = terms.filter((term) => weights.has(term));
    if (common.length === 0) return;
    const dot = sum(common.map((term) => (weights.get(term) ?? 0) * weigh(index, term)));
    const agreement = dot / (length * norm(terms.map((term) => weigh(index, term))));
    if (agreement > best.agreement) best = { agreement, place };
  });
  return best;
}

/** Unlike in ranking, common words count for much here, and a word that no entry has counts most against. */
function coverage(index: Index, wanted: readonly Wanted[], matched: ReadonlySet<string>): number {
  const weight = (term: string) =>
    index.terms.get(term)?.entries || matched.has(term) ? 1 + 0.35 * weigh(index, term) : 3;
  const all = sum(wanted.map(({ term }) => weight(term)));
  const has = sum(wanted.map(({ term, quality }) => (matched.has(term) ? quality * weight(term) : 0)));
  return all === 0 ? 0 : has / all;
}

/** How much oftener, relatively, a term stands in phrasings of the FAQ's questions than in questions not covered (log odds). */
function leaning({ terms, phrasings, notCovered }: Index, term: string): number {
  const { phrasings: inside = 0, notCovered: outside = 0 } = terms.get(term) ?? {};
  const insideShare = (inside + 0.5) / (sum(phrasings.map(({ length }) => length)) + 1);
  const outsideShare = (outside + 0.5) / (notCovered.length + 1);
  return Math.log(insideShare / outsideShare);
}

function createHit(
  { analyze }: Index,
  asked: string,
  { score, terms, entry, explanation }: Candidate,
  rank: number,
): Hit {
  const marker = { analyze, terms, typed: new Set(stemsOf(asked)) };
  const spans = { question: findSpans(entry.question, marker), answer: findSpans(entry.answer, marker) };
  const words = [
    ...spans.question.map(({ start, end }) => entry.question.slice(start, end)),
    ...spans.answer.map(({ start, end }) => entry.answer.slice(start, end)),
  ];
  return {
    rank,
    score: Math.round(score * 100) / 100,
    terms: [...new Set(words.flatMap(wordsOf))],
    snippet: makeSnippet(entry.answer, marker),
    spans,
    entry,
    explanation,
  };
}

function isAllowed(entry: Entry, query: Query, categories: readonly string[]): boolean {
  if (categories.length > 0 && !categories.some((id) => isIn(entry, id))) return false;
  if (query.phrases.length === 0 && query.excluded.length === 0) return true;
  const words = wordsOf(visibleText(entry));
  return query.phrases.every((phrase) => hasRun(words, phrase)) && !query.excluded.some((word) => words.includes(word));
}

/** All of an entry that is ever shown. */
function visibleText(entry: Entry): string {
  return [entry.question, entry.answer, ...entry.updates.map(({ text }) => text)].join('\n');
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function norm(numbers: readonly number[]): number {
  return Math.sqrt(sum(numbers.map((number) => number * number)));
}
