/** Screens as people read them: golden text, with a visible style. */

import { createNotes } from '../../src/output/notes.ts';
import { plainStyle, type Style } from '../../src/output/style.ts';
import { createTextRenderer } from '../../src/output/text.ts';
import { parseQuery } from '../../src/search/query.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';

const faq = faqOf(fixture('small.yaml'));
const catalog = catalogOf(faq);
const find = (query: string) => catalog.search(parseQuery(query));
const visible: Style = {
  question: (text) => `<q>${text}</q>`,
  detail: (text) => `<d>${text}</d>`,
  alert: (text) => `<!>${text}</!>`,
  match: (text) => `[${text}]`,
  nearMatch: (text) => `*${text}*`,
};
const at = (width: number, style = plainStyle) => createTextRenderer({ width, style });
const listed = (width: number) => [...at(width).list(catalog.entriesIn([]))].join('');
const notes = createNotes({ width: 60, style: plainStyle });

it('shows an entry, its updates set apart, at 60 columns', () => {
  expect(at(60).entries(faq.entries.slice(0, 1), faq.title)).toBe(
    `How do I feed the office cat?
The Cat | feed-cat | changed since
The court's own words ([square brackets]: added). As of:
2004.

  Feed it at the back door: [today: the front door] as long
  as it is there.

  1. Open the tin, which stands on the shelf beside the old
     copier.
  2. Call.

  ! WHAT HAS CHANGED SINCE
  ! The cat has moved to the front door, with its tin and
    its cushion, since the spring of 2021.
    https://example.org/a-long-address-that-no-line-can-hold/cat
  ! It eats twice.

Sources:
  https://example.org/cat
Related:
  walk-dog, pay-parking
`,
  );
});

it('shows the same at 30 columns', () => {
  expect(at(30).entries(faq.entries.slice(0, 1), faq.title)).toBe(
    `How do I feed the office cat?
The Cat | feed-cat | changed
since
The court's own words ([square
brackets]: added). As of:
2004.

  Feed it at the back door:
  [today: the front door] as
  long as it is there.

  1. Open the tin, which
     stands on the shelf
     beside the old copier.
  2. Call.

  ! WHAT HAS CHANGED SINCE
  ! The cat has moved to the
    front door, with its tin
    and its cushion, since the
    spring of 2021.
    https://example.org/a-long-address-that-no-line-can-hold/cat
  ! It eats twice.

Sources:
  https://example.org/cat
Related:
  walk-dog, pay-parking
`,
  );
});

it('wraps nothing in a pipe', () => {
  const text = at(Number.POSITIVE_INFINITY).entries(faq.entries.slice(0, 1), faq.title);
  expect(text).toContain('\n  1. Open the tin, which stands on the shelf beside the old copier.\n');
});

it('shows the answer whole where the first hit leads, else passages', () => {
  expect(at(60, visible).hits(find('how to feed a cat'))).toBe(
    `1. <q>How do I </q>[feed]<q> the office </q>[cat]<q>?</q>
   <d>The Cat | feed-cat | changed since</d>
   <d>The court's own words ([square brackets]: added). As
   of: 2004.</d>

   [Feed] it at the back door: [today: the front door] as
   long as it is there.

   1. Open the tin, which stands on the shelf beside the old
      copier.
   2. Call.

   <!>! WHAT HAS CHANGED SINCE</!>
   ! The cat has moved to the front door, with its tin and
     its cushion, since the spring of 2021.
     <d>https://example.org/a-long-address-that-no-line-can-hold/cat</d>
   ! It eats twice.

`.replace(/\n\n$/, '\n'),
  );
  expect(at(60, visible).hits(find('cat'))).toBe(
    `1. <q>How do I feed the office </q>[cat]<q>?</q>
   <d>The Cat | feed-cat | changed since</d>
   Feed it at the back door: [today: the front door] as long
   as it is there. 1. Open the tin, which stands on the
   shelf beside the old copier. 2. Call.

2. <q>Who walks the dog?</q>
   <d>The Dog | walk-dog</d>
   Whoever is in first; the [cat] does not walk.
`,
  );
});

it('marks a synonym that matched where no colour tells, but not in a whole answer', () => {
  expect(at(60).hits(find('feline'))).toContain('the *cat* does not walk');
  expect(at(60).hits(find('feed feline'))).not.toContain('*');
});

it('lists entries in columns, or below their ids where there is no room', () => {
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
});

it('counts the entries of a category with those that other categories lend it', () => {
  expect(at(60).categories(catalog.categories)).toBe('cat     2  The Cat\ndog     1  The Dog\noffice  1  The Office\n');
});

it('says beside the hits what was searched, how to see more, and what to beware of', () => {
  expect(notes.correction(find('fede the cat'))).toBe('Searched for: feed the cat\n\n');
  expect(notes.footer(find('cat'), catalog)).toBe(
    `
2 matches. Whole entry with sources: ecf-faq show feed-cat
Nothing here is advice. More: ecf-faq categories
`,
  );
});

it('says where nothing was found what comes near and where to go on', () => {
  expect(notes.nothingFound(find('cat insurance premium policy'), catalog)).toBe(
    `Not in this FAQ: cat insurance premium policy

Did you mean:
  feed-cat  How do I feed the office cat?
  walk-dog  Who walks the dog?

Categories (ecf-faq list -c <id>):
  cat     The Cat (2)
  dog     The Dog (1)
  office  The Office (1)

Or ask: Front Desk
  555-0100
  Monday
`,
  );
});

it('has a title page', () => {
  expect(notes.about(faq)).toBe(
    `
The Office
https://example.org/

Nothing here is advice. Ask somebody.

Front Desk
555-0100
Monday
`,
  );
});
