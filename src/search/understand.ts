/** Turns a query's text into what to search for: corrects misspelled words, takes an unfinished one as a prefix. */

import type { Index, TermFacts } from './index.ts';
import { hashOfPair, type Ngrams, ngramsOf } from './ngrams.ts';
import type { Query } from './query.ts';
import { correct } from './spelling.ts';
import { splitWords, type Token, type Word, withoutStopWords, wordsOf } from './text.ts';
import { weigh } from './texts.ts';

/** What to search for. */
export interface Understood {
  readonly terms: readonly Wanted[];
  /** The last word, if it is unfinished: all terms that begin with it match. */
  readonly unfinished: string | null;
  /** The query with its misspelled words corrected; null if there are none. */
  readonly corrected: string | null;
  readonly ngrams: Ngrams;
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
  const wanted = query.exact ? query.wanted : respace(index, query.wanted);
  const words = splitWords(wanted);
  const last = words.at(-1);
  const isOpen = !query.exact && last?.end === wanted.length;
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
    const parts = wordsOf(wanted.slice(start, end)).map((word) => respelt.get(word)?.quality ?? QUALITY.typed);
    const quality = Math.max(found.get(term)?.quality ?? 0, Math.min(...parts));
    found.set(term, { words: found.get(term)?.words ?? words, quality });
  }
  if (unfinished) {
    found.delete(index.analyze(unfinished)[0]?.term ?? '');
    found.set(unfinished, { words: [unfinished], quality: QUALITY.unfinished });
  }
  const terms = [...found].slice(0, MOST_TERMS).map(([term, { words, quality }]): Wanted => {
    const facts = index.terms.get(term);
    return { term, words, quality, facts, weight: weigh(facts?.entries ?? 0, index.length) };
  });
  const isRespelt = respelt.size > 0 || wanted !== query.wanted;
  return {
    terms,
    unfinished,
    corrected: isRespelt ? respellAll(wanted, words, respell) : null,
    ngrams: ngramsOf(unfinished ? index.analyze(words, (word) => finish(index, respell(word), unfinished)) : tokens),
  };
}

/** A compound has at most so many words. */
const MOST_PARTS = 3;
/** Shorter parts of words are no words. */
const LEAST_PART = 3;

/** Splits unknown words that are several known ones ("filingfee"), and joins words that are a known one ("pass word"). */
function respace(index: Index, text: string): string {
  const words = splitWords(text);
  let result = '';
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    const { text: word, start, end } = words[i] as Word;
    const next = words[i + 1];
    const between = next ? text.slice(end, next.start) : '';
    const joined = word + next?.text;
    const respaced =
      next && between === ' ' && isJoined(index, word, next.text, joined) ? joined : partsOf(index, word)?.join(' ');
    if (respaced === undefined) continue;
    result += text.slice(at, start) + respaced;
    if (respaced === joined) i++;
    at = words[i]?.end ?? end;
  }
  return result + text.slice(at);
}

/** Whether two words are a known one that they are never next to each other in. */
function isJoined(index: Index, first: string, second: string, joined: string): boolean {
  // "I e-file" is no word that begins with "ie".
  const areLong = first.length >= LEAST_PART && second.length >= LEAST_PART;
  return (
    areLong &&
    Boolean(index.words.get(joined)) &&
    !index.language.isStopWord(joined) &&
    !areNeighbors(index, first, second)
  );
}

/** The known words that an unknown one consists of, if some text has them next to each other. */
function partsOf(index: Index, word: string): readonly string[] | undefined {
  if (word.length > LONGEST || index.language.isStopWord(word) || isUsed(index, word)) return undefined;
  return splitsOf(index, word, MOST_PARTS).find((parts) => areNeighbors(index, ...parts));
}

function splitsOf(index: Index, word: string, most: number): string[][] {
  if (most < 2) return [];
  const splits: string[][] = [];
  for (let at = LEAST_PART; at <= word.length - LEAST_PART; at++) {
    const [first, rest] = [word.slice(0, at), word.slice(at)];
    if (!index.words.has(first)) continue;
    if (index.words.has(rest)) splits.push([first, rest]);
    for (const others of splitsOf(index, rest, most - 1)) splits.push([first, ...others]);
  }
  return splits;
}

/** Longer words are not words. */
const LONGEST = 50;

/** Whether some text has the words next to each other, in any number or tense. */
function areNeighbors({ analyze, texts }: Index, ...words: readonly string[]): boolean {
  // A phrase of the list of synonyms is one token.
  const tokens = analyze(words.join(' '));
  return tokens.slice(1).every((token, i) => {
    const { inside, outside } = texts.ngram(hashOfPair(tokens[i] as Token, token));
    return inside + outside > 0;
  });
}

/** Beginnings shorter than this may become anything. */
const LEAST_BEGINNING = 3;
/** As many words as the last one may become. */
const MOST_COMPLETIONS = 30;

/** The words of the entries that the last word of the query may become, the most used first. */
export function completionsOf({ words }: Index, { wanted }: Query): readonly string[] {
  const last = splitWords(wanted).at(-1);
  if (last?.end !== wanted.length || last.text.length < LEAST_BEGINNING) return [];
  return [...words.startingWith(last.text)]
    .map((word) => [word, words.get(word) ?? 0] as const)
    .filter(([word, uses]) => uses > 0 && word !== last.text)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COMPLETIONS)
    .map(([word]) => word);
}

/** Completes the unfinished word to the most used word that begins with it. */
function finish({ words }: Index, word: string, unfinished: string): string {
  if (word !== unfinished) return word;
  let best = { word, uses: 0 };
  for (const word of words.startingWith(unfinished)) {
    const uses = words.get(word) ?? 0;
    if (uses > best.uses) best = { word, uses };
  }
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

export function isKnown({ analyze, language, terms, words }: Index, word: string): boolean {
  if (language.isStopWord(word) || words.has(word)) return true;
  return analyze(word).some(({ term }) => terms.has(term));
}

/** Whether a word that no entry has is the beginning of one of the entries' words. */
function isBeginning(index: Index, word: string): boolean {
  if (word.length < 2 || index.language.isStopWord(word) || isUsed(index, word)) return false;
  for (const begun of index.words.startingWith(word)) if (index.words.get(begun)) return true;
  return false;
}

/** Whether an entry has the word, or another form of it. */
function isUsed({ analyze, terms, words }: Index, word: string): boolean {
  return Boolean(words.get(word)) || analyze(word).some(({ term }) => (terms.get(term)?.entries ?? 0) > 0);
}
