/** What goes wrong around the program: streams, disks, signals, clocks, folders, memory, and many processes at once. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './support/faq.ts';
import { install } from './support/install.ts';
import { closeAll, open } from './support/pty.ts';
import { CLEAN_ENV, COMMAND, file, onNode, run, shell } from './support/run.ts';

const isRoot = process.geteuid?.() === 0;
/** Permissions do not hold root up. */
const NOBODY = { uid: 65534, gid: 65534 };
const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const SEARCH = ['search', 'pacer', 'login'];
const right = run(SEARCH);
const [PROGRAM, ...FIRST] = COMMAND;
/** A search in a FAQ that is compiled at its first use. */
const OWN = [...SEARCH, '--faq', join(ROOT, 'examples/our-office.yaml')];
const ownRight = run(OWN);

describe('nobody reads', () => {
  const CALLS = [
    ['list --json', 0],
    ['search pacer login -n 50 --explain', 0],
    ['search banana bread recipe', 1],
    ['show login-problems nowhere', 1],
    ['list --nope', 2],
    ['--help', 0],
  ] as const;
  /** The program's exit code, where `streams` go to a pipe whose reader has left. */
  const codeOf = (args: string, streams: string) =>
    shell(`{ { sleep 0.1; ecf_faq ${args} ${streams}; echo $? >&3; } | true; } 3>&1`);

  it.each(
    CALLS.flatMap(([args, code]) =>
      [
        ['stdout', '2>/dev/null'],
        ['stderr', '2>&1 >/dev/null'],
        ['both', '2>&1'],
      ].map(([name, streams]) => [args, name, streams, code] as const),
    ),
  )('%s: the exit code is the same without a reader of %s', (args, _, streams, code) => {
    expect(codeOf(args, streams as string)).toEqual({ code: 0, out: `${code}\n`, err: '' });
  });
});

describe('a full disk', () => {
  it.each(
    ['list', 'search pacer -n 50', 'show login-problems', 'answer link pacer account', 'about', '--help', '--version']
      .map((call) => [call])
      .concat([['list --json'], ['show login-problems --format markdown'], ['categories --format plain']]),
  )('below stdout: %s says so and exits with 2', (call) => {
    const { code, err } = shell(`ecf_faq ${call} > /dev/full`);
    expect(code).toBe(2);
    expect(err).toMatch(/^(.*\n)*error: cannot write the output: ENOSPC; is the disk full\?\n$/);
  });

  it('below stderr loses the notes, not the answer', () => {
    expect(shell(`ecf_faq ${SEARCH.join(' ')} 2> /dev/full`)).toEqual({ code: 0, out: right.out, err: '' });
    expect(shell('ecf_faq list --nope 2> /dev/full').code).toBe(2);
  });

  it('below the cache: a file that may not grow is not kept', () => {
    const { line, env, kept } = install();
    const call = `ulimit -f 16; for i in 1 2; do ${line} ${OWN.join(' ')}; done`;
    const { status, stdout } = spawnSync('sh', ['-c', call], { env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: ownRight.out.repeat(2) });
    expect([kept('.snapshot'), kept('.tmp')]).toEqual([[], []]);
  });

  (works('unshare', '-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt') ? onNode : it.skip)(
    'below the cache: a file that has no room is not kept (needs the right to mount)',
    () => {
      const { line, cache, env } = install();
      mkdirSync(cache);
      const call = `mount -t tmpfs -o size=64k,mode=700 none "${cache}" &&
        for i in 1 2; do ${line} ${OWN.join(' ')}; done && ls "${cache}/ecf-faq"`;
      const { status, stdout } = spawnSync('unshare', ['-rm', 'sh', '-c', call], { env, encoding: 'utf8' });
      expect({ status, stdout: stdout.slice(0, 2 * ownRight.out.length) }).toEqual({
        status: 0,
        stdout: ownRight.out.repeat(2),
      });
      expect(stdout).not.toMatch(/\.snapshot$|\.tmp$/m);
    },
  );
});

