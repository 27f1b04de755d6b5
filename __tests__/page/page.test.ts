/** The page of --format html in a real browser, opened from disk. */

import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../support/faq.ts';
import { file, run } from '../support/run.ts';
import { describeInBrowser, launch, type Opened, open, pageOf, violations } from './browser.ts';

describeInBrowser('the page', () => {
  let browser: Browser;
  let url: string;
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    url = pageOf('list');
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const { complaints } = opened;
    await opened.close();
    expect(complaints).toEqual([]);
  });

  const show = async (address: string, options = {}) => {
    opened = await open(browser, address, options);
    page = opened.page;
  };
  /** Until what was searched for is shown. */
  const settled = () => page.waitForFunction(() => document.getElementById('page:search')?.ariaBusy === 'false');
  const type = async (words: string) => {
    await page.focus('#page\\:box');
    await page.keyboard.type(words);
    await settled();
  };
  const top = (part: ReturnType<typeof page.locator>) =>
    part.first().evaluate((one) => Math.round(one.getBoundingClientRect().top));
  const hits = () => page.locator('#page\\:hits > li:visible');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id);
  const hash = () => page.evaluate(() => location.hash);
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

  it('searches while the reader types, and marks the matches', async () => {
    await show(url);
    await type('changing firms');
    expect(await hits().first().innerText()).toMatch(
      /^I am changing firms\..*\s+Today \(PACER.*\): Do not register again/,
    );
    expect(await hits().first().locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining(['changing', 'firms', 'change']),
    );
    expect(await page.locator('[role=status]').innerText()).toMatch(/^(\d+ of )?\d+ matches$/);
    expect(await page.locator('article:visible').count()).toBe(0);
  });

  it('keeps the search in the address; back and forward return to it and to the answer', async () => {
    await show(url);
    await type('changing firms');
    await page.keyboard.press('Enter');
    await settled();
    expect(await hash()).toBe('#q=changing+firms');
    expect(await focused()).toBe('#changing-firms');
    await page.keyboard.press('Enter');
    expect(await hash()).toBe('#changing-firms');
    await page.locator('#changing-firms').waitFor();
    expect(await focused()).toBe('#changing-firms');
    expect(await hits().count()).toBe(0);
    expect(
      await page.locator('#changing-firms').evaluate((entry) => Math.round(entry.getBoundingClientRect().top)),
    ).toBeLessThan(140);

    await page.goBack();
    await hits().first().waitFor();
    expect(await page.inputValue('#page\\:box')).toBe('changing firms');
    expect(await focused()).toBe('#changing-firms');
    await page.goBack();
    await page.locator('#link-pacer-account').waitFor();
    expect(await hash()).toBe('');
    expect(await page.inputValue('#page\\:box')).toBe('');
    await page.goForward();
    await hits().first().waitFor();
  });

  it('one search is one step in the history, however often it is reworded', async () => {
    await show(url);
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    await type('pacer');
    await page.waitForFunction(() => location.hash === '#q=pacer');
    await page.keyboard.type(' login');
    await page.waitForFunction(() => location.hash === '#q=pacer+login');
    expect(await length()).toBe(before + 1);
  });

  it('going back while still typing does not come forth again', async () => {
    await show(`${url}#forgot-login`);
    await page.goto(`${url}#free-look`);
    await type('pacer');
    await page.goBack();
    await page.locator('#forgot-login').waitFor();
    await page.waitForTimeout(400);
    expect(await hash()).toBe('#forgot-login');
    expect(await page.inputValue('#page\\:box')).toBe('');
  });

  it.each([
    ['#q=banana+bread', '#page\\:nothing:visible'],
    ['#q=pacer+login', '#page\\:hits > li:visible >> nth=0'],
    ['#forgot-login', '#forgot-login'],
    ['#category:pacer', '#category\\:pacer'],
    ['#q=', '#link-pacer-account'],
    ['#%', '#link-pacer-account'],
    ['#constructor', '#link-pacer-account'],
  ])('opens at %s', async (address, seen) => {
    await show(url + address);
    await page.locator(seen).waitFor();
  });

  it('finds an answer whose id is typed in capitals, and says so if there is none with that id', async () => {
    await show(`${url}#Forgot-Login`);
    await page.waitForFunction(() => scrollY > 0);
    expect(await focused()).toBe('#forgot-login');
    await page.goto(`${url}#no-such-answer`);
    await page.getByText('This page has no answer called "no-such-answer".').waitFor();
  });

  it('says how many matches there are only when that changes', async () => {
    await show(url);
    await type('pacer');
    const changes = await page.evaluate(() => {
      const status = document.getElementById('page:status') as HTMLElement;
      const box = document.getElementById('page:box') as HTMLInputElement;
      const observer = new MutationObserver(() => {});
      observer.observe(status, { childList: true, characterData: true, subtree: true });
      box.dispatchEvent(new Event('input'));
      return observer.takeRecords().length;
    });
    expect(changes).toBe(0);
  });

  it('shows the whole text to act on of the first match', async () => {
    await show(url);
    await type('link my old cmecf account');
    const { entry } = JSON.parse(run(['search', '--json', '-n', '1', 'link my old cmecf account']).out).hits[0];
    expect((await hits().first().innerText()).replace(/\s+/g, ' ')).toContain(
      (entry.now?.text ?? entry.answer).replace(/\s+/g, ' ').slice(-60),
    );
  });

  it('leaves its keys to an input method that composes a text, in Safari too', async () => {
    await show(url);
    await type('pacer');
    const left = await page.evaluate(() => {
      const event = new KeyboardEvent('keydown', {
        key: 'Escape',
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      } as KeyboardEventInit);
      document.getElementById('page:box')?.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(left).toBe(false);
    expect(await page.inputValue('#page\\:box')).toBe('pacer');
  });

  it('moves through the matches with the arrow keys; Escape goes back to the box, then clears it', async () => {
    await show(url);
    await type('link account');
    const ids = await hits()
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('page:box');
    await page.waitForFunction(() => location.hash === '#q=link+account');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('page:box');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#page\\:box')).toBe('');
    expect(await page.locator('#link-pacer-account').isVisible()).toBe(true);
    expect(await hash()).toBe('');
  });

  it('moves to the box with /, unless that is turned off or cannot be', async () => {
    await show(url);
    await page.keyboard.press('/');
    expect(await focused()).toBe('page:box');
    await page.locator('#page\\:slash').click();
    await page.keyboard.press('/');
    expect(await focused()).toBe('page:slash');
    await page.locator('#page\\:slash').click();
    await page.keyboard.press('/');
    expect(await focused()).toBe('page:box');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.setViewportSize({ width: 320, height: 600 });
    await page.keyboard.press('/');
    expect(await focused()).not.toBe('page:box');
  });

  it('shows all matches when asked, and goes on at the first new one', async () => {
    await show(`${url}#q=pacer+login`);
    await page.locator('#page\\:more').click();
    const total = Number(/^\d+/.exec(await page.locator('[role=status]').innerText())?.[0]);
    expect(await hits().count()).toBe(total);
    expect(total).toBeGreaterThan(10);
    expect(await focused()).toBe(await hits().nth(10).locator('a').getAttribute('href'));
  });

  it('says what is not in the FAQ, what comes close, and whom to ask', async () => {
    await show(url);
    await type('banana bread');
    const nothing = page.locator('#page\\:nothing');
    expect(await nothing.innerText()).toMatch(
      /Not in this FAQ: banana bread[\s\S]*PACER Related 20[\s\S]*866-239-6233/,
    );
    expect(await page.locator('[role=status]').innerText()).toBe('0 matches');
    await nothing.getByText('Fees and Bills').click();
    expect(await page.locator('#category\\:fees').isVisible()).toBe(true);
  });

  it('says what it searched for instead of a misspelled word', async () => {
    await show(`${url}#q=forgot+my+pasword`);
    await page.getByText('Searched for: forgot my password').waitFor();
  });

  it('searches only the categories that it was made for', async () => {
    await show(`${pageOf('list', '-c', 'fees')}#q=pacer+login`);
    await page.locator('#page\\:hits > li:visible, #page\\:nothing:visible').first().waitFor();
    const found = JSON.parse(run(['search', 'pacer login', '-c', 'fees', '-n', '10', '--json']).out);
    const ids = await hits()
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1)));
    expect(ids).toEqual(found.hits.map(({ entry }: { entry: { id: string } }) => entry.id));
  });

  it('finds an entry of a FAQ file added to it', async () => {
    const office = file(
      'office.yaml',
      'title: Our office\ncategories:\n  - id: office\n    name: Our Office\n    entries:\n      - id: zebra\n        question: Which code do we use for zebrafish?\n        answer: ZEB-01.\n',
    );
    await show(pageOf('list', '--faq', office));
    await type('which code do zebrafish matters have');
    expect(await hits().first().innerText()).toContain('ZEB-01');
  });

  it('is whole without JavaScript, and its links work', async () => {
    await show(url, { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('article:visible').count()).toBe(118);
    await page.locator('nav').getByText('PACER Related').click();
    const [first] = run(['list', '-c', 'pacer', '--format', 'plain']).out.split('\t');
    await page.locator('section[aria-labelledby="category:pacer"] .questions a').first().click();
    expect(page.url()).toBe(`${url}#${first}`);
  });

  it('shows on the first screen of a phone: an answer, that it is unofficial, the box and the way back', async () => {
    const phone = { width: 375, height: 667 };
    await show(`${url}#free-look`, { viewport: phone });
    const answer = page.locator('#free-look');
    // The page scrolls once it has painted.
    await page.waitForFunction(() => scrollY > 0);
    for (const part of [
      page.locator('#page\\:box'),
      answer.locator('.question'),
      answer.getByText('Unofficial'),
      answer.getByText('All questions'),
    ]) {
      expect(await top(part)).toBeGreaterThanOrEqual(0);
      expect(await top(part)).toBeLessThan(phone.height);
    }
    await answer.getByText('All questions').click();
    expect(await hash()).toBe('#page:categories');
  });

  it.each([320, 640, 3840])('fits into %i pixels', async (width) => {
    await show(url, { viewport: { width, height: 800 } });
    expect(await isWide()).toBe(false);
    await type('pacer login');
    expect(await isWide()).toBe(false);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(`banana ${'x'.repeat(80)}`);
    expect(await isWide()).toBe(false);
  });

  it('is dark where the reader wants it dark', async () => {
    const light = async (colorScheme: 'light' | 'dark') => {
      await show(url, { colorScheme });
      const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      if (colorScheme === 'light') await opened.close();
      return Number(/\d+/.exec(color)?.[0]);
    };
    expect(await light('light')).toBe(255);
    expect(await light('dark')).toBeLessThan(140);
  });

  it('prints every answer with the addresses of its links, without the box', async () => {
    await show(url);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('article:visible').count()).toBe(118);
    const links = page.locator('a[href^="http"]:visible');
    expect(await links.evaluateAll((all) => all.filter((a) => a.textContent !== a.getAttribute('href')).length)).toBe(
      0,
    );
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(20);
  });

  it('runs nothing and links nowhere that a hostile FAQ file or address wants', async () => {
    const evil = `"</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- ' javascript:alert(3)"`;
    const hostile = file(
      'hostile.yaml',
      `title: ${evil}\ncategories:\n  - id: evil\n    name: ${evil}\n    entries:\n      - id: evil\n        question: ${evil}\n        answer: ${evil}\n        asked_as: [${evil}, zebrafish]\n        now: { text: ${evil} }\n        updates: [{ text: ${evil} }]\n        as_of: ${evil}\n        sources: ["https://example.org/'onclick=alert(4)%22><script>alert(5)</script>"]\n`,
    );
    await show(pageOf('list', '--faq', hostile));
    for (const words of ['script alert', '<img src=x onerror=alert(6)>', 'banana <script>alert(7)</script>']) {
      await page.fill('#page\\:box', words);
    }
    await page.evaluate(() => {
      location.hash = '#q=%3Cimg%20src%3Dx%20onerror%3Dalert(8)%3E';
    });
    await page.locator('#page\\:matches:visible, #page\\:nothing:visible').first().waitFor();
    const addresses = await page
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.filter((address) => !/^(https?:\/\/|#)/.test(address))).toEqual([]);
    expect(await page.locator('img, iframe, object, script:not(#page\\:data):not(:last-of-type)').count()).toBe(0);
  });

  describe('axe-core finds nothing', () => {
    const at = async (address: string, colorScheme: 'light' | 'dark' = 'light') => {
      await show(address, { bypassCSP: true, colorScheme });
      await page.waitForTimeout(300);
      return violations(page);
    };
    it.each(['', '#q=forgot+my+pasword', '#q=banana+bread'])('at %s', async (hash) => {
      expect(await at(url + hash)).toEqual([]);
    });
    it.each(['', '#q=pacer+login'])('in the dark at %s', async (hash) => {
      expect(await at(url + hash, 'dark')).toEqual([]);
    });
    it.each([
      ['show', 'forgot-login', 'pacer-fees'],
      ['search', 'pacer login'],
      ['search', 'banana bread'],
      ['answer', 'changing firms'],
      ['answer', 'changing firms', '--bare'],
      ['categories'],
      ['about'],
    ])('in %s %s', async (...args) => {
      expect(await at(pageOf(...args))).toEqual([]);
    });
  });

  it('finds and refuses the same as the command line, for every query under relevance/', async () => {
    const queries = readdirSync(`${ROOT}/relevance`).flatMap((name) =>
      readFileSync(`${ROOT}/relevance/${name}`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { query: string }).query),
    );
    expect(queries.length).toBeGreaterThan(1500);
    const { out } = run(['search', '--stdin', '-n', '3'], {
      input: queries.map((query) => `${query.replace(/\s+/g, ' ')}\n`).join(''),
    });
    const expected = out
      .trim()
      .split('\n')
      .map((line) => {
        const { hits, suggestions } = JSON.parse(line) as {
          hits: { entry: { id: string } }[];
          suggestions: { id: string }[];
        };
        return `${hits.map(({ entry }) => entry.id).join(' ')} | ${suggestions.map(({ id }) => id).join(' ')}`;
      });
    await show(url);
    const found = await page.evaluate(async (queries) => {
      const form = document.getElementById('page:search') as HTMLElement;
      const box = document.getElementById('page:box') as HTMLInputElement;
      const links = (list: string) =>
        [...document.querySelectorAll(`#page\\:${list} a`)]
          .slice(0, 3)
          .map((link) => link.getAttribute('href')?.slice(1));
      const found: string[] = [];
      for (const query of queries) {
        box.value = query;
        box.dispatchEvent(new Event('input'));
        while (form.ariaBusy === 'true') await new Promise((resolve) => setTimeout(resolve));
        found.push(`${links('hits').join(' ')} | ${links('near').join(' ')}`);
      }
      return found;
    }, queries);
    expect(found).toEqual(expected);
  }, 120_000);
});
