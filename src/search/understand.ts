/** Turns a query's text into what to search for: corrects misspelled words, takes an unfinished one as a prefix. */

import type { TermFacts } from './facts.ts';
import type { Index } from './indexing.ts';
import { ngramsOf } from './ngrams.ts';
import type { Query } from './query.ts';
import { correct } from './spelling.ts';
import { isStopWord, splitWords, type Word, withoutStopWords, wordsOf } from './text.ts';
import { weigh } from './texts.ts';

/** What to search for. */
export interface Understood {
  /** How many words were typed. */
  readonly words: number;
  readonly terms: readonly Wanted[];
  /** The last word, if it is unfinished: all terms that begin with it match. */
  readonly unfinished: string | null;
  /** The query with its misspelled words corrected; null if there are none. */
  readonly corrected: string | null;
  /** The hashes of its n-grams. */
  readonly ngrams: readonly number[];
}

export interface Wanted {
  readonly term: string;
  /** The words that it stands for: folded, and corrected if misspelled. */
  readonly words: readonly string[];
  /** How much a match with it counts: 1 as typed, less if it was corrected or is unfinished. */
  readonly quality: number;
  /** How rare it is among the entries. */
  readonly weight: number;
  readonly facts: TermFacts | undefined;
}

/** A corrected word may have been right as typed; an unfinished one may become a different word. */
const QUALITY = { typed: 1, oneEdit: 0.8, moreEdits: 0.5, unfinished: 0.8 };
/** A query with more terms is a text pasted by mistake. */
const MOST_TERMS = 64;
/** An unknown word is compared with every known word that begins like it. */
const MOST_CORRECTIONS = 12;

export function understand(index: Index, query: Query): Understood {
  const words = splitWords(query.wanted);
  const last = words.at(-1);
  const isOpen = !query.exact && last?.end === query.wanted.length;
  const begun = isOpen && last && isBeginning(index, last.text) ? last.text : null;
  const unfinished = begun && hasMore(index.terms.startingWith(begun)) ? begun : null;
  const respelt = new Map<string, { word: string; quality: number }>();
  // It goes beyond the stem ("registratio").
  if (begun && !unfinished) respelt.set(begun, { word: finish(index, begun, begun), quality: QUALITY.unfinished });
  const unknown = query.exact ? [] : words.filter(({ text }) => text !== begun && !isKnown(index, text));
  for (const text of [...new Set(unknown.map(({ text }) => text))].slice(0, MOST_CORRECTIONS)) {
    const correction = correct(text, index.words);
    if (!correction) continue;
    const quality = correction.edits === 1 ? QUALITY.oneEdit : QUALITY.moreEdits;
    respelt.set(text, { word: correction.word, quality });
  }
  const respell = (word: string) => respelt.get(word)?.word ?? word;
  const tokens = index.analyze(words, respell);

  const found = new Map<string, Pick<Wanted, 'words' | 'quality'>>();
  for (const { term, words, start, end } of withoutStopWords(tokens)) {
    const parts = wordsOf(query.wanted.slice(start, end)).map((word) => respelt.get(word)?.quality ?? QUALITY.typed);
    const quality = Math.max(found.get(term)?.quality ?? 0, Math.min(...parts));
    found.set(term, { words: found.get(term)?.words ?? words, quality });
  }
  if (unfinished) {
    found.delete(index.analyze(unfinished)[0]?.term ?? '');
    found.set(unfinished, { words: [unfinished], quality: QUALITY.unfinished });
  }
  const terms = [...found].slice(0, MOST_TERMS).map(([term, { words, quality }]): Wanted => {
    const facts = index.terms.get(term);
    return { term, words, quality, facts, weight: weigh(facts?.entries.length ?? 0, index.entries.length) };
  });
  return {
    words: words.length,
    terms,
    unfinished,
    corrected: respelt.size === 0 ? null : respellAll(query.wanted, words, respell),
    ngrams: ngramsOf(unfinished ? index.analyze(words, (word) => finish(index, respell(word), unfinished)) : tokens),
  };
}

/** Completes the unfinished word to the most used word that begins with it. */
function finish({ words }: Index, word: string, unfinished: string): string {
  if (word !== unfinished) return word;
  let best = { word, uses: 0 };
  for (const [word, uses] of words.startingWith(unfinished)) if (uses > best.uses) best = { word, uses };
  return best.word;
}

function hasMore(values: Iterable<unknown>): boolean {
  for (const _ of values) return true;
  return false;
}

function respellAll(text: string, words: readonly Word[], respell: (word: string) => string): string {
  let result = '';
  let at = 0;
  for (const { text: word, start, end } of words) {
    const respelt = respell(word);
    result += text.slice(at, start) + (respelt === word ? text.slice(start, end) : respelt);
    at = end;
  }
  return result + text.slice(at);
}

export function isKnown({ analyze, terms, words }: Index, word: string): boolean {
  if (isStopWord(word) || words.has(word)) return true;
  return analyze(word).some(({ term }) => terms.has(term));
}

/** Whether a word that no entry has is the beginning of one of the entries' words. */
function isBeginning(index: Index, word: string): boolean {
  if (word.length < 2 || isStopWord(word) || isUsed(index, word)) return false;
  for (const [, uses] of index.words.startingWith(word)) if (uses > 0) return true;
  return false;
}

/** Whether an entry has the word, or another form of it. */
function isUsed({ analyze, terms, words }: Index, word: string): boolean {
  return Boolean(words.get(word)) || analyze(word).some(({ term }) => (terms.get(term)?.entries.length ?? 0) > 0);
}
