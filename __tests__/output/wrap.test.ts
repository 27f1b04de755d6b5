/** Cutting and breaking text that is not plain. */

import stringWidth from 'fast-string-width';
import { createStyle } from '../../src/output/style.ts';
import { beginning, breakLines, cut } from '../../src/output/wrap.ts';

it.each([
  ['plain text', 'Where do I pay?', 'Where do I...'],
  ['text that fits', 'Where is “it”', 'Where is “it”'],
  ['a quotation mark', '“Where” do I pay?', '“Where” do...'],
  ['Cyrillic before Latin', 'Где is the cat?', 'Где is the...'],
  ['wide characters', '字字字字字字字字', '字字字字字...'],
  ['wide characters outside the first plane', '𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀', '𠀀𠀀𠀀𠀀𠀀...'],
  ['emoji', '👍👍👍👍👍👍👍👍', '👍👍👍👍👍...'],
  ['accents on their own', 'e\u0301'.repeat(20), `${'e\u0301'.repeat(10)}...`],
])('cuts %s to 13 columns', (_, text, expected) => {
  expect(cut(text, 13)).toBe(expected);
  expect(stringWidth(expected)).toBeLessThanOrEqual(13);
});

it('breaks a link into lines that fit, each of them a link to the whole address', async () => {
  const { link } = await createStyle(true, true);
  const address = 'https://example.org/an-address-that-no-line-can-hold';
  const [start, end] = [`\u001b]8;;${address}\u0007`, '\u001b]8;;\u0007'];
  const lines = breakLines(link(address), 20).split('\n');
  expect(lines.map((line) => line.split(start)[1]?.split(end)[0])).toEqual([
    'https://example.org/',
    'an-address-that-no-l',
    'ine-can-hold',
  ]);
});

describe('the beginning of a text', () => {
  const NEVER = Number.POSITIVE_INFINITY;
  it.each([
    ['all of it, if it fits', 'one two\nthree', 10, 2, 'one two\nthree'],
    ['all of it, with a line feed at its end', 'one two\n', 10, 2, 'one two\n'],
    ['whole sentences', 'One two. Three four five six.', 10, 2, 'One two.'],
    ['whole lines', 'one two\nthree four five six', 10, 2, 'one two'],
    ['whole words, if there is no sentence', 'one two three four five', 10, 2, 'one two three ...'],
    [
      'as much as lines of 80 columns hold, if nothing is wrapped',
      `${'x'.repeat(70)} ${'y'.repeat(20)}`,
      NEVER,
      1,
      `${'x'.repeat(70)} ...`,
    ],
    ['all of it, if that is as long as such lines', 'z'.repeat(160), NEVER, 2, 'z'.repeat(160)],
    ['lines, if nothing is wrapped', 'one\n\ntwo\nthree', NEVER, 3, 'one\n\ntwo'],
  ])('is %s', (_, text, width, most, expected) => {
    expect(beginning(text, width, most)).toBe(expected);
  });
});
