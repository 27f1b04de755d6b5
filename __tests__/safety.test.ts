/**
 * No control, escape, bidi or zero-width character reaches the terminal raw, wherever it comes from: a query, the name
 * or the text of a FAQ file, the environment. Goes through every command that `--help` names, in every format.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFaq } from '../src/faq/parse.ts';
import { FORMATS } from '../src/output/renderer.ts';
import { loadProgram } from './support/program.ts';
import { closeAll, KEYS, open } from './support/pty.ts';

afterEach(closeAll);

/** What a terminal obeys, reorders or hides, in the order of their codes. */
const NASTY = [
  ...['\u0007', '\b', '\u000b', '\r', '\u001b[31m', '\u001b]0;title\u0007', '\u007f', '\u0085', '\u009b31m', '\u00ad'],
  ...['\u034f', '\u061c', '\u115f', '\u180e', '\u200b', '\u200c', 'n\u200dn', '\u200e', '\u2028', '\u202e', '\u2060'],
  ...['\u2066', '\u206a', '\u3164', 'n\ufe0f', '\ufeff', '\ufff9', '\u{1d173}', '\u{e0041}', 'n\u{e0100}'],
];
const ALL = NASTY.join('');
const RAW = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-safety-'));
const path = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const ENTRY = 'categories: [{id: c, name: C, entries: [{id: e, question: Is it a banana?, answer: It is.}]}]\n';
const run = loadProgram(path('bundled.yaml', ENTRY));
const good = path(`good${ALL}.yaml`, ENTRY);
const broken = path(`broken${ALL}.yaml`, 'categories: 5\n');
const binary = path(`binary${ALL}.yaml`, Buffer.from([0xc3, 0x28]));
const missing = join(folder, `missing${ALL}.yaml`);
const directory = join(folder, `folder${ALL}`);
mkdirSync(directory);

/** `init` writes a file into the current folder. */
const before = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => process.chdir(before));

const help = (await run(['--help'])).out;
const COMMANDS = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'ecf');

