/** A real browser for the tests of the page: the system's Chromium or Chrome. Without one, these tests are skipped. */

import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { loadProgram } from '../support/program.ts';

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

if (!executablePath) {
  process.stderr.write(
    'No Chromium: the tests of the page are skipped (Debian: apt-get install chromium; or set CHROMIUM).\n',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-page-'));

const run = loadProgram();

/** The address of a file with the page that these arguments print. */
export async function pageOf(...args: string[]): Promise<string> {
  const { out, err } = await run([...args, '--format', 'html']);
  if (!out) throw new Error(`no page: ${err}`);
  const file = join(folder, `${args.join('-').replace(/\W+/g, '-').slice(-80)}.html`);
  writeFileSync(file, out);
  return pathToFileURL(file).href;
}

/** Reads one page at a time. */
type Reader = ReturnType<typeof createReader>;

function createReader(browser: () => Browser) {
  let page: Page;
  let complaints: string[] = [];
  /** The part of the page with that id. */
  const part = (id: string) => page.locator(`[id="${id}"]`);
  const hits = () => page.locator('#page\\:hits > li:visible');
  /** Until what was searched for is shown. */
  const settled = () => page.waitForFunction(() => document.getElementById('page:search')?.ariaBusy === 'false');
  return {
    page: () => page,
    complaints: () => complaints,
    async show(url: string, options?: BrowserContextOptions): Promise<void> {
      page = await (await browser().newContext(options)).newPage();
      complaints = complaintsOf(page, url);
      await page.goto(url);
    },
    async type(words: string): Promise<void> {
      await part('page:box').focus();
      await page.keyboard.type(words);
      await settled();
    },
    settled,
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
    part,
    hits,
    /** Where the hits lead. */
    hrefs: () =>
      hits()
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    /** The id of what has the focus; of a link, where it leads. */
    focused: () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id),
    /** The part of the address after #. */
    hash: () => page.evaluate(() => location.hash),
  };
}

/**
 * `describe` with a browser, skipped if there is none. A test fails if its page wrote to the console, had an error or a
 * dialog, or asked for anything but itself.
 */
export function describeInBrowser(name: string, define: (reader: Reader) => void): void {
  let browser: Browser;
  const reader = createReader(() => browser);
  (executablePath ? describe : describe.skip)(name, () => {
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
    });
    afterAll(() => browser.close());
    afterEach(async () => {
      await reader.page().context().close();
      expect(reader.complaints()).toEqual([]);
    });
    define(reader);
  });
}

function complaintsOf(page: Page, url: string): string[] {
  const complaints: string[] = [];
  const { origin } = new URL(url);
  const self = url.replace(/#.*/s, '');
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    // Its search runs in a worker made from its own script.
    const isOwn = request.url().replace(/#.*/s, '') === self || request.url().startsWith(`blob:${origin}/`);
    if (!isOwn) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}

/** What axe-core finds wrong, one line each. The page must be opened with `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
