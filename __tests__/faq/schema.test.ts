/** faq.schema.json, for editors, accepts the files that the parser accepts, and no others. */

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';
import { parseFaq } from '../../src/faq/parse.ts';
import { findUnprintable } from '../../src/printable.ts';
import { bundledFaq, faqOf, ROOT } from '../support/faq.ts';

const schema = JSON.parse(readFileSync(`${ROOT}/faq.schema.json`, 'utf8'));
// Editors show this message instead of the pattern; the standard does not have it.
const ajv = new Ajv({ strict: true, allowUnionTypes: true }).addVocabulary(['patternErrorMessage']);
const validate = ajv.compile(schema);

type Verdict = 'good' | 'bad';
const verdict = (isGood: boolean): Verdict => (isGood ? 'good' : 'bad');

/** What the schema says of a file, if scalars are read as the program does (all as text), or as an editor does. */
function bySchema(yaml: string, read: 'failsafe' | 'core'): Verdict {
  const document = parseDocument(yaml, { schema: read });
  return verdict(document.errors.length === 0 && validate(document.toJS()));
}

const byParser = (yaml: string, base?: Parameters<typeof parseFaq>[2]) =>
  parseFaq(yaml, 'f.yaml', base).problems.map(({ message }) => message);

describe('the real files', () => {
  const examples = readdirSync(`${ROOT}/examples`).filter((name) => name.endsWith('.yaml'));
  it.each([['faq.yaml', './faq.schema.json'], ...examples.map((name) => [`examples/${name}`, '../faq.schema.json'])])(
    '%s passes, and names the schema',
    (name = '', path) => {
      const yaml = readFileSync(`${ROOT}/${name}`, 'utf8');
      expect(byParser(yaml, name === 'faq.yaml' ? undefined : bundledFaq())).toEqual([]);
      expect([bySchema(yaml, 'failsafe'), bySchema(yaml, 'core')]).toEqual(['good', 'good']);
      expect(yaml.split('\n')[0]).toBe(`# yaml-language-server: $schema=${path}`);
    },
  );
});

const below = faqOf(`categories:
  - {id: c, name: C, entries: [{id: one, question: Q?, answer: A.}]}
`);
/** A file with one category of its own and one entry, on top of the one above. */
const category = (fields: string) => `categories: [{${fields}}]`;
const entry = (fields: string) => category(`id: d, name: D, entries: [{${fields}}]`);
const full = (fields: string) => entry(`id: two, question: Q?, answer: A.${fields && `, ${fields}`}`);

describe('the parser, the schema, and the schema in an editor', () => {
  it.each<[string, string, Verdict, Verdict?, Verdict?]>([
    // what, file, parser, and if they differ from the one before: schema, in an editor
    ['no categories', 'categories: []', 'good'],
    ['an empty file', '', 'bad'],
    ['a number for text', full('as_of: 2021'), 'good'],
    ['"null" as text', full('as_of: "null"'), 'good'],
    ['null: probably meant as nothing', full('as_of: null'), 'good', 'good', 'bad'],
    ['~: probably meant as nothing', full('as_of: ~'), 'good', 'good', 'bad'],
    ['no value', 'title:\ncategories: []', 'bad'],
    ['only spaces', full('as_of: "  "'), 'bad'],
    ['a no-break space', full('as_of: "\\u00a0"'), 'bad'],
    ['a tag character', full('as_of: "a\\U000E0041b"'), 'bad'],
    ['a joiner in a word', full('as_of: "a\\u200db"'), 'bad'],
    ['a control character at the end, which is cut off', full('as_of: "a\\f"'), 'good'],
    ['an alias: the schema sees what it stands for', full('as_of: *a').replace('Q?', '&a Q?'), 'bad', 'good'],
    ['a tag', full('as_of: !!binary aGk='), 'bad'],
    ['a key twice', full('as_of: a, as_of: b'), 'bad'],
    ['two documents', 'categories: []\n---\ncategories: []', 'bad'],

    ['an id that is a number', entry('id: 5, question: Q?, answer: A.'), 'good'],
    ['an id that is true', entry('id: true, question: Q?, answer: A.'), 'good'],
    ['an id with spaces around it', entry('id: " two ", question: Q?, answer: A.'), 'good'],
    ['an id with two hyphens', entry('id: two--2, question: Q?, answer: A.'), 'bad'],
    ['an id with a hyphen at the end', entry('id: two-, question: Q?, answer: A.'), 'bad'],
    ['a negative id', entry('id: -2, question: Q?, answer: A.'), 'bad'],
    ['a fraction as an id', entry('id: 2.5, question: Q?, answer: A.'), 'bad'],
    ['an id of 100 characters', entry(`id: ${'a'.repeat(100)}, question: Q?, answer: A.`), 'good'],
    ['an id of 101 characters', entry(`id: ${'a'.repeat(101)}, question: Q?, answer: A.`), 'bad'],
    ['a number in hexadecimal: editors do not see the capitals', full('also_in: [0xD]'), 'bad', 'bad', 'good'],

    ['a URL with spaces around it', full('sources: [" http://x "]'), 'good'],
    ['a URL with a space', full('sources: ["https://example.org/a b"]'), 'bad'],
    ['an address with a double quote', full(`sources: ['http://x/"']`), 'bad'],
    ['an address with a single quote', full(`sources: ["http://x/'"]`), 'bad'],
    ['an address with a tag', full('sources: ["http://x/<b>"]'), 'bad'],
    ['an address with a backslash', full('sources: ["http://x/\\\\"]'), 'bad'],
    ['quotes and tags in the name of a document', full(`sources: ['Form "AO 1" <draft>, p. \\1']`), 'good'],
    ['half of a character', full('as_of: "a\\ud83d"'), 'bad'],
    ['another protocol', full('sources: ["ftp://example.org/"]'), 'bad'],
    ['the name of a document', full('sources: ["Local Rules, as of October 1, 2023"]'), 'good'],
    ['a script', full('sources: ["javascript:alert(1)"]'), 'bad'],

    ['text: " summary "', full('text: " summary "'), 'good'],
    ['disabled: true', full('disabled: true'), 'good'],
    ['disabled: "false"', full('disabled: "false"'), 'good'],
    ['disabled: True, which editors read as true', full('disabled: True'), 'bad', 'bad', 'good'],
    ['disabled: yes', full('disabled: yes'), 'bad'],
    ['disabled: 1', full('disabled: 1'), 'bad'],

    ['a question without an answer', entry('id: two, question: Q?'), 'bad'],
    ['an addition', entry('id: one, now: {text: N.}, updates: [{text: U.}], asked_as: [q]'), 'good'],
    ...['text: court', 'as_of: x', 'sources: []'].map((field): [string, string, Verdict] => [
      `an addition with ${field}`,
      entry(`id: one, ${field}`),
      'bad',
    ]),
    ['a hidden entry with a mistake', full('disabled: true, updates: [{}]'), 'bad'],
    ['a category without a name, as in a file below', category('id: c, entries: []'), 'good'],

    // What a schema cannot express: it knows neither the files below nor what stands elsewhere in this one.
    ['an id twice', category('id: d, name: D, entries: [{id: one}, {id: one}]'), 'bad', 'good'],
    ['an unknown related id', full('related: [nowhere]'), 'bad', 'good'],
    ['phrasings of an unknown id', 'categories: []\nasked_as: {nowhere: [q]}', 'bad', 'good'],
    ['a new category without a name', category('id: d, entries: []'), 'bad', 'good'],
    ['an addition to an unknown entry', entry('id: nowhere'), 'bad', 'good'],
    ['an unknown entry to hide', entry('id: nowhere, disabled: true'), 'bad', 'good'],
  ])('%s', (_, yaml, parser, program = parser, editor = program) => {
    const problems = byParser(yaml, below);
    expect([verdict(problems.length === 0), bySchema(yaml, 'failsafe'), bySchema(yaml, 'core')]).toEqual([
      parser,
      program,
      editor,
    ]);
  });
});

