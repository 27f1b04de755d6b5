/** Mistakes in a FAQ file: each is reported with its position, what is wrong and what is expected. */

import { describeProblem } from '../../src/errors.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { faqOf } from '../support/faq.ts';

const problems = (yaml: string, base?: Parameters<typeof parseFaq>[2]) =>
  parseFaq(yaml, 'faq.yaml', base).problems.map(describeProblem);

const entry = (fields: string) => `categories:
  - id: c
    name: C
    entries:
      - id: one
        question: Q?
        ${fields}
`;

describe('one mistake', () => {
  it.each([
    ['an empty file', '', 'faq.yaml:1:1: error: the file is empty; "ecf-faq init" writes one to start from'],
    [
      'a list',
      '- a',
      'faq.yaml:1:1: error: this is an FAQ in YAML of another form, not a FAQ file; make one from it: ecf-faq init --from faq.yaml',
    ],
    ['a bracket', 'categories: [', 'faq.yaml:1:13: error: this bracket is not closed; put ] at its end'],
    [
      'a field that is not far enough right',
      `help_desk: {name: D}\nphone: 1\n${entry('answer: A.')}`,
      'faq.yaml:2:1: error: a FAQ file has no field "phone", but a help desk has; correct the spaces in front of it',
    ],
    ['a missing field', entry(''), 'faq.yaml:5:9: error: an entry needs the field "answer"'],
    [
      'a misspelt field',
      entry('answer: A.\n        upates: []'),
      'faq.yaml:8:9: error: an entry has no field "upates"; did you mean "updates"?',
    ],
    ['an empty answer', entry('answer: ""'), 'faq.yaml:7:17: error: "answer" is empty; fill it in'],
    [
      'a list for text',
      entry('answer: [A]'),
      'faq.yaml:7:17: error: expected "answer" to be text; found a list; remove the brackets, or put quotes around a text that begins with [',
    ],
    [
      'text for a list',
      entry('answer: A.\n        sources: x'),
      'faq.yaml:8:18: error: expected "sources" to be a list; found text; begin each item with "- "',
    ],
    [
      'not a URL',
      entry('answer: A.\n        sources: ["ftp://x"]'),
      'faq.yaml:8:19: error: expected a source to be a URL that starts with http:// or https://, without quotes, <, > and \\ (percent-encode them), or the name of a document; found "ftp://x"',
    ],
    [
      'what to do today without text',
      entry('answer: A.\n        now: {source: "https://example.org/"}'),
      'faq.yaml:8:14: error: "now" needs the field "text"',
    ],
    [
      'an unknown kind',
      entry('answer: A.\n        text: curt'),
      'faq.yaml:8:15: error: expected "text" to be court or summary; found "curt"',
    ],
    [
      'an unknown related id',
      entry('answer: A.\n        related: [on]'),
      'faq.yaml:8:19: error: there is no entry with the id "on"; did you mean "one"?',
    ],
    [
      'an id with capitals',
      entry('answer: A.').replace('one', '__proto__'),
      'faq.yaml:5:13: error: expected "id" to be at most 100 lower-case letters, digits and single hyphens; found "__proto__"; write "proto"',
    ],
    [
      'text that a comment cuts short',
      entry('answer: Ask in room #12. Bring it.'),
      'faq.yaml:7:29: error: what follows # is a remark and no part of "answer"; put quotes around the whole text',
    ],
    [
      'a colon in text',
      entry('answer: A.\n        asked_as: ["Q", a: b]'),
      'faq.yaml:8:25: error: expected an item of "asked_as" to be text; found a key with a value; write only the text, without "a:", or put quotes around all of it',
    ],
    [
      'a control character',
      entry('answer: "a \\e[31m"'),
      'faq.yaml:7:17: error: "answer" contains the control character U+001B; remove it, or, in quotes, write a backslash twice: \\\\',
    ],
    [
      'half of a character',
      entry('answer: "a \\ud83d"'),
      'faq.yaml:7:17: error: "answer" contains the control character U+D83D; remove it, or, in quotes, write a backslash twice: \\\\',
    ],
    [
      'an alias',
      `${entry('answer: A.')}title: *a`,
      'faq.yaml:8:8: error: a text that begins with * needs quotes around it',
    ],
    [
      'a key twice',
      `${entry('answer: A.')}categories: []`,
      'faq.yaml:8:1: error: "categories" is already in line 1; remove one',
    ],
    [
      'more after an error in the syntax, of which nothing is read',
      `${'{}'.repeat(400_000)}\n---\na: b\n`,
      'faq.yaml:1:3: error: more text follows a text that has ended; put quotes around the whole text',
    ],
    [
      'half a million lines',
      '\n'.repeat(500_000),
      'faq.yaml:500001:1: error: the file has more than 500,000 lines; split it into several files',
    ],
    [
      'a million lists',
      `categories: [${'[a],'.repeat(1_000_000)}]`,
      'faq.yaml:1:1000011: error: the file has more than 1,000,000 texts, dashes, colons, commas and brackets; split it into several files',
    ],
  ])('%s', (_, yaml, expected) => {
    expect(problems(yaml)).toEqual([expected]);
  });
});

