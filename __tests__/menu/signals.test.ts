/** However the menu ends or stops, the terminal is left usable and nothing goes on running. */

import { readFileSync } from 'node:fs';
import { closeAll, HOME, KEYS, openMenu, type Session } from '../support/pty.ts';
import { file } from '../support/run.ts';

afterEach(closeAll);

const LINES = /A number opens an item/;
const ASK_TERMINAL = 'stty -a | grep -o -w -e "-\\?icanon" -e "-\\?echo" -e "-\\?isig"';
const USABLE = '\\s+isig\\s+icanon\\s+echo';

/**
 * The menu below a shell that then runs the rest of the line: it asks how the terminal is, and waits for Enter, because
 * what is printed just before an end may be lost with the terminal.
 */
function openBelowShell({ args = [] as readonly string[], before = '', after = 'read end' }) {
  const idFile = file('pid', '');
  const program = `sh -c 'echo $$ > ${idFile}; exec $ECF_FAQ'; echo "left with $?"; ${ASK_TERMINAL}`;
  const session = openMenu({ line: `${before} ${program}; ${after}` }, args);
  return { session, send: (signal: NodeJS.Signals) => process.kill(Number(readFileSync(idFile, 'utf8')), signal) };
}

const typing = (keys: string, seen: RegExp) => async (session: Session) => {
  await session.see(HOME);
  session.press(keys);
  await session.see(seen);
};
const SCREENS: readonly (readonly [string, readonly string[], (session: Session) => Promise<void>])[] = [
  ['at the first screen', [], (session) => session.see(HOME)],
  ['while typing', [], typing('link my', /Search: link my/)],
  ['in a paste', [], typing(`${KEYS.pasteStart}link my`, /Search: link my/)],
  ['in an answer', [], typing('link my old\r', /Enter print/)],
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
  SCREENS.flatMap(([name, args, go]) => SIGNALS.map(([signal, code]) => [signal, name, code, args, go] as const)),
)('leaves the terminal usable after %s %s', async (signal, _, code, args, go) => {
  const { session, send } = openBelowShell({ args });
  await go(session);
  send(signal);
  await session.see(new RegExp(`left with ${code}${USABLE}`));
  session.press('\r');
  await session.end();
  expect(session.isRestored()).toBe(true);
});

it.each([
  ['Ctrl-C at the first screen', KEYS.ctrlC, (session: Session) => session.see(HOME)],
  ['Ctrl-D at the first screen', KEYS.ctrlD, (session: Session) => session.see(HOME)],
  ['Ctrl-C in an answer', KEYS.ctrlC, typing('link my old\r', /Enter print/)],
  ['Ctrl-D in an answer', KEYS.ctrlD, typing('link my old\r', /Enter print/)],
])('leaves the terminal usable, without a trace of the menu, after %s', async (_, key, go) => {
  const { session } = openBelowShell({});
  await go(session);
  session.press(key);
  await session.see(new RegExp(`left with 130${USABLE}`));
  session.press('\r');
  await session.end();
  expect(session.screen().join('\n')).not.toMatch(/Type to search|Enter print/);
  expect(session.isRestored()).toBe(true);
});

describe('when it is suspended', () => {
  /** A shell with job control, as users have, that resumes the menu after Enter. */
  const before = 'set -m;';
  const resume = 'read _; fg';

  it.each<[string, (press: Session['press'], send: (signal: NodeJS.Signals) => void) => void]>([
    ['Ctrl-Z', (press) => press(KEYS.ctrlZ)],
    ['SIGTSTP from elsewhere', (_, send) => send('SIGTSTP')],
  ])('leaves the terminal usable and resumes, again and again: %s', async (_, suspend) => {
    const after = `${resume}; echo "again with $?"; ${ASK_TERMINAL}; ${resume}`;
    const { session, send } = openBelowShell({ before, after });
    await session.see(HOME);
    session.press('link my');
    await session.see(/Search: link my\n/);
    suspend(session.press, send);
    await session.see(new RegExp(`left with 1\\d\\d${USABLE}`));
    expect(session.isRestored()).toBe(true);
    session.press('\r');
    await session.see(/^Unofficial: .*\nSearch: link my\n[^\n]*\n> /);
    expect(session.isRestored()).toBe(false);
    session.press(' old');
    await session.see(/Search: link my old\n/);
    suspend(session.press, send);
    await session.see(new RegExp(`again with 1\\d\\d${USABLE}`));
    session.press('\r');
    await session.see(/^Unofficial: .*\nSearch: link my old\n[^\n]*\n> /);
    session.press(KEYS.ctrlC);
    expect(await session.end()).toEqual({ code: 130, signal: 0 });
    expect(session.isRestored()).toBe(true);
  });

  it('goes on if no shell could resume it', async () => {
    const session = openMenu();
    await session.see(HOME);
    session.press(`${KEYS.ctrlZ}link my`);
    await session.see(/Search: link my\n/);
    session.press(KEYS.ctrlC);
    expect((await session.end()).code).toBe(130);
  });

  it('finds its terminal again after SIGSTOP', async () => {
    const { session, send } = openBelowShell({ before, after: `stty sane; echo sane; ${resume}` });
    await session.see(HOME);
    send('SIGSTOP');
    // Before the terminal is sane, a shell does not take Enter for the end of a line.
    await session.see(/^sane/m);
    session.press('\r');
    await session.see(/^Unofficial: .*\nSearch:\s*\n> Access/);
    session.press('link my');
    await session.see(/Search: link my\n/);
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
    const session = openMenu({ line: `trap "" HUP; $ECF_FAQ; echo $? > ${codeFile}` }, args);
    await session.see(first);
    session.vanish();
    await session.end();
    expect(readFileSync(codeFile, 'utf8')).toBe('130\n');
  });

  it('ends on SIGHUP', async () => {
    const session = openMenu({}, args);
    await session.see(first);
    session.vanish();
    const { code, signal } = await session.end();
    // Whichever comes first, the signal or the end of stdin.
    expect([1, 130]).toContain(signal || code);
  });
});
