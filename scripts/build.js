/** Bundles the program into dist/ and compiles the FAQ: start-up time is why (see docs/performance.md). */

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  // commander and damerau-levenshtein are CommonJS: their require() of Node's own modules has to work in an ES module.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { compileBundled } = await import('../dist/main.js');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('dist/faq.snapshot', await compileBundled(version, 'faq.yaml'));
writeFileSync('dist/NOTICES.txt', notices(Object.keys(metafile.inputs)));

/** The licences of the packages that the bundle holds, which ask to be passed on with it. */
function notices(inputs) {
  const packages = new Set(inputs.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      if (!file) throw new Error(`${name} has no licence file to pass on`);
      return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
