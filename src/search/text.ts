/** Turns text into terms, in the same way for entries and queries. The only user of `stemmer`. */

import { stemmer } from 'stemmer';

/** A part of a text that maps to one term; `start` and `end` are UTF-16 offsets. */
export interface Token {
  readonly term: string;
  /** A stop word means nothing by itself, but something next to its neighbors. */
  readonly isStopWord: boolean;
  /** The terms of a phrase's individual words, so that entries are found by them too; empty for a single word. */
  readonly parts: readonly string[];
  /** Its words, folded and respelled, but not stemmed. */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A word of a text, stop words included: folded (no case, accents or apostrophes), but not stemmed. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a text, or the words of a text, into tokens, in the order of the text.
 * `respell` may replace a word with another.
 */
export type Analyze = (text: string | readonly Word[], respell?: (word: string) => string) => readonly Token[];

// An acronym with periods (U.S.C.), a number with decimals, or a word with apostrophes.
const ASCII_WORD = /(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[A-Za-z\d]+(?:'[A-Za-z]+)*/g;
const ASCII = /^[\0-\x7f]*$/;
// The same for all scripts. Compiling their letters takes longer than most searches, so it is done when first needed.
let anyWord: RegExp | undefined;
const everyWord = () => {
  anyWord ??= /(?:\p{L}\.){2,}|\d+(?:[.,]\d+)*|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
  return anyWord;
};

// Words that people use in any question, and that therefore do not tell entries apart.
const STOP_WORDS = new Set(
  [
    'a about actually again ago ahead all almost also always am an and another any anybody anymore anyone anything',
    'anyway are arent around as at away back basically be became because become been before being bit but by came',
    'can cannot cant come comes coming could couldnt currently dear did didnt do does doesnt doing done dont each',
    'either else even ever every everybody everyone everything exactly few for from get gets getting give gives',
    'given go goes going gone got had hadnt has hasnt have havent having he hello her here heres hers hes hey',
    'hi him his how however hows i id if ill im in instead into is isnt it its itself ive just keep keeps kept kind',
    'know lately let lets like little lot lots made make makes making many may maybe me meanwhile might mine month',
    'months more much must my myself need needed needs never next nobody no none nor not now of off often ok okay',
    'on once only onto or ought our ours out over perhaps please possible probably quite rather really recent',
    'recently said same say says see seem seems seen several shall she shes should shouldnt simply since so some',
    'somebody somehow someone something sometimes somewhere soon sorry sort still stuff such suddenly sure tell',
    'than thank thanks that thats the their theirs them themselves then there theres these they theyre thing things',
    'think this those though through till to today together told tomorrow tonight too took tried try trying until',
    'up upon us use used uses using usually very via want wanted wants was wasnt way ways we week weeks well went',
    'were werent weve what whatever whats when whenever where wheres whether which while who whoever whole whom',
    'whos whose why will wish with within without wonder wondering wont would wouldnt yeah year years yes yesterday',
    'yet you youd your youre yours yourself youve',
  ].flatMap((line) => line.split(' ')),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** How words are stemmed, and which mean nothing by themselves. Both take folded words. */
export interface Language {
  stem(word: string): string;
  isStopWord(word: string): boolean;
}

export const ENGLISH: Language = { stem: stemOf, isStopWord };

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  // replace() creates no match objects, and there may be a million words.
  text.replace(ASCII.test(text) ? ASCII_WORD : everyWord(), (word, start: number) => {
    const folded = fold(word);
    // Of an accent that Unicode counts as a letter (U+FE70), nothing is left.
    if (folded !== '') words.push({ text: folded, start, end: start + word.length });
    return '';
  });
  return words;
}

export function wordsOf(text: string): string[] {
  return splitWords(text).map((word) => word.text);
}

/** Phrases that map to one term, by the stem of their first word, longest first. */
export type Phrasebook = Readonly<Record<string, readonly (readonly [stems: readonly string[], term: string])[]>>;

/** The phrases in groups of synonyms: each maps to the term of the first phrase in its group. */
export function createPhrasebook(synonyms: readonly (readonly string[])[], language = ENGLISH): Phrasebook {
  const book = new Map<string, [string[], string][]>();
  for (const group of synonyms) {
    // A phrase without letters or digits ("&") matches nothing, and is no term.
    const phrases = group.map((text) => stemsOf(text, language)).filter((stems) => stems.length > 0);
    const term = phrases[0]?.join('') ?? '';
    for (const stems of phrases) {
      const [first = ''] = stems;
      book.set(first, [...(book.get(first) ?? []), [stems, term]]);
    }
  }
  // The longest phrase wins: "notice of electronic filing" before "notice".
  for (const phrases of book.values()) phrases.sort(([a], [b]) => b.length - a.length);
  return Object.fromEntries(book);
}

/** An analyzer that uses a phrasebook: a phrase, in any number or tense, becomes its term. */
export function createAnalyzer(phrasebook: Phrasebook, { stem, isStopWord } = ENGLISH): Analyze {
  const phrasesByStem = new Map(Object.entries(phrasebook));
  return (text, respell = (word) => word) => {
    const words = typeof text === 'string' ? splitWords(text) : text;
    const stemAt = (at: number) => words[at] && stem(respell(words[at].text));
    /** The places of a phrase's words from a place on, or undefined if it is not there. */
    const placesOf = (stems: readonly string[], from: number) => {
      const places: number[] = [];
      for (let at = from; places.length < stems.length; at++) {
        if (stemAt(at) === stems[places.length]) places.push(at);
        // Stop words may stand in a phrase ("log the in", as half typed, or put together by a program).
        else if (places.length === 0 || !isStopWord(words[at]?.text ?? '')) return undefined;
      }
      return places;
    };
    const tokens: Token[] = [];
    for (let at = 0; at < words.length; ) {
      const { text, start, end } = words[at] as Word;
      const word = respell(text);
      const own = stem(word);
      let places: readonly number[] | undefined;
      const term = phrasesByStem.get(own)?.find(([stems]) => {
        places = placesOf(stems, at);
        return places !== undefined;
      })?.[1];
      if (term === undefined) {
        const isStop = isStopWord(word);
        tokens.push({ term: isStop ? word : own, isStopWord: isStop, parts: NO_PARTS, words: [word], start, end });
        at++;
      } else {
        const run = (places ?? []).map((place) => words[place] as Word);
        const respelt = run.map(({ text }) => respell(text));
        const telling = respelt.filter((word) => !isStopWord(word));
        tokens.push({
          term,
          isStopWord: false,
          parts: run.length > 1 ? telling.map(stem) : NO_PARTS,
          words: respelt,
          start,
          end: run.at(-1)?.end ?? end,
        });
        at = (places?.at(-1) ?? at) + 1;
      }
    }
    return tokens;
  };
}

/** The tokens that mean something by themselves. */
export function withoutStopWords(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ isStopWord }) => !isStopWord);
}

const NO_PARTS: readonly string[] = [];
const stems = new Map<string, string>();

/** Cached, because most words occur many times in a text and in the next one. */
function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmer(word);
    stems.set(word, stem);
  }
  return stem;
}

/** The stems of a text's words, without looking for phrases. */
export function stemsOf(text: string, { stem } = ENGLISH): string[] {
  return wordsOf(text).map(stem);
}

const PLAIN = /^[A-Za-z]+$/;

function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  // Without combining marks, and without the spaces of decomposed ligatures: a word must stay one word.
  const plain = ASCII.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/[\p{M}\s]/gu, '')
        .toLowerCase();
  if (/\d/.test(plain)) return plain;
  return plain.replace(/['’]s$/, '').replace(/['’.]/g, '');
}
