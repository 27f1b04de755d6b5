/** The command line: what each command prints where, its exit codes, and what it says if something is wrong. */

import { readFileSync } from 'node:fs';
import { TOPIC_NAMES } from '../src/help.ts';
import { fixture, ROOT } from './support/faq.ts';
import { loadProgram } from './support/program.ts';
import { file, onPosix } from './support/run.ts';

const run = loadProgram();
const small = file('small.yaml', fixture('small.yaml'));
const OWN = ['--only-faq', '--faq', small];
const bad = (text: string) => ['list', '--only-faq', '--faq', file('bad.yaml', text)];

it.each([
  ['found', ['search', 'pacer', 'login'], 0, 'out err'],
  ['nothing found', ['search', 'banana bread recipe'], 1, 'err'],
  ['answered', ['answer', 'how do I link my pacer account'], 0, 'out err'],
  ['no certain answer', ['answer', 'banana bread recipe'], 1, 'err'],
  ['shown', ['show', 'forgot-login'], 0, 'out err'],
  ['listed', ['list'], 0, 'out'],
  ['categories', ['categories'], 0, 'out'],
  ['about', ['about'], 0, 'out'],
  ['words without a command', ['pacer', 'login'], 0, 'out err'],
  ['words without a command that are not found', ['zebrafish'], 1, 'err'],
  ['a word of the FAQ that looks like a command', ['lost', 'phone'], 0, 'out err'],
  ['help', ['--help'], 0, 'out'],
  ['help for a command', ['help', 'search'], 0, 'out'],
  ['help for a topic', ['help', 'formats'], 0, 'out'],
  ['version', ['-V'], 0, 'out'],
  ['no arguments and no terminal', [], 2, 'err'],
  ['an unknown option', ['--nope'], 2, 'err'],
  ['an empty query', ['search', ' '], 2, 'err'],
  ['an unknown format', ['search', 'x', '--format', 'xml'], 2, 'err'],
  ['two formats', ['list', '--json', '--format', 'plain'], 2, 'err'],
  ['a limit that is not a number', ['search', 'x', '-n', 'abc'], 2, 'err'],
  ['a negative limit', ['search', 'x', '-n', '-1'], 2, 'err'],
  ['a width that is too small', ['list', '--width', '5'], 2, 'err'],
  ['a query beside --stdin', ['search', '--stdin', 'pacer'], 2, 'err'],
])('exit code and streams: %s', async (_, args, code, streams) => {
  const { code: actual, out, err } = await run(args);
  expect({ code: actual, streams: [out && 'out', err && 'err'].filter(Boolean).join(' ') }).toEqual({ code, streams });
  expect(err).not.toMatch(/\n\s+at /);
});

it.each([
  ['serach x', 'there is no command "serach"; did you mean "ecf-faq search"? To search: ecf-faq search serach x\n'],
  [
    'help xyzzy',
    'there is no command or topic "xyzzy"; commands: search, answer, show, list, categories, browse, about, init, check, completion, help; topics: options, exit-codes, environment, formats. To search: ecf-faq search xyzzy\n',
  ],
  ['search', 'nothing to search for; give some words, or use --stdin to read queries from stdin\n'],
  [
    'search pacer -login',
    'unknown option \'-login\'\nTo exclude a word, put it after "--": ecf-faq search -- password -login\n(see ecf-faq help search)\n',
  ],
  ['show', "missing required argument 'id'\n(see ecf-faq help show)\n"],
  ['list --catgory x', "unknown option '--catgory'\n(Did you mean --category?)\n(see ecf-faq help list)\n"],
  ['search --stdin --format plain', '--stdin prints JSON; remove --format plain\n'],
  ['show walk', 'there is no entry "walk"; did you mean walk-dog? All ids: ecf-faq list\n'],
  ['show fed-cat', 'there is no entry "fed-cat"; did you mean feed-cat? All ids: ecf-faq list\n'],
  ['list -c ofice', 'there is no category "ofice"; did you mean office? Known: cat, dog, office\n'],
  ['list -c TheCat', 'there is no category "TheCat"; did you mean cat? Known: cat, dog, office\n'],
  ['-v', 'there is no "-v"; to print the version: ecf-faq --version\n'],
  ['-help', 'there is no "-help"; to print help: ecf-faq --help\n'],
  ['list -help', "unknown option '-help'\nTo print help: ecf-faq --help\n(see ecf-faq help list)\n"],
  ['/?', 'there is no "/?"; to print help: ecf-faq --help\n'],
  ['lst', 'there is no command "lst"; did you mean "ecf-faq list"? To search: ecf-faq search lst\n'],
  ['show the-tin', 'there is no entry "the-tin"; did you mean feed-cat? All ids: ecf-faq list\n'],
  [
    'list cat',
    "too many arguments for 'list'. Expected 0 arguments but got 1.\nTo list one category, use: ecf-faq list -c <category>\nTo search for words that begin with a command, use: ecf-faq search <words>\n(see ecf-faq help list)\n",
  ],
  ['search --stdin --faq -', '--stdin and --faq - both read stdin; name a file with --faq\n'],
  ['list --faq /nowhere.yaml', 'cannot read the FAQ file /nowhere.yaml: no such file; check the path\n'],
  ['list --faq /', 'cannot read the FAQ file /: it is a folder; give the path of a file\n'],
])('says what is wrong, where, and what to do: %s', async (line, message) => {
  const code = line.startsWith('show ') ? 1 : 2;
  expect(await run([...line.split(' '), ...OWN])).toEqual({ code, out: '', err: `error: ${message}` });
});

