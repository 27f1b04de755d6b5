/** Any query gives an answer, none, or an error: never a crash, broken JSON or a text that no entry has. */

import fc from 'fast-check';
import { anyQuery } from '../support/arbitraries.ts';
import { loadProgram } from '../support/program.ts';
import { holds } from '../support/properties.ts';
import { type Run, run } from '../support/run.ts';

const main = loadProgram();

/** Command lines that take a query as their last argument. */
const LINES = [
  ['search', '--json', '--'],
  ['search', '--json', '--exact', '--'],
  ['search', '--json', '--explain', '-n', '100', '--'],
  ['search', '--json', '-c', 'pacer', '--'],
  ['answer', '--json', '--'],
  ['answer', '--json', '--bare', '--'],
  ['show', '--json', '--'],
  ['list', '--json', '-c'],
  ['list', '--json', '--faq'],
  ['search', '--'],
  ['search', '--explain', '--color', 'always', '--width', '20', '--'],
  ['search', '--format', 'plain', '--'],
  ['search', '--format', 'markdown', '--'],
  ['answer', '--width', '40', '--'],
  ['answer', '--bare', '--'],
  ['show', '--'],
  ['help', '--'],
  ['browse', '--'],
  ['--json'],
  [],
];
const command = fc.tuple(fc.constantFrom(...LINES), anyQuery).map(([line, query]) => [...line, query]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colors of --color always
const COLORS = /\u001b\[\d+m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not reach a terminal
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const STACK = /^ +at .*\d+:\d+\)?$|this is a bug/m;

function check(args: readonly string[], { code, out, err }: Run): void {
  expect([0, 1, 2]).toContain(code);
  expect(err).not.toMatch(STACK);
  expect((out + err).replace(COLORS, '')).not.toMatch(RAW);
  if (code === 2) expect(err).toMatch(/^error: ./);
  if (code === 2 || !args.includes('--json')) return;
  expect(out).toMatch(/^.*\n$/);
  checkDocument(JSON.parse(out), code === 0);
}

interface Document {
  readonly schemaVersion: number;
  readonly total?: number;
  readonly hits?: readonly { readonly snippet: string; readonly terms: readonly string[]; readonly entry: Entry }[];
  readonly entries?: readonly Entry[];
  readonly entry?: Entry | null;
  readonly answer?: string | null;
}

interface Entry {
  readonly id: string;
  readonly answer: string;
  readonly now: { readonly text: string } | null;
}

/** @param found whether the exit code says so */
function checkDocument({ schemaVersion, hits, total, entries, entry, answer }: Document, found: boolean): void {
  expect(schemaVersion).toBe(1);
  expect([hits?.length, entries?.length, entry, answer].some(Boolean)).toBe(found);
  if (hits) expect(total).toBeGreaterThanOrEqual(hits.length);
  for (const { snippet, terms, entry } of hits ?? []) {
    expect(oneLine(entry.now?.text ?? entry.answer)).toContain(snippet.replace(/^\.\.\. | \.\.\.$/g, ''));
    expect(terms).not.toEqual([]);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

holds('any query, in any command', command, async (args) => check(args, await main(args)));

holds(
  'any query, in a process of its own',
  // An operating system takes neither NUL nor more than 128 kB in an argument.
  command.map((args) => args.map((arg) => Buffer.from(arg.replaceAll('\0', '').slice(0, 40_000)).toString())),
  (args) => check(args, run(args)),
  { most: 30 },
);
