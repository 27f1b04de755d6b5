/** Makes docs/page.png: the page of the bundled FAQ in Chromium, as a reader sees it after a search. */

import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../', import.meta.url));
const file = join(tmpdir(), `ecf-faq-${process.pid}.html`);
writeFileSync(
  file,
  execFileSync(process.execPath, [`${root}bin/ecf-faq.js`, 'list', '--format', 'html'], { maxBuffer: 1 << 28 }),
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1160, height: 720 } });
  await page.goto(`${pathToFileURL(file).href}#q=changing+firms`);
  await page.locator('.hits > li').first().waitFor();
  await page.screenshot({ path: `${root}docs/page.png` });
} finally {
  await browser.close();
  rmSync(file);
}
console.log('docs/page.png updated.');
