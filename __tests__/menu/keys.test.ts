/** The keyboard prompt over streams, with the codes that keys really send, and what is pasted. */

import { PassThrough } from 'node:stream';
import { startWalk } from '../../src/menu/flow.ts';
import { runMenu } from '../../src/menu/menu.ts';
import { plainStyle } from '../../src/output/style.ts';
import { readPastes } from '../../src/terminal/pastes.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';
import { KEYS } from '../support/pty.ts';

const catalog = catalogOf(faqOf(fixture('small.yaml')));
const helpers = { openAddress: null, copy: () => {}, suspend: () => {}, onResume: () => () => {} };

/** How the menu ends if its input is these chunks: the last screen, the last answer read, and how. */
async function menu(...chunks: (string | Buffer)[]): Promise<string> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  output.resume();
  const ended = runMenu(startWalk(null), catalog, plainStyle, { input, output }, helpers);
  for (const chunk of chunks) input.write(chunk);
  // Esc waits for the rest of a sequence, and the end of the input would come first.
  if (chunks.at(-1) !== KEYS.escape) input.end();
  const { end, stack, lastRead } = await ended;
  const [screen] = stack;
  const at = 'filter' in screen ? `${screen.kind} "${screen.filter}" ${screen.selected}` : screen.kind;
  return `${at}${lastRead ? `, read ${lastRead.id}` : ''}: ${end?.kind ?? 'interrupted'}`;
}

const piecesOf = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
const paste = (text: string) => KEYS.pasteStart + text + KEYS.pasteEnd;

it.each<[string, (string | Buffer)[], string]>([
  ['End, Enter: Quit', [KEYS.end, KEYS.enter], 'home "" 4: quit'],
  ['Down stops at the end', [KEYS.end, KEYS.down, KEYS.enter], 'home "" 4: quit'],
  ['Up stops at the beginning', [KEYS.up, KEYS.up, KEYS.enter, KEYS.enter, 'q'], 'answer, read feed-cat: quit'],
  ['an answer that fits does not scroll', ['\r\r', KEYS.down, KEYS.end, 'q'], 'answer, read feed-cat: quit'],
  ['typing, Enter, Enter: prints', ['park', KEYS.enter, KEYS.enter], 'answer, read pay-parking: print'],
  [
    'arrows and pages',
    [KEYS.down, KEYS.pageDown, KEYS.up, KEYS.pageUp, KEYS.home, '\r\rq'],
    'answer, read feed-cat: quit',
  ],
  ['Ctrl-N and Ctrl-P move', [KEYS.ctrlN + KEYS.ctrlN + KEYS.ctrlP], 'home "" 1: interrupted'],
  ['a digit opens a related question, b goes back', ['\r\r2bq'], 'answer, read pay-parking: quit'],
  ['Tab, F1 and Alt-b are not text', ['\t\u001bOP\u001bb', 'park'], 'home "park" 0: interrupted'],
  ['? on an empty line shows the keys, and any key goes back', ['?x', 'park'], 'home "park" 0: interrupted'],
  ['Down goes back too, if all keys are shown', ['?', KEYS.down, KEYS.down, '\r\rq'], 'answer, read walk-dog: quit'],
  ['? in other text is text', ['who?'], 'home "who?" 0: interrupted'],
  ['Esc at home quits', [KEYS.escape], 'home "" 0: quit'],
  ['Esc and Ctrl-C in one read quit', [`park${KEYS.escape}${KEYS.ctrlC}\r`], 'home "park" 0: interrupted'],
  ['Ctrl-C quits', ['p', KEYS.ctrlC, '\r'], 'home "p" 0: interrupted'],
  ['Ctrl-D quits', ['park', KEYS.left, KEYS.ctrlD, '\r'], 'home "park" 0: interrupted'],
])('%s', async (_, keys, expected) => {
  expect(await menu(...keys)).toBe(expected);
});

it.each([
  ['Backspace', `parkx${KEYS.backspace}`, 'park'],
  ['Ctrl-U', `park${KEYS.ctrlU}cat`, 'cat'],
  ['Ctrl-W', `feed park${KEYS.ctrlW}`, 'feed '],
  ['Left and Backspace', `parxk${KEYS.left}${KEYS.backspace}`, 'park'],
  ['Left, Right and Delete', `parxk${KEYS.left + KEYS.left + KEYS.left + KEYS.right + KEYS.delete}`, 'park'],
  ['Left at the beginning', `ark${KEYS.left.repeat(9)}p`, 'park'],
  ['Ctrl-A', `the cat${KEYS.ctrlA}feed `, 'feed the cat'],
  ['Ctrl-A, Ctrl-E', `feed${KEYS.ctrlA + KEYS.ctrlE} cat`, 'feed cat'],
  ['Ctrl-W before the cursor', `old feed cat${KEYS.left.repeat(8) + KEYS.ctrlW}`, 'feed cat'],
  ['Left over a letter with marks', `ne\u0301x${KEYS.left.repeat(2)}a`, 'nae\u0301x'],
  ['Left over a character of two units', `\u{1f408}${KEYS.left}a`, 'a\u{1f408}'],
])('edits the line: %s', async (_, keys, line) => {
  expect(await menu(keys)).toBe(`home "${line}" 0: interrupted`);
});

describe('a paste', () => {
  it.each<[string, (string | Buffer)[], string]>([
    ['a question', [paste('feed the cat')], 'feed the cat'],
    ['lines, tabs and keys', [paste('feed\r\nthe\t\t\u001b[Bcat\u0001')], 'feed the [Bcat '],
    ['Ctrl-C', [paste(`feed${KEYS.ctrlC}cat`)], 'feed cat'],
    ['invisible characters', [paste('fe\u00aded\u200b the\u202e cat')], 'feed the cat'],
    ['between what is typed', [`feed ${paste('the')} cat`], 'feed the cat'],
    ['at the cursor', [`feed cat${KEYS.left.repeat(3)}${paste('the ')}`], 'feed the cat'],
    ['a question mark', [paste('?')], '?'],
    ['twice', [paste('feed ') + paste('cat')], 'feed cat'],
    ['in pieces', piecesOf(Buffer.from(`${paste('fèed\rthe\u0003')}cat`), 3), 'fèed the cat'],
    ['200 characters of many', [paste(`feed ${'x'.repeat(5000)}`)], `feed ${'x'.repeat(195)}`],
    ['that never ends, and Ctrl-C', [`${KEYS.pasteStart}feed\r`, KEYS.ctrlC, 'x'], 'feed '],
  ])('is text, never keys: %s', async (_, chunks, line) => {
    expect(await menu(...chunks)).toBe(`home "${line}" 0: interrupted`);
  });

  it('does nothing to an answer', async () => {
    expect(await menu(`park\r${paste('quit b 1 y?\r')}`)).toBe('answer, read pay-parking: interrupted');
  });

  it('is cut before any of it is read: a megabyte costs no more than a line', async () => {
    const input = new PassThrough();
    const { output } = readPastes(input);
    input.end(paste('x\r\u0003'.repeat(350_000)));
    const read = (await output.toArray()).join('');
    expect(read).toMatch(/^\S+200~(x ){500}\S+201~$/);
  });
});

it.each([
  ['Ctrl-C', 'bread\u0003'],
  ['the end of the input', 'bread'],
  ['Enter', 'bread\r'],
])('what was typed before %s was asked, once', async (_, keys) => {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  output.resume();
  const asked: string[] = [];
  const ended = runMenu(startWalk(null), catalog, plainStyle, { input, output }, helpers, (text) => asked.push(text));
  input.end(keys);
  await ended;
  expect(asked).toEqual(['bread']);
});
