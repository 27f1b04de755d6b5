/** The menu of the built program in a real pseudo-terminal. */

import { readFileSync } from 'node:fs';
import { fixture } from '../support/faq.ts';
import { closeAll, copiedIn, fakeBrowser, HOME, KEYS, open, openMenu, type Session } from '../support/pty.ts';
import { file, run } from '../support/run.ts';
import { expectScreen } from '../support/screens.ts';

afterEach(closeAll);

const TITLE = 'Unofficial: The Office, Questions and Answers';
const ANSWER = /Enter print/;
/** Opens the answer to "link my old". */
async function openAnswer(session: Session): Promise<void> {
  await session.see(HOME);
  session.press('link my old\r');
  await session.see(ANSWER);
}
async function quit(session: Session): Promise<void> {
  session.press(KEYS.ctrlC);
  expect(await session.end()).toEqual({ code: 130, signal: 0 });
  expect(session.isRestored()).toBe(true);
}

it.each([
  [80, 24],
  [40, 12],
  [120, 24],
])('looks as it should at %i x %i', async (columns, rows) => {
  const session = openMenu({ columns, rows, env: { NO_COLOR: '1' } });
  await session.see(HOME);
  session.press('link my old');
  // The last line.
  await session.see(/Search: link my old\n[\s\S]*\n.*Esc clear/);
  expectScreen(`menu-${columns}x${rows}`, `${session.screen().join('\n').trimEnd()}\n`);
  await quit(session);
});

it('opens, follows a related question, goes back, quits, and prints how to see the last answer again', async () => {
  const session = openMenu();
  await session.see(HOME);
  session.press('link my old');
  await session.see(/> How do I link my old/);
  session.press(KEYS.enter);
  await session.see(/Write to the Front Desk/);
  session.press('2');
  await session.see(/Choose Forgot Password/);
  session.press(KEYS.escape);
  await session.see(/Write to the Front Desk/);
  session.press('b');
  await session.see(/Search: link my old\n[^\n]*\n> How do I link/);
  session.press(KEYS.escape);
  await session.see(HOME);
  session.press(KEYS.end);
  await session.see(/> Quit/);
  session.press(KEYS.enter);
  expect(await session.end()).toEqual({ code: 0, signal: 0 });
  expect(session.screen().join('\n').trim()).toBe('ecf-faq show forgot-password');
  expect(session.isRestored()).toBe(true);
});

it('opens the bundled FAQ, or a category of it', async () => {
  const session = open([]);
  await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch:\s*\n> Access Related/);
  await quit(session);
  const inCategory = open(['browse', 'fees']);
  await inCategory.see(/Fees and Bills\nSearch:\s*\n> How is a filing fee paid\?/);
  inCategory.press(KEYS.escape);
  await inCategory.see(/Search all questions/);
  inCategory.press(KEYS.escape);
  expect((await inCategory.end()).code).toBe(0);
});

it('draws the cursor where it is in the line that is typed', async () => {
  const session = openMenu();
  await session.see(HOME);
  session.press(`my old${KEYS.left.repeat(3)}very `);
  await session.see(/Search: my very old\n/);
  expect(session.cursor()).toEqual({ row: 1, column: 'Search: my very '.length });
  session.press(`${KEYS.ctrlA}link ${KEYS.ctrlE}?`);
  await session.see(/Search: link my very old\?\n/);
  expect(session.cursor()).toEqual({ row: 1, column: 'Search: link my very old?'.length });
  await quit(session);
});

it('takes a paste as text, whatever is in it, and marks pastes only while it is open', async () => {
  const session = openMenu({ line: '$ECF_FAQ; echo over' });
  await session.see(HOME);
  expect(session.isRestored()).toBe(false);
  session.press(`${KEYS.pasteStart}link\r${KEYS.ctrlC}my ${'x\r'.repeat(500_000)}${KEYS.pasteEnd}`);
  await session.see(/Search: \S.*x x x\n/);
  session.press(KEYS.ctrlU);
  await session.see(HOME);
  // Each letter once was a search and a drawing of two kilobytes.
  expect(session.raw().length).toBeLessThan(20_000);
  session.press(`${KEYS.pasteStart}that never ends\r`);
  await session.see(/Search: that never ends\s*\n/);
  session.press(KEYS.escape);
  await session.see(HOME);
  session.press(KEYS.escape);
  await session.see(/over/);
  expect(session.isRestored()).toBe(true);
  await session.end();
});

