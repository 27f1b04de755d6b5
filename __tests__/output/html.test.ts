/** The pages of --format html as text: what they contain, what is escaped, how much they weigh. */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Entry, isWeb } from '../../src/faq/faq.ts';
import { blocks, inline } from '../../src/output/article.ts';
import { blocksOf, inlines, sourceOf } from '../../src/output/blocks.ts';
import { html } from '../../src/output/markup.ts';
import type { Span } from '../../src/search/snippet.ts';
import { file, run } from '../support/run.ts';

const page = (...args: string[]) => run([...args, '--format', 'html']).out;
const text = (markup: string) =>
  markup
    .replace(/<(style|script|template|title)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
const ids = (markup: string) => [...markup.matchAll(/<article id="([^"]*)"/g)].map(([, id]) => id);
const letters = (value: string) => value.replace(/\s+/g, '');

const entries = (JSON.parse(run(['list', '--json']).out) as { entries: Entry[] }).entries;
const whole = page('list');

describe('the page of the whole FAQ', () => {
  it.each(entries.map((entry) => [entry.id, entry] as const))('has all of %s', (id, entry) => {
    const [article = ''] = new RegExp(`<article id="${id}">[\\s\\S]*?</article>`).exec(whole) ?? [];
    const shown = text(article);
    const answer = entry.answer.replace(/^(?:-|\d+\.) +/gm, '');
    for (const part of [entry.question, entry.now?.text ?? '', answer, ...entry.updates.map(({ text }) => text)]) {
      expect(letters(shown)).toContain(letters(part));
    }
    const links = [...article.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => text(url));
    for (const source of entry.sources) expect(isWeb(source) ? links : shown).toContain(source);
    expect(links).toEqual(expect.arrayContaining(entry.related.map((id) => `#${id}`)));
    if (entry.now?.source) expect(links).toContain(entry.now.source);
  });

  it('says whose it is, what to know first, and whom to ask', () => {
    const about = JSON.parse(run(['about', '--json']).out);
    for (const part of [about.title, about.publisher, about.caveat, about.helpDesk.phone, about.helpDesk.email]) {
      expect(text(whole)).toContain(part);
    }
  });

  it('links the phone number and the e-mail address of the help desk wherever it names it', () => {
    expect(whole.match(/<a href="tel:8662396233">866-239-6233<\/a>/g)).toHaveLength(3);
    expect(whole.match(/<a href="mailto:ecfhelp@mad\.uscourts\.gov">ecfhelp@mad\.uscourts\.gov<\/a>/g)).toHaveLength(3);
  });

  it.each([
    ['555-0100 ext. 7', 'desk@example.com?bcc=a@example.com'],
    ['javascript:alert(1)', 'a"onclick=alert(2)@example.com'],
  ])('does not link what is more than a number or an address: %s, %s', (phone, email) => {
    const desk = file(
      'desk.yaml',
      JSON.stringify({ title: 'T', help_desk: { name: 'Desk', phone, email }, categories: [] }),
    );
    const { out } = run(['about', '--only-faq', '--faq', desk, '--format', 'html']);
    expect(text(out)).toContain(phone);
    expect(out).not.toMatch(/tel:|mailto:|href="javascript/);
  });

  it('has every link to itself', () => {
    const anchors = new Set([...whole.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const missing = [...whole.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !anchors.has(id));
    expect(missing).toEqual([]);
    expect(anchors.size).toBe([...whole.matchAll(/ id="/g)].length);
  });

  it('allows its own style and script, and nothing else', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(whole) ?? [];
    const hashOf = (tag: string) => {
      const parts = [...whole.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))];
      expect(parts).toHaveLength(1);
      return `'sha256-${createHash('sha256')
        .update(parts[0]?.[1] ?? '')
        .digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('style')}`,
      `script-src ${hashOf('script')}`,
      'worker-src blob:',
      "require-trusted-types-for 'script'",
      'trusted-types ecf-faq',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(whole).not.toMatch(/ (?:style|on\w+)=/);
  });

  it('weighs at most 1.5 MB, 520 kB when compressed', () => {
    expect(whole.length).toBeLessThanOrEqual(1_500_000);
    expect(gzipSync(whole, { level: 9 }).length).toBeLessThanOrEqual(520_000);
  });
});

describe('the other pages', () => {
  it.each([
    ['a category: its entries and those of others that it lists', ['list', '-c', 'pacer'], ['list', '-c', 'pacer']],
    ['show', ['show', 'pacer-fees', 'forgot-login'], ['show', 'pacer-fees', 'forgot-login']],
    ['answer', ['answer', 'changing firms'], ['show', 'changing-firms']],
  ])('%s', (_, args, same) => {
    const expected = (JSON.parse(run([...same, '--json']).out) as { entries: Entry[] }).entries.map(({ id }) => id);
    expect(ids(page(...args)).sort()).toEqual(expected.sort());
  });

  it('search: the hits in their order, marked', () => {
    const shown = page('search', 'changing firms');
    const { hits } = JSON.parse(run(['search', 'changing firms', '--json']).out);
    expect(ids(shown)).toEqual(hits.map(({ entry }: { entry: Entry }) => entry.id));
    expect(shown).toContain('I am <mark>changing</mark> <mark>firms</mark>.');
    expect(shown).toMatch(/<p class="todo">[^\n]*<mark>change<\/mark> your/);
    expect(shown).toMatch(/<blockquote[^>]*>\s*<p>[^\n]*If you <mark>change<\/mark> <mark>firms<\/mark>/);
    expect(text(shown)).toContain('The first 5 matches for: changing firms');
  });

  it('search: nothing found is a page that says so, and exit 1', () => {
    const { out, code, err } = run(['search', 'banana', 'bread', '--format', 'html']);
    expect([code, err]).toEqual([1, '']);
    expect(text(out)).toMatch(/Not in this FAQ: banana bread .*866-239-6233/);
  });

  it.each([[['answer', 'banana bread']], [['show', 'nosuch']]])('%j prints nothing', (args) => {
    const { out, code } = run([...args, '--format', 'html']);
    expect([out, code]).toEqual(['', 1]);
  });

  it('answer --bare: only the text to act on', () => {
    const bare = page('answer', 'how do I link my pacer account', '--bare');
    expect(text(bare)).toContain('link it to your own');
    expect(text(bare)).not.toContain('You may link your PACER Account');
  });

  it('categories and about', () => {
    expect(text(page('categories'))).toContain('PACER Related pacer 20');
    expect(text(page('about'))).toMatch(/Help desk .*866-239-6233.*Entries 119: 13 in the court's own words/);
  });

  it('check: every problem, escaped, though the FAQ in use is broken', () => {
    const broken = file('broken.yaml', 'title: "<b>"\ncategories:\n  - { id: c, name: C, entries: [{ id: "<i>" }] }\n');
    const { out, code } = run(['check', '--only-faq', '--faq', broken, '--format', 'html']);
    expect(code).toBe(2);
    expect(text(out)).toMatch(/broken\.yaml:3:\d+: error: expected "id" to be .*found "<i>"/);
    expect(text(page('check', '--only-faq', file('fine.yaml', 'categories: []\n')))).toMatch(/Check No problems\./);
  });

  it.each([['show', 'free-look'], ['search', 'pacer'], ['answer', 'changing firms'], ['categories'], ['about']])(
    'no script and no box in %s %s',
    (...args) => expect(page(...args)).not.toMatch(/<script|<form|<input|script-src/),
  );
});

it('escapes everything that a FAQ file says', () => {
  const evil = `"</title></style></script><script>alert(1)</script><!-- &lt; ' <b>"`;
  const shown = page(
    ...['list', '--faq'],
    file(
      'evil.yaml',
      `title: ${evil}\ncategories:\n  - id: evil\n    name: ${evil}\n    entries:\n      - id: evil\n        question: ${evil}\n        answer: ${evil}\n        sources: ["'onclick=x <b>"]\n`,
    ),
  );
  expect(shown).not.toMatch(/<script>alert|<!--|<b>/);
  expect(text(shown)).toContain(`</title></style></script><script>alert(1)</script><!-- &lt; ' <b>`);
  expect(text(shown)).toContain("'onclick=x <b>");
});

describe('markup', () => {
  const isOnPage = (id: string) => id === 'free-look';
  const source = (source: string) => inline(sourceOf(source));
  const line = (text: string, spans: readonly Span[] = []) => html`${inlines(text, { spans, isOnPage }).map(inline)}`;
  const painted = (text: string, spans: readonly Span[] = []) => blocks(blocksOf({ text }, { spans }));
  it.each([
    [
      'an address of the web',
      source('https://example.org/?a=1&b="2"'),
      '<a href="https://example.org/?a=1&#38;b=&#34;2&#34;">https://example.org/?a=1&#38;b=&#34;2&#34;</a>',
    ],
    ['another address', source('javascript:alert(1)'), 'javascript:alert(1)'],
    ['HTML in HTML is not escaped again', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&#60;</b></p>'],
    ['nothing', html`<p>${null}${false}${undefined}</p>`, '<p></p>'],
    ['an id on the page', line('(see free-look).'), '(see <a href="#free-look">free-look</a>).'],
    ['an id that is not', line('see pacer-fees'), 'see pacer-fees'],
    [
      'an address in a text',
      line('At https://example.org/free-look.'),
      'At <a href="https://example.org/free-look">https://example.org/free-look</a>.',
    ],
    [
      'a match across a link',
      line('a free-look b', [{ start: 0, end: 6, typed: true }]),
      '<mark>a </mark><a href="#free-look"><mark>free</mark>-look</a> b',
    ],
    ['a match of a synonym', line('a b', [{ start: 2, end: 3, typed: false }]), 'a <mark class="near">b</mark>'],
    [
      'paragraphs and lists',
      painted('One.\n\n- a\n- b\n1. c\n\n2. d\nTwo.'),
      '<p>One.</p>\n<ul><li>a</li><li>b</li></ul>\n<ol><li value="1">c</li><li value="2">d</li></ol>\n<p>Two.</p>\n',
    ],
    [
      'matches after a list marker',
      painted('x\n1. c', [{ start: 5, end: 6, typed: true }]),
      '<p>x</p>\n<ol><li value="1"><mark>c</mark></li></ol>\n',
    ],
  ])('%s', (_, { markup }, expected) => expect(markup).toBe(expected));
});
