/** Builds the Index of a Faq: analyzes its texts, and has MiniSearch score their terms. Loaded only to compile a FAQ. */

import { shownText } from '../faq/blocks.ts';
import { answerOf, type Faq, type IndexedEntry } from '../faq/faq.ts';
import { type Fields, scoreTerms } from './bm25.ts';
import type { Sections, WrittenIndex } from './index.ts';
import { type Languages, mapLanguages, readLanguage } from './language.ts';
import { writeLines } from './lines.ts';
import { type Analyze, createAnalyzer, createPhrasebook, splitWords } from './text.ts';
import { createTextCollector } from './texts.ts';

/** @param languages needed if a file names another language than English */
export function writeIndex(faq: Faq, languages?: Languages): WrittenIndex {
  const map = mapLanguages(faq, languages);
  const language = readLanguage(map, languages);
  const phrasebook = createPhrasebook(faq.synonyms, language);
  const analyze = createAnalyzer(phrasebook, language);
  const uses = new Map<string, number>();
  const texts = createTextCollector();
  /** Splits and analyzes each text only once. */
  const analyzed = (text: string, use = 1) => {
    const words = splitWords(text);
    for (const { text: word } of words) uses.set(word, (uses.get(word) ?? 0) + use);
    return analyze(words);
  };
  const termsOf = (tokens: ReturnType<Analyze>) =>
    tokens.flatMap(({ term, isStopWord, parts }) => (isStopWord ? [] : [term, ...parts]));
  const phrasing = (text: string) => {
    const tokens = analyzed(text);
    texts.add(tokens);
    return termsOf(tokens);
  };

  const firstPhrasings = [0];
  const fields = faq.entries.map((entry): Fields => {
    const [question = [], ...askedAs] = phrasingsOf(entry).map(phrasing);
    firstPhrasings.push((firstPhrasings.at(-1) ?? 0) + 1 + askedAs.length);
    return {
      question,
      askedAs: askedAs.flat(),
      answer: termsOf(analyzed(shownText(answerOf(entry)))),
      category: termsOf(analyzed(entry.category.name)),
      updates: [...(entry.now ? [entry.now] : []), ...entry.updates].flatMap((update) =>
        termsOf(analyzed(shownText(update))),
      ),
    };
  });
  const terms = scoreTerms(fields);
  // Words only in questions not covered are known, but no entry has them.
  for (const text of faq.notCovered.flat()) {
    const tokens = analyzed(text, 0);
    texts.add(tokens);
    for (const term of termsOf(tokens)) if (!terms.has(term)) terms.set(term, []);
  }

  const sections: Sections = {
    entries: writeLines(new Map(faq.entries.map(({ askedAs, layer, ...entry }, place) => [`${place}`, entry]))),
    terms: writeLines(terms),
    words: writeLines(uses),
    ...texts.write(firstPhrasings),
  };
  const phrasings = firstPhrasings.at(-1) ?? 0;
  // A file on top may hide some of the most asked entries.
  const positions = new Map(faq.entries.map(({ id }, position) => [id, position]));
  return {
    sections,
    map: {
      phrasebook,
      languages: map,
      categories: faq.entries.map(({ category, alsoIn }) => [category.id, ...alsoIn]),
      firstPhrasings,
      firstNotCovered: faq.notCovered.map((_, file) => phrasings + faq.notCovered.slice(0, file).flat().length),
      mostAsked: faq.mostAsked.flatMap((id) => positions.get(id) ?? []),
      layers: faq.notCovered.length > 1 ? faq.entries.map(({ layer }) => layer) : [],
    },
  };
}

/** The phrasings of an entry, its question first. If it has no others, its id says in a few words what it is about. */
function phrasingsOf({ id, question, askedAs }: IndexedEntry): string[] {
  return [question, ...(askedAs.length > 0 ? askedAs : [id.replaceAll('-', ' ')])];
}
