/** However the menu ends or stops, the terminal is left usable and nothing goes on running. */

import { readFileSync } from 'node:fs';
import { closeAll, KEYS, open, type Session } from '../support/pty.ts';
import { file } from '../support/run.ts';

afterEach(closeAll);

const HOME = /> Access Related \(13\)/;
const LINES = /A number opens an item/;
const ASK_TERMINAL = 'stty -a | grep -o -w -e "-\\?icanon" -e "-\\?echo" -e "-\\?isig"';

/** The menu below a shell that then runs the rest of the line: it asks how the terminal is. */
function openBelowShell({ args = [] as readonly string[], before = '', after = '' }) {
  const idFile = file('pid', '');
  const program = `sh -c 'echo $$ > ${idFile}; exec $ECF_FAQ'; echo "left with $?"; ${ASK_TERMINAL}`;
  const session = open(args, { line: `${before} ${program}; ${after}` });
  return { session, send: (signal: NodeJS.Signals) => process.kill(Number(readFileSync(idFile, 'utf8')), signal) };
}

const USABLE = '\\s+isig\\s+icanon\\s+echo';

const PLACES: readonly (readonly [string, readonly string[], (session: Session) => Promise<void>])[] = [
  ['at the first screen', [], (session) => session.see(HOME)],
  [
    'while typing',
    [],
    async (session) => {
      await session.see(HOME);
      session.press('how do i li');
      await session.see(/Search: how/);
    },
  ],
  [
    'in a paste',
    [],
    async (session) => {
      await session.see(HOME);
      session.press(`${KEYS.pasteStart}how do i link`);
      await session.see(/Search: how do i link/);
    },
  ],
  [
    'in an answer',
    [],
    async (session) => {
      await session.see(HOME);
      session.press('how do i link\r');
      await session.see(/Enter print/);
    },
  ],
  ['line by line', ['--accessible'], (session) => session.see(LINES)],
];
// What a shell says of a process that a signal ended: 128 and the signal's number.
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const;

it.each(
  PLACES.flatMap(([place, args, go]) => SIGNALS.map(([signal, code]) => [signal, place, code, args, go] as const)),
)('leaves the terminal usable after %s %s', async (signal, _, code, args, go) => {
  const { session, send } = openBelowShell({ args });
  await go(session);
  send(signal);
  await session.see(new RegExp(`left with ${code}${USABLE}`));
  await session.end();
  expect(session.isRestored()).toBe(true);
});

describe('when it is suspended', () => {
  it.each<[string, (press: Session['press'], send: (signal: NodeJS.Signals) => void) => void]>([
    ['Ctrl-Z', (press) => press(KEYS.ctrlZ)],
    ['SIGTSTP from elsewhere', (_, send) => send('SIGTSTP')],
  ])('leaves the terminal usable and resumes, again and again: %s', async (_, suspend) => {
    const again = `sleep 0.3; fg; echo "again with $?"; ${ASK_TERMINAL}; sleep 0.3; fg`;
    const { session, send } = openBelowShell({ before: 'set -m;', after: again });
    await session.see(HOME);
    session.press('how do i link');
    await session.see(/Search: how do i link\n> How do I link/);
    suspend(session.press, send);
    await session.see(new RegExp(`left with 1\\d\\d${USABLE}`));
    expect(session.isRestored()).toBe(true);
    await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch: how do i link\n> How do I link/);
    expect(session.isRestored()).toBe(false);
    session.press('ing');
    await session.see(/Search: how do i linking/);
    suspend(session.press, send);
    await session.see(new RegExp(`again with 1\\d\\d${USABLE}`));
    await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch: how do i linking\n(?:Not sure.*\n)?> /);
    session.press(KEYS.ctrlC);
    expect(await session.end()).toEqual({ code: 130, signal: 0 });
    expect(session.isRestored()).toBe(true);
  });

  it('goes on if no shell could resume it', async () => {
    const session = open([]);
    await session.see(HOME);
    session.press(KEYS.ctrlZ);
    await session.see(HOME);
    session.press('how do i link');
    await session.see(/Search: how do i link\n> How do I link/);
    session.press(KEYS.ctrlC);
    expect((await session.end()).code).toBe(130);
  });

  it('finds its terminal again after SIGSTOP', async () => {
    const { session, send } = openBelowShell({ before: 'set -m;', after: 'stty sane; sleep 0.3; fg' });
    await session.see(HOME);
    send('SIGSTOP');
    await session.see(/left with 1\d\d/);
    await session.see(/^Unofficial: CM\/ECF Frequently Asked Questions\nSearch:\s*\n> Access/);
    session.press('how do i link');
    await session.see(/Search: how do i link\n> How do I link/);
    session.press(KEYS.ctrlC);
    expect((await session.end()).code).toBe(130);
  });
});

describe.each<[string, readonly string[], RegExp]>([
  ['the menu', [], HOME],
  ['the menu, line by line', ['--accessible'], LINES],
])('when the terminal is gone, %s', (_, args, first) => {
  it('ends, and does not abort', async () => {
    const codeFile = file('code', '');
    // Nothing tells the menu but its streams: the shell is sent the signal, and ignores it.
    const session = open(args, { line: `trap "" HUP; $ECF_FAQ; echo $? > ${codeFile}` });
    await session.see(first);
    session.vanish();
    await session.end();
    expect(readFileSync(codeFile, 'utf8')).toBe('130\n');
  });

  it('ends on SIGHUP', async () => {
    const session = open(args);
    await session.see(first);
    session.vanish();
    const { code, signal } = await session.end();
    // Whichever comes first, the signal or the end of stdin.
    expect([1, 130]).toContain(signal || code);
  });
});
