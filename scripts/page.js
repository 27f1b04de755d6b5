/** The style and the script of the web pages, for output/html.ts. */

import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';

/** Each as text, with its hash for the pages' Content-Security-Policy. */
export async function buildPage() {
  const { outputFiles, metafile } = await build({
    entryPoints: { script: 'src/page/start.ts', style: 'src/page/page.css' },
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
  const part = (ending, head = '') => {
    const text = head + outputFiles.find(({ path }) => path.endsWith(ending)).text.trim();
    return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
  };
  // A page goes where dist/NOTICES.txt does not.
  return { script: part('.js', `/*\n${noticesOf(Object.keys(metafile.inputs))}*/\n`), style: part('.css') };
}