describe('wide and combining characters', () => {
  const WIDE = '裁判所 の パスワード を 忘れた とき は どう すれば よい です か 教えて ください';
  const COMBINED = 'Wo\u0308 is the\u0301 cafe\u0301 of the\u0301 re\u0301sume\u0301 for nai\u0308ve one\u0301s?';
  const faq = file(
    'wide.yaml',
    `title: 裁判所 の よくある質問 と 回答 の 一覧
categories:
  - id: c
    name: Cafe\u0301 と ログイン
    entries:
      - {id: wide, question: ${WIDE}, answer: ${WIDE}}
      - {id: combined, question: "${COMBINED}", answer: "${COMBINED}"}
      - {id: plain, question: Is it plain?, answer: Yes.}
`,
  );
  const openWide = (columns: number) => open(['browse', 'c', '--only-faq', '--faq', faq], { columns, rows: 16 });

  it('keep the preview beside the list in one column', async () => {
    const session = openWide(110);
    for (const question of [/> 裁判所.*\|/, /> W\S+ is.*\|/, /> Is it plain.*\|/]) {
      await session.see(question);
      expect([...new Set(session.columnsOf('|', 3, 5))]).toHaveLength(1);
      session.press(KEYS.down);
    }
    await quit(session);
  });

  it.each([
    ['wide', '裁判所の'.repeat(40)],
    ['combining', 'e\u0301\u0323'.repeat(66)],
  ])('are typed on one line, however long: %s', async (_, typed) => {
    const session = openWide(60);
    await session.see(/Search:/);
    session.press(typed);
    await session.see(/^Caf\S+ と ログイン\nSearch: \S.*\n(Not in this FAQ: .*\n)?> /);
    expect(session.screen().filter((line) => line.includes('Search:'))).toHaveLength(1);
    expect(session.cursor().row).toBe(1);
    session.press(KEYS.ctrlU);
    await session.see(/^Caf\S+ と ログイン\nSearch:\n> 裁/);
    expect(session.cursor()).toEqual({ row: 1, column: 'Search: '.length });
    await quit(session);
  });
});

describe('sizes', () => {
  it('works in 24 columns and 8 rows', async () => {
    const session = openMenu({ columns: 24, rows: 8 });
    await session.see(HOME);
    session.press(KEYS.enter + KEYS.enter);
    await session.see(/Lines 1 to 5 of \d+\nb back \| q quit$/m);
    session.press(KEYS.pageDown);
    await session.see(/Lines 6 to 10 of \d+/);
    session.press('?');
    await session.see(/^- Up, Down, Space:/);
    session.press(KEYS.end);
    await session.see(/- Ctrl-C: quit\n/);
    session.press('x');
    await session.see(/b back/);
    session.press('q');
    expect((await session.end()).code).toBe(0);
  });

  it('draws where the terminal does not know its size', async () => {
    const session = openMenu({ line: 'stty cols 0 rows 0; exec $ECF_FAQ' });
    await session.see(HOME);
    await quit(session);
  });

  it('draws on the smallest terminal, and is ended by Ctrl-C on a smaller one', async () => {
    const session = openMenu({ columns: 20, rows: 4 });
    await session.see(/> Access to/);
    await session.resize(5, 2);
    session.press('link');
    await quit(session);
  });

  it.each([
    [
      'says that a terminal is too small',
      '',
      /needs 20 columns and\s4 rows, and this\sterminal has 8 and\s24;[\s\S]*exit 2/,
    ],
    ['draws line by line on any', ' --accessible', /exit 0/],
  ])('%s', async (_, option, end) => {
    const session = openMenu({ line: `stty cols 8 rows 24; $ECF_FAQ${option}; echo "exit $?"` });
    if (option) {
      await session.see(/3\. Animals \(2\)/);
      session.press('q\r');
    }
    await session.see(end);
    await session.end();
  });

  it('redraws when the terminal is resized', async () => {
    const session = openMenu({ columns: 100, rows: 30 });
    await session.see(HOME);
    await session.resize(40, 12);
    await session.see(new RegExp(`^${TITLE.slice(0, 36)}\\S*\\.\\.\\.\\nSearch:\\s*\\n> Access`));
    session.press(KEYS.down);
    await session.see(/\n> Fees and Parking \(2\)/);
    expect(session.screen().filter((line) => line.includes('Search:'))).toHaveLength(1);
    await session.resize(120, 40);
    await session.see(new RegExp(`^${TITLE}\\nSearch:\\s*\\n {2}Access`));
    await quit(session);
  });
});

