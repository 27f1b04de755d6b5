import { readIndex, writeIndex } from '../../src/search/indexing.ts';
import { correct } from '../../src/search/spelling.ts';
import { bundledFaq } from '../support/faq.ts';

const { bytes, map } = writeIndex(bundledFaq());
const { words } = readIndex(bytes, map);

it.each([
  ['a dropped letter', 'pasword', 'password'],
  ['a doubled letter', 'loggin', 'login'],
  ['swapped letters', 'attoreny', 'attorney'],
  ['the first two swapped', 'apcer', 'pacer'],
  ['a changed letter in a long word', 'elactronic', 'electronic'],
  ['two slips in a long word', 'registrtaon', 'registration'],
  ['a stop word of three letters', 'teh', 'the'],
])('puts right %s: %s', (_, typed, expected) => {
  expect(correct(typed, words)?.word).toBe(expected);
});

it.each([
  ['a short word with another letter', 'fern'],
  ['a wrong first letter', 'bread'],
  ['two slips in a short word', 'pzzcer'],
  ['two letters', 'ct'],
  ['numbers', '2020'],
  ['a word from elsewhere', 'banana'],
])('leaves alone %s: %s', (_, typed) => {
  expect(correct(typed, words)).toBeNull();
});
