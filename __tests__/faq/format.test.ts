/** docs/faq-format.md: its steps work word by word, and it explains the keys that there are. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFaq } from '../../src/faq/parse.ts';
import { ROOT } from '../support/faq.ts';
import { CLEAN_ENV, file, run } from '../support/run.ts';

const page = readFileSync(`${ROOT}/docs/faq-format.md`, 'utf8');
const schema = JSON.parse(readFileSync(`${ROOT}/faq.schema.json`, 'utf8'));

/** The text from a heading to the next one of its level. */
const section = (heading: string) => page.split(new RegExp(`^${heading}$`, 'm'))[1]?.split(/^##+ /m)[0] ?? '';
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

describe('five entries, step by step', () => {
  const steps = section('## Five entries, step by step');
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-steps-'));
  const path = join(folder, 'office.yaml');
  const [head = '', ...entries] = blocks(steps, 'yaml');
  const office = `${head}${entries.join('\n')}`;
  const sessions = blocks(steps, 'console').map((block) => {
    const [line = '', ...output] = block.split('\n');
    return [line.replace('$ ecf-faq ', ''), output.join('\n')] as const;
  });

  it('are five entries', () => {
    expect(office.match(/^ {6}- id: /gm)).toHaveLength(5);
    expect(sessions).toHaveLength(5);
  });

  it.each(sessions)('$ ecf-faq %s prints what the page shows', (line, output) => {
    if (!line.startsWith('init')) {
      const last = office.lastIndexOf('asked_as');
      const mistake = `${office.slice(0, last)}aksed_as${office.slice(last + 'asked_as'.length)}`;
      writeFileSync(path, output.includes('aksed_as') ? mistake : office);
    }
    const { out, err } = run(line.split(' '), { cwd: folder });
    const shown = (out + (/^(check|init)/.test(line) ? err : '')).replace(CLEAN_ENV.HOME, '~');
    expect(shown).toBe(output);
  });

  it('have no warnings', () => {
    writeFileSync(path, office);
    expect(run(['check', '--strict', path]).code).toBe(0);
  });
});

it('hides an answer as the page says, on top of the bundled file only', () => {
  const [text = ''] = blocks(section('## Hide an answer'), 'yaml');
  const hiding = file('hiding.yaml', text);
  const id = 'affidavit';
  expect(run(['show', id]).code).toBe(0);
  expect(run(['show', id, '--faq', hiding]).code).toBe(1);
  expect(run(['list', '--faq', hiding]).out).not.toMatch(new RegExp(`^${id} `, 'm'));
  expect(run(['check', '--strict', hiding]).code).toBe(0);
  const alone = run(['check', '--only-faq', hiding]);
  expect([alone.code, alone.out]).toEqual([
    2,
    expect.stringContaining(`no file below has an entry with the id "${id}"; there are none\n`),
  ]);
});

describe('every key', () => {
  const [complete = ''] = blocks(section('## Every key'), 'yaml');

  it('is in the complete file, which is good', () => {
    expect(parseFaq(complete, 'f.yaml').problems).toEqual([]);
    const keys = [schema, ...Object.values<typeof schema>(schema.definitions)].flatMap(({ properties }) =>
      Object.keys(properties ?? {}),
    );
    expect(keys.filter((key) => !new RegExp(`^[ -]*${key}:`, 'm').test(complete))).toEqual([]);
  });

  it.each([
    ['The file', schema],
    ['The help desk', schema.definitions.helpDesk],
    ['A category', schema.definitions.category],
    ['An entry', schema.definitions.entry],
    ['now', schema.definitions.now],
    ['An item of updates', schema.definitions.update],
  ])('is in a table, with an example, and marked if it is required: %s', (heading, { properties, required }) => {
    const rows = section(`### ${heading}`).match(/^\| `.*$/gm) ?? [];
    const keys = rows.map((row) => /^\| `(\w+)`/.exec(row)?.[1] ?? '');
    expect(keys).toEqual(Object.keys(properties));
    for (const [i, row] of rows.entries()) expect(row).toMatch(new RegExp(` \\| \`${keys[i]}: [^|]*\` \\|$`));
    const marked = keys.filter((_, i) => /; required[ .,]/.test(rows[i] ?? ''));
    expect(marked).toEqual(expect.arrayContaining(required));
  });
});
