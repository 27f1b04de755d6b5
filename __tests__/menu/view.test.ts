/** Screens of the menu as users see them, at several sizes. */

import { parseFaq } from '../../src/faq/parse.ts';
import { type Event, startWalk, step } from '../../src/menu/flow.ts';
import { viewOf } from '../../src/menu/view.ts';
import { plainStyle } from '../../src/output/style.ts';
import { catalogOf, faqOf, fixture } from '../support/faq.ts';

const menu = catalogOf(faqOf(fixture('menu.yaml')));
const view = (columns: number, rows: number, events: readonly Event[], catalog = menu) => {
  const walk = events.reduce((walk, event) => step(walk, event, catalog), startWalk(null));
  return viewOf(walk, { columns, rows, style: plainStyle, catalog, canOpen: true, notice: null });
};
/** The words of the opened answer that are styled as matches. */
const marked = (...events: Event[]) => {
  const style = { ...plainStyle, match: (text: string) => `<${text}>` };
  const walk = events.reduce((walk, event) => step(walk, event, menu), startWalk(null));
  const { head } = viewOf(walk, { columns: 80, rows: 60, style, catalog: menu, canOpen: true, notice: null });
  return [...head.matchAll(/<(\w+)>/g)].map(([, word]) => word);
};
const screen = (columns: number, rows: number, ...events: Event[]) => {
  const { head, body } = view(columns, rows, events);
  return `${head}\n${body}\n`.replace(/\n\n$/, '\n');
};
const open: Event = { kind: 'open' };
const keys: Event = { kind: 'keys' };
const move = (to: number): Event => ({ kind: 'move', to });
const scroll = (to: number): Event => ({ kind: 'scroll', to });
const type = (text: string, cursor = text.length): Event => ({ kind: 'filter', text, cursor });

it('the first screen', () => {
  expect(screen(80, 24)).toBe(`Unofficial: The Office, Questions and Answers
Search:${' '}
> Access to Accounts (9)
  Fees and Parking (2)
  Animals (2)
  Search all questions (13)
  Quit
3 categories, 13 questions
Type to search | Enter open | Esc quit | ? keys | Ctrl-C quit
`);
});

it('a category at 40 columns and 12 rows: long questions are cut, the list scrolls', () => {
  expect(screen(40, 12, open, move(5))).toBe(`Access to Accounts
Search:${' '}
  I forgot my password. How do I res...
  Why is my account locked?
  How do I open an account?
> May I share my account?
  How do I close my account?
  How do I change my e-mail address?
  2 more
9 questions
Enter open | Esc back | ? keys
`);
});

it('at 24 by 8, the list and the keys have priority over the title', () => {
  expect(screen(24, 8)).toBe(`Search:${' '}
> Access to Accounts...
  Fees and Parking (2)
  Animals (2)
  2 more
3 categories, 13 que...
Enter open | Esc quit
`);
});

it('shows the answer to the selected question beside the list, with 100 columns', () => {
  expect(screen(100, 12, type('link my old'))).toBe(`Unofficial: The Office, Questions and Answers
Search: link my old
Not sure. The closest:
> How do I link my old account to my new a... | How do I link my old account to my new account at
  I linked my account in another office. M... | the office?
  Quit                                        | Access to Accounts | link-account
                                              |
                                              | TODAY (2024)
                                              |   Write to the Front Desk, which links the accounts
2 of 13 questions
Type to search | Enter open | Esc clear | Ctrl-C quit
`);
});

it('lists what only shares some of the words below a line', () => {
  const asked = type('link my old account to my new account');
  expect(screen(60, 11, asked)).toBe(`Unofficial: The Office, Questions and Answers
Search: link my old account to my new account
Not sure. The closest:
> How do I link my old account to my new account at the...
  I linked my account in another office. Must I link it...
7 less likely:
  Why is my account locked?
  7 more
2 of 13 questions
Type to search | Enter open | Esc clear | Ctrl-C quit
`);
  expect(screen(60, 11, asked, move(9))).toContain('  How do I change my name?\n> Quit\n  The end\n');
});

it.each<[string, Event[], string]>([
  [
    'what was searched for instead of a misspelled word',
    [type('acount', 2)],
    `Search: acount
Not sure. The closest:
> How do I link my old account to my...
  Why is my account locked?
  How do I open an account?
  7 more
Searched for account, 9 of 13 questions
Type to search | Enter open | Esc clear
`,
  ],
  [
    'that the search refuses, whom to ask, and the categories if nothing comes near',
    [type('banana bread')],
    `Search: banana bread
Not in this FAQ: banana bread
> Category: Access to Accounts (9)
  Category: Fees and Parking (2)
  Category: Animals (2)
  Quit
Ask the help desk: 866-555-0100
Type to search | Enter open | Esc clear
`,
  ],
  [
    'that only another category has the answer, and the near questions',
    [move(2), open, type('i forgot my password')],
    `Search: i forgot my password
Not in this category: i forgot my pa...
Did you mean:
> I forgot my password. How do I res...
  Back

Type to search | Enter open | Esc clear
`,
  ],
])('says %s', (_, events, expected) => {
  expect(screen(40, 9, ...events)).toBe(expected);
});

