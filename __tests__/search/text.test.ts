/** The analysis: what is one term to the search. */

import { createAnalyzer, createPhrasebook, splitWords, withoutStopWords, wordsOf } from '../../src/search/text.ts';
import { bundledFaq } from '../support/faq.ts';

const analyze = createAnalyzer(createPhrasebook(bundledFaq().synonyms));
const terms = (text: string) => withoutStopWords(analyze(text)).map(({ term }) => term);

it.each([
  ['the names of the system', 'CM/ECF', 'cmecf ecf CM ECF'],
  ['e-mail, in both spellings and numbers', 'e-mail', 'email e-mails Emails'],
  ['logging in, in all its forms', 'log in', 'login logging-in signed on sign-in'],
  ['e-filing', 'e-file', 'efiling electronically filed'],
  ['abbreviations and their words', 'pro hac vice', 'PHV'],
  ['a second factor by any name', 'multifactor authentication', 'MFA two-factor 2FA'],
  ['lawyers', 'attorney', 'lawyers counsel attys'],
  ['number and tense', 'notice', 'notices noticed'],
  ['accents and case', 'resume', 'RÉSUMÉ'],
  ['an acronym with its points', 'usc', 'U.S.C.'],
])('takes for one term: %s', (_, first, others) => {
  expect(new Set(terms(others))).toEqual(new Set(terms(first)));
});

it.each([
  ['stop words', 'How do I get it?', []],
  ['signs', '*** (( 🙂 \\', []],
  ['an apostrophe, kept out', "the clerk's office isn't", ['clerkoffic']],
  ['numbers whole', '$2.40 in 2021', ['2.40', '2021']],
])('leaves of a text only what tells: %s', (_, text, expected) => {
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

it('tells where each word stands in the text', () => {
  const text = "Don't re-apply – naïve!";
  expect(splitWords(text).map(({ text: word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ['dont', "Don't"],
    ['re', 're'],
    ['apply', 'apply'],
    ['naive', 'naïve'],
  ]);
});

it('keeps a word in one piece, whatever its letters come apart into', () => {
  expect(wordsOf('\ufdfa zebra')).toEqual([expect.stringMatching(/^\S+$/), 'zebra']);
});
