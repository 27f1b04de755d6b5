/**
 * Times whole processes of the built program, interleaved in one run with an empty Node script, and prints tables for
 * docs/performance.md: `npm run bench [-- --runs 30] [-- --scale 1000,6000]`. Compare the ratios. If this
 * platform's executable was built, it is timed too.
 */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { madeFaq } from './made-faq.js';
import { FOLDER, HERE, nameOf } from './targets.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const option = (name, value) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : value);
const RUNS = Number(option('--runs', 30));
const SIZES = option('--scale', '1000,6000').split(',').map(Number);
const WARM_UP = 3;

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-bench-'));
// Without the variables that color or silence the program, and without certificates, which Node 20 reads at every start
// and a user's machine does not name; everything else is inherited.
const { CI, NO_COLOR, FORCE_COLOR, NODE_EXTRA_CA_CERTS, ...inherited } = process.env;
const env = { ...inherited, XDG_CACHE_HOME: join(folder, 'cache'), TERM: 'xterm' };
const bin = join(ROOT, 'bin/ecf-faq.js');
const executable = join(ROOT, FOLDER, nameOf(HERE));
const empty = join(folder, 'empty.js');
writeFileSync(empty, '');

const memoryFile = join(folder, 'memory');
const meter = join(folder, 'meter.cjs');
writeFileSync(
  meter,
  `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS)));`,
);

// The same program, but it has to read the YAML and build the index every time.
const naive = join(folder, 'naive');
for (const part of ['bin', 'dist', 'faq.yaml']) cpSync(join(ROOT, part), join(naive, part), { recursive: true });
rmSync(join(naive, 'dist/faq.snapshot'));
const naiveBin = join(naive, 'bin/ecf-faq.js');
const uncached = { ...env, XDG_CACHE_HOME: '/dev/null' };

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${RUNS} runs each, medians\n`);
try {
  if (RUNS > 0) await benchCommands();
  for (const size of SIZES) await benchScale(size);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchCommands() {
  const cases = {
    'empty script': () => run([empty]),
    'search "pacer login"': () => run([bin, 'search', 'pacer login']),
    answer: () => run([bin, 'answer', 'how do I link my pacer account']),
    'show forgot-login': () => run([bin, 'show', 'forgot-login']),
    list: () => run([bin, 'list']),
    '--version': () => run([bin, '--version']),
    '--help': () => run([bin, '--help']),
    'search, nothing found': () => run([bin, 'search', 'banana bread']),
    'menu, first paint': () => firstPaint([bin]),
    'search, YAML parsed and index built': () => run([naiveBin, 'search', 'pacer login'], uncached),
    ...(existsSync(executable) && {
      'executable: search': () => runExecutable(['search', 'pacer login']),
      'executable: answer': () => runExecutable(['answer', 'how do I link my pacer account']),
      'executable: --version': () => runExecutable(['--version']),
    }),
  };
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let i = -WARM_UP; i < RUNS; i++) {
    for (const [name, once] of Object.entries(cases)) {
      const ms = await once();
      if (i >= 0) times[name].push(ms);
    }
  }
  const floor = median(times['empty script']);
  console.log('| process | ms | ratio |\n| --- | --- | --- |');
  for (const [name, all] of Object.entries(times)) {
    console.log(`| ${name} | ${median(all).toFixed(1)} | ${(median(all) / floor).toFixed(2)} |`);
  }
  const memory = (args) => median(Array.from({ length: 5 }, () => memoryOf(args)));
  const least = memory([empty]);
  const most = memory([bin, 'search', 'pacer login']);
  console.log(
    `\nPeak memory: search ${megabytes(most)}, empty script ${megabytes(least)}, ratio ${(most / least).toFixed(2)}\n`,
  );
}

async function benchScale(size) {
  const file = join(folder, `${size}.yaml`);
  writeFileSync(file, madeFaq(size));
  const query = ['search', 'attorney notice of appearance filing fee', '--faq', file];
  const first = run([bin, ...query]);
  const searches = [];
  const floors = [];
  const heads = [];
  for (let i = 0; i < 10; i++) {
    floors.push(run([empty]));
    searches.push(run([bin, ...query]));
    heads.push(shell(`"${process.execPath}" "${bin}" list --faq "${file}" | head -1`));
  }
  const floor = median(floors);
  const keystroke = await keystrokeTime(['--faq', file]);
  console.log(
    `${size} entries (${megabytes(readFileSync(file).length / 1024)} of YAML): first use ${(first / 1000).toFixed(1)} s; ` +
      `later searches ${median(searches).toFixed(0)} ms, ratio ${(median(searches) / floor).toFixed(2)}; ` +
      `list | head ${median(heads).toFixed(0)} ms; a keystroke in the menu ${keystroke.toFixed(0)} ms; ` +
      `peak memory ${megabytes(memoryOf([bin, ...query]))}`,
  );
}

function run(args, environment = env) {
  return time(process.execPath, args, environment);
}

/** Without a cache, because it needs none. */
function runExecutable(args) {
  return time(executable, args, uncached);
}

function time(program, args, environment) {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env: environment, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status === null || status > 1) throw new Error(`${args.join(' ')}: ${stderr}`);
  return performance.now() - start;
}

function shell(line) {
  const start = performance.now();
  spawnSync('sh', ['-c', line], { env });
  return performance.now() - start;
}

/** In KiB. */
function memoryOf(args) {
  run(['-r', meter, ...args]);
  return Number(readFileSync(memoryFile, 'utf8'));
}

function open(args) {
  const terminal = spawnTerminal(process.execPath, args, { name: 'xterm', cols: 80, rows: 24, env });
  let text = '';
  let heard = () => {};
  terminal.onData((data) => {
    text += data;
    heard();
  });
  const see = (pattern) =>
    new Promise((resolve) => {
      heard = () => pattern.test(text) && resolve();
      heard();
    });
  return {
    terminal,
    see,
    forget: () => {
      text = '';
    },
  };
}

async function firstPaint(args) {
  const start = performance.now();
  const { terminal, see } = open(args);
  await see(/Quit/);
  const ms = performance.now() - start;
  terminal.kill('SIGKILL');
  return ms;
}

async function keystrokeTime(args) {
  const { terminal, see, forget } = open([bin, ...args]);
  await see(/Quit/);
  const times = [];
  for (const letter of 'notice of appearance') {
    forget();
    const start = performance.now();
    terminal.write(letter);
    await see(/Ctrl-C quit/);
    times.push(performance.now() - start);
  }
  terminal.kill('SIGKILL');
  return median(times);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function megabytes(kibibytes) {
  return `${(kibibytes / 1024).toFixed(1)} MB`;
}
