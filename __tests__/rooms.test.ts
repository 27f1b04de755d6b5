/** Which part of src/ may import which: arrows go one way. CONTRIBUTING.md prints the same table. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { ROOT } from './support/faq.ts';

/** Folders and files of src/, from the top down: each may import what its line names, and nothing else of src/. */
const ROOMS = /```rooms\n([^`]+)```/.exec(readFileSync(`${ROOT}/CONTRIBUTING.md`, 'utf8'))?.[1] ?? '';
const allowed = new Map(
  ROOMS.trim()
    .split('\n')
    .map((line) => line.split('->').map((part) => part.trim().split(/\s+/).filter(Boolean)))
    .map(([[room = ''] = [], others = []]) => [room, others]),
);
/** Only these touch files. */
const FILES = ['faq', 'catalog', 'cache.ts', 'start.ts', 'standalone.ts', 'uncaught.ts', 'terminal'];

const src = `${ROOT}/src`;
const roomOf = (path: string) => path.split(/[\\/]/)[0] as string;
const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => /(?<!\.d)\.ts$/.test(file))
  .map((file) => {
    const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const imported = [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport) ?'([^']+)'/g)].map(([, name]) => name as string);
    return { file, text, imported };
  });

it('every import goes down', () => {
  const order = [...allowed.keys()];
  expect(order.sort()).toEqual([...new Set(files.map(({ file }) => roomOf(file)))].sort());
  const wrong = files.flatMap(({ file, imported }) => {
    const others = imported
      .filter((name) => name.startsWith('.'))
      .map((name) => roomOf(relative(src, normalize(join(src, dirname(file), name)))));
    return others
      .filter((other) => other !== roomOf(file) && other !== '..' && !allowed.get(roomOf(file))?.includes(other))
      .map((other) => `${file} -> ${other}`);
  });
  expect(wrong).toEqual([]);
});

it('what a room may import is below it', () => {
  const order = [...allowed.keys()];
  const upward = [...allowed].flatMap(([room, others]) =>
    others.filter((other) => order.indexOf(other) <= order.indexOf(room)).map((other) => `${room} -> ${other}`),
  );
  expect(upward).toEqual([]);
});

it.each([
  ['files', /^node:fs/, FILES],
  ['child processes', /^node:child_process/, ['terminal']],
])('only a few rooms touch %s', (_, module, rooms) => {
  const others = files.filter(
    ({ file, imported }) => imported.some((name) => module.test(name)) && !rooms.includes(roomOf(file)),
  );
  expect(others.map(({ file }) => file)).toEqual([]);
});
