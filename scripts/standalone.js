/**
 * Builds the program as one executable file, with Bun's runtime, the FAQ and the licenses in it, into standalone/, and
 * puts the manual beside it:
 * `npm run build:standalone [-- linux-x64 darwin-arm64 ...]`, by default for this platform, with `-- all` for all.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readConstants } from './constants.js';
import { noticesOf } from './notices.js';
import { FOLDER, HERE, nameOf, RUNTIMES } from './targets.js';

const named = process.argv.slice(2);
const targets = named.includes('all') ? Object.keys(RUNTIMES) : named.length > 0 ? named : [HERE];
const unknown = targets.filter((target) => !(target in RUNTIMES));
if (unknown.length > 0) throw new Error(`no runtime for ${unknown}; known: ${Object.keys(RUNTIMES).join(', ')}`);

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bun = findRuntime(HERE);
writeNotices(`${FOLDER}/NOTICES.txt`);
const sums = targets.map((target) => {
  const name = nameOf(target);
  const file = `${FOLDER}/${name}`;
  compile(target, file);
  // Bun's own signature does not fit any more, and macOS may stop a program with one that is wrong. Only macOS can sign.
  if (target.startsWith('darwin') && HERE.startsWith('darwin')) run('codesign', ['--force', '--sign', '-', file]);
  console.log(`${file}: ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`);
  return sumOf(name);
});
// Homebrew's formula installs it.
copyFileSync('man/ecf-faq.1', `${FOLDER}/ecf-faq.1`);
writeFileSync(`${FOLDER}/SHA256SUMS`, [...sums, sumOf('ecf-faq.1')].join(''));

function sumOf(name) {
  const sum = createHash('sha256').update(readFileSync(`${FOLDER}/${name}`));
  return `${sum.digest('hex')}  ${name}\n`;
}

/** Bun bundles other packages than the build: it keeps what inquirer imports and we do not use. */
function writeNotices(file) {
  // The program reads this file, so it must be there to be bundled.
  writeFileSync(file, '');
  const made = `${FOLDER}/made`;
  run(bun, ['build', 'src/standalone.ts', '--target', 'bun', '--outdir', made, `--metafile=${made}.json`]);
  const { inputs } = JSON.parse(readFileSync(`${made}.json`, 'utf8'));
  for (const left of [made, `${made}.json`]) rmSync(left, { recursive: true });
  const ofBun = readFileSync('scripts/bun-notice.txt', 'utf8');
  writeFileSync(
    file,
    noticesOf(Object.keys(inputs), ofBun.replaceAll('BUN_VERSION', packages['node_modules/bun'].version)),
  );
}

function compile(target, file) {
  run(bun, [
    ...['build', 'src/standalone.ts', '--compile', '--outfile', file],
    ...['--target', `bun-${target}`, '--compile-executable-path', findRuntime(target)],
    // What import() loads stays a file of its own inside, and is not loaded before it is needed.
    ...['--format', 'esm', '--splitting', '--minify', '--bytecode'],
    ...['--asset-naming', '[name].[ext]'],
    ...Object.entries(readConstants()).flatMap(([name, value]) => ['--define', `${name}=${JSON.stringify(value)}`]),
    // Files in the current folder must not change what it does.
    ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    // Only with an option for Bun does it start in a folder that has been deleted. This one changes nothing else.
    '--compile-exec-argv=--no-install',
  ]);
}

/** The path of Bun for that platform: installed with our packages, or else downloaded and checked. */
function findRuntime(target) {
  const name = RUNTIMES[target];
  const path = target.startsWith('windows') ? 'bin/bun.exe' : 'bin/bun';
  const installed = `node_modules/${name}`;
  if (existsSync(`${installed}/${path}`)) return `${installed}/${path}`;
  // Bun's install script, if npm ran it, has moved it here.
  if (target === HERE) return 'node_modules/bun/bin/bun.exe';
  const { version, integrity } = packages[installed];
  const folder = `node_modules/.cache/${name}@${version}`;
  if (!existsSync(`${folder}/package/${path}`)) {
    mkdirSync(folder, { recursive: true });
    const npm = [process.env.npm_execpath, 'pack', '--json', '--pack-destination', folder, `${name}@${version}`];
    // A list until npm 12, which names the packages.
    const [packed] = Object.values(JSON.parse(run(process.execPath, npm)));
    if (packed.integrity !== integrity) throw new Error(`${name}@${version} is not what package-lock.json names`);
    run('tar', ['-xzf', `${folder}/${packed.filename}`, '-C', folder]);
    rmSync(`${folder}/${packed.filename}`);
  }
  return `${folder}/package/${path}`;
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
  return stdout;
}