interface Call {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What calls print that must not be printed raw, each with its call. */
async function rawIn(calls: readonly Call[]): Promise<string[]> {
  const found: string[] = [];
  for (const call of calls) {
    const { out, err } = await run(call.args, call);
    const printed = out + err;
    const at = printed.search(RAW);
    if (at >= 0) found.push(`${JSON.stringify(call)}: ${JSON.stringify(printed.slice(Math.max(0, at - 40), at + 10))}`);
  }
  return found;
}

const inEveryFormat = (args: readonly string[]): Call[] =>
  FORMATS.map((format) => ({ args: [...args, '--format', format] }));

it('is tested with what would be seen', () => {
  expect(NASTY.filter((one) => !RAW.test(one))).toEqual([]);
  expect(COMMANDS).toContain('search');
});

const VARIABLES = [
  ...['HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'TERM', 'LANG', 'COLUMNS', 'CI', 'ACCESSIBLE'],
  ...['ECF_FAQ_DEBUG', 'NO_COLOR', 'PAGER', 'ECF_FAQ_PAGER', 'DISPLAY', 'BROWSER', 'SHELL'],
];
/** A user's folder with a FAQ file that is left out with a warning. */
mkdirSync(join(directory, 'ecf-faq'));
writeFileSync(join(directory, 'ecf-faq', `left out${ALL}.yaml`), 'categories: 5\n');

it.each(COMMANDS)(
  '%s prints nothing raw of its arguments, the name of a FAQ file or the environment',
  async (command) => {
    const options = ['--format', '--color', '--width', '-n', '-c', `--${ALL}`, `-${ALL}`];
    const inEnvironment = [ALL, `/${ALL}`, directory].flatMap((value) => [
      { args: [command, 'banana'], env: { ECF_FAQ_FILE: value } },
      { args: [command, 'banana'], env: Object.fromEntries(VARIABLES.map((name) => [name, value])) },
    ]);
    expect(
      await rawIn([
        ...inEveryFormat([command, ALL]),
        ...inEveryFormat([command, 'e', '--faq', missing]),
        ...options.map((option) => ({ args: [command, 'banana', option, ALL] })),
        ...inEveryFormat([command, 'e', '--only-faq', '--faq', good]),
        ...inEveryFormat([command, '--only-faq', '--faq', good]),
        ...inEnvironment,
      ]),
    ).toEqual([]);
  },
);

it('prints nothing raw of a FAQ file that cannot be used', async () => {
  const calls = [broken, binary, directory, missing].flatMap((faq) =>
    inEveryFormat(['list', '--only-faq', '--faq', faq]),
  );
  const args = ['list', '--only-faq', '--faq', broken];
  expect(await rawIn([...calls, { args, env: { ECF_FAQ_DEBUG: '1' } }])).toEqual([]);
});

/** A FAQ file with everything that it may say; what stands between < and > is spoilt in turn. */
const FIELDS = `<title>: <T>
publisher: <P>
source: <https://example.org/>
caveat: <C>
<help_desk>: {name: <N>, phone: <1>, email: <a@b>, hours: <H>, note: <N>, <source>: <https://example.org/>}
synonyms: [[<a>, b]]
asked_as: {<e>: [<A>]}
not_covered: [<N>]
categories:
  - id: <c>
    name: <C>
    entries:
      - {id: <e>, <question>: <Q>, answer: <A>, text: <court>, as_of: <A>, also_in: [<c>], asked_as: [<A>]}
      - {id: <f>, question: Q, answer: A, now: {text: <N>, source: <https://example.org/>}, related: [<e>]}
      - {id: g, question: Q, answer: A, updates: [{text: <U>, confirms: <true>}], sources: [<https://example.org/>]}
      - {id: h, question: Q, answer: A, disabled: <false>}
`;
const PLACES = [...FIELDS.matchAll(/<([^>]*)>/g)].map(({ index, 0: all, 1: value = '' }) => ({ index, all, value }));
/** The file with another text in one place, and the right ones elsewhere. */
const written = ({ index, all }: (typeof PLACES)[number], text: string) =>
  FIELDS.slice(0, index).replace(/[<>]/g, '') + text + FIELDS.slice(index + all.length).replace(/[<>]/g, '');
const codes = (text: string) =>
  [...text].map((letter) => `\\U${(letter.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('');

it('takes a FAQ file if nothing in it is spoilt', () => {
  for (const place of PLACES) expect(parseFaq(written(place, place.value), 'faq.yaml').problems).toEqual([]);
});

it.each<[string, readonly string[], (value: string, one: string) => string]>([
  ['quoted', NASTY, (value, one) => JSON.stringify(value + one)],
  ['escaped', NASTY, (value, one) => `"${value}${codes(one)}${value}"`],
  ['as it is', NASTY, (value, one) => value + one + value],
  ['in an anchor', [ALL], (value, one) => `&x${one} ${value}`],
  ['in an alias', [ALL], (_, one) => `*x${one}`],
  ['in a tag', [ALL], (value, one) => `!x${one} ${value}`],
])('never takes the text of a FAQ file unclean, nor repeats it raw: %s', (_, nasty, spell) => {
  const found = nasty.flatMap((one) =>
    PLACES.flatMap((place) => {
      const { faq, problems } = parseFaq(written(place, spell(place.value, one)), 'faq.yaml');
      const raw = [...textsIn(problems), ...textsIn(faq)].filter((text) => RAW.test(text));
      return raw.map((text) => `${JSON.stringify(one)} in ${place.all}: ${JSON.stringify(text)}`);
    }),
  );
  expect(found).toEqual([]);
});

/** All texts in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it('prints nothing raw of the lines of stdin', async () => {
  expect(await rawIn([{ args: ['search', '--stdin'], input: `${NASTY.join('\n')}\nbanana ${ALL}\n` }])).toEqual([]);
});

describe('on a terminal', () => {
  /** What came in the terminal's own language is taken away first; the nasty sequences are none that the menu uses. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  const OURS = /\u001b\[(?!31m)[0-9;?]*[A-Za-z]|\r/g;
  const clean = (raw: string) => expect(raw.replaceAll(OURS, '')).not.toMatch(RAW);
  // Neither Enter nor Backspace.
  const keys = NASTY.filter((one) => !['\b', '\r', '\u007f'].includes(one));
  const OWN = ['--only-faq', '--faq', `'${good}'`];

  it('draws nothing raw of what is typed or pasted into the menu, or of the name of a FAQ file', async () => {
    const session = open(['browse', ...OWN], { rows: 30, env: { NO_COLOR: '1' } });
    await session.see(/> C \(1\)/);
    for (const one of keys) session.press(`x${one}`);
    await session.see(/Search: x/);
    session.press(`${KEYS.pasteStart}banana ${keys.join('')}${KEYS.pasteEnd}`);
    await session.see(/banana/);
    session.press('\u0015');
    await session.see(/Search:\s*\n> C \(1\)/);
    session.press('\r\r');
    await session.see(/It is\./);
    session.press(KEYS.ctrlC);
    expect((await session.end()).code).toBe(130);
    clean(session.raw());
  });

  it('prints nothing raw of what is typed line by line', async () => {
    // The terminal's own echo is not ours.
    const session = open(['--accessible', ...OWN], { rows: 30, line: 'stty -echo -isig; $ECF_FAQ' });
    await session.see(/opens an item/);
    session.press(`bread ${keys.filter((one) => one !== '\u000b').join('')}\r`);
    await session.see(/Not in this FAQ: bread/);
    session.press('q\r');
    expect((await session.end()).code).toBe(0);
    clean(session.raw());
  });

  it('lets no shell repeat the name of a pager', async () => {
    const session = open(['show', 'login-problems'], { env: { PAGER: `pager${ALL}`, NO_COLOR: '1' } });
    expect((await session.end()).code).toBe(0);
    clean(session.raw());
    expect(session.raw()).toContain('login-problems');
  });
});
