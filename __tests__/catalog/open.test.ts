/** A bad snapshot costs time, never a right answer: edited sources, damaged snapshots, no cache, upgrades. */

import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileBundled, openCatalog } from '../../src/catalog/open.ts';
import { parseQuery } from '../../src/search/query.ts';
import { fixture } from '../support/faq.ts';
import { install } from '../support/install.ts';
import { onNode } from '../support/run.ts';

const PROGRAM = { version: '1.0.0', build: 'abc' };

/** A program with a bundled FAQ, its snapshot, another FAQ file and a cache, in a folder of their own. */
async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-open-'));
  const [faq, snapshot, mine] = ['faq.yaml', 'faq.snapshot', 'mine.yaml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const file of [faq, mine]) writeFileSync(file, fixture('small.yaml'));
  writeFileSync(snapshot, await compileBundled(PROGRAM, faq));
  const source = { path: faq, isOptional: false };
  const cache = { folder: join(folder, 'cache'), processId: 1, user: null };
  /** Opens the bundled FAQ, or a file. */
  const open = async (path?: string, program = PROGRAM, kept: typeof cache | { folder: null } = cache) => {
    let isCompiled = false;
    const sources = [path === undefined ? source : { path, isOptional: false }];
    const release = { ...program, bundled: { source, snapshot } };
    const catalog = await openCatalog(release, { ...cache, ...kept }, sources, () => {
      isCompiled = true;
    });
    const answers = ['cat', 'feed the cat', 'who walks', 'parking', 'feline', 'pacer login'].map((query) => {
      return catalog.search(parseQuery(query)).hits.map(({ entry, score }) => [score, entry]);
    });
    return { isCompiled, answers, phone: catalog.helpDesk?.phone };
  };
  const edit = (file: string, text: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('555-0100', text));
  return { faq, snapshot, mine, cache: cache.folder, open, edit };
}

onNode('the build makes it, and then no YAML is read', () => {
  const { folder, run } = install();
  writeFileSync(join(folder, 'dist/parse.cjs'), 'throw new Error("YAML was read");');
  expect(run('search', 'How do I reach the CM/ECF Help Desk?').code).toBe(0);
});

describe('the snapshot of the bundled FAQ', () => {
  it('is used as long as it fits', async () => {
    expect(await (await setUp()).open()).toMatchObject({ isCompiled: false, phone: '555-0100' });
  });

  it('is not used once the FAQ is edited', async () => {
    const { faq, open, edit } = await setUp();
    edit(faq, '555-01000');
    expect(await open()).toMatchObject({ isCompiled: true, phone: '555-01000' });
    expect(await open()).toMatchObject({ isCompiled: false, phone: '555-01000' });
  });

  it('is not used once the FAQ is edited, even if its size stays the same', async () => {
    const { faq, open, edit } = await setUp();
    edit(faq, '555-0199');
    const later = Date.now() / 1000 + 3600;
    utimesSync(faq, later, later);
    expect(await open()).toMatchObject({ isCompiled: true, phone: '555-0199' });
  });

  it.each([
    ['version', { ...PROGRAM, version: '1.0.1' }],
    ['build', { ...PROGRAM, build: 'abd' }],
  ])('is not used by another %s of the program', async (_, program) => {
    const { open } = await setUp();
    expect((await open(undefined, program)).isCompiled).toBe(true);
  });
});

describe.each([
  ['of the bundled FAQ', false],
  ['in the cache', true],
])('the snapshot %s', (_, isCached) => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['truncated', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(100)])],
    ['something else', () => Buffer.from('{"key": "', 'utf8')],
    ['binary', () => Buffer.alloc(1000, 0xff)],
  ])('is not trusted if it is %s', async (_, spoil) => {
    const { snapshot, mine, cache, open } = await setUp();
    const path = isCached ? mine : undefined;
    const { answers } = await open(path);
    const file = isCached ? join(cache, readdirSync(cache)[0] ?? '') : snapshot;
    writeFileSync(file, spoil(readFileSync(file)));
    expect(await open(path)).toMatchObject({ isCompiled: true, answers });
  });
});

it("your own file's is made at its first use, gives the same answers, and is made again when the file is edited", async () => {
  const { mine, cache, open, edit } = await setUp();
  const { isCompiled, answers } = await open(mine);
  expect(isCompiled).toBe(true);
  expect(await open(mine)).toEqual({ isCompiled: false, answers, phone: '555-0100' });
  edit(mine, '555-0199');
  expect(await open(mine)).toMatchObject({ isCompiled: true, phone: '555-0199' });
  expect(readdirSync(cache)).toHaveLength(1);
});

it('is separate for different files', async () => {
  const { faq, mine, cache, open } = await setUp();
  for (const path of [faq, mine]) await open(path);
  for (const path of [faq, mine]) expect((await open(path)).isCompiled).toBe(false);
  expect(readdirSync(cache)).toHaveLength(2);
});

it('is made in every call without a cache folder, or if a file is in its place', async () => {
  const { mine, cache, open } = await setUp();
  writeFileSync(cache, '');
  for (const kept of [{ folder: null }, undefined, undefined]) {
    expect(await open(mine, PROGRAM, kept)).toMatchObject({ isCompiled: true, phone: '555-0100' });
  }
});
