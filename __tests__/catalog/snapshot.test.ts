/** A bad snapshot costs time, never a right answer: edited sources, damaged snapshots, unwritable folders, upgrades. An executable contains its own. */

import { spawn } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, ROOT } from '../support/faq.ts';
import { install } from '../support/install.ts';
import { onNode } from '../support/run.ts';

const QUESTION = 'How do I reach the CM/ECF Help Desk?';
const mine = (answer: string) => `categories:
  - id: office
    name: Our Office
    entries:
      - {id: office-zebra, question: Which code do zebrafish matters have?, answer: ${answer}}
`;

onNode('is made by the build, and then no YAML is read', () => {
  const { folder, run } = install();
  writeFileSync(join(folder, 'dist/parse.cjs'), 'throw new Error("YAML was read");');
  expect(run('search', QUESTION).code).toBe(0);
});

onNode('is not used once faq.yaml is edited', () => {
  const { folder, run } = install();
  const file = join(folder, 'faq.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Call 866-239-6233', 'Call somebody'));
  expect(run('show', 'help-desk-contact').out).toContain('Call somebody');
  expect(run('show', 'help-desk-contact').out).toContain('Call somebody');
});

onNode('is not used once faq.yaml is edited, even if its size stays the same', () => {
  const { folder, run } = install();
  const file = join(folder, 'faq.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('866-239-6233', '555-000-0000'));
  const later = Date.now() / 1000 + 3600;
  utimesSync(file, later, later);
  expect(run('show', 'help-desk-contact').out).toContain('555-000-0000');
});

onNode.each<[string, (bytes: Buffer) => Buffer]>([
  ['empty', () => Buffer.alloc(0)],
  ['truncated', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(100)])],
  ['something else', () => Buffer.from('{"key": "', 'utf8')],
  ['binary', () => Buffer.alloc(1000, 0xff)],
])('is not trusted if it is %s', (_, spoil) => {
  const { folder, run } = install();
  const right = run('show', 'help-desk-contact').out;
  const snapshot = join(folder, 'dist/faq.snapshot');
  writeFileSync(snapshot, spoil(readFileSync(snapshot)));
  expect(run('show', 'help-desk-contact')).toMatchObject({ code: 0, out: right });
  expect(run('search', QUESTION).out).toContain('866-239-6233');
});

onNode('is not used by another version of the program', () => {
  const { folder, run } = install();
  const main = join(folder, 'dist/main.cjs');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  // The next version uses another name for a kind of text.
  writeFileSync(main, readFileSync(main, 'utf8').replaceAll(`"${version}"`, '"99.0.0"'));
  const parse = join(folder, 'dist/parse.cjs');
  writeFileSync(parse, readFileSync(parse, 'utf8').replaceAll('"summary"', '"recap"'));
  expect(run('--version').out).toBe('99.0.0\n');
  // The old snapshot would contain this; the new parser gives it another name.
  expect(run('show', 'free-look', '--json').out).not.toContain('"text":"summary"');
});

it('is made for your own FAQ file at its first use, and rebuilt when the file is edited', () => {
  const { folder, run, kept } = install();
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, mine('ZEB-01'));
  expect(run('answer', '--bare', 'which code do zebrafish matters have', '--faq', file).out).toBe('ZEB-01\n');
  expect(kept('.snapshot')).toHaveLength(1);
  expect(run('answer', '--bare', 'which code do zebrafish matters have', '--faq', file).out).toBe('ZEB-01\n');
  writeFileSync(file, mine('ZEB-02'));
  expect(run('answer', '--bare', 'which code do zebrafish matters have', '--faq', file).out).toBe('ZEB-02\n');
  expect(kept('.snapshot')).toHaveLength(1);
});

it('is separate for different files', () => {
  const { folder, run, kept } = install();
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.yaml`), mine(name));
  for (const name of ['one', 'two', 'one']) {
    expect(
      run('answer', '--bare', 'which code do zebrafish matters have', '--faq', join(folder, `${name}.yaml`)).out,
    ).toBe(`${name}\n`);
  }
  expect(kept('.snapshot')).toHaveLength(2);
});

it.each<[string, (cache: string) => void]>([
  ['is a file', (cache) => writeFileSync(cache, '')],
  [
    'cannot be written',
    (cache) => {
      cpSync(join(ROOT, 'bin'), cache, { recursive: true });
      chmodSync(cache, 0o500);
    },
  ],
])('works without a cache folder: it %s', (_, spoil) => {
  const { folder, cache, run } = install();
  spoil(cache);
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, mine('ZEB-01'));
  for (let i = 0; i < 2; i++) {
    expect(run('answer', '--bare', 'which code do zebrafish matters have', '--faq', file)).toMatchObject({
      code: 0,
      out: 'ZEB-01\n',
    });
  }
});

it('is complete, even if many processes make it at once', async () => {
  const { folder, command, env, kept, run } = install();
  const [program, ...first] = command;
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, mine('ZEB-01'));
  const one = () =>
    new Promise<string>((resolve) => {
      let out = '';
      const child = spawn(
        program,
        [...first, 'answer', '--bare', 'which code do zebrafish matters have', '--faq', file],
        { env },
      );
      child.stdout.on('data', (data) => {
        out += data;
      });
      child.on('close', () => resolve(out));
    });
  expect(await Promise.all(Array.from({ length: 6 }, one))).toEqual(Array(6).fill('ZEB-01\n'));
  expect(kept('.snapshot')).toHaveLength(1);
  expect(run('answer', '--bare', 'which code do zebrafish matters have', '--faq', file).out).toBe('ZEB-01\n');
});

it('gives the same answers as the YAML to every query', () => {
  const { folder, run } = install();
  const file = join(folder, 'small.yaml');
  writeFileSync(file, fixture('small.yaml'));
  const queries = ['cat', 'feed the cat', 'who walks', 'parking', 'feline', 'pacer login'];
  const first = queries.map((query) => run('search', query, '--json', '--faq', file).out);
  const second = queries.map((query) => run('search', query, '--json', '--faq', file).out);
  expect(second).toEqual(first);
});
