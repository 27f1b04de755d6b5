/** The recipes in the README, run as they stand. */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './support/faq.ts';
import { CLEAN_ENV, COMMAND_LINE, run } from './support/run.ts';

const readme = readFileSync(`${ROOT}/README.md`, 'utf8');
const [, section = ''] = /\n## Recipes\n([\s\S]*?)\n## /.exec(readme) ?? [];
/** What each recipe does, and the recipe: text and code take turns. */
const parts = section.split(/```(?:sh\n)?/);
const recipes = parts.flatMap((text, i) => {
  const [name = ''] = text.trim().split(/[:,(]/);
  return i % 2 === 0 && parts[i + 1] ? [[name.trim(), parts[i + 1] ?? ''] as const] : [];
});

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-recipes-'));
const program = (name: string, line: string) => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(folder, name), 0o755);
};
program('ecf-faq', `exec ${COMMAND_LINE} "$@"`);
// A clipboard needs a display: this shows what it was given.
program('xclip', 'echo "xclip $*"; cat');
// fzf needs somebody to choose, unless only one question matches.
const chosen = `--select-1 --query "'free 'look 'document"`;
const env = { ...CLEAN_ENV, PATH: `${folder}:${CLEAN_ENV.PATH}`, FZF_DEFAULT_OPTS: chosen };

const isInstalled = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`], { env }).status === 0;
/** The programs in a recipe that are not installed. */
const missingFor = (recipe: string) => ['jq', 'fzf'].filter((name) => recipe.includes(name) && !isInstalled(name));

const expected: Readonly<Record<string, { readonly out: RegExp; readonly file?: string }>> = {
  'Copy what to do today': { out: /^xclip -selection clipboard\nIf you had a CM\/ECF account here/ },
  'Choose a question with [fzf]': { out: /^How does the one free look/ },
  'Many questions at once': {
    out: /^forgot my password: [a-z-]+\npay the filing fee: [a-z-]+\nbanana bread: not in the FAQ\n$/,
  },
  'The whole FAQ as a web page with a search box': { out: /^<!doctype html>/, file: 'faq.html' },
  'An FAQ of your own for the whole office': { out: /docketing/i },
};

it('there are five recipes or more, and the tests below know each of them', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(5);
  expect(recipes.map(([name]) => name)).toEqual(Object.keys(expected));
});

describe.each(recipes)('%s', (name, recipe) => {
  const { out, file } = expected[name] ?? { out: /^$/ };
  const missing = missingFor(recipe);
  const test = missing.length > 0 ? it.skip : it;
  const title = missing.length > 0 ? `skipped: ${missing.join(' and ')} not installed` : 'works as it stands';
  const work = mkdtempSync(join(folder, 'work-'));

  test(title, () => {
    const { status, stdout, stderr } = spawnSync('sh', ['-euc', recipe], { env, cwd: work, encoding: 'utf8' });
    expect({ status, problems: stderr.split('\n').filter((line) => /error|warning/i.test(line)) }).toEqual({
      status: 0,
      problems: [],
    });
    expect(file ? readFileSync(join(work, file), 'utf8') : stdout).toMatch(out);
  });
});

it('the preview of fzf is the answer to the question', () => {
  const [, preview = ''] = /--preview '(.*?)'/.exec(section) ?? [];
  expect(preview.replace('{1}', 'free-look')).toBe('ecf-faq show free-look');
  expect(run(['list', '--format', 'plain']).out).toMatch(/^free-look\t/m);
});
