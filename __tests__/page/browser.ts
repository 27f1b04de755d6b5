/** A real browser for the tests of the page: the system's Chromium or Chrome. Without one, these tests are skipped. */

import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { run } from '../support/run.ts';

const CANDIDATES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const executablePath = CANDIDATES.find((path) => path !== '' && existsSync(path));
// As root, as in a container, Chromium starts only without its sandbox; the pages are our own.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `describe`, but skipped if there is no browser. */
export const describeInBrowser = executablePath ? describe : describe.skip;
if (!executablePath) {
  process.stderr.write(
    'No Chromium: the tests of the page are skipped (Debian: apt-get install chromium; or set CHROMIUM).\n',
  );
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
}

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-page-'));

/** The address of a file with the page that these arguments print. */
export function pageOf(...args: string[]): string {
  const { out, err } = run([...args, '--format', 'html']);
  if (!out) throw new Error(`no page: ${err}`);
  const file = join(folder, `${args.join('-').replace(/\W+/g, '-').slice(-80)}.html`);
  writeFileSync(file, out);
  return pathToFileURL(file).href;
}

/** A page in the browser, with all that it complained about or asked for. */
export interface Opened {
  readonly page: Page;
  /** What it wrote to the console, errors, dialogs, and requests for anything but itself. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const self = url.replace(/#.*/s, '');
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    // Its search runs in a worker made from its own script.
    const isOwn = request.url().replace(/#.*/s, '') === self || request.url().startsWith('blob:null/');
    if (!isOwn) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** What axe-core finds wrong, one line each. The page must be opened with `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
