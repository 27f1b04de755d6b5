/** The program in its own process: pipes that nobody reads, full disks, signals. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { closeAll, open } from './support/pty.ts';
import { CLEAN_ENV, COMMAND, file, run, shell } from './support/run.ts';

afterEach(closeAll);

const [PROGRAM, ...FIRST] = COMMAND;

it.each([
  ['list --json', '2>/dev/null', 0],
  ['search banana bread recipe', '2>&1 >/dev/null', 1],
  ['show login-problems nowhere', '2>&1', 1],
  ['list --nope', '2>&1', 2],
])('the exit code is the same if nobody reads: %s %s', (args, streams, code) => {
  const line = `{ { sleep 0.1; ecf_faq ${args} ${streams}; echo $? >&3; } | true; } 3>&1`;
  expect(shell(line)).toEqual({ code: 0, out: `${code}\n`, err: '' });
});

it('writes long output completely to a slow reader', () => {
  const { out } = shell('ecf_faq list --json | (sleep 0.3; cat)');
  expect(out).toBe(run(['list', '--json']).out);
});

it.each(['list --json', 'search pacer', '--help'])('a full disk below stdout: %s says so and exits with 2', (call) => {
  const { code, err } = shell(`ecf_faq ${call} > /dev/full`);
  expect(code).toBe(2);
  expect(err).toMatch(/^(.*\n)*error: cannot write the output: ENOSPC; is the disk full\?\n$/);
});

it('a full disk below stderr loses the notes, not the answer', () => {
  const { code, out, err } = shell('ecf_faq show forgot-login 2> /dev/full');
  expect({ code, out, err }).toEqual({ ...run(['show', 'forgot-login']), err: '' });
});

describe('search --stdin', () => {
  const search = (...options: string[]) => {
    const child = spawn(PROGRAM, [...FIRST, 'search', '--stdin', ...options], { env: CLEAN_ENV });
    child.stdin.write('pacer login\n');
    return { child, answered: new Promise((resolve) => child.stdout.once('data', resolve)), ended: ended(child) };
  };

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('ends on %s', async (signal) => {
    const { child, answered, ended } = search();
    await answered;
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
  });

  it('continues after SIGTSTP, without losing a line', async () => {
    const { child, answered, ended } = search('-n', '1');
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    await answered;
    // Without a shell that could resume it, the signal does not stop it: it may end before SIGCONT.
    child.kill('SIGTSTP');
    child.stdin.end('filing fee\nforgot password\n');
    await wait(100);
    child.kill('SIGCONT');
    expect(await ended).toEqual([0, null]);
    const queries = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).query);
    expect(queries).toEqual(['pacer login', 'filing fee', 'forgot password']);
  });

  it('ends when its terminal is gone, and does not abort', async () => {
    const codeFile = file('code', '');
    const session = open(['search', '--stdin'], { line: `trap "" HUP; $ECF_FAQ; echo $? > ${codeFile}` });
    session.press('banana bread recipe\r');
    await session.see(/"outcome":"none"/);
    session.vanish();
    await session.end();
    closeAll();
    expect(readFileSync(codeFile, 'utf8')).toBe('1\n');
  });

  it('stops once nobody reads', () => {
    expect(shell('yes pacer login | ecf_faq search --stdin | head -1').out).toContain('"query":"pacer login"');
  });

  it('refuses UTF-16, as FAQ files do', () => {
    expect(run(['search', '--stdin'], { input: Buffer.from('\ufeffpacer login\n', 'utf16le') })).toEqual({
      code: 2,
      out: '',
      err: 'error: cannot read stdin: it is UTF-16; save it as UTF-8\n',
    });
  });

  it('does not read a folder', () => {
    expect(shell('ecf_faq search --stdin < /')).toEqual({
      code: 2,
      out: '',
      err: 'error: cannot read stdin: it is a folder; give a file or a pipe\n',
    });
  });
});

it('exits at once without a terminal, even if stdin stays open', async () => {
  const child = spawn(PROGRAM, FIRST, { env: CLEAN_ENV, stdio: ['pipe', 'ignore', 'ignore'] });
  expect(await ended(child)).toEqual([2, null]);
  child.stdin?.destroy();
});

function ended(child: ChildProcess): Promise<[number | null, string | null]> {
  return new Promise((resolve) => child.on('exit', (...how) => resolve(how)));
}
