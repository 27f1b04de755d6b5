import { parseQuery } from '../../src/search/query.ts';

it.each([
  ['free words', 'pacer login', 'pacer login', [], []],
  ['a phrase', 'my "notice of  appearance" was', 'my notice of appearance was', [['notice', 'of', 'appearance']], []],
  ['curly quotes', '“free look”', 'free look', [['free', 'look']], []],
  ['an exclusion', 'notice -appearance', 'notice', [], ['appearance']],
  ['hyphens that exclude nothing', 'e-mail CM/ECF - PACER re-register', 'e-mail CM/ECF - PACER re-register', [], []],
  ['an empty phrase', '"" login', 'login', [], []],
  ['an open quote', 'say "hello', 'say "hello', [], []],
])('%s', (_, typed, wanted, phrases, excluded) => {
  expect(parseQuery(typed)).toEqual({ text: typed, wanted, phrases, excluded, exact: false });
});

it('is safe to print and limited in length', () => {
  expect(parseQuery('pacer\u001b[31m\u202e login').text).toBe('pacer\ufffd[31m\ufffd login');
  expect(parseQuery('x'.repeat(20000)).wanted).toHaveLength(2000);
});
