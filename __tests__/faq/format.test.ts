/** docs/faq-format.md: its steps work word by word, and it explains the keys that there are. */

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

describe('from a page to a search', () => {
  const steps = page.slice(0, page.indexOf('\n## '));
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-steps-'));
  copyFileSync(`${ROOT}/__tests__/fixtures/page.html`, join(folder, 'page.html'));
  const path = join(folder, 'my.yaml');
  const [entry = ''] = blocks(steps, 'yaml');
  const sessions = blocks(steps, 'console').map((block) => {
    const [line = '', ...output] = block.split('\n');
    return [line.replace('$ ecf-faq ', ''), output.join('\n')] as const;
  });
  const addPhrasings = () => {
    const [id = ''] = entry.split('\n', 1);
    const made = readFileSync(path, 'utf8');
    expect(made).toContain(entry.replace(/ +asked_as:\n(?: +- .*\n){2}/, ''));
    writeFileSync(path, made.replace(new RegExp(`${id}\\n[^]*?(?=\\n {2}- id)`), entry.trimEnd()));
  };

  it.each(sessions)('$ ecf-faq %s prints what the page shows', (line, output) => {
    // The last search finds what the phrasings add.
    if (line === sessions.at(-1)?.[0]) {
      expect(run(line.split(' '), { cwd: folder }).code).toBe(1);
      addPhrasings();
      expect(run(['check', '--strict', '--only-faq', path]).code).toBe(0);
    }
    const { out, err } = run(line.split(' '), { cwd: folder });
    expect((out + err).replace(CLEAN_ENV.HOME, '~')).toBe(output);
  });

  it('makes the web page', () => {
    const [, args = ''] = /^ecf-faq (list .*) > faq\.html$/m.exec(steps) ?? [];
    expect(run(args.split(' '), { cwd: folder }).out).toMatch(/^<!doctype html>[\s\S]*How large may a PDF be/);
  });
});

it('adds to an answer and hides one as the page says, on top of the bundled file only', () => {
  const [text = ''] = blocks(section('## Several files'), 'yaml');
  const changing = file('changing.yaml', text);
  const id = 'affidavit';
  expect(run(['show', id]).code).toBe(0);
  expect(run(['show', id, '--faq', changing]).code).toBe(1);
  expect(run(['list', '--faq', changing]).out).not.toMatch(new RegExp(`^${id} `, 'm'));
  expect(run(['answer', 'client-code', '--bare', '--faq', changing]).out).toContain('without its hyphen');
  expect(run(['check', '--strict', changing]).code).toBe(0);
  const alone = run(['check', '--only-faq', changing]);
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
