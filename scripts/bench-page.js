/**
 * Times the search of the web page in Chromium, with the bundled FAQ and with a made one of 5,000 entries, and prints a
 * table for docs/performance.md: `npm run bench:page`.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { madeFaq } from './made-faq.js';

const QUERIES = ['pacer login', 'how do i reset my forgotten pasword', 'banana bread recipe', 'what does pacer charge'];
const MADE = 5000;
const bin = fileURLToPath(new URL('../bin/ecf-faq.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-bench-'));
const made = join(folder, 'made.yaml');
writeFileSync(made, madeFaq(MADE));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  console.log(`Chromium ${browser.version()}\n`);
  console.log('| page | size | gzipped | first use | a key: median | 95 in 100 | slowest | longest block |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  await time('bundled FAQ', []);
  await time(`${MADE.toLocaleString('en')} made entries`, ['--only-faq', '--faq', made]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function time(name, options) {
  const html = execFileSync(process.execPath, [bin, 'list', '--format', 'html', ...options], { maxBuffer: 1 << 28 });
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const { times, block } = await page.evaluate(async (queries) => {
    const form = document.getElementById('page:search');
    const box = document.getElementById('page:box');
    const times = [];
    let block = 0;
    // Blocks of 50 ms and more, after the page is loaded.
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) block = Math.max(block, duration);
    }).observe({ type: 'longtask' });
    for (const query of ['p', ...queries]) {
      for (let end = 1; end <= query.length; end++) {
        const start = performance.now();
        box.value = query.slice(0, end);
        box.dispatchEvent(new Event('input'));
        while (form.ariaBusy === 'true') await new Promise((resolve) => setTimeout(resolve));
        // Asking for a height makes the browser lay out what has changed.
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }
    return { times, block };
  }, QUERIES);
  const [first, ...keys] = times;
  await page.close();
  keys.sort((a, b) => a - b);
  const at = (share) => `${keys[Math.min(keys.length - 1, Math.floor(share * keys.length))].toFixed(1)} ms`;
  const size = (bytes) => `${Math.round(bytes / 1000)} kB`;
  const cells = [name, size(html.length), size(gzipSync(html, { level: 9 }).length), `${(first / 1000).toFixed(1)} s`];
  const longest = block === 0 ? 'below 50 ms' : `${Math.round(block)} ms`;
  console.log(`| ${[...cells, at(0.5), at(0.95), at(1), longest].join(' | ')} |`);
}
