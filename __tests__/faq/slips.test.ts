/** Slips in a FAQ file, each with the one message that names the line and the remedy; and what is read before lines. */

import { decodeSource } from '../../src/faq/encoding.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { fixture } from '../support/faq.ts';

const good = fixture('slips.yaml');
const rows = fixture('slips.txt')
  .split('\n')
  .filter((line) => line.includes(' || '))
  .slice(1)
  .map((line) => line.split(' || ') as [string, string, string, string]);
const unescaped = (text: string): string => JSON.parse(`"${text.replaceAll('"', '\\"')}"`);
const problems = (text: string) =>
  parseFaq(text, 'f.yaml').problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);

it('has a good file to begin with', () => {
  expect(problems(good)).toEqual([]);
  expect(rows.length).toBeGreaterThan(100);
});

it.each(rows)('%s: %s -> %s', (_, part, slip, message) => {
  expect(good).toContain(unescaped(part));
  expect(problems(good.replace(unescaped(part), () => unescaped(slip)))).toEqual([message]);
});

it('reports two slips that have nothing to do with each other', () => {
  const text = good.replace('answer: The', 'answer: Note: the').replace('- id: free-look', '– id: free-look');
  expect(problems(text)).toEqual([
    '8:21: a text with a colon before a space, or at its end, needs quotes around it',
    '13:7: "–" does not begin an item; replace it by a hyphen (-) and a space',
  ]);
});

it.each([
  [
    'a Word file',
    'PK\x03\x04\x14',
    'this is a Word, Excel or ZIP file, not plain text; save it as plain text, in UTF-8',
  ],
  [
    'an old one',
    '\xd0\xcf\x11\xe0',
    'this is an old Word or Excel file, not plain text; save it as plain text, in UTF-8',
  ],
  ['rich text', '{\\rtf1\\ansi}', 'this is a rich text file (RTF), not plain text; save it as plain text, in UTF-8'],
  ['a PDF', '%PDF-1.7', 'this is a PDF, not plain text; save it as plain text, in UTF-8'],
  ['UTF-16', '\xff\xfet\0', 'the file is UTF-16; save it as UTF-8'],
  ['Latin-1', 'title: B\xfcro', 'the byte 0xFC is not UTF-8; save it as UTF-8'],
])('says what the file is: %s', (_, bytes, message) => {
  expect(() => decodeSource(Buffer.from(bytes, 'latin1'), 'f.yaml')).toThrow(`error: ${message}`);
});

it.each([
  ['nothing', '', '1:1: the file is empty; "ecf-faq init" writes one to start from'],
  ['only remarks', '# later\n', '1:1: the file is empty; "ecf-faq init" writes one to start from'],
  [
    'a text',
    'How do I log in?\nClick.\n',
    '1:1: this line has no key; begin it with one, such as "title: ", or with # if it is a remark',
  ],
  [
    'JSON without a comma',
    '{\n  "title": "T"\n  "categories": []\n}',
    '3:3: a comma is missing before this; put one there',
  ],
])('a file of %s', (_, text, message) => {
  expect(problems(text)).toEqual([message]);
});
