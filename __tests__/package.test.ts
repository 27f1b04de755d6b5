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
  'dist/*.cjs',
  'dist/NOTICES.txt',
  'dist/faq.snapshot',
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
  // A list until npm 12, which names the packages.
  const [{ files }] = Object.values(JSON.parse(packed)) as [{ files: { path: string; mode: number }[] }];
  const paths = files.map(({ path }) => path.replace(/^dist\/\w+\.cjs$/, 'dist/*.cjs'));
  expect([...new Set(paths)].sort()).toEqual(PUBLISHED);
  expect(files.filter(({ mode }) => mode & 0o111).map(({ path }) => path)).toEqual(Object.values(packageJson.bin));
});

it('runs nothing and brings nothing along when it is installed', () => {
  const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'dependencies'];
  expect(Object.keys(packageJson.scripts ?? {}).filter((name) => atInstall.includes(name))).toEqual([]);
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect(packageJson).not.toHaveProperty(kind);
  }
});

it('is built from packages whose content the lock file fixes, all from the registry', () => {
  const { packages } = json<{ packages: Record<string, { integrity?: string; resolved?: string }> }>(
    'package-lock.json',
  );
  const loose = Object.entries(packages).filter(
    ([path, { integrity, resolved = 'https://registry.npmjs.org/' }]) =>
      path && !(integrity?.startsWith('sha512-') && resolved.startsWith('https://registry.npmjs.org/')),
  );
  expect(loose).toEqual([]);
});

it('has the license of every package that is bundled, and each allows it', () => {
  interface Metafile {
    readonly outputs: Record<string, { readonly inputs: Record<string, { readonly bytesInOutput: number }> }>;
  }
  const used = Object.values(json<Metafile>('dist/metafile.json').outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = used.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const notices = read('dist/NOTICES.txt').split(`\n${'-'.repeat(80)}\n\n`);
  expect(folders.join('\n')).toMatch(/node_modules\/commander$/m);
  for (const folder of new Set(folders)) {
    const { name, version, license = '' } = json<PackageJson>(`${folder}/package.json`);
    const notice = notices.find((text) => text.startsWith(`${name} ${version} (${license})\n`)) ?? '';
    expect(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']).toContain(license);
    expect([name, notice]).toEqual([name, expect.stringMatching(/copyright/i)]);
    expect([name, notice]).toEqual([name, expect.stringMatching(/permission|redistribution|license/i)]);
  }
});
