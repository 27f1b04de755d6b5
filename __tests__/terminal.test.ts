/** What the program does with a terminal besides the menu: the pager, links, progress; and with streams it cannot use. */

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from './support/faq.ts';
import { closeAll, copiedIn, fakeBrowser, open } from './support/pty.ts';
import { file, run, shell } from './support/run.ts';

afterEach(closeAll);

/** A pager that marks what goes through it. */
const MARK = { PAGER: "sed 's/^/PAGED /'" };
const LONG = ['show', 'login-problems'];

describe('a pager', () => {
  it.each<[string, string[], Record<string, string>, number, boolean]>([
    ['shows text that is longer than the screen', LONG, MARK, 24, true],
    ['shows long help', ['help', 'search'], MARK, 24, true],
    ['shows many hits', ['search', 'pacer', '-n', '50'], MARK, 24, true],
    ['can be set for this program alone', LONG, { ECF_FAQ_PAGER: MARK.PAGER, PAGER: 'false' }, 24, true],
    ['is not used if the text fits', LONG, MARK, 80, false],
    ['is not used with --no-pager', [...LONG, '--no-pager'], MARK, 24, false],
    ['is not used with TERM=dumb', LONG, { ...MARK, TERM: 'dumb' }, 24, false],
    ['is not used for a screen reader', LONG, { ...MARK, ACCESSIBLE: '1' }, 24, false],
    ['is not used for JSON', [...LONG, '--json'], MARK, 5, false],
    ['is not used if none is wanted', LONG, { PAGER: '' }, 24, false],
    ['is not required: there is no such program', LONG, { PAGER: 'no-such-pager' }, 24, false],
    ['is not required: it cannot be executed', LONG, { PAGER: file('pager', 'echo PAGED') }, 24, false],
    ['is not required: it fails', LONG, { PAGER: 'echo failed; false' }, 24, false],
    ['is not required: a signal ends it', LONG, { PAGER: 'kill -SEGV $$' }, 24, false],
    ['is not required: its name has unbalanced quotes', LONG, { PAGER: "less 'FRX" }, 24, false],
  ])('%s', async (title, args, env, rows, isPaged) => {
    const session = open(args, { rows, env });
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    expect(session.raw().includes('PAGED')).toBe(isPaged);
    expect(session.raw().includes('warning: the pager failed')).toBe(title.startsWith('is not required'));
    expect(session.raw()).toMatch(/Forgot (?:your )?(?:login|password)|I am having problems logging in|pacer|Usage/i);
  });

  it('gets colors, as a terminal does', async () => {
    const session = open(LONG, { env: MARK });
    await session.end();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match it
    expect(session.raw()).toMatch(/PAGED \u001b\[1m/);
  });

  it('may exit early, or be left with Ctrl-C: that is success, without a message', async () => {
    for (const pager of ['head -1', 'head -1; kill -INT $$']) {
      const session = open(['list', '--format', 'text'], { env: { PAGER: pager } });
      expect(await session.end()).toEqual({ code: 0, signal: 0 });
      expect(session.raw().trim().split('\n')).toHaveLength(1);
    }
  });

  it('does not change the exit code', async () => {
    const session = open(['show', 'nowhere', ...LONG.slice(1)], { env: MARK });
    expect((await session.end()).code).toBe(1);
    expect(session.raw()).toContain('PAGED');
  });

  it.each([
    ['says how to leave it, if nobody chose one', {}, /q quits, the space bar goes on$/],
    ['has the prompt that its user chose', { LESS: '-Pown prompt$' }, /own prompt$/],
  ])('%s', async (_, env, prompt) => {
    const session = open(LONG, { env });
    await session.see(prompt);
    session.press('q');
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
  });
});

it.each<[string, string[], Record<string, string>, number]>([
  ['100 columns at most', [], {}, 100],
  ['more if COLUMNS asks for them', [], { COLUMNS: '130' }, 130],
  ['more if --width does', ['--width', '130'], {}, 130],
])('on a wide terminal, text takes %s', async (_, args, env, width) => {
  const session = open(['show', 'pacer-fees', '--no-pager', ...args], {
    columns: 150,
    rows: 50,
    env: { ...env, NO_COLOR: '1' },
  });
  await session.end();
  const prose = session.screen().filter((line) => !line.includes('https:'));
  expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(width);
  expect(Math.max(...prose.map(({ length }) => length))).toBeGreaterThan(width - 20);
});

it('opens the first source in the browser, and copies what to do', async () => {
  const { opened, env } = fakeBrowser();
  const session = open(['answer', '--web', '--copy', 'forgot', 'pacer', 'password'], {
    rows: 60,
    env: { ...env, NO_COLOR: '1' },
  });
  await session.see(/Opened (https:\/\/\S+)[\s\S]*Copied, if this terminal allows it/);
  await session.end();
  const { now, answer, sources } = JSON.parse(run(['show', '--json', 'forgot-pacer-password']).out).entries[0];
  expect(copiedIn(session)).toBe(now?.text ?? answer);
  expect(session.raw()).toContain(`Opened ${now?.source ?? sources[0]}`);
  // The browser is on its own.
  for (let i = 0; i < 600 && !existsSync(opened); i++) await setTimeout(100);
  expect(readFileSync(opened, 'utf8')).toBe(`${now?.source ?? sources[0]}\n`);
});

it('links sources if the terminal is known to support links, and never in a pipe', async () => {
  const linked = '\u001b]8;;https://forms.mad.uscourts.gov';
  const session = open(['show', 'forgot-login'], { rows: 60, env: { TERM_PROGRAM: 'WezTerm' } });
  await session.end();
  expect(session.raw()).toContain(linked);
  const other = open(['show', 'forgot-login'], { rows: 60 });
  await other.end();
  expect(other.raw()).not.toContain('\u001b]8;;');
  const piped = run(['show', 'forgot-login', '--color', 'always'], { env: { TERM_PROGRAM: 'WezTerm' } });
  expect(piped.out).not.toContain('\u001b]8;;');
});

it('says once that it compiles a FAQ, if that takes a while', async () => {
  const entries = Array.from(
    { length: 1000 },
    (_, i) => `      - {id: entry-${i}, question: Question ${i}?, answer: ${'so it is '.repeat(50)}}`,
  );
  const faq = file('large.yaml', `categories:\n  - id: many\n    name: Many\n    entries:\n${entries.join('\n')}\n`);
  const shown = async () => {
    const session = open(['show', 'entry-7', '--faq', faq], { env: { NO_COLOR: '1' } });
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    return session.raw();
  };
  expect(await shown()).toMatch(/^Reading the FAQ for the first time \.\.\.\r\nQuestion 7\?/);
  expect(await shown()).toMatch(/^Question 7\?/);
});

describe('what it cannot use is no bug of its own', () => {
  const WRITE_ONLY = file('write-only', '');
  const DELETED = 'mkdir "$HOME/gone"; cd "$HOME/gone"; rmdir "$HOME/gone";';
  const expectOf = (line: string, code: number, err: RegExp) =>
    expect(shell(line)).toEqual({ code, out: expect.any(String), err: expect.stringMatching(err) });

  it.each([
    ['where none is needed, it works', 'show pacer-fees', 0, /^\nUnofficial; not legal advice \(ecf-faq about\)\n$/],
    ['where one is needed', 'search --stdin', 2, /^error: cannot read stdin: it is open only for writing; .*\n$/],
  ])('a write-only stdin: %s', (_, args, code, err) => {
    expectOf(`ecf_faq ${args} 0> ${WRITE_ONLY}`, code, err);
  });

  it.each([
    ['where no path is needed, it works', 'show pacer-fees', 0, /^\nUnofficial; not legal advice \(ecf-faq about\)\n$/],
    [
      'where one is needed',
      'list --faq x.yaml',
      2,
      /^error: the current folder has been deleted; change to another.*\n$/,
    ],
    ['where one is created', 'init', 2, /^error: the current folder has been deleted; change to another.*\n$/],
    ["where the path is another folder's", `list --only-faq --faq "${ROOT}/examples/another-court.yaml"`, 0, /^$/],
  ])('a deleted folder: %s', (_, args, code, err) => {
    expectOf(`${DELETED} ecf_faq ${args}`, code, err);
  });

  it.each([
    ['where none is needed, it works', 'show pacer-fees --no-pager', 0, /Unofficial; not legal advice/],
    ['the menu', '', 2, /error: cannot read stdin: it is open only for writing/],
    ['the menu line by line', 'browse --accessible', 2, /error: cannot read stdin: it is open only for writing/],
    ['queries', 'search --stdin', 2, /error: cannot read stdin: it is open only for writing/],
  ])('a write-only terminal as stdin: %s', async (_, args, code, said) => {
    // The shell stays until it is seen: what is printed just before an end may be lost with the terminal.
    const session = open([args], { line: '$ECF_FAQ 0>/dev/tty; echo "left with $?"; read end' });
    await session.see(/left with \d/);
    session.press('\r');
    expect(session.raw()).toMatch(said);
    expect(session.raw()).toContain(`left with ${code}`);
  });
});
