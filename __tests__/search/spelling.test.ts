import { readIndex } from '../../src/search/index.ts';
import { writeIndex } from '../../src/search/indexing.ts';
import { readLines, writeLines } from '../../src/search/lines.ts';
import { correct } from '../../src/search/spelling.ts';
import { bundledFaq } from '../support/faq.ts';

const { words } = readIndex(writeIndex(bundledFaq()));

it.each([
  ['a dropped letter', 'pasword', 'password'],
  ['a doubled letter', 'loggin', 'login'],
  ['swapped letters', 'attoreny', 'attorney'],
  ['the first two swapped', 'apcer', 'pacer'],
  ['a changed letter in a long word', 'elactronic', 'electronic'],
  ['two typos in a long word', 'registrtaon', 'registration'],
  ['a stop word of three letters', 'teh', 'the'],
])('corrects %s: %s', (_, typed, expected) => {
  expect(correct(typed, words)?.word).toBe(expected);
});

it.each([
  ['a short word with a changed letter', 'fern'],
  ['a wrong first letter', 'bread'],
  ['two typos in a short word', 'pzzcer'],
  ['two letters', 'ct'],
  ['numbers', '2020'],
  ['an unrelated word', 'banana'],
])('does not correct %s: %s', (_, typed) => {
  expect(correct(typed, words)).toBeNull();
});

it.each([
  ['corrects a word of 50 letters', 50, true],
  ['does not compare longer words', 51, false],
])('%s', (_, letters, isCorrected) => {
  const word = 'z'.repeat(letters - 1);
  const known = readLines<number>(writeLines(new Map([[word, 1]])));
  expect(correct(`${word}z`, known)?.word).toBe(isCorrected ? word : undefined);
});
