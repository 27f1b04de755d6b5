/** The keyboard prompt over streams, with the codes that keys really send. */

import { PassThrough } from 'node:stream';
import { type Screen, startWalk, type Walk } from '../../src/menu/flow.ts';
import { runMenu } from '../../src/menu/menu.ts';
import { plainStyle } from '../../src/output/style.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';
import { KEYS } from '../support/pty.ts';

const catalog = catalogOf(faqOf(fixture('small.yaml')));

const helpers = { openAddress: null, copy: () => {}, suspend: () => {}, onResume: () => () => {} };

async function menu(...keys: string[]): Promise<Walk> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  output.resume();
  const ended = runMenu(startWalk(null), catalog, plainStyle, { input, output }, helpers);
  for (const key of keys) {
    await new Promise((resolve) => setTimeout(resolve, key === KEYS.escape ? 100 : 5));
    input.write(key);
  }
  return ended;
}

const describe = (screen: Screen) => {
  if (screen.kind === 'keys') return 'keys';
  return screen.kind === 'answer' ? screen.entry.id : `${screen.kind} "${screen.filter}" ${screen.selected}`;
};
const told = ({ end, stack: [screen], lastRead }: Walk) => ({
  end: end && (end.kind === 'print' ? end.entry.id : end.kind),
  at: describe(screen),
  read: lastRead?.id ?? null,
});

it.each([
  ['End, Enter: Quit', [KEYS.end, KEYS.enter], { end: 'quit', at: 'home "" 4', read: null }],
  ['Down stops at the end', [KEYS.end, KEYS.down, KEYS.enter], { end: 'quit', at: 'home "" 4', read: null }],
  [
    'Up stops at the beginning',
    [KEYS.up, KEYS.up, KEYS.enter, KEYS.enter, 'q'],
    { end: 'quit', at: 'feed-cat', read: 'feed-cat' },
  ],
  [
    'an answer that fits does not scroll',
    [KEYS.enter, KEYS.enter, KEYS.down, KEYS.pageUp, KEYS.end, 'q'],
    { end: 'quit', at: 'feed-cat', read: 'feed-cat' },
  ],
  [
    'typing, Enter, Enter: prints',
    [...'park', KEYS.enter, KEYS.enter],
    { end: 'pay-parking', at: 'pay-parking', read: 'pay-parking' },
  ],
  [
    'Backspace deletes a letter',
    [...'parkx', KEYS.backspace, KEYS.enter, 'q'],
    { end: 'quit', at: 'pay-parking', read: 'pay-parking' },
  ],
  [
    'arrows, Page Up and Down, Home',
    [KEYS.down, KEYS.pageDown, KEYS.up, KEYS.pageUp, KEYS.home, KEYS.enter, KEYS.enter, 'q'],
    { end: 'quit', at: 'feed-cat', read: 'feed-cat' },
  ],
  [
    'a digit opens a related question, b goes back',
    [KEYS.enter, KEYS.enter, '2', 'b', 'q'],
    { end: 'quit', at: 'feed-cat', read: 'pay-parking' },
  ],
  ['Ctrl-U clears', [...'park', '\u0015', KEYS.end, KEYS.enter], { end: 'quit', at: 'home "" 4', read: null }],
  [
    'Ctrl-W deletes a word',
    [...'feed park', '\u0017', KEYS.enter, KEYS.enter],
    { end: 'feed-cat', at: 'feed-cat', read: 'feed-cat' },
  ],
  [
    'Tab and F1 are not text',
    ['\t', '\u001bOP', ...'park', KEYS.enter, 'q'],
    { end: 'quit', at: 'pay-parking', read: 'pay-parking' },
  ],
  [
    '? shows the keys, and any key goes back',
    ['?', 'x', ...'park', KEYS.enter, 'q'],
    { end: 'quit', at: 'pay-parking', read: 'pay-parking' },
  ],
  [
    'Down goes back too, if all keys are shown',
    ['?', KEYS.down, KEYS.down, KEYS.enter, KEYS.enter, 'q'],
    { end: 'quit', at: 'walk-dog', read: 'walk-dog' },
  ],
  ['Esc at home quits', [KEYS.escape], { end: 'quit', at: 'home "" 0', read: null }],
])('%s', async (_, keys, expected) => {
  expect(told(await menu(...keys))).toEqual(expected);
});

it('is interrupted by Ctrl-C', async () => {
  expect((await menu('p', KEYS.ctrlC)).end).toBeNull();
});

it('is interrupted when its input ends', async () => {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  output.resume();
  const ended = runMenu(startWalk(null), catalog, plainStyle, { input, output }, helpers);
  await new Promise((resolve) => setTimeout(resolve, 20));
  input.end();
  expect((await ended).end).toBeNull();
});
