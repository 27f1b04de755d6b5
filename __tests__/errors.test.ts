/** Messages on a terminal: wrapped between words, as they are in a pipe. */

import { wrapMessage } from '../src/errors.ts';
import { closeAll, open } from './support/pty.ts';
import { run } from './support/run.ts';

afterEach(closeAll);

it.each([
  ['a line that fits', 'error: no such file', 'error: no such file'],
  ['a line of exactly the width', '12345678901234567890', '12345678901234567890'],
  ['between words', 'error: there is no command "lits"', 'error: there is no\ncommand "lits"'],
  [
    'a path stays whole',
    'error: cannot read /a/path/that/no/line/holds: gone',
    'error: cannot read\n/a/path/that/no/line/holds:\ngone',
  ],
  ['so does what begins the line', '/a/path/that/no/line/holds gone', '/a/path/that/no/line/holds\ngone'],
  [
    'every line by itself',
    'error: one\nTo search: ecf-faq search pacer',
    'error: one\nTo search: ecf-faq\nsearch pacer',
  ],
  ['what is indented stays so', '    /a/path/that/no/line/holds', '    /a/path/that/no/line/holds'],
  ['the end stays', 'error: no such file, at all\n', 'error: no such file,\nat all\n'],
])('%s', (_, text, wrapped) => {
  expect(wrapMessage(text, 20)).toBe(wrapped);
});

it.each([
  ['a mistyped command', ['lits'], 40],
  ['an unknown option', ['search', 'pacer', '-login'], 40],
  ['an unknown id', ['show', 'forgot'], 40],
  ['an unknown category', ['list', '-c', 'acess'], 24],
  ['an unknown topic', ['help', 'xyzzy'], 60],
  ['a path', ['list', '--faq', '/nowhere/in/any/folder/of/this/computer.yaml'], 24],
])('breaks no word on a terminal, and changes nothing in a pipe: %s', async (_, args, columns) => {
  const { err } = run(args);
  const session = open(args, { columns, rows: 60 });
  await session.end();
  const lines = session.raw().trimEnd().split('\r\n');
  expect(lines.join(' ')).toBe(err.trimEnd().replaceAll('\n', ' '));
  expect(lines.filter((line) => line.length > columns && line.includes(' '))).toEqual([]);
  expect(lines.length).toBeGreaterThan(err.trimEnd().split('\n').length);
});

it('takes no longer than it must for a word of any length', () => {
  const text = `error: ${'x'.repeat(1 << 20)}${' '.repeat(1 << 20)}`;
  expect(wrapMessage(text, 40).startsWith('error:\nxxx')).toBe(true);
});
