/** Which language's rules hold for a word: in files of several languages, a word tells by where it occurs. */

import type { Faq, IndexedEntry } from '../faq/faq.ts';
import { ENGLISH, type Language, wordsOf } from './text.ts';

/** Finds the rules of a language by its tag (`es`); null if there are none. Loaded only for a FAQ that names a language. */
export type Languages = (tag: string) => Language | null;

/** The languages of a FAQ, as written; null if all is English. */
export type LanguageMap = {
  /** That of the lowest file. */
  readonly base: string;
  /** Those of files on top of it. */
  readonly others: readonly {
    readonly tag: string;
    /** The stems of the words that its files have. */
    readonly stems: readonly string[];
    /** What it takes for its own, but other files have: these words keep the rules of the base. */
    readonly kept: readonly string[];
  }[];
} | null;

/** Whether a file names another language than English. */
export function needsLanguages({ files }: Pick<Faq, 'files'>): boolean {
  return files.some(({ lang }) => lang && !/^en\b/i.test(lang));
}

export function mapLanguages(faq: Faq, languages?: Languages): LanguageMap {
  if (!languages) return null;
  // A file that is left out has no layer.
  const tags = faq.files.flatMap(({ lang, entries }) => (entries === null ? [] : [tagOf(lang, languages)]));
  const [base = 'en'] = tags;
  const foreign = [...new Set(tags)].filter((tag) => tag !== base);
  if (base === 'en' && foreign.length === 0) return null;
  const words = new Map(tags.map((tag) => [tag, new Set<string>()]));
  const add = (layer: number, texts: readonly string[]) => {
    for (const word of texts.flatMap(wordsOf)) words.get(tags[layer] ?? base)?.add(word);
  };
  for (const entry of faq.entries) add(entry.layer, textsOf(entry));
  for (const [layer, texts] of faq.notCovered.entries()) add(layer, texts);
  const others = foreign.map((tag) => {
    const { stem, isStopWord } = rulesOf(tag, languages);
    const own = [...(words.get(tag) ?? [])].filter((word) => !isStopWord(word));
    const stems = new Set(own.map(stem));
    const elsewhere = [...words].flatMap(([other, words]) => (other === tag ? [] : [...words]));
    return { tag, stems: [...stems], kept: elsewhere.filter((word) => isStopWord(word) || stems.has(stem(word))) };
  });
  return { base, others };
}

export function readLanguage(map: LanguageMap, languages?: Languages): Language {
  if (!map || !languages) return ENGLISH;
  const base = rulesOf(map.base, languages);
  const others = map.others.map(({ tag, stems, kept }) => ({
    tag,
    rules: rulesOf(tag, languages),
    stems: new Set(stems),
    kept: new Set(kept),
  }));
  const of = (word: string) => {
    const isOwn = ({ rules, stems, kept }: (typeof others)[number]) =>
      !kept.has(word) && (rules.isStopWord(word) || stems.has(rules.stem(word)));
    return others.find(isOwn);
  };
  return {
    stem(word) {
      const other = of(word);
      // "documentos" is no form of "document": an English query is to find what it would find alone.
      return other ? `${other.rules.stem(word)}~${other.tag}` : base.stem(word);
    },
    isStopWord: (word) => (of(word)?.rules ?? base).isStopWord(word),
  };
}

function rulesOf(tag: string, languages: Languages): Language {
  return languages(tag) ?? ENGLISH;
}

/** The language of a tag such as es-MX, if its rules are known; else English. */
function tagOf(lang: string | undefined, languages: Languages): string {
  const [tag = 'en'] = (lang ?? 'en').toLowerCase().split('-');
  return languages(tag) ? tag : 'en';
}

function textsOf({ question, answer, now, updates, askedAs, category }: IndexedEntry): string[] {
  const changes = [...(now ? [now] : []), ...updates].map(({ text }) => text);
  return [question, answer, category.name, ...askedAs, ...changes];
}
