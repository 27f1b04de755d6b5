/** Any bytes as a FAQ file give entries, or errors that say where they are: never a crash. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeSnapshot } from '../../src/catalog/compile.ts';
import { readSnapshot } from '../../src/catalog/snapshot.ts';
import { isFaqError } from '../../src/errors.ts';
import { decodeSource } from '../../src/faq/encoding.ts';
import { type Parsed, parseFaq } from '../../src/faq/parse.ts';
import { findUnprintable } from '../../src/printable.ts';
import { anyFaq, anyStyle, yamlOf } from '../support/anyFaq.ts';
import { anyBytes } from '../support/arbitraries.ts';
import { fixture } from '../support/faq.ts';
import { install } from '../support/install.ts';
import { holds } from '../support/properties.ts';

/** What means something in YAML, or nothing anywhere. */
const TOKENS = [
  ...'-:?,[]{}#&*!|>\'"%@`\\ \t\n\r\0\u001b\u0085\u2028\ufeff',
  ...['---', '...', '- ', ': ', '? ', '<<: ', '&a ', '*a', '!!binary ', '!!map ', '!x ', '|2\n', '>+\n', '%YAML 9.9\n'],
  ...['[', '{', '- ', '? ', '[{', '&a [*a, '].map((token) => token.repeat(60)),
  ...['categories:', 'id: ', 'answer:', 'question: ""', 'updates: 5', 'related: [none]', '\n  ', '__proto__: 1'],
].map((token) => Buffer.from(token));

const edit = fc.record({
  at: fc.nat(3000),
  remove: fc.oneof(fc.nat(3), fc.nat(300)),
  insert: fc.oneof(fc.constantFrom(...TOKENS), anyBytes, fc.constant(Buffer.alloc(0))),
});

const valid = fc.oneof(
  fc.constant(fixture('small.yaml')),
  fc.tuple(anyFaq, anyStyle).map(([faq, style]) => yamlOf(faq, style)),
);

/** A valid file with a few bytes changed. */
const spoilt = fc.tuple(valid, fc.array(edit, { minLength: 1, maxLength: 4 })).map(([text, edits]) =>
  edits.reduce((bytes, { at, remove, insert }) => {
    const from = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
  }, Buffer.from(text)),
);
const tokens = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => Buffer.concat(tokens));
const anyFile = fc.oneof(
  { arbitrary: spoilt, weight: 6 },
  { arbitrary: tokens, weight: 2 },
  { arbitrary: anyBytes, weight: 1 },
);

holds('any bytes', anyFile, (bytes) => {
  const lines = bytes
    .toString()
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/);
  const { faq, problems } = parse(bytes);
  for (const { file, line, column, message } of problems) {
    expect(file).toBe('any.yaml');
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThan(0);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(findUnprintable(message)).toBe(-1);
  }
  expect(problems.length === 0).toBe(faq !== null);
  if (faq) expect(readSnapshot(writeSnapshot(faq)).entriesIn([])).toHaveLength(faq.entries.length);
});

function parse(bytes: Buffer): Pick<Parsed, 'faq' | 'problems'> {
  try {
    return parseFaq(decodeSource(bytes, 'any.yaml'), 'any.yaml');
  } catch (error) {
    if (!isFaqError(error)) throw error;
    return { faq: null, problems: error.problems ?? [] };
  }
}

const { folder, run } = install();

holds(
  'any bytes, in a process of its own',
  anyFile,
  (bytes) => {
    writeFileSync(join(folder, 'faq.yaml'), bytes);
    const { code, out, err } = run('list', '--json');
    expect([0, 2]).toContain(code);
    expect(err).not.toMatch(/^ +at |this is a bug/m);
    if (code === 0) expect(JSON.parse(out).entries).toBeInstanceOf(Array);
    else expect(err).toMatch(/faq\.yaml:\d+:\d+: error: /);
  },
  { most: 10 },
);