it.each([
  [24, 8, 'Ask: 866-555-0100'],
  [20, 6, 'Ask: 866-555-0100'],
])('never cuts the phone number: %i x %i', (columns, rows, ask) => {
  const lines = screen(columns, rows, type('banana bread')).split('\n');
  expect(lines).toContain(ask);
  expect(lines[1]).toMatch(/^Not in this FAQ/);
});

const ONE = 'categories: [{id: c, name: C, entries: [{id: e, question: Q?, answer: A}]}]';

it('shows a long phone number alone, if there is no room for more', () => {
  const catalog = catalogOf(faqOf(`help_desk: {name: Desk, phone: +1 (866) 239-6233}\n${ONE}`));
  expect(view(20, 8, [type('banana')], catalog).body).toContain('\n+1 (866) 239-6233\n');
});

it('names the help desk of the topmost file', () => {
  const below = faqOf(`help_desk: {name: Clerk, phone: 555-0100}\n${ONE}`);
  const { faq } = parseFaq('help_desk: {name: Us, phone: 555-0121}\ncategories: []', 'us.yaml', below);
  expect(view(40, 8, [type('banana')], catalogOf(faq ?? below)).body).toContain('Ask the help desk: 555-0121');
});

it('says that the search refuses even where only one line of the list is left', () => {
  expect(screen(20, 4, type('banana'))).toBe(`Search: banana
> Category: Acce...
Not in this FAQ...
`);
});

it.each([
  ['what you', 8, 'Search: what you', ''],
  ['what you', 4, 'Search: what you', ' you'],
  ['a longer question', 17, 'Search: r question', ''],
  ['a longer question', 2, 'Search: a longer...', 'longer...'],
  ['a longer question', 15, 'Search: ger questi', ''],
])('draws the line that is typed around the cursor: %s, %i', (text, cursor, head, behind) => {
  expect(view(20, 4, [type(text, cursor)])).toMatchObject({ head, behind });
});

it.each([
  [24, 'b back | q quit'],
  [40, 'Enter print | b back | q quit | ? keys'],
  [60, '1-5 related | Enter print | b back | q quit | ? keys'],
  [90, 'Up/Down | 1-5 related | Enter print | o source | y copy | b back | q quit | ? keys'],
])('at %i columns, the keys that leave an answer are among those shown', (columns, keys) => {
  expect(screen(columns, 12, open, open).trimEnd().split('\n').at(-1)).toBe(keys);
});

it('an answer longer than the screen says which part of it is visible', () => {
  expect(screen(60, 10, open, open, scroll(999))).toBe(`
Related:
1 I linked my account in another office. Must I link it...
2 I forgot my password. How do I reset it?
3 Why is my account locked?
4 Where do I pay for parking?
5 Who walks the dog?
Lines 21 to 27 of 27
1-5 related | Enter print | b back | q quit | ? keys
`);
});

it.each<[string, Event[], string[]]>([
  ['a search', [type('forgotten passwords'), open], ['password', 'Password']],
  ['the beginning of its question', [type('how do i link'), open], ['link', 'links', 'link', 'Link']],
  ['nothing typed', [open, open], []],
  ['another answer', [type('how do i link'), open, { kind: 'related', position: 0 }], []],
])('marks the matched words in an answer opened from %s', (_, events, words) => {
  expect(marked(...events)).toEqual(words);
});

it('shows what the keys do in a list', () => {
  expect(screen(80, 24, keys)).toBe(`Keys
Letters           type the words of your question to narrow the list
Up, Down          move; also Page Up, Page Down, Home and End
Enter             open the selected line
Esc               clear what you typed, then go back
Left, Right       move the cursor; Ctrl-A and Ctrl-E, to the ends
Ctrl-U, Ctrl-W    clear what you typed, or its last word
Ctrl-Z            suspend; fg resumes
Ctrl-C            quit
Any key goes back
`);
});

it('shows what the keys do in an answer', () => {
  expect(screen(80, 24, open, open, keys)).toBe(`Keys
Up, Down, Space   scroll; also Page Up, Page Down, Home and End
1 to 9            open a related question
Enter             print the answer and exit
o                 open the first source in the browser
y                 copy the text to act on, if the terminal allows it
b, Esc            go back
q                 quit
Ctrl-Z            suspend; fg resumes
Ctrl-C            quit
Any key goes back
`);
});

it.each<[number, number, number, string]>([
  [
    40,
    12,
    0,
    `Keys
- Up, Down, Space: scroll; also Page
  Up, Page Down, Home and End
- 1 to 9: open a related question
- Enter: print the answer and exit
- o: open the first source in the
  browser
- y: copy the text to act on, if the
  terminal allows it
Lines 1 to 8 of 12
Up/Down | Any other key goes back
`,
  ],
  [
    24,
    8,
    99,
    `- b, Esc: go back
- q: quit
- Ctrl-Z: suspend; fg
  resumes
- Ctrl-C: quit
Lines 14 to 18 of 18
Any other key goes back
`,
  ],
])('wraps what the keys do, and scrolls, at %i by %i', (columns, rows, to, expected) => {
  expect(screen(columns, rows, open, open, keys, scroll(to))).toBe(expected);
});
