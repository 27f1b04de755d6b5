/** Values found by key in sorted lines, without reading the others. */

import { readLines, writeLines } from '../../src/search/lines.ts';

// Beyond Latin-1, keys are escaped.
const keys = ['a', 'ab', 'abc', 'b', 'bb', 'z', 'é', '日本', '日本語', '😀', '\ue000', 'Ａ'];
const keyed = readLines<number>(() => writeLines(new Map(keys.map((key, i) => [key, i]))));

it.each(keys)('finds %s', (key) => {
  expect([keyed.has(key), keyed.get(key)]).toEqual([true, keys.indexOf(key)]);
});

it.each(['', 'A', 'aa', 'abcd', 'bbb', 'zz', '日', '\uffff', '\t', '1'])('does not find %j', (key) => {
  expect([keyed.has(key), keyed.get(key)]).toEqual([false, undefined]);
});

it.each([
  ['a', ['a', 'ab', 'abc']],
  ['ab', ['ab', 'abc']],
  ['日本', ['日本', '日本語']],
  ['😀', ['😀']],
  ['\ue000', ['\ue000']],
  ['x', []],
])('finds what begins with %s', (prefix, expected) => {
  expect([...keyed.startingWith(prefix)].map(([key]) => key)).toEqual(expected);
});

it('finds nothing where there is nothing', () => {
  const nothing = readLines(() => '');
  expect([nothing.has('a'), nothing.get('a'), [...nothing.startingWith('')]]).toEqual([false, undefined, []]);
});
