/** What the program does with a terminal besides drawing: pager, suspending, browser and clipboard. */

import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll, open } from './support/pty.ts';
import { file, run } from './support/run.ts';

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
  ])('%s', async (_, args, env, rows, isPaged) => {
    const session = open(args, { rows, env });
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    expect(session.raw().includes('PAGED')).toBe(isPaged);
    expect(session.raw()).toMatch(/login|pacer|Usage/i);
  });

  it('gets colors, as a terminal does', async () => {
    const session = open(LONG, { env: MARK });
    await session.end();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match it
    expect(session.raw()).toMatch(/PAGED \u001b\[1m/);
  });

  it('may exit early: that is success, without a message', async () => {
    const session = open(['list', '--format', 'text'], { env: { PAGER: 'head -1' } });
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    expect(session.raw().trim().split('\n')).toHaveLength(1);
  });

  it('does not change the exit code', async () => {
    const session = open(['show', 'nowhere', ...LONG.slice(1)], { env: MARK });
    expect((await session.end()).code).toBe(1);
    expect(session.raw()).toContain('PAGED');
  });
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

describe('the menu', () => {
  it('is suspended by Ctrl-Z, and fg resumes and redraws it', async () => {
    // A shell with job control, as users have.
    const session = open([], {
      line: 'set -m; $ECF_FAQ; echo "stopped with $?"; stty -a | grep -o -w -e "-\\?icanon"; sleep 0.3; fg',
    });
    await session.see(/> Access Related/);
    session.press('how do i link');
    await session.see(/Search: how do i link\n> How do I link/);
    session.press('\u001a');
    await session.see(/stopped with 1\d\d\nicanon/);
    await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch: how do i link\n> How do I link/);
    session.press('ing');
    await session.see(/Search: how do i linking/);
    session.press('\u0003');
    expect((await session.end()).code).toBe(130);
    expect(session.cursorIsVisible()).toBe(true);
  });

  it('opens a source in the browser, if the system has one, and copies through the terminal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-opener-'));
    const opened = join(folder, 'opened');
    for (const opener of ['xdg-open', 'open']) {
      writeFileSync(join(folder, opener), `#!/bin/sh\necho "$1" > "${opened}"\n`);
      chmodSync(join(folder, opener), 0o755);
    }
    const session = open([], { env: { PATH: `${folder}:${process.env.PATH}`, DISPLAY: ':0' } });
    await session.see(/> Access Related/);
    session.press('how do i link my p\r');
    await session.see(/o source/);
    session.press('o');
    await session.see(/Opened https:\/\/www\.mad\.uscourts\.gov/);
    session.press('y');
    await session.see(/Copied, if this terminal allows it/);
    session.press('q');
    await session.end();
    expect(readFileSync(opened, 'utf8')).toMatch(/^https:\/\/www\.mad\.uscourts\.gov\/caseinfo\/nextgen\.htm/);
    const [copied = ''] = session.raw().split('\u001b]52;c;')[1]?.split('\u0007') ?? [];
    expect(Buffer.from(copied, 'base64').toString()).toMatch(/^If you had a CM\/ECF account here/);
  });

  // macOS always has one.
  (process.platform === 'darwin' ? it.skip : it)('offers no browser if there is none', async () => {
    const session = open([]);
    await session.see(/> Access Related/);
    session.press('how do i link\r');
    await session.see(/Enter print \| y copy/);
    session.press('o');
    session.press('q');
    await session.end();
    expect(session.raw()).not.toContain('Opened');
  });
});
