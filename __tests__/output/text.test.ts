/** Output as people read it: golden text, with a visible style. */

import { createNotes } from '../../src/output/notes.ts';
import { overviewOf } from '../../src/output/overview.ts';
import { createStyle, plainStyle, type Style } from '../../src/output/style.ts';
import { createTextRenderer } from '../../src/output/text.ts';
import { parseQuery } from '../../src/search/query.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';

const faq = faqOf(fixture('small.yaml'));
const catalog = catalogOf(faq);
const find = (query: string) => catalog.search(parseQuery(query));
const visible: Style = {
  question: (text) => `<q>${text}</q>`,
  heading: (text) => `<h>${text}</h>`,
  detail: (text) => `<d>${text}</d>`,
  alert: (text) => `<!>${text}</!>`,
  match: (text) => `[${text}]`,
  nearMatch: (text) => `*${text}*`,
  strong: (text) => `<b>${text}</b>`,
  emphasis: (text) => `<i>${text}</i>`,
  linked: (words, url) => `<${words}: ${url}>`,
  link: (url) => `<${url}>`,
};
const at = (width: number, style = plainStyle) => createTextRenderer({ width, style });
const listed = (width: number) => at(width).list(catalog.entriesIn([]), catalog);
const notes = createNotes({ width: 60, style: plainStyle });

it('shows what to do today first, then the old answer, then what else has changed, at 60 columns', () => {
  expect(at(60).entries(faq.entries.slice(0, 1), catalog)).toBe(
    `How do I feed the office cat?
The Cat | feed-cat

TODAY
  Feed it at the front door, where its tin and its cushion
  are since the spring of 2021. It eats twice.
  https://example.org/a-long-address-that-no-line-can-hold/cat

QUOTED WORD FOR WORD
  As of: 2004. [Square brackets] mark additions.
  Feed it at the back door: [today: the front door] as long
  as it is there.

  1. Open the tin, which stands on the shelf beside the old
     copier.
  2. Call.

WHAT ELSE HAS CHANGED
- The shelf is empty.
  https://example.org/shelf

THIS ANSWER STILL HOLDS
- It is still one cat.

Sources:
  https://example.org/cat
Related:
  walk-dog, pay-parking
`,
  );
});

it('wraps headings, too', () => {
  expect(at(20).entries(faq.entries.slice(1, 2), catalog)).toContain('\nA SUMMARY\n');
});

it('wraps nothing in a pipe', () => {
  const text = at(Number.POSITIVE_INFINITY).entries(faq.entries.slice(0, 1), catalog);
  expect(text).toContain('\n  1. Open the tin, which stands on the shelf beside the old copier.\n');
});

it('says which file an entry is from if several are in use', () => {
  expect(at(60).entries(faq.entries.slice(0, 1), { ...catalog, files: [...faq.files, ...faq.files] })).toContain(
    '\nFrom: The Office\n',
  );
});

it('shows the text to act on for the first hit, and the others on one line each', () => {
  expect(at(60, visible).hits(find('cat'), catalog)).toBe(
    `<!>Not sure that this answers your question. The
closest:</!>

1. <q>How do I feed the office </q>[cat]<q>?</q>
   <!>TODAY:</!> Feed it at the front door, where its tin
   and its cushion are since the spring of 2021. It eats
   twice.
   <d>... 24 more lines: ecf-faq show feed-cat</d>

2. <q>Who walks the dog?</q> <d>(walk-dog)</d>
   Whoever is in first; the [cat] does not walk.

Or ask: Front Desk, 555-0100 (Monday)
`,
  );
});

it('marks a synonym in a passage if no color shows that it matched, but not in the text to act on', () => {
  expect(at(60).hits(find('feline'), catalog)).toContain('the *cat* does not walk');
  expect(at(60).hits(find('how do i feed the feline'), catalog).split('\n\n')[0]).not.toContain('*');
});

it('links URLs if the terminal supports it, without counting the link codes as columns', async () => {
  const style = await createStyle(true, true);
  const address = 'https://example.org/shelf';
  expect(at(30, style).entries(faq.entries.slice(0, 1), catalog)).toContain(
    `\u001b]8;;${address}\u0007${address}\u001b]8;;\u0007`,
  );
});