describe('folders', () => {
  it.each([
    ['is not named', undefined],
    ['is empty', ''],
    ['is relative', 'somewhere'],
    ['does not exist', '/nonexistent/home'],
    ['is a device', '/dev/null'],
    ['cannot be written by anybody', '/proc/self'],
  ])('answers all the same if HOME %s', (_, home) => {
    const { HOME: _home, ...env } = CLEAN_ENV;
    const { status, stdout } = spawnSync(PROGRAM, [...FIRST, ...SEARCH], {
      env: { ...env, ...(home !== undefined && { HOME: home }) },
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: right.out });
  });

  onNode.each<[string, number]>([
    ['read', 0o300],
    ['written', 0o500],
    ['entered', 0o600],
  ])('answers all the same if the cache folder cannot be %s', (_, mode) => {
    const { folder, command, cache, env } = install();
    const [program, ...first] = command;
    const kept = join(cache, 'ecf-faq');
    mkdirSync(cache);
    chmodSync(folder, 0o755);
    if (isRoot) chownSync(cache, NOBODY.uid, NOBODY.gid);
    const user = isRoot ? NOBODY : {};
    const call = () => {
      const { status, stdout } = spawnSync(program, [...first, ...OWN], { env, encoding: 'utf8', ...user });
      expect({ status, stdout }).toEqual({ status: 0, stdout: ownRight.out });
    };
    call();
    expect(existsSync(kept)).toBe(true);
    chmodSync(kept, mode);
    call();
    chmodSync(kept, 0o700);
    expect(readdirSync(kept).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says that a FAQ file cannot be read', () => {
    const { folder, command, env } = install();
    const [program, ...first] = command;
    chmodSync(folder, 0o755);
    const mine = join(folder, 'mine.yaml');
    writeFileSync(mine, 'categories: []\n', { mode: 0 });
    const user = isRoot ? NOBODY : {};
    const { status, stdout, stderr } = spawnSync(program, [...first, 'list', '--faq', mine], {
      ...{ env, encoding: 'utf8', ...user },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: cannot read the FAQ file ${mine}: permission denied; check its permissions\n`,
    });
  });
});

describe('a clock that is far off', () => {
  const MINE = (code: string) =>
    `categories: [{id: o, name: O, entries: [{id: zebra, question: Which code do zebras have?, answer: ${code}}]}]\n`;

  it.each([
    ['1970', 0],
    ['2100', 4.1e9],
  ])('never lets an old answer through: files of %s', (_, seconds) => {
    const { folder, cache, run, kept } = install();
    const mine = join(folder, 'mine.yaml');
    const age = () => {
      for (const path of [mine, ...kept('').map((name) => join(cache, 'ecf-faq', name))])
        utimesSync(path, seconds, seconds);
    };
    for (const code of ['ZEB-01', 'ZEB-02']) {
      writeFileSync(mine, MINE(code));
      for (let i = 0; i < 2; i++) {
        expect(run('answer', '--bare', 'zebra code', '--faq', mine).out).toBe(`${code}\n`);
        age();
      }
    }
  });

  onNode.each([-50, 50])('answers and keeps as always, %d years off', (years) => {
    const { folder, command, env, kept } = install();
    const [program, ...first] = command;
    const clock = join(folder, 'clock.cjs');
    writeFileSync(clock, `const now = Date.now; Date.now = () => now() + ${years} * 365 * 864e5;`);
    for (let i = 0; i < 3; i++) {
      const { status, stdout } = spawnSync(program, ['-r', clock, ...first, ...OWN], { env, encoding: 'utf8' });
      expect({ status, stdout }).toEqual({ status: 0, stdout: ownRight.out });
    }
    expect(kept('.snapshot')).toHaveLength(1);
    expect(kept('.tmp')).toEqual([]);
  });
});

(works('sh', '-c', `ulimit -v 2000000 && "${process.execPath}" -e 0`) ? onNode : it.skip)(
  'needs no more memory than Node itself (needs a shell that can limit it)',
  () => {
    // In kilobytes, from too little for Node on.
    for (const most of [300_000, 800_000, 1_000_000, 2_000_000]) {
      const { folder, line, env, kept } = install();
      const limited = (call: string) =>
        spawnSync('sh', ['-c', `ulimit -c 0; ulimit -v ${most}; ${call}`], {
          ...{ cwd: folder, env, encoding: 'utf8' },
        });
      if (limited(`"${process.execPath}" -e 0`).status !== 0) continue;
      const { status, stdout } = limited(`${line} ${SEARCH.join(' ')}`);
      expect([most, status, stdout]).toEqual([most, 0, right.out]);
      expect(kept('.tmp')).toEqual([]);
    }
  },
);

describe('signals outside of the menu', () => {
  const ended = (child: ChildProcess) =>
    new Promise<[number | null, string | null]>((resolve) => child.on('exit', (...how) => resolve(how)));

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('ends search --stdin on %s', async (signal) => {
    const child = spawn(PROGRAM, [...FIRST, 'search', '--stdin'], { env: CLEAN_ENV });
    child.stdin.write('pacer login\n');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill(signal);
    expect(await ended(child)).toEqual([null, signal]);
  });

  it('continues search --stdin after SIGTSTP, without losing a line', async () => {
    const child = spawn(PROGRAM, [...FIRST, 'search', '--stdin', '-n', '1'], { env: CLEAN_ENV });
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stdin.write('pacer login\n');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // Without a shell that could resume it, the signal does not stop it: it may end before SIGCONT.
    const end = ended(child);
    child.kill('SIGTSTP');
    child.stdin.end('filing fee\nforgot password\n');
    await wait(100);
    child.kill('SIGCONT');
    expect(await end).toEqual([0, null]);
    const queries = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { query: string }).query);
    expect(queries).toEqual(['pacer login', 'filing fee', 'forgot password']);
  });

  it('leaves nothing half-written in the cache, whenever they come', async () => {
    const { command, env, kept, run } = install();
    const [program, ...first] = command;
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
    for (let i = 0; i < 24; i++) {
      const child = spawn(program, [...first, ...SEARCH], { env, stdio: 'ignore' });
      await wait(5 + i * 3);
      child.kill(signals[i % signals.length]);
      if (child.exitCode === null && child.signalCode === null) await ended(child);
    }
    // What a killed process leaves is a temporary file, which nothing reads and a later call removes (start.test.ts).
    for (const name of kept('.tmp')) expect(name).toMatch(/\.snapshot\.\d+-[a-z\d]+\.tmp$/);
    for (let i = 0; i < 2; i++) expect(run(...SEARCH)).toEqual(right);
  });

  it('ends search --stdin when its terminal is gone, and does not abort', async () => {
    const codeFile = file('code', '');
    const session = open(['search', '--stdin'], { line: `trap "" HUP; echo ready; $ECF_FAQ; echo $? > ${codeFile}` });
    await session.see(/ready/);
    await wait(300);
    session.vanish();
    await session.end();
    closeAll();
    expect(readFileSync(codeFile, 'utf8')).toBe('1\n');
  });
});
