/** Any bytes on stdin: `search --stdin` writes one document for every line, in order. */

import fc from 'fast-check';
import { printable } from '../../src/printable.ts';
import { anyBytes, anyQuery } from '../support/arbitraries.ts';
import { loadProgram } from '../support/program.ts';
import { holds } from '../support/properties.ts';
import type { Run } from '../support/run.ts';

const main = loadProgram();

/** A few lines of any length, or of no text at all, with any ends. */
const input = fc
  .array(
    fc.oneof(
      anyQuery.map((text) => Buffer.from(text)),
      anyBytes,
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u2028', '\0').map((text) => Buffer.from(text)),
    ),
    { maxLength: 5 },
  )
  .map((parts) => Buffer.concat(parts));

function linesIn(bytes: Buffer): string[] {
  return bytes.length === 0
    ? []
    : bytes
        .toString()
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.replace(/\r$/, ''));
}

/** As a query is shown, without marks that have no width; nobody says how many U+FFFD stand for a broken character. */
function shown(text: string): string {
  return printable(text.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))
    .trim()
    .replace(/\ufffd+/g, '\ufffd');
}

/** It would be read as UTF-16, which is refused. */
const isUtf16 = (bytes: Buffer) => ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));

function check(bytes: Buffer, { code, out, err }: Run): void {
  const documents = out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  expect(documents.map(({ query }) => shown(query))).toEqual(linesIn(bytes).map(shown));
  expect(code).toBe(documents.some(({ hits }) => hits.length > 0) ? 0 : 1);
  expect(err).toBe('');
}

holds(
  'any bytes',
  input.filter((bytes) => !isUtf16(bytes)),
  async (bytes) => check(bytes, await main(['search', '--stdin'], { input: bytes })),
);
