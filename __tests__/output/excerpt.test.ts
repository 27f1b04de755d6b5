/** The line of a problem with a mark under the place. */

import { renderProblem } from '../../src/output/excerpt.ts';

const shown = (text: string, column: number, width = 40) =>
  renderProblem({ file: 'f.yaml', line: 3, column, severity: 'error', message: 'm', text }, width);

it.each<[string, string, number, string, string]>([
  ['a mark under the place', '  answer: a: b', 12, '  answer: a: b', '           ^'],
  ['a tab as its name', '\tanswer: A.', 2, '<tab>answer: A.', '     ^'],
  ['a no-break space as its name', '  \u00a0 id: a', 3, '  <U+00A0> id: a', '  ^'],
  ['a control character as its name', 'id: \u001b[31m\u202e', 5, 'id: <U+001B>[31m<U+202E>', '    ^'],
  ['a mark after wide characters', '字字: a: b', 6, '字字: a: b', '       ^'],
  ['the end of a line', 'answer', 7, 'answer', '      ^'],
  ['a Windows line end', 'answer: @x\r', 9, 'answer: @x', '        ^'],
  [
    'what is after the mark, cut',
    'answer: @1 3 5 7 9 11 14 17 20 23 26 29 32 35',
    9,
    'answer: @1 3 5 7 9 11 14 17 20 23...',
    '        ^',
  ],
  [
    'what is before the mark, cut',
    `${'1234567 '.repeat(10)}@x 4567 1234567`,
    81,
    '...4567 1234567 1234567 @x 4567 1...',
    `${' '.repeat(24)}^`,
  ],
])('shows %s', (_, text, column, line, mark) => {
  const lines = shown(text, column).split('\n');
  expect(lines).toEqual([`f.yaml:3:${column}: error: m`, `    ${line}`, `    ${mark}`, '']);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});

it.each(['', '   '])('shows no line without text', (text) => {
  expect(shown(text, 1)).toBe('f.yaml:3:1: error: m\n');
});

it('shows 80 columns of a line of 10 MB where nothing is wrapped', () => {
  const [, line = '', mark = ''] = shown('word '.repeat(2 ** 21), 5_000_001, Number.POSITIVE_INFINITY).split('\n');
  expect(line.length).toBeLessThanOrEqual(80);
  expect(mark.indexOf('^')).toBeLessThan(80);
});
