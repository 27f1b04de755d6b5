/** Values found by key in sorted lines, without reading the others. */

import { latin1, readLines, writeLines } from '../../src/search/lines.ts';

// Beyond Latin-1, keys are escaped.
const keys = ['a', 'ab', 'abc', 'b', 'bb', 'z', 'é', '日本', '日本語', '😀', '\ue000', 'Ａ'];
/** Each in a block of its own, or all in one. */
const stored = [10_000, 1].map((length) => {
  return readLines<[number, string]>(writeLines(new Map(keys.map((key, i) => [key, [i, 'x'.repeat(length)]]))));
});

describe.each(stored)('in blocks', (lines) => {
  it.each(keys)('finds %s', (key) => {
    expect([lines.has(key), lines.get(key)?.[0]]).toEqual([true, keys.indexOf(key)]);
  });

  it.each(['', 'A', 'aa', 'abcd', 'bbb', 'zz', '日', '\uffff', '\t', '1'])('does not find %j', (key) => {
    expect([lines.has(key), lines.get(key)]).toEqual([false, undefined]);
  });

  it.each([
    ['a', ['a', 'ab', 'abc']],
    ['ab', ['ab', 'abc']],
    ['日本', ['日本', '日本語']],
    ['😀', ['😀']],
    ['\ue000', ['\ue000']],
    ['x', []],
    ['', keys.toSorted((a, b) => (latin1(a) < latin1(b) ? -1 : 1))],
  ])('finds what begins with %j', (prefix, expected) => {
    expect([...lines.startingWith(prefix)]).toEqual(expected);
  });
});

it('loads only the block that has a key', () => {
  const { keys: first, load } = writeLines(new Map(keys.map((key) => [key, 'x'.repeat(10_000)])));
  const loaded: number[] = [];
  const lines = readLines<string>({
    keys: first,
    load(block) {
      loaded.push(block);
      return load(block);
    },
  });
  expect([lines.has('abc'), lines.has('abd')]).toEqual([true, false]);
  expect(loaded).toHaveLength(1);
});

it('finds nothing where there is nothing', () => {
  const nothing = readLines(writeLines(new Map()));
  expect([nothing.has('a'), nothing.get('a'), [...nothing.startingWith('')]]).toEqual([false, undefined, []]);
});
