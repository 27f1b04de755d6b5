/** What must not matter: the same question in other words. Tried on every fifteenth phrasing of the bundled FAQ. */

import { parseQuery } from '../../src/search/query.ts';
import { isStopWord, stemsOf, wordsOf } from '../../src/search/text.ts';
import { bundledFaq, catalogOf } from '../support/faq.ts';

const faq = bundledFaq();
const catalog = catalogOf(faq);
const outcomes = new Map<string, string>();
const outcomeOf = (query: string) => {
  const outcome = outcomes.get(query) ?? catalog.search(parseQuery(query), { limit: 1 }).outcome;
  outcomes.set(query, outcome);
  return outcome;
};
const phrasings = faq.entries
  .flatMap(({ question, askedAs }) => [question, ...askedAs])
  .filter((_, i) => i % 15 === 0)
  // Quotation marks and hyphens say what must appear, and what must not.
  .map((text) => text.replace(/["“”]/g, '').replace(/(^|\s)-+/g, '$1'));

/** The texts that find something, but not once they are changed. */
function lost(texts: readonly string[], change: (text: string, i: number) => string): string[] {
  return texts.flatMap((text, i) => {
    const changed = change(text, i);
    return changed !== text && outcomeOf(changed) === 'none' && outcomeOf(text) !== 'none' ? [changed] : [];
  });
}

/** Every text is tried, but only one of the tests tries it. */
const shareOf = (texts: readonly string[], part: number, parts: number) => texts.filter((_, i) => i % parts === part);

const FILLERS = ['how do I', 'how to', 'can I', 'where', 'please', 'the', 'a', 'my', '?'];

describe('words that people put around any question', () => {
  it.each(FILLERS.map((filler, i) => [filler, i] as const))('%s', (filler, i) => {
    const put = [
      (text: string) => `${filler} ${text}`,
      (text: string) => `${text} ${filler}`,
      (text: string) => {
        const words = text.split(' ');
        return [...words.slice(0, words.length / 2), filler, ...words.slice(words.length / 2)].join(' ');
      },
    ];
    const change = (text: string, i: number) => put[i % put.length]?.(text) ?? text;
    expect(lost(shareOf(phrasings, i, FILLERS.length), change)).toEqual([]);
  });
});

describe('singular, plural, tense and -ing', () => {
  const forms = new Map<string, Set<string>>();
  for (const word of phrasings.flatMap(wordsOf)) {
    const [stem = ''] = stemsOf(word);
    forms.set(stem, (forms.get(stem) ?? new Set()).add(word));
  }
  const change = (text: string, i: number) =>
    text.replace(/[a-z]{4,}/g, (word) => {
      const others = [...(forms.get(stemsOf(word)[0] ?? '') ?? [])].filter((form) => /^[a-z]+$/.test(form));
      return isStopWord(word) || others.some(isStopWord) ? word : (others[i % others.length] ?? word);
    });

  it('of all words', () => {
    expect(lost(phrasings, change)).toEqual([]);
  });
});

it.each([
  ['closed', (text: string) => text.replace(/(\w)-(?=\w)/g, '$1')],
  ['open', (text: string) => text.replace(/(\w)-(?=\w)/g, '$1 ')],
])('hyphenated compounds, %s', (_, change) => {
  expect(lost(phrasings, change)).toEqual([]);
});

it('quotation marks around any of the words', () => {
  const quote = (text: string, i: number) => {
    const words = text.split(' ');
    const at = i % Math.max(1, words.length - 1);
    return [...words.slice(0, at), `"${words.slice(at, at + 2).join(' ')}"`, ...words.slice(at + 2)].join(' ');
  };
  expect(lost(phrasings, quote)).toEqual([]);
});

it('marks without a width, and spaces that do not break', () => {
  const change = (text: string) => `\ufeff${text.replaceAll(' ', '\u00a0').replace(/(\w\w\w)(\w\w\w)/g, '$1\u00ad$2')}`;
  expect(lost(phrasings, change)).toEqual([]);
});

describe('a word that is being typed', () => {
  const words = [...new Set(faq.entries.flatMap(({ question, answer }) => wordsOf(`${question} ${answer}`)))].filter(
    (word) => /^[a-z]{4,}$/.test(word) && !isStopWord(word),
  );

  it('finds something from three letters on, if it does when it is finished', () => {
    const found = words.filter((word, i) => i % 18 === 0 && outcomeOf(word) !== 'none');
    const beginnings = found.flatMap((word) => [...word].slice(0, -1).map((_, i) => word.slice(0, i + 1)));
    const tried = [...new Set(beginnings.filter(({ length }) => length >= 3))];
    expect(tried.length).toBeGreaterThan(150);
    expect(tried.filter((beginning) => outcomeOf(beginning) === 'none')).toEqual([]);
  });

  it.each(['notif', 'notificati', 'administrator', 'registratio'])('%s', (beginning) => {
    expect(outcomeOf(beginning)).not.toBe('none');
  });
});
