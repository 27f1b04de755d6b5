/** Text to terms: the one analysis that entries and queries share. The only user of `stemmer`. */

import { stemmer } from 'stemmer';

/** A stretch of text that means one term; `start` and `end` are UTF-16 offsets. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Splits text into tokens, in the order of the text; stop words leave none. */
export type Analyze = (text: string) => readonly Token[];

interface Word {
  /** Without case, accents and apostrophes. */
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

// An acronym with its points (U.S.C.), a number with its decimals, or a word with its apostrophes.
const WORD = /(?:\p{L}\.){2,}|\d+(?:[.,]\d+)*|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
const MARKS = /\p{M}/gu;

// Words that people wrap around any question and that therefore tell no entry from another.
const STOP_WORDS = new Set(
  `a about again all also always am an and any anyone anything are as at be because been before being but by came can
  cannot cant come comes could did didnt do does doesnt doing done dont each either else even ever every for from get
  gets getting go goes going gone got had has hasnt have havent having he hello help her here hers hi him his how i id
  if ill im in into is isnt it its ive just know let like look made make makes many may maybe me might mine more most
  much must my myself need needs never no not now of off ok on one only onto or other our ours out over please put
  really said same say says see seem seems she should so some someone something still such sure tell than thank thanks
  that thats the their them then there these they thing things this those though to today too tried try trying until up
  upon us use used using very want wants was way we were what whats when where which while who whom whose why will with
  within without wont would yes yet you your yours`.split(/\s+/),
);

/** The words of a text as they stand there: folded, neither stemmed nor sifted. */
export function wordsOf(text: string): string[] {
  return split(text).map((word) => word.text);
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * The analysis under groups of synonyms: wherever a phrase of a group stands, in whatever number or tense,
 * it means the term of the group's first phrase.
 */
export function createAnalyzer(synonyms: readonly (readonly string[])[]): Analyze {
  const phrasesByStem = new Map<string, { readonly stems: readonly string[]; readonly term: string }[]>();
  for (const group of synonyms) {
    const term = stemsOf(group[0] ?? '').join('');
    for (const phrase of group) {
      const stems = stemsOf(phrase);
      const [first] = stems;
      if (first === undefined) continue;
      const known = phrasesByStem.get(first) ?? [];
      known.push({ stems, term });
      phrasesByStem.set(first, known);
    }
  }
  // The longest phrase wins: "log in name" before "log in".
  for (const phrases of phrasesByStem.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);

  return (text) => {
    const words = split(text);
    const tokens: Token[] = [];
    for (let at = 0; at < words.length; ) {
      const word = words[at] as Word;
      const phrase = phrasesByStem
        .get(word.stem)
        ?.find(({ stems }) => stems.every((stem, i) => words[at + i]?.stem === stem));
      const length = phrase?.stems.length ?? 1;
      const last = words[at + length - 1] as Word;
      if (phrase) tokens.push({ term: phrase.term, start: word.start, end: last.end });
      else if (!STOP_WORDS.has(word.text)) tokens.push({ term: word.stem, start: word.start, end: word.end });
      at += length;
    }
    return tokens;
  };
}

function stemsOf(phrase: string): string[] {
  return split(phrase).map((word) => word.stem);
}

function split(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const word = fold(match[0]);
    return { text: word, stem: stemmer(word), start: match.index, end: match.index + match[0].length };
  });
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’.]/g, (point) => (point === '.' && /\d/.test(word) ? '.' : ''));
}
