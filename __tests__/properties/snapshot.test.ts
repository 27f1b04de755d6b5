/** The same command prints the same, whether the FAQ comes from its file, or from a snapshot in the cache. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Entry } from '../../src/faq/faq.ts';
import { anyFaq, anyFaqAndQuery, anyStyle, yamlOf } from '../support/anyFaq.ts';
import { loadProgram } from '../support/program.ts';
import { holds } from '../support/properties.ts';

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-files-'));
const fileOf = (layer: number) => join(folder, `${layer}.yaml`);
const main = loadProgram(fileOf(0));

holds(
  'in the program, with a layer or none',
  fc.tuple(anyFaqAndQuery, fc.array(anyFaq, { maxLength: 1 }), anyStyle),
  async ([{ faq, query }, layers, style]) => {
    const files = [faq, ...layers].map((layer, i) => {
      const file = fileOf(i);
      writeFileSync(file, yamlOf(layer, style));
      return file;
    });
    const on = files.slice(1).flatMap((file) => ['--faq', file]);
    const args = ['search', '--json', '--explain', ...on, '--', query];
    const fromFiles = await main(args);
    expect(fromFiles.err).not.toMatch(/this is a bug|^[^ ]*\.yaml/);
    expect(await main(args)).toEqual(fromFiles);
    const { entries } = JSON.parse((await main(['list', '--json', ...on])).out);
    const ids = [faq, ...layers].flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(entries.map(({ id }: Entry) => id))).toEqual(new Set(ids));
  },
);
