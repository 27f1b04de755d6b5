/** The menu of the built program in a real pseudo-terminal. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { closeAll, KEYS, open } from '../support/pty.ts';
import { CLEAN_ENV, COMMAND, file, run } from '../support/run.ts';
import { expectScreen } from '../support/screens.ts';

afterEach(closeAll);

const HOME = /Search:\s*\n> Access Related \(13\)/;

it.each([
  [80, 24, /Esc clear \| \? keys \| Ctrl-C quit/],
  [40, 12, /Esc clear \| \? keys/],
  [120, 24, /Esc clear \| \? keys \| Ctrl-C quit/],
])('looks as it should at %i x %i', async (columns, rows, end) => {
  const session = open([], { columns, rows, env: { NO_COLOR: '1' } });
  await session.see(/Search:\s*\n> Access/);
  session.press('link my old');
  await session.see(/Search: link my old\n> How do I link my old/);
  await session.see(end);
  expectScreen(`menu-${columns}x${rows}`, `${session.screen().join('\n').trimEnd()}\n`);
  session.press(KEYS.ctrlC);
  await session.end();
});

it('opens, narrows, opens, follows a related question, goes back, quits, and prints how to see the answer again', async () => {
  const session = open([]);
  await session.see(HOME);
  session.press('how do i link my p');
  await session.see(/> How do I link my PACER account/);
  session.press(KEYS.enter);
  await session.see(/You may link your PACER Account/);
  session.press('2');
  await session.see(/Do I need my own PACER account to e-file/);
  session.press(KEYS.escape);
  await session.see(/You may link your PACER Account/);
  session.press('b');
  await session.see(/Search: how do i link my p\n> How do I link/);
  session.press(KEYS.escape);
  await session.see(HOME);
  session.press(KEYS.end);
  await session.see(/> Quit/);
  session.press(KEYS.enter);
  expect(await session.end()).toEqual({ code: 0, signal: 0 });
  expect(session.screen().join('\n').trim()).toBe('ecf-faq show own-pacer-account');
  expect(session.screen().join('\n')).not.toMatch(/Search:|Type to search/);
  expect(session.cursorIsVisible()).toBe(true);
});

it('leads a new user to an answer in six keystrokes, without arguments', async () => {
  const session = open([]);
  await session.see(HOME);
  const keystrokes = ['l', 'i', 'n', 'k', KEYS.enter];
  expect(keystrokes.length).toBeLessThanOrEqual(6);
  for (const key of keystrokes.slice(0, -1)) session.press(key);
  await session.see(/Search: link\nNot sure. The closest:\n> /);
  session.press(KEYS.enter);
  await session.see(/link-again/);
  session.press('q');
  await session.end();
});

it('opens in a category', async () => {
  const session = open(['browse', 'fees']);
  await session.see(/Fees and Bills\nSearch:\s*\n> How is a filing fee paid\?/);
  session.press(KEYS.escape);
  await session.see(/Search all questions/);
  session.press(KEYS.escape);
  expect((await session.end()).code).toBe(0);
});

it.each([
  ['Ctrl-C at the first screen', KEYS.ctrlC, false],
  ['Ctrl-D at the first screen', KEYS.ctrlD, false],
  ['Ctrl-C in an answer', KEYS.ctrlC, true],
  ['Ctrl-D in an answer', KEYS.ctrlD, true],
])('exits with 130 on %s and restores the terminal', async (_, key, inAnswer) => {
  const session = open([], {
    line: '$ECF_FAQ; echo "left with $?"; stty -a | grep -o -w -e "-\\?icanon" -e "-\\?echo"',
  });
  await session.see(HOME);
  if (inAnswer) {
    session.press('link my old');
    await session.see(/> How do I link/);
    session.press(KEYS.enter);
    await session.see(/Enter print/);
  }
  session.press(key);
  await session.end();
  expect(session.screen().join('\n')).toMatch(/left with 130\nicanon\necho/);
  expect(session.screen().join('\n')).not.toMatch(/Type to search|Enter print/);
  expect(session.cursorIsVisible()).toBe(true);
});

it.each([
  ['SIGTERM', 15],
  ['SIGQUIT', 3],
])('restores the terminal on %s', async (signal, number) => {
  const menu = open([]);
  await menu.see(HOME);
  menu.kill(signal);
  expect((await menu.end()).signal).toBe(number);
  expect(menu.cursorIsVisible()).toBe(true);
});

it('works in 24 columns and 8 rows', async () => {
  const session = open([], { columns: 24, rows: 8 });
  await session.see(/> Access Related \(13\)/);
  session.press(KEYS.enter + KEYS.down);
  await session.see(/\n> I am changing firm\.\.\./);
  session.press(KEYS.enter);
  await session.see(/Lines 1 to 5 of \d+\nb back \| q quit$/m);
  session.press(KEYS.pageDown);
  await session.see(/Lines 6 to 10 of \d+/);
  session.press('q');
  expect((await session.end()).code).toBe(0);
});

it('says that the search refuses what is typed, and shows and scrolls the keys, in 40 columns and 12 rows', async () => {
  const session = open([], { columns: 40, rows: 12 });
  await session.see(HOME);
  session.press('banana');
  await session.see(/Search: banana\nNot in this FAQ: banana\n> Category: /);
  await session.see(/\nAsk the help desk: 866-239-6233\nEnter open \| Esc clear \| \? keys/);
  session.press(KEYS.escape);
  await session.see(HOME);
  session.press(KEYS.enter + KEYS.enter);
  await session.see(/\nEnter print \| b back \| q quit \| \? keys/);
  session.press('?');
  await session.see(/^Keys\n- Up, Down, Space: scroll; also Page\n {2}Up, Page Down/);
  session.press(KEYS.down + KEYS.pageDown);
  await session.see(/- Ctrl-C: quit\n/);
  session.press('x');
  await session.see(/b back/);
  session.press('q');
  expect((await session.end()).code).toBe(0);
});

it.each([
  [0, 0, /> Access Related \(13\)/],
  [20, 4, /> Access Related/],
])('draws on %d columns and %d rows, and Ctrl-C ends it', async (columns, rows, first) => {
  // The terminal is not asked to draw 0 by 0, but it says that this is its size.
  const size = columns === 0 ? {} : { columns, rows };
  const line = columns === 0 ? 'stty cols 0 rows 0; exec $ECF_FAQ' : 'exec $ECF_FAQ';
  const session = open([], { ...size, line });
  await session.see(first);
  await session.resize(5, 2);
  session.press('link pacer account');
  session.press(KEYS.ctrlC);
  expect((await session.end()).code).toBe(130);
});

it.each(['', ' --accessible'])('says that a terminal is too small, or draws line by line:%s', async (option) => {
  const session = open([], { line: `stty cols 8 rows 24; $ECF_FAQ${option}; echo "exit $?"` });
  if (option) {
    await session.see(/10\. Without a Lawyer/);
    session.press('q\r');
  }
  await session.see(option ? /exit 0/ : /needs 20 columns and\s4 rows, and this\sterminal has 8 and\s24;[\s\S]*exit 2/);
  await session.end();
});

it('redraws when the terminal is resized', async () => {
  const session = open([], { columns: 100, rows: 30 });
  await session.see(HOME);
  await session.resize(40, 12);
  await session.see(/^Unofficial: CM\/ECF Frequently Asked\.\.\.\nSearch:\s*\n> Access Related/);
  session.press(KEYS.down);
  await session.see(/\n> Getting Started and Help \(20\)/);
  expect(
    session
      .screen()
      .join('\n')
      .match(/Search:/g),
  ).toHaveLength(1);
  await session.resize(120, 40);
  await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch:\s*\n {2}Access Related/);
  session.press(KEYS.escape);
  expect((await session.end()).code).toBe(0);
});

it.each([
  ['NO_COLOR', { NO_COLOR: '1' }, false],
  ['a color terminal', {}, true],
])('uses color or not: %s', async (_, env, painted) => {
  const session = open([], { env });
  await session.see(HOME);
  session.press(KEYS.escape);
  await session.end();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  expect(/\u001b\[[0-9;]*[1-9]m/.test(session.raw())).toBe(painted);
});

it('writes only ASCII around the texts', async () => {
  const session = open([], { env: { LANG: 'C', TERM: 'linux' } });
  await session.see(HOME);
  session.press(KEYS.escape);
  await session.end();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is intended
  expect(session.raw()).toMatch(/^[\u0000-\u007f]*$/);
});

it('draws on the terminal and pipes only the chosen answer', async () => {
  const answer = file('answer.txt', '');
  const session = open([], { line: `$ECF_FAQ | cat > ${answer}` });
  await session.see(HOME);
  session.press('link my old');
  await session.see(/> How do I link/);
  session.press(KEYS.enter);
  await session.see(/Enter print/);
  session.press(KEYS.enter);
  expect((await session.end()).code).toBe(0);
  expect(readFileSync(answer, 'utf8')).toBe(run(['show', 'link-legacy-account']).out);
});

describe('line by line', () => {
  it.each([
    ['--accessible', ['--accessible'], {}],
    ['ACCESSIBLE', [], { ACCESSIBLE: '1' }],
  ])('is controlled with numbers and words: %s', async (_, args, env) => {
    const session = open(args, { env, rows: 60 });
    await session.see(
      /1\. Access Related \(13\)\n[\s\S]*A number opens an item, words search, b goes back, q quits, \? shows help\.\n>/,
    );
    session.press('how do i link my pacer\r');
    await session.see(
      /search for how do i link my\s+pacer: \d+ of 118\s+questions\.\n1\. How do I link my PACER account/,
    );
    session.press('1\r');
    await session.see(/Related questions:\n1\. How do I link my old CM\/ECF account/);
    session.press('9\r');
    await session.see(/\n> 9\nThere is no such number\.\n>/);
    session.press('?\r');
    await session.see(/p to print the answer and exit/);
    session.press('1\r');
    await session.see(/Link a CM\/ECF account from before/);
    session.press('b\r');
    session.press('b\r');
    await session.see(/\n10\. [^\n]*\n([^\n]*\n)?\d+ more: type more\n/);
    session.press('more\r');
    await session.see(/\n> more\n\n11\. /);
    session.press('q\r');
    expect((await session.end()).code).toBe(0);
    // Nothing is ever repainted or colored.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match it
    expect(session.raw()).not.toMatch(/\u001b/);
  });

  it('says that the search refuses, whom to ask, and what comes near', async () => {
    const session = open(['--accessible'], { columns: 40 });
    await session.see(/\n> ?/);
    session.press('late fee on my library books\r');
    await session.see(
      /\n> late fee on my library books\n\nNot in this FAQ: late fee on my library\s+books\nAsk the help desk: 866-239-6233\nDid you mean:\n1\. /,
    );
    session.press('banana\r');
    await session.see(/\nNot in this FAQ: banana\nAsk the help desk: 866-239-6233\n1\. Access Related \(13\)/);
    session.press('q\r');
    expect((await session.end()).code).toBe(0);
  });

  it.each([
    ['Ctrl-C', KEYS.ctrlC],
    ['Ctrl-D', KEYS.ctrlD],
  ])('exits with 130 on %s', async (_, key) => {
    const session = open(['--accessible']);
    await session.see(/\n> ?/);
    session.press(key);
    expect((await session.end()).code).toBe(130);
  });
});

describe('no prompt, but a hint at the alternative', () => {
  it.each([
    ['TERM=dumb', [], { TERM: 'dumb' }],
    ['CI', [], { CI: 'true' }],
    ['--no-input', ['--no-input'], {}],
    ['--no-input over --accessible', ['--no-input', '--accessible'], {}],
  ])('%s', async (_, args, env) => {
    const session = open(args, { env });
    expect((await session.end()).code).toBe(2);
    expect(session.screen().join(' ')).toMatch(/ecf-faq search/);
  });

  it('stdin is a pipe that stays open', async () => {
    const [program, ...first] = COMMAND;
    const child = spawn(program, [...first, 'browse'], { env: CLEAN_ENV, stdio: ['pipe', 'ignore', 'ignore'] });
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(2);
    child.stdin.destroy();
  });
});
