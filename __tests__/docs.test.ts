/** README, docs, CONTRIBUTING, the manual and --help say what the program does, and say the same. */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExitCode } from '../src/errors.ts';
import * as topics from '../src/help.ts';
import { FORMATS as FORMAT_NAMES } from '../src/output/renderer.ts';
import { ROOT } from './support/faq.ts';
import { loadProgram } from './support/program.ts';

const run = loadProgram();
const read = (name: string) => readFileSync(`${ROOT}/${name}`, 'utf8');
const readme = read('README.md');
const usage = read('docs/usage.md');
const contributing = read('CONTRIBUTING.md');
const sources = readdirSync(`${ROOT}/src`, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'));

/** Each `$ ecf-faq ...` in the README's console blocks, with the output below it. */
const sessions = [...readme.matchAll(/```console\n\$ ecf-faq (.*)\n([\s\S]*?)```/g)].map(
  ([, line = '', output = '']) => [line, output] as const,
);

it('the README starts with real sessions, and fits on a screen and a half', () => {
  expect(sessions.length).toBeGreaterThan(1);
  expect(readme.split('\n').length).toBeLessThanOrEqual(141);
});

it.each(sessions)('$ ecf-faq %s prints what the README shows', async (line, output) => {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { out, err } = await run([...args, '--width', '80']);
  expect(out + err).toBe(output);
});

/** The manual as text: without its macros and escapes. */
const manual = read('man/ecf-faq.1')
  .replace(/\\-/g, '-')
  .replace(/\\&/g, '')
  .replace(/\\e/g, '\\')
  .replace(/\bFl (\S)/g, '-$1');

const help = (await run(['--help'])).out;
const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
const pages = await Promise.all(['options', ...commands].map((topic) => run(['help', topic])));
const options = pages.flatMap(({ out }) =>
  [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name = '']) => name),
);

it.each(commands)('docs/usage.md and the manual have the command %s', (command) => {
  expect(usage).toContain(`\`ecf-faq ${command}`);
  expect(manual).toMatch(new RegExp(`^.It ${command}\\b`, 'm'));
});

it.each([...new Set(options)])('docs/usage.md and the manual have the option %s', (option) => {
  expect(usage).toContain(option);
  expect(manual).toMatch(new RegExp(`^.It (-\\w , )?${option}( Ar |$)`, 'm'));
});

describe('docs/usage.md, the manual and the topics of help', () => {
  const text = usage.replaceAll('\\|', '|');
  const terms = ({ items }: topics.Section) => items.flatMap(([term]) => term.split(', '));

  it.each(Object.entries(topics.TOPICS))('the manual has everything in help %s', (_, sections) => {
    const running = manual.replace(/\s+/g, ' ').toLowerCase();
    for (const [term, description] of sections.flatMap(({ items }) => items)) {
      expect(manual).toContain(`\n.It ${term}\n`);
      expect(running).toContain(description.toLowerCase());
    }
  });
  it('docs/usage.md has every exit code, the fields of plain and the documents of JSON', () => {
    for (const [code, meaning] of topics.EXIT_CODES.items) expect(text).toContain(`| ${code} | ${meaning} |`);
    for (const [, fields] of topics.PLAIN_FIELDS.items) expect(text).toContain(fields);
    for (const [, document] of topics.JSON_DOCUMENTS.items) {
      const [shape = document] = /^\{.*\}/.exec(document) ?? [];
      expect(text.replaceAll('`', '')).toContain(shape);
    }
  });
  const told = terms(topics.ENVIRONMENT);
  it.each(told.filter((name) => /^ECF_FAQ|COLOR|ACCESSIBLE|CACHE/.test(name)))('%s', (name) => {
    expect(text).toContain(name);
  });

  it.each([
    ['search', ['search', 'pacer login'], 'search'],
    ['answer', ['answer', 'link my pacer account'], 'answer'],
    ['show', ['show', 'free-look'], 'show, list'],
    ['categories', ['categories'], 'categories'],
    ['about', ['about'], 'about'],
  ])('JSON of %s has the keys that help formats names', async (_, args, term) => {
    const [, shape = ''] = topics.JSON_DOCUMENTS.items.find(([name]) => name === term) ?? [];
    const keys = Object.keys(JSON.parse((await run([...args, '--json'])).out));
    expect(shape.match(/"\w+"/g)).toEqual(expect.arrayContaining(keys.map((key) => `"${key}"`)));
  });

  it('exit codes and formats are those of the program', () => {
    expect(terms(topics.EXIT_CODES)).toEqual(Object.values(ExitCode).map(String));
    expect(terms(topics.FORMATS)).toEqual([...FORMAT_NAMES]);
  });

  it('environment variables are those that the program reads', () => {
    const code = sources.filter((name) => !/^(help|topics)\.ts$/.test(name)).map((name) => read(`src/${name}`));
    const used = [...code.join('\n').matchAll(/\benv\.([A-Z_]+)/g)].map(([, variable]) => variable);
    expect(told).toEqual(expect.arrayContaining([...new Set(used)]));
    expect(told.filter((name) => !code.some((text) => text.includes(name)))).toEqual([]);
  });
});

const hasMandoc = spawnSync('mandoc', ['-h']).error === undefined;
(hasMandoc ? it : it.skip)(`the manual is correct mdoc${hasMandoc ? '' : ': skipped: mandoc is not installed'}`, () => {
  expect(spawnSync('mandoc', ['-Tlint', `${ROOT}/man/ecf-faq.1`], { encoding: 'utf8' }).stdout).toBe('');
});

it('CONTRIBUTING names every source file', () => {
  expect(sources.filter((name) => !contributing.includes(name.split(/[/\\]/).pop() ?? name))).toEqual([]);
});

const texts = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(`${ROOT}/docs`).map((name) => `docs/${name}`),
];

it.each(texts.filter((name) => name.endsWith('.md')))('the links in %s lead somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const anchorsOf = (name: string) =>
    [...read(name).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
  const isThere = (link: string) => {
    if (/^https:\/\/[^/]+\.[a-z]+(\/|$)/.test(link)) return URL.canParse(link);
    const [path = '', anchor] = link.split('#');
    const name = path ? join(dirname(page), path) : page;
    return existsSync(join(ROOT, name)) && (anchor === undefined || anchorsOf(name).includes(anchor));
  };
  expect(links.filter((link) => !isThere(link))).toEqual([]);
});
