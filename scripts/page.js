/** The style and the scripts of the web pages, for output/html.ts. */

import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';

/** Each as text; what a page runs itself, with its hash for the page's Content-Security-Policy. */
export async function buildPage() {
  const [style, script, languages] = await Promise.all(['page.css', 'start.ts', 'languages.ts'].map(bundle));
  return { style: partOf(style.text), script: partOf(withNotices(script)), languages: withNotices(languages) };
}

async function bundle(file) {
  const { outputFiles, metafile } = await build({
    entryPoints: [`src/page/${file}`],
    outdir: 'page',
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome105', 'firefox115', 'safari16.4'],
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return { text: outputFiles[0].text.trim(), files: Object.keys(metafile.inputs) };
}

/** A page goes where dist/NOTICES.txt does not. */
function withNotices({ text, files }) {
  return `/*\n${noticesOf(files)}*/\n${text}\n`;
}

function partOf(text) {
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