/** The file with every key of the docs. */
const page = readFileSync(`${ROOT}/docs/faq-format.md`, 'utf8').split('## Every key')[1] ?? '';
const everything = parseDocument(page.split('```')[1]?.replace('yaml\n', '') ?? '', { schema: 'failsafe' }).toJS();

type Path = readonly (string | number)[];

const pathsIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, Array.isArray(value) ? +key : key]))
    : []),
];

/** A copy with another value at a path; undefined removes it. */
function change(value: unknown, [key, ...rest]: Path, changed: unknown): unknown {
  if (key === undefined) return changed;
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? change(item, rest, changed) : item));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: change(fields[key], rest, changed) };
}

describe('with any change to a file that has every key, the parser and the schema agree', () => {
  /** What a schema cannot express: see the table above. */
  const inexpressible = /^there is no (entry|category)|^a category needs the field "name"$/;
  const values = ['', 'a', 'two words', 'a\u202eb', 'true', 'court', 'https://example.org/a', 'A'.repeat(101)];
  const changes = [undefined, ...values, {}, { text: 'T.' }, { a: 'b' }, [], [''], ['a'], [['a']], [{}]];

  it.each(pathsIn(everything).map((path) => [path.join('.'), path] as const))('at "%s"', (_, path) => {
    for (const changed of changes) {
      const yaml = JSON.stringify(change(everything, path, changed)) ?? '';
      const problems = byParser(yaml, below).filter((message) => !inexpressible.test(message));
      expect([yaml, problems, bySchema(yaml, 'failsafe')]).toEqual([yaml, problems, verdict(problems.length === 0)]);
    }
    const unknownKey = JSON.stringify(change(everything, [...path, 'unknown'], 'a'));
    const problems = byParser(unknownKey, below).filter((message) => !inexpressible.test(message));
    expect(bySchema(unknownKey, 'failsafe')).toBe(verdict(problems.length === 0));
  });
});

function keysOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { properties = {} } = part as { properties?: object };
  return [...Object.keys(properties), ...Object.values(part).flatMap(keysOf)];
}

it('allows the characters in text that the parser allows', () => {
  const pattern = new RegExp(schema.definitions.text.pattern, 'u');
  const isText = (text: string) => text.trim() !== '' && findUnprintable(text.trim()) < 0;
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    for (const text of [`a${character}b`, `${character}b`, `a${character}`, `a${character}\u200db`, character]) {
      if (pattern.test(text) !== isText(text)) wrong.push(`${code.toString(16)}: ${JSON.stringify(text)}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

it('explains every key, with an example that it accepts', () => {
  const explained = [schema, ...Object.values<Record<string, unknown>>(schema.definitions)].flatMap(({ properties }) =>
    Object.entries((properties ?? {}) as Record<string, { description?: string; examples?: unknown[] }>),
  );
  expect(explained).toHaveLength(keysOf(schema).length);
  for (const [key, part] of explained) {
    expect([key, part.description, part.examples?.length]).toEqual([key, expect.stringMatching(/\.$/), 1]);
    const { definitions } = schema;
    expect([key, ajv.compile({ definitions, ...part })(part.examples?.[0])]).toEqual([key, true]);
  }
});
