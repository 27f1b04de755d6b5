/** Cutting and breaking text that is not plain. */

import stringWidth from 'fast-string-width';
import { createStyle } from '../../src/output/style.ts';
import { breakLines, cut } from '../../src/output/wrap.ts';

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