it('names only the entries that an unknown id may well mean', async () => {
  const { err } = await run(['show', 'forgot-pasword']);
  expect(err).toContain('"forgot-pasword"; did you mean forgot-pacer-password? All ids');
});

it.each([
  ['list', '/nowhere.yaml', 'cannot read the FAQ file /nowhere.yaml: no such file; check the path'],
  ['init', '/', 'cannot write the FAQ file /: it is a folder; give the path of a file'],
])('%s --json prints a document for a file that cannot be used', async (command, path, message) => {
  const { code, out } = await run([command, ...(command === 'init' ? [path] : ['--faq', path]), '--json']);
  expect([code, JSON.parse(out)]).toEqual([2, { schemaVersion: 1, error: { message, problems: [] } }]);
});

it.each([
  [
    'cannot be read',
    'list',
    '/no\nerror: forged',
    'error: cannot read the FAQ file /no\ufffderror: forged: no such file',
  ],
  ['cannot be written', 'init', '/no/\nerror: forged', 'error: cannot write the FAQ file /no/\ufffderror: forged: its'],
])('the name of a file that %s stays on one line', async (_, command, path, message) => {
  const { code, err } = await run([command, ...(command === 'init' ? [path] : ['--faq', path])]);
  expect([code, err.slice(0, message.length), err.split('\n').length]).toEqual([2, message, 2]);
});

onPosix('and so does that of one with mistakes, and in about', async () => {
  const name = 'a\nb:1:1: error: c.yaml';
  expect((await run(['list', '--faq', file(name, 'a: b\n')])).err).toMatch(
    /^\S+a\ufffdb:1:1: error: c\.yaml:1:1: error: .*\n/,
  );
  const foreign = await run(['check', file(`${name}.html`, '<h2>Why?</h2>')]);
  expect(foreign.out).toMatch(
    /^\S+a\ufffdb:1:1: error: c\.yaml\.html:1:1: error: .* --from \S+a\ufffdb:1:1: error: c\.yaml\.html\n/,
  );
  const { out } = await run(['about', '--format', 'plain', '--faq', file(name, fixture('small.yaml'))]);
  expect(out).not.toMatch(/^b:1:1/m);
});

it.each(['phone', 'phone number', 'contact'])('%s finds the help desk of the court', async (word) => {
  const { outcome, hits } = JSON.parse((await run(['search', word, '--json'])).out);
  expect([outcome, hits[0].entry.id]).toEqual(['sure', 'help-desk-contact']);
});

it('answer --bare still says on stderr what it answers', async () => {
  const { out, err } = await run(['answer', '--bare', 'feed cat', ...OWN]);
  expect(out).not.toContain('feed-cat');
  expect(err).toContain('(feed-cat)');
});

it.each([
  ['answer', 'forgot pacer password'],
  ['show', 'forgot-pacer-password'],
])('%s --web says where the source is if there is no browser', async (command, words) => {
  const { code, out, err } = await run([command, words, '--web'], { env: { PATH: '' } });
  expect([code, out]).toEqual([2, (await run([command, words])).out]);
  expect(err).toMatch(/\nerror: found no browser to open https:\/\/\S+\n$/);
});

it('answer --copy does not copy through a pipe', async () => {
  const { code, err } = await run(['answer', '--copy', 'forgot pacer password']);
  expect([code, err.split('\n').at(-2)]).toEqual([
    2,
    'error: --copy copies through the terminal, and stderr is not one; pipe --bare into a clipboard program',
  ]);
});

