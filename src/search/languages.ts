/** The rules of languages other than English. Loaded only for a FAQ that names one. The only user of `@orama`. */

import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stopwords as spanishStopWords } from '@orama/stopwords/spanish';
import { type Language, wordsOf } from './text.ts';

/** On the list, but an account, a party or a day is what people ask about. */
const TELLING = wordsOf('acuerdo cuenta dia dias estado estados general horas parte trabajo valor');

const RULES: Readonly<Record<string, () => Language>> = {
  // Words come without accents, but the stemmer knows the ending of "notificación" only with its accent.
  es: () => languageOf((word) => spanish(word.replace(/([cs])ion$/, '$1ión')), spanishStopWords),
};

const made = new Map<string, Language>();

/** The rules by a language's tag; null if there are none. */
export function languages(tag: string): Language | null {
  const make = Object.hasOwn(RULES, tag) ? RULES[tag] : undefined;
  const language = made.get(tag) ?? make?.() ?? null;
  if (language) made.set(tag, language);
  return language;
}

function languageOf(stemmer: (word: string) => string, stopWords: readonly string[]): Language {
  const folded = new Set(stopWords.flatMap(wordsOf).filter((word) => !TELLING.includes(word)));
  const stems = new Map<string, string>();
  return {
    stem(word) {
      let stem = stems.get(word);
      if (stem === undefined) {
        // What it takes away may uncover an accent that the next word has lost.
        stem = wordsOf(stemmer(word))[0] ?? word;
        stems.set(word, stem);
      }
      return stem;
    },
    isStopWord: (word) => folded.has(word),
  };
}