it.each([
  ['NO_COLOR', { NO_COLOR: '1' }, false],
  ['a color terminal', {}, true],
])('uses color or not, and writes only ASCII around the texts: %s', async (_, env, painted) => {
  const session = openMenu({ env: { LANG: 'C', ...env } });
  await session.see(HOME);
  session.press(KEYS.escape);
  await session.end();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  expect(/\u001b\[[0-9;]*[1-9]m/.test(session.raw())).toBe(painted);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is intended
  expect(session.raw()).toMatch(/^[\u0000-\u007f]*$/);
});

it('draws on the terminal and pipes only the chosen answer', async () => {
  const answer = file('answer.txt', '');
  const faq = file('menu.yaml', fixture('menu.yaml'));
  const session = openMenu({ line: `$ECF_FAQ | cat > ${answer}` });
  await openAnswer(session);
  session.press(KEYS.enter);
  expect((await session.end()).code).toBe(0);
  expect(readFileSync(answer, 'utf8')).toBe(run(['show', 'link-account', '--only-faq', '--faq', faq]).out);
});

it('opens a source in the browser, if the system has one, and copies through the terminal', async () => {
  const { opened, env } = fakeBrowser();
  const session = openMenu({ env });
  await openAnswer(session);
  session.press('o');
  await session.see(/Opened https:\/\/example\.org\/now/);
  session.press('y');
  await session.see(/Copied, if this terminal allows it/);
  session.press('q');
  await session.end();
  expect(readFileSync(opened, 'utf8')).toBe('https://example.org/now\n');
  expect(copiedIn(session)).toMatch(/^Write to the Front Desk/);
});

// macOS always has one.
(process.platform === 'darwin' ? it.skip : it)('offers no browser if there is none', async () => {
  const session = openMenu();
  await openAnswer(session);
  await session.see(/Enter print \| y copy/);
  session.press('oq');
  await session.end();
  expect(session.raw()).not.toContain('Opened');
});

describe('line by line', () => {
  it.each([
    ['--accessible', ['--accessible'], {}],
    ['ACCESSIBLE', [], { ACCESSIBLE: '1' }],
  ])('is controlled with numbers and words: %s', async (_, args, env) => {
    const session = openMenu({ env, rows: 70 }, args);
    await session.see(/1\. Access to Accounts \(9\)\n[\s\S]*A number opens an item, words search, b goes back, q/);
    for (const [typed, expected] of [
      ['link my old', /> link my old\n\nNot sure. The closest:\n2 of 13 questions\n1\. How do I link my old account/],
      ['1', /Related questions:\n1\. I linked my account in another office/],
      ['9', /\n> 9\nThere is no such number\.\n>/],
      ['?', /p to print the answer and exit/],
      ['3', /After five wrong passwords/],
      ['b', /\n> b\n\nHow do I link/],
      ['b', /\n> b\n\nNot sure. The closest/],
      ['banana bread', /\nNot in this FAQ: banana bread\nAsk the help desk: 866-555-0100\n1\. Access to Accounts/],
      ['b', /\n> b\n\nUnofficial: [^\n]*: 3 categories, 13 questions\.\n/],
      ['4', /\n10\. [^\n]*\n3 more: type more\n/],
      ['more', /\n> more\n\n11\. /],
      ['more', /\nThere is no more\.\n/],
    ] as const) {
      session.press(`${typed}\r`);
      await session.see(expected);
    }
    session.press('q\r');
    expect((await session.end()).code).toBe(0);
    // Nothing is ever repainted or colored, and no paste is marked.
    expect(session.raw()).not.toContain('\u001b');
  });

  it.each([
    ['Ctrl-C', KEYS.ctrlC],
    ['Ctrl-D', KEYS.ctrlD],
  ])('exits with 130 on %s', async (_, key) => {
    const session = openMenu({}, ['--accessible']);
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
});
