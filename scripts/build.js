/**
 * Bundles the program into dist/ and compiles the FAQ, because every call is a cold start (see docs/performance.md):
 * one file for each part that is loaded on its own, and the FAQ as a snapshot. Also writes the manual page.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { readBuildId } from './build-id.js';
import { manualPage } from './man.js';
import { noticesOf } from './notices.js';
import { buildPage } from './page.js';

/** What `import()` loads, by the last part of its path, becomes a separate file. */
const parts = {
  start: 'src/start.ts',
  main: 'src/main.ts',
  session: 'src/session.ts',
  check: 'src/check/check.ts',
  starter: 'src/faq/starter.ts',
  pager: 'src/terminal/pager.ts',
  helpers: 'src/terminal/helpers.ts',
  parse: 'src/faq/parse.ts',
  html: 'src/output/html.ts',
  menu: 'src/menu/menu.ts',
  chalk: 'chalk',
  complete: 'src/completion/complete.ts',
  inUse: 'src/inUse.ts',
  topics: 'src/topics.ts',
  scripts: 'src/completion/scripts.ts',
  // Only for the build.
  compile: 'src/catalog/open.ts',
  program: 'src/program.ts',
  help: 'src/help.ts',
};

const splitAtDynamicImports = {
  name: 'split at dynamic imports',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => {
      const [, name] = /([^/]+?)(?:\.ts)?$/.exec(path);
      return kind === 'dynamic-import' && name in parts ? { path: `./${name}.cjs`, external: true } : undefined;
    });
    // commander uses it to start subcommands that are separate programs; we have none, and the module costs 2 ms.
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /commander/.test(importer) ? { path: 'nothing', namespace: 'nothing' } : undefined,
    );
    // Inquirer's editor prompt brings tables of every character set, half of the menu's size; we do not use it.
    onResolve({ filter: /^@inquirer\/editor$/ }, () => ({ path: 'nothing', namespace: 'nothing' }));
  },
};
const nothing = {
  name: 'nothing',
  setup({ onLoad }) {
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};
// Making its regular expressions takes half a millisecond; only text that is wrapped or not ASCII needs them.
const LAZY = 'fast-string-truncated-width';
// MiniSearch's own tokenizer, which we do not use: making its regular expression takes a tenth of a millisecond.
const withoutTokenizer = {
  name: 'without tokenizer',
  setup({ onLoad }) {
    onLoad({ filter: /minisearch.dist.es.index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^const SPACE_OR_PUNCTUATION = .*/m,
        "const SPACE_OR_PUNCTUATION = ' ';",
      ),
    }));
  },
};
const loadedWhenCalled = {
  name: 'loaded when called',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${LAZY}$`) }, ({ resolveDir, namespace }) =>
      namespace === 'lazy' ? undefined : { path: LAZY, namespace: 'lazy', pluginData: resolveDir },
    );
    onLoad({ filter: /./, namespace: 'lazy' }, ({ pluginData: resolveDir }) => ({
      contents: `export default (...args) => require('${LAZY}').default(...args);`,
      resolveDir,
    }));
  },
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const buildId = readBuildId();

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
// Not published: output/html.ts includes it.
writeFileSync('dist/page.json', JSON.stringify(await buildPage()));
const { metafile } = await build({
  entryPoints: parts,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  // On Node 20, an ES module adds 5 ms to a start; so does the first import().
  format: 'cjs',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname', BUILD: JSON.stringify(buildId) },
  platform: 'node',
  target: 'node20.17',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [withoutTokenizer, loadedWhenCalled, splitAtDynamicImports, nothing],
});

const require = createRequire(import.meta.url);
const { compileBundled } = require('../dist/compile.cjs');
writeFileSync('dist/faq.snapshot', await compileBundled({ version, build: buildId }, 'faq.yaml'));
const { createProgram } = require('../dist/program.cjs');
const program = createProgram({ version }, { helpWidth: 80 });
mkdirSync('man', { recursive: true });
writeFileSync(
  'man/ecf-faq.1',
  manualPage(program, require('../dist/topics.cjs'), require('../dist/help.cjs'), today()),
);
for (const name of ['compile', 'program', 'help']) rmSync(`dist/${name}.cjs`);
writeFileSync('dist/NOTICES.txt', noticesOf(Object.keys(metafile.inputs)));
// Not published: what is bundled, for the test of the package.
writeFileSync('dist/metafile.json', JSON.stringify(metafile));

/** The same for every build of one version, if it says when that was (https://reproducible-builds.org). */
function today() {
  const { SOURCE_DATE_EPOCH } = process.env;
  return SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date();
}