it('lists entries in columns, or below their ids if there is no room; and categories, with what they list of others', () => {
  expect(listed(60)).toBe(
    `feed-cat     cat     How do I feed the office cat?
walk-dog     dog     Who walks the dog?
pay-parking  office  Where do I pay for parking?
`,
  );
  expect(listed(30)).toBe(
    `feed-cat
  cat: How do I feed the
  office cat?
walk-dog
  dog: Who walks the dog?
pay-parking
  office: Where do I pay for
  parking?
`,
  );
  expect(at(60).categories(catalog.categories, catalog)).toBe(
    'cat     2  The Cat\ndog     1  The Dog\noffice  1  The Office\n',
  );
});

it('says next to the hits what was searched, how to see more, and the short caveat', () => {
  expect(notes.correction(find('fede the cat'))).toBe('Searched for: feed the cat\n\n');
  const footer = (shown: number, total: number) => {
    const found = find('cat');
    return notes.footer({ ...found, hits: Array(shown).fill(found.hits[0]), total }, catalog);
  };
  expect(footer(2, 2)).toBe('\n2 matches. Unofficial; not legal advice (ecf-faq about)\n');
  expect(footer(1, 2)).toMatch('The first match (more: -n 2). Unofficial');
  expect(footer(5, 71)).toMatch('The first 5 matches (more: -n 10). Unofficial');
});

it('says what comes close and where else to look, if nothing was found', () => {
  expect(notes.nothingFound({ ...find('xyzzy'), suggestions: faq.entries.slice(0, 2) }, catalog)).toBe(
    `Not in this FAQ: xyzzy

Did you mean:
  ecf-faq show feed-cat  How do I feed the office cat?
  ecf-faq show walk-dog  Who walks the dog?

All categories: ecf-faq categories

Or ask: Front Desk
  555-0100
  Monday
`,
  );
});

it('describes the FAQ in use', () => {
  const program = { version: '1.2.3', build: 'abc', node: 'v20', cache: null, log: '/asked.jsonl' };
  const leftOut = { title: 'b.yaml', entries: null };
  const inUse = { ...catalog, files: [...catalog.files, leftOut] };
  const overview = overviewOf(inUse, faq.entries, ['/a.yaml', '/b.yaml'], program);
  expect(at(40).about(overview)).toBe(
    `The Office
https://example.org/

Nothing here is advice. Ask somebody.

Front Desk
555-0100
Monday

Entries  3: 1 quoted word for word, 2
         summaries
  The Cat (2)
  The Dog (1)
  The Office (1)
Oldest   2004
Newest   2004
Files    /a.yaml (The Office: 3 entries)
         /b.yaml (left out)
Program  ecf-faq 1.2.3 (build abc), Node
         v20
Log      /asked.jsonl, which keeps what
         you ask (ECF_FAQ_LOG)
`,
  );
});

it('keeps the columns of wide and combining characters', () => {
  const combined = Array(3).fill('o\u0337'.repeat(5)).join(' ');
  const wide = catalogOf(
    faqOf(`categories:
  - id: login
    name: ログイン
    entries:
      - {id: lost, question: 裁判所 の パスワード を 忘れた とき は どう すれば よい です か, answer: 事務所 に 電話 して ください}
      - {id: change, question: パスワード の 変更 は どこ で, answer: ここ で}
  - id: x
    name: Cafe\u0301
    entries:
      - {id: cafe, question: "${combined} cafe, where is it?", answer: Here}
`),
  );
  expect(at(48).list(wide.entriesIn([]), wide)).toBe(`lost    login  裁判所 の パスワード を 忘れた
               とき は どう すれば よい です か
change  login  パスワード の 変更 は どこ で
cafe    x      ${combined} cafe, where is
               it?
`);
  expect(
    at(48).hits(wide.search(parseQuery('パスワード の 変更 は どこ で')), wide),
  ).toBe(`1. パスワード の 変更 は どこ で
   Answer: ここ で
   ... 3 more lines: ecf-faq show change

2. 裁判所 の パスワード を 忘れた とき... (lost)
`);
});
