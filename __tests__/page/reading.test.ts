/** The page of --format html in a real browser, as it is read: on any screen, on paper, without JavaScript, by anybody. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../support/faq.ts';
import { loadProgram } from '../support/program.ts';
import { file } from '../support/run.ts';
import { describeInBrowser, pageOf, violations } from './browser.ts';

const run = loadProgram();
const url = await pageOf('list');

describeInBrowser('the page', ({ page, show, type, part, hrefs, hash }) => {
  const isWide = () => page().evaluate(() => document.documentElement.scrollWidth > innerWidth);

  it('is whole without JavaScript, and its links work', async () => {
    await show(url, { javaScriptEnabled: false });
    expect(await page().locator('form').isVisible()).toBe(false);
    expect(await page().locator('article:visible').count()).toBeGreaterThan(100);
    await page().locator('nav').getByText('PACER Related').click();
    const [first] = (await run(['list', '-c', 'pacer', '--format', 'plain'])).out.split('\t');
    await page().locator('section[aria-labelledby="category:pacer"] .questions a').first().click();
    expect(page().url()).toBe(`${url}#${first}`);
  });

  it('is whole behind a server that sends the policy of the README', async () => {
    const [, policy = ''] =
      /^Content-Security-Policy: (.*)$/m.exec(readFileSync(`${ROOT}/docs/usage.md`, 'utf8')) ?? [];
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy });
      response.end(readFileSync(fileURLToPath(url)));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      await show(`http://127.0.0.1:${(server.address() as AddressInfo).port}/faq.html`);
      await type('free look');
      expect(await hrefs()).toContain('#free-look');
      expect(
        await page()
          .locator('body')
          .evaluate((body) => getComputedStyle(body).marginTop),
      ).toBe('0px');
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('shows on the first screen of a phone: an answer, that it is unofficial, the box and the way back', async () => {
    const phone = { width: 375, height: 667 };
    await show(`${url}#free-look`, { viewport: phone });
    const answer = part('free-look');
    // The page scrolls once it has painted.
    await page().waitForFunction(() => scrollY > 0);
    const back = answer.getByText('All questions');
    for (const shown of [part('page:box'), answer.locator('.question'), answer.getByText('Unofficial'), back]) {
      const top = await shown.first().evaluate((one) => Math.round(one.getBoundingClientRect().top));
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(phone.height);
    }
    await back.click();
    expect(await hash()).toBe('#page:categories');
  });

  it.each([320, 640, 3840])('fits into %i pixels', async (width) => {
    await show(url, { viewport: { width, height: 800 } });
    expect(await isWide()).toBe(false);
    for (const words of ['pacer login', `banana ${'x'.repeat(80)}`]) {
      await page().fill('#page\\:box', words);
      expect(await isWide()).toBe(false);
    }
  });

  it('is dark where the reader wants it dark, and prints every answer with the addresses of its links', async () => {
    await show(url);
    const light = () =>
      page().evaluate(() => Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)));
    expect(await light()).toBe(255);
    await page().emulateMedia({ colorScheme: 'dark' });
    expect(await light()).toBeLessThan(140);
    await page().emulateMedia({ media: 'print' });
    expect(await page().locator('form').isVisible()).toBe(false);
    expect(await page().locator('article:visible').count()).toBeGreaterThan(100);
    const links = page().locator('a[href^="http"]:visible');
    const unlike = await links.evaluateAll((all) => all.filter((a) => a.textContent !== a.getAttribute('href')).length);
    expect(unlike).toBe(0);
  });

  it('finds an entry of a FAQ file added to it, and runs nothing that a hostile one or an address wants', async () => {
    const evil = `"</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- ' javascript:alert(3)"`;
    const hostile = file(
      'hostile.yaml',
      `title: ${evil}\ncategories:\n  - id: evil\n    name: ${evil}\n    entries:\n      - id: evil\n        question: ${evil}\n        answer: ${evil}\n        asked_as: [${evil}, zebrafish]\n        now: { text: ${evil} }\n        updates: [{ text: ${evil} }]\n        as_of: ${evil}\n        sources: ["https://example.org/%27onclick=alert(4)%22", "<script>alert(5)</script>"]\n`,
    );
    await show(await pageOf('list', '--faq', hostile));
    await type('zebrafish');
    expect(await hrefs()).toContain('#evil');
    for (const words of ['script alert', '<img src=x onerror=alert(6)>', 'banana <script>alert(7)</script>']) {
      await page().fill('#page\\:box', words);
    }
    await page().evaluate(() => {
      location.hash = '#q=%3Cimg%20src%3Dx%20onerror%3Dalert(8)%3E';
    });
    await page().locator('#page\\:matches:visible, #page\\:nothing:visible').first().waitFor();
    const links = page().locator(
      'a:not([href^="http://"], [href^="https://"], [href^="#"], [href="tel:8662396233"], [href="mailto:ecfhelp@mad.uscourts.gov"])',
    );
    expect(await links.count()).toBe(0);
    expect(await page().locator('img, iframe, object, script:not(#page\\:data):not(:last-of-type)').count()).toBe(0);
  });

  it.each<[string, 'light' | 'dark', string, string[]]>([
    ['everything', 'light', 'category:fees', ['list', '-c', 'fees']],
    ['everything, dark', 'dark', 'category:fees', ['list', '-c', 'fees']],
    ['a misspelled search', 'light', 'page:matches', ['list', '-c', 'fees', '#q=pay+the+fee+twise']],
    ['a search, dark', 'dark', 'page:matches', ['list', '-c', 'fees', '#q=pacer+login']],
    ['nothing found', 'light', 'page:nothing', ['list', '-c', 'fees', '#q=banana+bread']],
    ['two entries', 'light', 'forgot-login', ['show', 'forgot-login', 'pacer-fees']],
    ['the page of a search', 'light', '', ['search', 'pacer login']],
    ['the page of an answer', 'light', '', ['answer', 'changing firms', '--bare']],
    ['categories', 'light', '', ['categories']],
    ['about', 'light', '', ['about']],
  ])('axe-core finds nothing in %s', async (_, colorScheme, seen, args) => {
    const address = args.find((arg) => arg.startsWith('#')) ?? '';
    await show((await pageOf(...args.filter((arg) => arg !== address))) + address, { bypassCSP: true, colorScheme });
    if (seen) await part(seen).waitFor();
    expect(await violations(page())).toEqual([]);
  });
});
