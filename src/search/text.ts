/** Text to terms: the one analysis that entries and queries share. The only user of `stemmer`. */

import { stemmer } from 'stemmer';

/** A stretch of text that means one term; `start` and `end` are UTF-16 offsets. */
export interface Token {
  readonly term: string;
  /** A stop word says nothing by itself, but something beside its neighbours. */
  readonly isStopWord: boolean;
  /** The terms of a phrase's words by themselves, so that entries are found by them too; none for a single word. */
  readonly parts: readonly string[];
  /** Its words, folded and respelt, not stemmed. */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A word of a text: folded (no case, accents, apostrophes), neither stemmed nor sifted. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits text, or the words of one, into tokens, in the order of the text.
 * `respell` may put another word in a word's place.
 */
export type Analyze = (text: string | readonly Word[], respell?: (word: string) => string) => readonly Token[];

// An acronym with its points (U.S.C.), a number with its decimals, or a word with its apostrophes.
const WORD = /(?:\p{L}\.){2,}|\d+(?:[.,]\d+)*|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
// The same for ASCII: compiling the letters of all scripts takes longer than most searches.
const ASCII_WORD = /(?:[a-z]\.){2,}|\d+(?:[.,]\d+)*|[a-z\d]+(?:'[a-z]+)*/gi;
const ASCII = /^[\0-\x7f]*$/;
// Marks, and the spaces that a ligature may come apart into: a word stays one word.
const MARKS = /[\p{M}\s]/gu;

// Words that people wrap around any question and that therefore tell no entry from another.
const STOP_WORDS = new Set(
  `a about actually again ago ahead all almost also always am an and another any anybody anymore anyone anything
  anyway are arent around as at away back basically be became because become been before being bit but by came can
  cannot cant come comes coming could couldnt currently dear did didnt do does doesnt doing done dont each either
  else even ever every everybody everyone everything exactly few for from get gets getting give gives given go
  goes going gone got had hadnt has hasnt have havent having he hello help her here heres hers hes hey hi him his
  how however hows i id if ill im in instead into is isnt it its itself ive just keep keeps kept kind know lately
  let lets like little lot lots made make makes making many may maybe me meanwhile might mine month months more
  much must my myself need needed needs never next nobody no none nor not now of off often ok okay on once only
  onto or ought our ours out over perhaps please possible probably quite rather really recent recently said same
  say says see seem seems seen several shall she shes should shouldnt simply since so some somebody somehow
  someone something sometimes somewhere soon sorry sort still stuff such suddenly sure tell than thank thanks that
  thats the their theirs them themselves then there theres these they theyre thing things think this those though
  through till to today together told tomorrow tonight too took tried try trying until up upon us use used uses
  using usually very via want wanted wants was wasnt way ways we week weeks well went were werent weve what
  whatever whats when whenever where wheres whether which while who whoever whole whom whos whose why will wish
  with within without wonder wondering wont would wouldnt yeah year years yes yesterday yet you youd your youre
  yours yourself youve`.split(/\s+/),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  // replace() makes no match object for each of what may be a million words.
  text.replace(ASCII.test(text) ? ASCII_WORD : WORD, (word, start: number) => {
    words.push({ text: fold(word), start, end: start + word.length });
    return '';
  });
  return words;
}

export function wordsOf(text: string): string[] {
  return splitWords(text).map((word) => word.text);
}

/** Phrases that mean one term, by the stem of their first word, longest first. */
export type Phrasebook = Readonly<Record<string, readonly (readonly [stems: readonly string[], term: string])[]>>;

/** The phrases of groups of synonyms: each means the term of its group's first. */
export function createPhrasebook(synonyms: readonly (readonly string[])[]): Phrasebook {
  const book = new Map<string, [string[], string][]>();
  for (const group of synonyms) {
    const term = stemsOf(group[0] ?? '').join('');
    for (const stems of group.map(stemsOf)) {
      const [first] = stems;
      if (first !== undefined) book.set(first, [...(book.get(first) ?? []), [stems, term]]);
    }
  }
  // The longest phrase wins: "notice of electronic filing" before "notice".
  for (const phrases of book.values()) phrases.sort(([a], [b]) => b.length - a.length);
  return Object.fromEntries(book);
}

/** The analysis under a phrasebook: wherever a phrase stands, in whatever number or tense, it means its term. */
export function createAnalyzer(phrasebook: Phrasebook): Analyze {
  const phrasesByStem = new Map(Object.entries(phrasebook));
  return (text, respell = (word) => word) => {
    const words = typeof text === 'string' ? splitWords(text) : text;
    const stemAt = (at: number) => words[at] && stemOf(respell(words[at].text));
    const tokens: Token[] = [];
    for (let at = 0; at < words.length; ) {
      const { text, start, end } = words[at] as Word;
      const word = respell(text);
      const own = stemOf(word);
      const [stems = [], term] =
        phrasesByStem.get(own)?.find(([stems]) => stems.every((stem, i) => stemAt(at + i) === stem)) ?? [];
      if (term === undefined) {
        const isStop = isStopWord(word);
        tokens.push({ term: isStop ? word : own, isStopWord: isStop, parts: NO_PARTS, words: [word], start, end });
        at++;
      } else {
        const run = words.slice(at, at + stems.length);
        const respelt = run.map(({ text }) => respell(text));
        const telling = respelt.filter((word) => !isStopWord(word));
        tokens.push({
          term,
          isStopWord: false,
          parts: run.length > 1 ? telling.map(stemOf) : NO_PARTS,
          words: respelt,
          start,
          end: run.at(-1)?.end ?? end,
        });
        at += run.length;
      }
    }
    return tokens;
  };
}

/** The tokens that say something by themselves. */
export function withoutStopWords(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ isStopWord }) => !isStopWord);
}

const NO_PARTS: readonly string[] = [];
const stems = new Map<string, string>();

/** Most words of a text stand in it, and in the next one, again and again. */
function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmer(word);
    stems.set(word, stem);
  }
  return stem;
}

/** The stems of a text's words, whatever they mean together. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOf);
}

const PLAIN = /^[a-z]+$/i;

function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const plain = word.normalize('NFKD').replace(MARKS, '').toLowerCase();
  if (/\d/.test(plain)) return plain;
  return plain.replace(/['’]s$/, '').replace(/['’.]/g, '');
}