it('takes a document as the source of a FAQ and of a help desk', () => {
  expect(problems(`source: Bulletin 12\nhelp_desk: {name: D, source: Wall chart}\n${entry('answer: A.')}`)).toEqual([]);
});

it('reports the first thousand of a hundred thousand mistakes', () => {
  expect(problems(`categories:\n${'  - {}\n'.repeat(100_000)}`)).toHaveLength(1000);
});

it('reports all mistakes of a file at once, by line', () => {
  const yaml = `titel: T
categories:
  - id: c
    name: C
    entries:
      - id: one
        question: ""
        answer: A.
        related: [nowhere]
      - id: one
        question: Q?
`;
  expect(problems(yaml)).toEqual([
    'faq.yaml:1:1: error: a FAQ file has no field "titel"; did you mean "title"?',
    'faq.yaml:7:19: error: "question" is empty; fill it in',
    'faq.yaml:9:19: error: there is no entry with the id "nowhere"; known: "one"',
    'faq.yaml:10:9: error: an entry needs the field "answer"',
    'faq.yaml:10:13: error: another entry already has the id "one"; choose a different id',
  ]);
});

it('suggests the ids nearest to the first ten unknown ids', () => {
  const related = Array.from({ length: 12 }, () => 'on').join(', ');
  const hints = problems(entry(`answer: A.\n        related: [${related}]`)).map((line) => line.split('; ')[1]);
  expect(hints).toEqual([...Array(10).fill('did you mean "one"?'), 'correct it', 'correct it']);
});

it('requires only ids, names, questions and answers, and reads every scalar as text', () => {
  const { entries, title } = faqOf(entry('answer: 5\n        as_of: 2021-09-20'));
  expect(title).toBe('faq.yaml');
  expect(entries).toEqual([
    {
      id: 'one',
      category: { id: 'c', name: 'C' },
      alsoIn: [],
      question: 'Q?',
      answer: '5',
      now: null,
      askedAs: [],
      text: null,
      asOf: '2021-09-20',
      updates: [],
      sources: [],
      related: [],
      faq: 'faq.yaml',
      layer: 0,
    },
  ]);
});

it('reads 6,000 entries with 20 phrasings each, one on a line', () => {
  const phrasings = Array.from({ length: 20 }, (_, i) => `\n          - "phrasing ${i}, in quotes"`).join('');
  const entries = Array.from(
    { length: 6000 },
    (_, i) => `
      - id: e${i}
        question: Q?
        answer: >-
          A.
        as_of: 2026-02-02
        now: {text: N., source: "https://example.org/", as_of: 2026}
        updates: [{text: U., source: "https://example.org/"}]
        sources: [https://example.org/, https://example.org/2]
        related: [e0, e1]
        asked_as:${phrasings}`,
  );
  expect(problems(`categories:\n  - id: c\n    name: C\n    entries:${entries.join('')}`)).toEqual([]);
});

it('counts lines after a block of text that broken JSON has in the wrong place', () => {
  const { problems } = parseFaq('[\n a |\n  one\n  two\n, @x]\n', 'faq.yaml');
  expect(problems).toMatchObject([{ line: 5, column: 3 }]);
});

it('keeps on one line what is shown on one line', () => {
  const yaml = `help_desk: {name: "Front\\nDesk", phone: "555-0100\\n555-0200"}\n${entry('answer: A.')}`;
  expect(faqOf(yaml).helpDesk).toMatchObject({ name: 'Front Desk', phone: '555-0100 555-0200' });
  const { publisher, entries } = faqOf(
    `publisher: "A\\nB"\n${entry('answer: A.\n        as_of: "in\\n2004"').replace('name: C', 'name: "C\\nD"')}`,
  );
  expect([publisher, entries[0]?.asOf, entries[0]?.category.name]).toEqual(['A B', 'in 2004', 'C D']);
});

it('reports only the first error in the syntax', () => {
  expect(problems(`${entry('answer: A.')}]\n${'] ]\n'.repeat(20)}`)).toHaveLength(1);
});
