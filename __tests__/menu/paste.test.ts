/** What is pasted into the menu is text, never keys, and costs no more than a few letters. */

import { closeAll, KEYS, open } from '../support/pty.ts';
import { file } from '../support/run.ts';

afterEach(closeAll);

const HOME = /> Access Related \(13\)/;
const paste = (text: string) => KEYS.pasteStart + text + KEYS.pasteEnd;

it.each([
  ['a question', paste('how do i link my pacer'), /Search: how do i link my pacer\n> How do I link my PACER account/],
  ['lines, tabs and keys', paste('link\r\nmy\t\t\u001b[Bpacer\u0001'), /Search: link my +\[Bpacer\n/],
  ['invisible characters', paste('li\u00adnk\u200b my\u202e pacer'), /Search: link my pacer\n> How do I link/],
  ['between what is typed', `link ${paste('my pacer')} account`, /Search: link my pacer account\n> How do I link/],
  ['a question mark', paste('?'), /Search: \?\n/],
  ['twice', paste('link ') + paste('pacer'), /Search: link pacer\n> /],
])('narrows the list by %s', async (_, keys, expected) => {
  const session = open([]);
  await session.see(HOME);
  session.press(keys);
  await session.see(expected);
  session.press(KEYS.ctrlC);
  expect(await session.end()).toEqual({ code: 130, signal: 0 });
  expect(session.isRestored()).toBe(true);
});

it.each([
  ['marked as pasted', paste],
  ['not marked', (text: string) => text],
])('takes the first 200 characters of a long text, %s, and stays responsive', async (_, pasted) => {
  const session = open([], { columns: 250 });
  await session.see(HOME);
  const start = 'how do i link my pacer ';
  session.press(pasted(start + 'x'.repeat(177) + 'y'.repeat(20_000)));
  await session.see(/Search: how do i link my pacer x{177}\n/);
  session.press(pasted('z'));
  session.press(KEYS.backspace);
  await session.see(/Search: how do i link my pacer x{176}\n/);
  session.press(KEYS.ctrlC);
  expect((await session.end()).code).toBe(130);
  // Each letter once was a search and a drawing of two kilobytes.
  expect(session.raw().length).toBeLessThan(200_000);
});

it('is over at Esc, should the terminal never end it', async () => {
  const session = open([]);
  await session.see(HOME);
  session.press(`${KEYS.pasteStart}link my old\r`);
  await session.see(/Search: link my old\n> How/);
  session.press(KEYS.escape);
  await session.see(HOME);
  session.press('fees\r');
  await session.see(/Fees and Bills\nSearch:/);
  session.press(KEYS.ctrlC);
  expect((await session.end()).code).toBe(130);
});

it('does nothing to an answer', async () => {
  const session = open([]);
  await session.see(HOME);
  session.press('how do i link my p\r');
  await session.see(/Enter print/);
  session.press(paste('quit b 1 y?\r'));
  session.press(KEYS.backspace);
  await session.see(/Enter print/);
  expect(session.raw()).not.toContain('Copied');
  session.press('y');
  await session.see(/Copied/);
  session.press('q');
  expect((await session.end()).code).toBe(0);
});

it('is marked by the terminal only while the menu is open', async () => {
  const answer = file('answer.txt', '');
  const session = open([], { line: `$ECF_FAQ | cat > ${answer}; echo over` });
  await session.see(HOME);
  expect(session.raw()).toContain('\u001b[?2004h');
  expect(session.isRestored()).toBe(false);
  session.press('link my old\r\r');
  await session.see(/over/);
  expect(session.isRestored()).toBe(true);
  await session.end();
});

it('is not marked line by line', async () => {
  const session = open(['--accessible']);
  await session.see(/\n> ?/);
  session.press('q\r');
  await session.end();
  expect(session.raw()).not.toContain('\u001b');
});
