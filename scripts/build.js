/**
 * Bundles the program into dist/ and compiles the FAQ, because every call is a cold start (see docs/performance.md):
 * one file for each part that is loaded on its own, and the FAQ as a snapshot. Also writes the manual.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { readConstants } from './constants.js';
import { compileEagerly } from './eager.js';
import { manualPage } from './man.js';
import { noticesOf } from './notices.js';
import { buildPage } from './page.js';

/** What `import()` loads, by the name of its file, becomes a separate file. */
const PARTS = [
  'src/program.ts',
  'src/catalog/compile.ts',
  'src/output/excerpt.ts',
  'src/output/json.ts',
  'src/output/plain.ts',
  'src/output/markdown.ts',
  'src/output/html.ts',
  'src/check/check.ts',
  'src/check/asked.ts',
  'src/convert/convert.ts',
  'src/faq/parse.ts',
  'src/search/languages.ts',
  'src/faq/commonmark.ts',
  'src/faq/starter.ts',
  'src/terminal/pager.ts',
  'src/terminal/helpers.ts',
  'src/menu/menu.ts',
  'src/completion/complete.ts',
  'src/completion/scripts.ts',
  'chalk',
];

/** What a search loads. */
const SEARCH_PARTS = ['src/start.ts', 'src/main.ts', 'src/session.ts'];

/** What packages bring that costs time or room and that we do not use: in which file, and what replaces it. */
const PATCHES = [
  // It starts subcommands that are separate programs; loading the module costs 2 ms.
  [/commander.lib.command\.js$/, "require('node:child_process')", '{}'],
  // The editor prompt brings tables of every character set, half of the menu's size.
  [/prompts.dist.index\.js$/, "export { default as editor } from '@inquirer/editor'", 'export const editor = null'],
  // Making these regular expressions takes half a millisecond; only text that is wrapped or not ASCII needs them.
  [
    /fast-string-width.dist.index\.js$/,
    "import fastStringTruncatedWidth from 'fast-string-truncated-width'",
    "const fastStringTruncatedWidth = (...args) => require('fast-string-truncated-width').default(...args)",
  ],
];

const partsAndPatches = {
  name: 'parts and patches',
  setup({ onResolve, onLoad }) {
    const names = [...PARTS, ...SEARCH_PARTS].map((path) => basename(path, '.ts'));
    onResolve({ filter: /./ }, ({ kind, path }) => {
      const name = basename(path, '.ts');
      return kind === 'dynamic-import' && names.includes(name) ? { path: `./${name}.cjs`, external: true } : undefined;
    });
    for (const [filter, text, instead] of PATCHES) {
      onLoad({ filter }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(text, instead);
        if (contents === source) throw new Error(`${path} has changed: see PATCHES`);
        return { contents };
      });
    }
  },
};

const constants = readConstants();
const { VERSION, BUILD, TITLE } = constants;

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
// Not published: output/html.ts includes it.
writeFileSync('dist/page.json', JSON.stringify(await buildPage()));
// Not split by esbuild: sharing what parts have in common took a dozen more files at a start, and 4 ms.
const bundled = (entryPoints, supported) => ({
  entryPoints,
  entryNames: '[name]',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  // On Node 20, an ES module adds 5 ms to a start; so does the first import().
  format: 'cjs',
  supported: { 'dynamic-import': false, ...supported },
  define: {
    'import.meta.dirname': '__dirname',
    ...Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
  },
  platform: 'node',
  target: 'node20.17',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [partsAndPatches],
});
const { metafile: others } = await build(bundled(PARTS));
// V8 compiles no arrow function early (see eager.js). In constructors after super(), which these have not, esbuild breaks
// arrow functions with `this`.
const { metafile: search } = await build(bundled(SEARCH_PARTS, { arrow: false }));
const inputs = { ...others.inputs, ...search.inputs };
const outputs = { ...others.outputs, ...search.outputs };

const require = createRequire(import.meta.url);
const { compileBundled } = require('../dist/session.cjs');
writeFileSync('dist/faq.snapshot', await compileBundled({ version: VERSION, build: BUILD }, 'faq.yaml'));
compileEagerly(Object.keys(search.outputs), 'bin/ecf-faq.js', [
  ['search', 'pacer login'],
  ['answer', 'how do I link my pacer account'],
  ['search', 'banana bread'],
]);
const { createProgram, help } = require('../dist/program.cjs');
mkdirSync('man', { recursive: true });
writeFileSync(
  'man/ecf-faq.1',
  manualPage(createProgram({ version: VERSION }, { helpWidth: 80 }), help, TITLE, today()),
);
writeFileSync('dist/NOTICES.txt', noticesOf(Object.keys(inputs)));
// Not published: what is bundled, for the test of the package.
writeFileSync('dist/metafile.json', JSON.stringify({ outputs }));

/** The same for every build of one version, if it says when that was (https://reproducible-builds.org). */
function today() {
  const { SOURCE_DATE_EPOCH } = process.env;
  return SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date();
}