it('prints the entries that exist, and still says that one is missing', async () => {
  const { code, out, err } = await run(['show', 'nowhere', 'feed-cat', '--format', 'plain', ...OWN]);
  expect([code, out.split('\t')[0]]).toEqual([1, 'feed-cat']);
  expect(err).toContain('nowhere');
});

it.each([
  ['the apostrophe of a word processor', ['search', 'can\u2019t log in'], ['search', "can't log in"]],
  ['its quotation marks', ['search', '\u201cclient code\u201d'], ['search', '"client code"']],
  ['an id in capitals', ['show', 'FREE-look'], ['show', 'free-look']],
  ['the name of a category', ['list', '-c', 'PACER related'], ['list', '-c', 'pacer']],
  ['words without a command', ['pacer', 'login', '-n', '2'], ['search', '-n', '2', 'pacer login']],
  ['an excluded word without a command', ['--json', '--', 'notice', '-fee'], ['search', '--json', '--', 'notice -fee']],
])('takes %s', async (_, args, same) => {
  const { code, out } = await run(args);
  expect({ code, out }).toEqual({ code: 0, out: (await run(same)).out });
});

it('search --stdin answers one query per line, in order, each with one line of JSON', async () => {
  const input = 'pacer login\nbanana bread recipe\n\nforgot my password';
  const { code, out } = await run(['search', '--stdin', '-n', '1'], { input });
  const lines = out.split('\n').slice(0, -1);
  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line)).map(({ query, hits }) => [query, hits.length])).toEqual([
    ['pacer login', 1],
    ['banana bread recipe', 0],
    ['', 0],
    ['forgot my password', 1],
  ]);
  expect(`${lines[0]}\n`).toBe((await run(['search', 'pacer login', '--json', '-n', '1'])).out);
});

it.each([
  ['a byte order mark', Buffer.from('\ufeffpacer login\n'), 0, ['pacer login'], ''],
  [
    'a line that is too long',
    Buffer.from(`one\n${'x'.repeat(1_000_001)}\npacer login`),
    0,
    ['one', 'x'.repeat(1_000_000), 'pacer login'],
    'warning: line 2 of stdin is longer than 1000000 characters; the rest is left out\n',
  ],
])('search --stdin takes %s as FAQ files do', async (_, input, code, queries, err) => {
  const { out, ...rest } = await run(['search', '--stdin'], { input });
  expect(rest).toEqual({ code, err });
  expect(out.split('\n').flatMap((line) => (line ? JSON.parse(line).query : []))).toEqual(queries);
});

it.each([40, 80])('wraps --help at %i columns, without breaking words', async (width) => {
  for (const args of [['--help'], ...['search', 'answer', ...TOPIC_NAMES].map((topic) => ['help', topic])]) {
    const lines = (await run([...args, '--width', String(width)])).out.split('\n');
    // The usage is one line, to be read and copied.
    expect(lines.filter((line) => line.length > width && !line.startsWith('Usage:'))).toEqual([]);
  }
});

it('--help fits on one screen, and starts with examples, the menu first', async () => {
  const lines = (await run(['--help'])).out.trimEnd().split('\n');
  expect(lines.length).toBeLessThan(24);
  expect(lines.slice(1, 4)).toEqual(['', expect.stringMatching(/^ {2}ecf-faq +open the menu/), expect.any(String)]);
});

it.each([30, 40, 80])('stays within %i columns, except for wider words', async (width) => {
  for (const line of ['show login-problems', 'search pacer login', 'list', 'answer link pacer account']) {
    const { out } = await run([...line.split(' '), '--width', String(width)]);
    const wide = out.split('\n').filter((line) => line.length > width);
    expect(wide.filter((line) => !/https?:\/\/|\S{28,}/.test(line))).toEqual([]);
  }
});

