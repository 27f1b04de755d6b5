/** Whatever is typed at the menu, by key or line by line: it ends when it is told to, and writes nothing raw. */

import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { runAccessible } from '../../src/menu/accessible.ts';
import { startWalk } from '../../src/menu/flow.ts';
import { runMenu } from '../../src/menu/menu.ts';
import { plainStyle } from '../../src/output/style.ts';
import { anyBytes, anyQuery } from '../support/arbitraries.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';
import { holds } from '../support/properties.ts';
import { KEYS } from '../support/pty.ts';

const catalog = catalogOf(faqOf(fixture('small.yaml')));
const helpers = { openAddress: null, copy: () => {}, suspend: () => {}, onResume: () => () => {} };

/** Streams like a terminal's, and what was written. */
function streams() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  let written = '';
  output.on('data', (data) => {
    written += data;
  });
  return { input, output, written: () => written };
}

const line = fc.oneof(anyQuery, fc.constantFrom('b', 'p', '?', 'more', '1', '2', '99', '', 'cat', 'where'));

holds('line by line', fc.array(line, { maxLength: 5 }), async (lines) => {
  const { input, output, written } = streams();
  const ended = runAccessible(startWalk(null), catalog, { input, output });
  input.end(lines.map((line) => `${line}\n`).join(''));
  const { end } = await ended;
  expect([undefined, 'quit', 'print']).toContain(end?.kind);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not reach a terminal
  expect(written()).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

const keys = fc.constantFrom(...Object.values(KEYS), 'o', 'y', '?', '1', 'cat ', '\u001b[', '\u001b[200~', '\u001bx');
const pressed = fc.oneof(
  { arbitrary: keys.map((key) => Buffer.from(key)), weight: 4 },
  { arbitrary: anyBytes, weight: 1 },
);
const resized = fc.record({ columns: fc.nat(120), rows: fc.nat(40) });

holds(
  'by key, however fast, in a window of any size',
  fc.array(fc.oneof({ arbitrary: pressed, weight: 4 }, { arbitrary: resized, weight: 1 }), { maxLength: 20 }),
  async (events) => {
    const { input, output } = streams();
    const ended = runMenu(startWalk(null), catalog, plainStyle, { input, output }, helpers);
    for (const event of events) {
      if (event instanceof Uint8Array) input.write(event);
      else Object.assign(output, event).emit('resize');
      await wait(1);
    }
    // An escape may still be waiting for the rest of its sequence.
    await wait(100);
    input.write(KEYS.ctrlC);
    input.end();
    const { end } = await ended;
    expect([undefined, 'quit', 'print']).toContain(end?.kind);
  },
  { most: 30 },
);
