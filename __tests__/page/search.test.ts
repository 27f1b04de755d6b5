/** The search of the page of --format html in a real browser: the box, its keys, and the address. */

import { readdirSync } from 'node:fs';
import { ROOT, relevanceQueries } from '../support/faq.ts';
import { loadProgram } from '../support/program.ts';
import { file } from '../support/run.ts';
import { describeInBrowser, pageOf } from './browser.ts';

const run = loadProgram();
const url = await pageOf('list');
const SPANISH = `lang: es
categories:
  - id: tarifas
    name: Tarifas
    entries:
      - {id: pagar, question: ¿Cómo se pagan las tarifas?, answer: Con una tarjeta de crédito.}
      - {id: clave, question: ¿Qué hago si olvidé mi contraseña?, answer: Elija la opción para restablecerla.}
`;

describeInBrowser(
  'the search of the page',
  ({ page, show, type, press, settled, part, hits, hrefs, focused, hash }) => {
    it('searches while the reader types, and marks the matches', async () => {
      await show(url);
      await type('changing firms');
      const first = hits().first();
      expect(await first.innerText()).toMatch(/^I am changing firms\..*\s+Today \(PACER.*\): Do not register again/);
      expect(await first.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining(['changing', 'firms']));
      expect(await page().locator('[role=status]').innerText()).toMatch(/^(The first )?\d+ matches$/);
      expect(await page().locator('article:visible').count()).toBe(0);
    });

    it('keeps the search in the address; back and forward return to it and to the answer', async () => {
      await show(url);
      await type('changing firms');
      await press('Enter');
      await settled();
      expect(await hash()).toBe('#q=changing+firms');
      expect(await focused()).toBe('#changing-firms');
      await press('Enter');
      expect(await hash()).toBe('#changing-firms');
      await part('changing-firms').waitFor();
      expect(await focused()).toBe('#changing-firms');
      expect(await hits().count()).toBe(0);

      await page().goBack();
      await hits().first().waitFor();
      expect(await part('page:box').inputValue()).toBe('changing firms');
      expect(await focused()).toBe('#changing-firms');
      await page().goBack();
      await part('link-pacer-account').waitFor();
      expect(await hash()).toBe('');
      expect(await part('page:box').inputValue()).toBe('');
      await page().goForward();
      await hits().first().waitFor();
    });

    it('one search is one step in the history, however often it is reworded', async () => {
      await show(url);
      const length = () => page().evaluate(() => history.length);
      const before = await length();
      await type('pacer');
      await page().waitForFunction(() => location.hash === '#q=pacer');
      await page().keyboard.type(' login');
      await page().waitForFunction(() => location.hash === '#q=pacer+login');
      expect(await length()).toBe(before + 1);
    });

    it('going back while still typing does not come forth again', async () => {
      await show(`${url}#forgot-login`);
      // The box waits for a pause before it notes a search: here, until the clock goes on.
      await page().clock.install({ time: 0 });
      await page().clock.pauseAt(3_600_000);
      await page().goto(`${url}#free-look`);
      await type('pacer');
      await page().goBack();
      await part('forgot-login').waitFor();
      await page().clock.runFor(10_000);
      expect(await hash()).toBe('#forgot-login');
      expect(await part('page:box').inputValue()).toBe('');
    });

    it.each([
      ['#q=banana+bread', 'page:nothing'],
      ['#q=pacer+login', 'page:matches'],
      ['#forgot-login', 'forgot-login'],
      ['#category:pacer', 'category:pacer'],
      ['#q=', 'link-pacer-account'],
      ['#%', 'link-pacer-account'],
      ['#constructor', 'link-pacer-account'],
    ])('opens at %s', async (address, seen) => {
      await show(url + address);
      await part(seen).waitFor();
    });

    it('finds an answer whose id is typed in capitals, and says so if there is none with that id', async () => {
      await show(`${url}#Forgot-Login`);
      await page().waitForFunction(() => scrollY > 0);
      expect(await focused()).toBe('#forgot-login');
      await page().goto(`${url}#no-such-answer`);
      await page().getByText('This page has no answer called "no-such-answer".').waitFor();
    });

    it('announces how many matches there are only when that changes', async () => {
      await show(url);
      await type('pacer');
      const changes = await page().evaluate(async () => {
        const form = document.getElementById('page:search') as HTMLElement;
        const observer = new MutationObserver(() => {});
        observer.observe(document.getElementById('page:status') as HTMLElement, { childList: true, subtree: true });
        document.getElementById('page:box')?.dispatchEvent(new Event('input'));
        while (form.ariaBusy === 'true') await new Promise((resolve) => setTimeout(resolve));
        return observer.takeRecords().length;
      });
      expect(changes).toBe(0);
    });

    it('shows the whole text to act on of the first match', async () => {
      await show(url);
      await type('link my old cmecf account');
      const { out } = await run(['answer', '--bare', '--json', 'link my old cmecf account']);
      const { answer } = JSON.parse(out) as { answer: string };
      expect((await hits().first().innerText()).replace(/\s+/g, ' ')).toContain(answer.replace(/\s+/g, ' '));
    });

    it('leaves its keys to an input method that composes a text, in Safari too', async () => {
      await show(url);
      await type('pacer');
      const isTaken = await page().evaluate(() => {
        const key: KeyboardEventInit & { keyCode: number } = { key: 'Escape', keyCode: 229, bubbles: true };
        const event = new KeyboardEvent('keydown', { ...key, cancelable: true });
        document.getElementById('page:box')?.dispatchEvent(event);
        return event.defaultPrevented;
      });
      expect(isTaken).toBe(false);
      expect(await part('page:box').inputValue()).toBe('pacer');
    });

    it('moves through the matches with the arrow keys; Escape goes back to the box, then clears it', async () => {
      await show(url);
      await type('link account');
      const [first, second] = await hrefs();
      await press('ArrowDown');
      expect(await focused()).toBe(first);
      await press('ArrowDown');
      expect(await focused()).toBe(second);
      await press('ArrowUp', 'ArrowUp');
      expect(await focused()).toBe('page:box');
      await page().waitForFunction(() => location.hash === '#q=link+account');
      await press('ArrowDown', 'Escape');
      expect(await focused()).toBe('page:box');
      await press('Escape');
      expect(await part('page:box').inputValue()).toBe('');
      expect(await part('link-pacer-account').isVisible()).toBe(true);
      expect(await hash()).toBe('');
    });

    it('moves to the box with /, unless that is turned off or cannot be', async () => {
      await show(url);
      await press('/');
      expect(await focused()).toBe('page:box');
      await part('page:slash').click();
      await press('/');
      expect(await focused()).toBe('page:slash');
      await part('page:slash').click();
      await press('/');
      expect(await focused()).toBe('page:box');
      await page().evaluate(() => (document.activeElement as HTMLElement).blur());
      await page().setViewportSize({ width: 320, height: 600 });
      await press('/');
      expect(await focused()).not.toBe('page:box');
    });

    it('shows all matches when asked, and goes on at the first new one', async () => {
      await show(`${url}#q=pacer+login`);
      await part('page:more').click();
      await settled();
      const total = Number(/^\d+/.exec(await page().locator('[role=status]').innerText())?.[0]);
      expect(await hits().count()).toBe(total);
      expect(total).toBeGreaterThan(10);
      expect(await focused()).toBe((await hrefs())[10]);
    });

    it('says what is not in the FAQ, what comes close, and whom to ask', async () => {
      await show(url);
      await type('banana bread');
      const nothing = part('page:nothing');
      expect(await nothing.innerText()).toMatch(/Not in this FAQ: banana bread[\s\S]*PACER Related[\s\S]*866-239-6233/);
      expect(await page().locator('[role=status]').innerText()).toBe('0 matches');
      await nothing.getByText('Fees and Bills').click();
      expect(await part('category:fees').isVisible()).toBe(true);
    });

    it('says what it searched for instead of a misspelled word', async () => {
      await show(`${url}#q=forgot+my+pasword`);
      await page().getByText('Searched for: forgot my password').waitFor();
    });

    it('searches only the categories that it was made for', async () => {
      await show(`${await pageOf('list', '-c', 'fees')}#q=pacer+login`);
      await page().locator('#page\\:hits > li:visible, #page\\:nothing:visible').first().waitFor();
      const { out } = await run(['search', 'pacer login', '-c', 'fees', '-n', '10', '--format', 'plain']);
      expect(await hrefs()).toEqual(
        out
          .split('\n')
          .slice(0, -1)
          .map((line) => `#${line.split('\t')[2]}`),
      );
    });

    it('searches a Spanish FAQ by the rules of Spanish', async () => {
      const faq = file('espanol.yaml', SPANISH);
      await show(await pageOf('list', '--faq', faq, '--only-faq'));
      await type('los pagos');
      expect(await hrefs()).toEqual(['#pagar']);
    });

    it('finds and refuses the same as the command line, for queries of every set under relevance/', async () => {
      const queries = readdirSync(`${ROOT}/relevance`)
        .flatMap((name) => relevanceQueries(name))
        .map(({ query }) => query.replace(/\s+/g, ' '))
        .filter((_, i) => i % 20 === 0);
      const { out } = await run(['search', '--stdin', '-n', '3'], { input: `${queries.join('\n')}\n` });
      interface Found {
        readonly hits: readonly { readonly entry: { readonly id: string } }[];
        readonly suggestions: readonly { readonly id: string }[];
      }
      const expected = out
        .split('\n')
        .slice(0, -1)
        .map((line) => {
          const { hits, suggestions } = JSON.parse(line) as Found;
          return [hits.map(({ entry }) => `#${entry.id}`), suggestions.map(({ id }) => `#${id}`)];
        });
      await show(url);
      const found = await page().evaluate(async (queries) => {
        const box = document.getElementById('page:box') as HTMLInputElement;
        const links = (list: string) =>
          [...document.querySelectorAll(`#page\\:${list} a`)].slice(0, 3).map((link) => link.getAttribute('href'));
        const form = document.getElementById('page:search') as HTMLElement;
        const found = [];
        for (const query of queries) {
          box.value = query;
          box.dispatchEvent(new Event('input'));
          while (form.ariaBusy === 'true') await new Promise((resolve) => setTimeout(resolve));
          found.push([links('hits'), links('near')]);
        }
        return found;
      }, queries);
      expect(found).toEqual(expected);
    });
  },
);
