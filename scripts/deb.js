/**
 * Packs the Linux executables in standalone/ as Debian packages beside them, with the manual, completion and licenses:
 * `npm run build:deb`. It needs dpkg-deb. With SOURCE_DATE_EPOCH set, the same executables give the same packages.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FOLDER, nameOf } from './targets.js';

/** Debian's names of the platforms. */
const ARCHITECTURES = { 'linux-x64': 'amd64', 'linux-arm64': 'arm64' };

const { version, description } = JSON.parse(readFileSync('package.json', 'utf8'));
const found = Object.keys(ARCHITECTURES).filter((target) => existsSync(join(FOLDER, nameOf(target))));
if (found.length === 0) throw new Error(`no Linux executable in ${FOLDER}/: npm run build:standalone -- linux-x64`);
for (const target of found) pack(target);

function pack(target) {
  const root = mkdtempSync(join(tmpdir(), 'ecf-faq-deb-'));
  const add = (path, content) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  add('usr/bin/ecf-faq', '');
  copyFileSync(join(FOLDER, nameOf(target)), join(root, 'usr/bin/ecf-faq'));
  add('usr/share/man/man1/ecf-faq.1.gz', gzipSync(readFileSync('man/ecf-faq.1'), { level: 9 }));
  add('usr/share/bash-completion/completions/ecf-faq', completion('bash'));
  // Named after its function, by which it knows that zsh has loaded it.
  add('usr/share/zsh/vendor-completions/_ecf_faq', completion('zsh'));
  add('usr/share/fish/vendor_completions.d/ecf-faq.fish', completion('fish'));
  const notices = readFileSync(join(FOLDER, 'NOTICES.txt'), 'utf8');
  add('usr/share/doc/ecf-faq/copyright', `${readFileSync('LICENSE', 'utf8')}\n${notices}`);
  const files = readdirSync(root, { recursive: true }).map((path) => join(root, path));
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  add(
    'DEBIAN/control',
    `Package: ecf-faq
Version: ${version}
Architecture: ${ARCHITECTURES[target]}
Maintainer: the ecf-faq authors
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: libc6 (>= 2.17)
Section: utils
Priority: optional
Description: ${description}
`,
  );
  // Whatever the umask is.
  for (const path of readdirSync(root, { recursive: true })) {
    const isProgram = path === 'usr/bin/ecf-faq' || statSync(join(root, path)).isDirectory();
    chmodSync(join(root, path), isProgram ? 0o755 : 0o644);
  }
  chmodSync(root, 0o755);
  const name = `ecf-faq_${version}_${ARCHITECTURES[target]}.deb`;
  // gzip: xz takes minutes to save a sixth.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', root, join(FOLDER, name)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(root, { recursive: true });
  addSum(name);
  console.log(join(FOLDER, name));
}

/** What the program prints is the same on every platform. */
function completion(shell) {
  return execFileSync(process.execPath, ['bin/ecf-faq.js', 'completion', shell]);
}

function addSum(name) {
  const file = join(FOLDER, 'SHA256SUMS');
  const others = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const sum = createHash('sha256')
    .update(readFileSync(join(FOLDER, name)))
    .digest('hex');
  const lines = [...others.filter((line) => line !== '' && !line.endsWith(`  ${name}`)), `${sum}  ${name}`];
  writeFileSync(file, `${lines.join('\n')}\n`);
}
