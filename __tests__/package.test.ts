/** What is published: only what is needed, nothing that runs at an install, and the licenses of all that is bundled. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT } from './support/faq.ts';

const read = (name: string) => readFileSync(`${ROOT}/${name}`, 'utf8');
const json = <T>(name: string) => JSON.parse(read(name)) as T;

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}
const packageJson = json<PackageJson>('package.json');

/** Everything in the package. An addition needs a reason: each user downloads it. */
const PUBLISHED = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'bin/ecf-faq.js',
  // Says that the file above is CommonJS.
  'bin/package.json',
  'dist/NOTICES.txt',
  'dist/chalk.cjs',
  'dist/check.cjs',
  'dist/complete.cjs',
  'dist/faq.snapshot',
  'dist/helpers.cjs',
  'dist/html.cjs',
  'dist/inUse.cjs',
  'dist/main.cjs',
  'dist/menu.cjs',
  'dist/pager.cjs',
  'dist/parse.cjs',
  'dist/scripts.cjs',
  'dist/session.cjs',
  'dist/start.cjs',
  'dist/starter.cjs',
  'dist/topics.cjs',

  'docs/faq-format.md',
  'faq.schema.json',
  'faq.yaml',
  'man/ecf-faq.1',
  'package.json',
];

it('is published without anything else', () => {
  // Without scripts: packing would build, while other tests run what is built.
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(packed) as [{ files: { path: string; mode: number }[] }];
  expect(files.map(({ path }) => path).sort()).toEqual(PUBLISHED);
  expect(files.filter(({ mode }) => mode & 0o111).map(({ path }) => path)).toEqual(Object.values(packageJson.bin));
});

it('runs nothing and brings nothing along when it is installed', () => {
  const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'postprepare', 'dependencies'];
  expect(Object.keys(packageJson.scripts ?? {}).filter((name) => atInstall.includes(name))).toEqual([]);
  // npm would run node-gyp for it.
  expect(PUBLISHED.filter((name) => name.endsWith('.gyp'))).toEqual([]);
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect(packageJson).not.toHaveProperty(kind);
  }
});

it('is built from packages whose content the lock file fixes, all from the registry', () => {
  interface Locked {
    readonly integrity?: string;
    readonly resolved?: string;
    readonly link?: boolean;
  }
  const { packages } = json<{ packages: Record<string, Locked> }>('package-lock.json');
  const { '': root, ...locked } = packages;
  expect(root).toBeDefined();
  const loose = Object.entries(locked).filter(
    ([, { integrity = '', resolved = 'https://registry.npmjs.org/', link }]) =>
      link || !/^sha512-/.test(integrity) || !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(loose).toEqual([]);
});

describe('the licenses of what is bundled', () => {
  interface Metafile {
    readonly outputs: Record<string, { readonly inputs: Record<string, { readonly bytesInOutput: number }> }>;
  }
  const folderOf = (file: string) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  const bundled = Object.values(json<Metafile>('dist/metafile.json').outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? (folderOf(file) ?? []) : [])),
  );
  const folders = [...new Set(bundled)].sort();
  const notices = read('dist/NOTICES.txt').split(`\n${'-'.repeat(80)}\n\n`);

  it('are of packages that are known', () => {
    expect(folders).toContain('node_modules/commander');
    expect(folders.length).toBeGreaterThan(10);
  });

  it.each(folders)('%s', (folder) => {
    const { name, version, license = '' } = json<PackageJson>(`${folder}/package.json`);
    const notice = notices.find((text) => text.startsWith(`${name} ${version} (${license})\n`)) ?? '';
    expect(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']).toContain(license);
    expect(notice).toMatch(/copyright/i);
    expect(notice).toMatch(/permission|redistribution|license/i);
  });
});