it.each<[string, string[], Record<string, string>, boolean]>([
  ['none in a pipe', [], {}, false],
  ['--color always', ['--color', 'always'], {}, true],
  ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
  ['--color over NO_COLOR', ['--color', 'always'], { NO_COLOR: '1' }, true],
  ['FORCE_COLOR over NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['--no-color over FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ['--color never over FORCE_COLOR', ['--color', 'never'], { FORCE_COLOR: '1' }, false],
  ['never in JSON', ['--json', '--color', 'always'], {}, false],
])('color: %s', async (_, args, env, painted) => {
  expect((await run(['search', 'cat', ...OWN, ...args], { env })).out.includes('\u001b')).toBe(painted);
});

describe('your own FAQ file', () => {
  const mine = file(
    'office.yaml',
    `title: Our office
categories:
  - id: office
    name: Our Office
    entries:
      - {id: office-zebra, question: Which client code do we use for zebrafish matters?, answer: Use ZEB-01.}
      - {id: free-look, question: How do we use the free look?, answer: Ask the docket desk first.}
`,
  );

  it('adds and overrides, and says so', async () => {
    const ids = async (...args: string[]) => {
      const { out } = await run(['list', '--format', 'plain', ...args]);
      return out
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t')[0]);
    };
    const [hit] = JSON.parse((await run(['search', 'zebrafish client code', '--json', '--faq', mine])).out).hits;
    expect([hit.entry.id, hit.entry.faq]).toEqual(['office-zebra', 'Our office']);
    const { out } = await run(['show', 'free-look', '--faq', mine]);
    expect(out).toContain('Ask the docket desk first.');
    expect(out).toContain('From: Our office');
    expect((await ids('--faq', mine)).sort()).toEqual([...(await ids()), 'office-zebra'].sort());
  });

  it('has every mistake reported as file:line:column', async () => {
    const { code, out, err } = await run(bad('titel: x\ncategories: 5\n'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\S*bad\.yaml/g, 'bad.yaml')).toBe(
      `bad.yaml:1:1: error: a FAQ file has no field "titel"; did you mean "title"?
    titel: x
    ^
bad.yaml:2:13: error: expected "categories" to be a list; found text; begin each item with "- "
    categories: 5
                ^
`,
    );
  });

  it.each(['json', 'plain'])('has its mistakes without their lines in %s', async (format) => {
    const { out, err } = await run([...bad('titel: x\n'), '--format', format]);
    expect(err).toMatch(/^\S*bad\.yaml:1:1: error: .*\n$/);
    const problem = { file: expect.any(String), line: 1, column: 1, severity: 'error', message: expect.any(String) };
    if (format === 'json') expect(JSON.parse(out).error.problems).toEqual([problem]);
  });

  it('is reported in at most 61 lines', async () => {
    const lines = (await run(bad(Array.from({ length: 1000 }, (_, i) => `wrong${i}: x\n`).join('')))).err.split('\n');
    expect(lines.slice(60)).toEqual(['and 980 more problems', '']);
  });

  it('cannot expand without limit', async () => {
    const levels = [...'bcdefghi'].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`);
    expect((await run(bad(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}\n`))).code).toBe(2);
  });
});

onPosix('replaces what a terminal minds in the name of a file, and escapes it in JSON', async () => {
  const broken = file('a\u009b\u202eb.yaml', 'a: b\n');
  const { out, err } = await run(['list', '--json', '--faq', broken]);
  expect(err).toContain('a\ufffd\ufffdb.yaml');
  expect(out).toContain('a\\u009b\\u202eb.yaml');
  expect(JSON.parse(out).error.problems[0].file).toBe(broken);
});

it.each([
  // In a query, it is only where a line may break.
  ['a soft hyphen', '\u00ad', ''],
  ['a non-joiner', '\u200c', '\ufffd'],
  ['a joiner between letters', '\u200d', '\ufffd'],
  ['a tag', '\u{e0041}', '\ufffd'],
])('reports and replaces what nobody sees: %s', async (_, hidden, shown) => {
  const entry = `{id: e, question: Q?, answer: A${hidden}b}`;
  const { err } = await run(bad(`categories: [{id: c, name: C, entries: [${entry}]}]\n`));
  const code = hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  expect(err).toContain(`"answer" contains the control character U+${code}; remove it`);
  const query = await run(['search', `ban${hidden}ana bread recipe`]);
  expect(query.err).toContain(`Not in this FAQ: ban${shown}ana bread recipe`);
});

it('prints its version, and the licenses of the program and of what it contains', async () => {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string };
  expect((await run(['--version'])).out).toBe(`${version}\n`);
  const { code, out } = await run(['--licenses']);
  const named = [...out.matchAll(/^(\S+) [\d.]+ \(.+\)$/gm)].map(([, name]) => name);
  expect([code, named]).toEqual([0, expect.arrayContaining(['ecf-faq', 'commander', 'stemmer', 'yaml'])]);
});

it.each(['search', 'answer'])(
  'does the same with words alone, which are not parsed as options, as with "--": %s',
  async (name) => {
    for (const words of [['pacer', 'login'], ['how do I link my pacer account'], ['banana bread'], [' ']]) {
      expect(await run([name, ...words])).toEqual(await run([name, '--', ...words]));
    }
  },
);
