/** The analysis: what the search treats as one term. */

import { createAnalyzer, createPhrasebook, splitWords, withoutStopWords, wordsOf } from '../../src/search/text.ts';
import { bundledFaq } from '../support/faq.ts';

const analyze = createAnalyzer(createPhrasebook(bundledFaq().synonyms));
const terms = (text: string) => withoutStopWords(analyze(text)).map(({ term }) => term);

it.each([
  ['the names of the system', 'CM/ECF', 'cmecf ecf CM ECF'],
  ['e-mail, in both spellings, singular and plural', 'e-mail', 'email e-mails Emails'],
  ['logging in, in all its forms', 'log in', 'login logging-in signed on sign-in'],
  ['e-filing', 'e-file', 'efiling electronically filed'],
  ['abbreviations and their words', 'pro hac vice', 'PHV'],
  ['a second factor by any name', 'multifactor authentication', 'MFA two-factor 2FA'],
  ['lawyers', 'attorney', 'lawyers counsel attys'],
  ['number and tense', 'notice', 'notices noticed'],
  ['accents and case', 'resume', 'RÉSUMÉ'],
  ['an acronym with periods', 'usc', 'U.S.C.'],
])('treats as one term: %s', (_, first, others) => {
  expect(new Set(terms(others))).toEqual(new Set(terms(first)));
});

it.each([
  ['stop words', 'How do I get it?', []],
  ['symbols', '*** (( 🙂 \\', []],
  ['an apostrophe, removed', "the clerk's office isn't", ['clerkoffic']],
  ['numbers, unsplit', '$2.40 in 2021', ['2.40', '2021']],
])('keeps only meaningful words: %s', (_, text, expected) => {
  expect(terms(text)).toEqual(expected);
});

it('keeps the words of a phrase as parts, so that an entry is found by them too', () => {
  expect(withoutStopWords(analyze('the notice of electronic filing'))).toEqual([
    {
      term: 'noticofelectronfile',
      isStopWord: false,
      parts: ['notic', 'electron', 'file'],
      words: ['notice', 'of', 'electronic', 'filing'],
      start: 4,
      end: 31,
    },
  ]);
});

it('returns the position of each word in the text', () => {
  const text = "Don't re-apply – naïve!";
  expect(splitWords(text).map(({ text: word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ['dont', "Don't"],
    ['re', 're'],
    ['apply', 'apply'],
    ['naive', 'naïve'],
  ]);
});

it('finds no word in an accent on its own, though Unicode counts it as a letter', () => {
  expect(wordsOf('\ufe70 zebra')).toEqual(['zebra']);
});

it('ignores a synonym without letters', () => {
  const analyze = createAnalyzer(createPhrasebook([['&', 'cat', 'feline'], ['...']]));
  expect(analyze('a cat & a feline').map(({ term }) => term)).toEqual(['a', 'cat', 'a', 'cat']);
});

it('keeps a word in one piece, even if a letter decomposes into several words', () => {
  expect(wordsOf('\ufdfa zebra')).toEqual([expect.stringMatching(/^\S+$/), 'zebra']);
});
