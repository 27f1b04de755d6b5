/** Screens of the menu as users see them, at several sizes. */

import { type Event, startWalk, step } from '../../src/menu/flow.ts';
import { viewOf } from '../../src/menu/view.ts';
import { plainStyle } from '../../src/output/style.ts';
import { bundledFaq, catalogOf, faqOf } from '../support/faq.ts';

const catalog = catalogOf(bundledFaq());
const screen = (columns: number, rows: number, ...events: Event[]) => {
  const walk = events.reduce((walk, event) => step(walk, event, catalog), startWalk(null));
  const { head, body } = viewOf(walk, catalog, { columns, rows, style: plainStyle });
  return `${head}\n${body}\n`;
};
const open: Event = { kind: 'open' };

it('the first screen', () => {
  expect(screen(80, 24)).toBe(`Unofficial: CM/ECF Frequently Asked Questions
Search:${' '}
> Access Related (13)
  Getting Started and Help (20)
  Passwords, MFA and Accounts (17)
  Filing (20)
  Sealed Papers and Redaction (7)
  PDF Files (14)
  Notices and E-mail (20)
  PACER Related (20)
  Fees and Bills (20)
  Without a Lawyer (14)
  Search all questions (118)
  Quit
10 categories, 118 questions
Type to search | Enter open | Esc quit | ? keys | Ctrl-C quit
`);
});

it('a category at 40 columns and 12 rows: long questions are cut, the list scrolls', () => {
  expect(screen(40, 12, open, { kind: 'move', to: 5 })).toBe(`Access Related
Search:${' '}
  I am having problems logging in wi...
  I filed a Social Security appeal...
  I filed an Immigration or Naturali...
> I think I have a login and passwor...
  May I add a client's email address...
  What if I'm having computer problems?
  6 more
13 questions
Enter open | Esc back | ? keys
`);
});

it('at 24 by 8, the list and the keys have priority over the title', () => {
  expect(screen(24, 8)).toBe(`Search:${' '}
> Access Related (13)
  Getting Started an...
  Passwords, MFA and...
  9 more
10 categories, 118 q...
Enter open | Esc quit
`);
});

it.each([
  [24, 'b back | q quit'],
  [40, 'Enter print | b back | q quit | ? keys'],
  [60, '1-5 related | Enter print | b back | q quit | ? keys'],
  [80, 'Up/Down | 1-5 related | Enter print | y copy | b back | q quit | ? keys'],
])('at %i columns, the keys that leave an answer are among those shown', (columns, keys) => {
  expect(screen(columns, 12, open, open).trimEnd().split('\n').at(-1)).toBe(keys);
});

it('says below the list what was searched for instead of a misspelt word', () => {
  const lines = screen(80, 24, { kind: 'filter', text: 'notise' }).split('\n');
  expect(lines.at(-3)).toMatch(/^Searched for notice, \d+ of 118 questions$/);
});

it('says that the search refuses, and whom to ask, and shows the categories if nothing comes near', () => {
  expect(screen(40, 12, { kind: 'filter', text: 'banana bread' })).toBe(`Unofficial: CM/ECF Frequently Asked...
Search: banana bread
Not in this FAQ: banana bread
> Category: Access Related (13)
  Category: Getting Started and Help...
  Category: Passwords, MFA and Accou...
  Category: Filing (20)
  Category: Sealed Papers and Redact...
  6 more
Ask the help desk: 866-239-6233
Enter open | Esc clear | ? keys
`);
});

it('says that the search is not sure', () => {
  const lines = screen(40, 12, { kind: 'filter', text: 'what about my account' }).split('\n');
  expect(lines[2]).toBe('Not sure. The closest:');
  expect(lines[3]).toMatch(/^> /);
});

it('shows near questions as such', () => {
  const lines = screen(40, 12, { kind: 'filter', text: 'late fee on my library books ' }).split('\n');
  expect(lines.slice(2, 4)).toEqual(['Not in this FAQ: late fee on my libr...', 'Did you mean:']);
  expect(lines).toContain('Ask the help desk: 866-239-6233');
});

it('says in a category that only another one has the answer', () => {
  const fees: Event[] = [{ kind: 'move', to: 8 }, open];
  expect(screen(60, 20, ...fees, { kind: 'filter', text: 'i forgot my ecf password' })).toBe(`Fees and Bills
Search: i forgot my ecf password
Not in this category: i forgot my ecf password
Did you mean:
> I think I have a login and password, but I can't remem...
  I forgot my PACER username or password. How do I reset...
  How do I link my PACER account to my ECF account?
  Back

Type to search | Enter open | Esc clear | ? keys
`);
});

it.each([
  [24, 8, 'Ask: 866-239-6233'],
  [20, 6, 'Ask: 866-239-6233'],
])('never cuts the phone number: %i x %i', (columns, rows, ask) => {
  const lines = screen(columns, rows, { kind: 'filter', text: 'banana bread' }).split('\n');
  expect(lines).toContain(ask);
  expect(lines[1]).toMatch(/^Not in this FAQ/);
});

it('shows a long phone number alone, if there is no room for more', () => {
  const title = 'help_desk: {name: Desk, phone: +1 (866) 239-6233}';
  const long = catalogOf(
    faqOf(`${title}\ncategories: [{id: c, name: C, entries: [{id: e, question: Q?, answer: A}]}]`),
  );
  const walk = step(startWalk(null), { kind: 'filter', text: 'banana' }, long);
  const { body } = viewOf(walk, long, { columns: 20, rows: 8, style: plainStyle });
  expect(body).toContain('\n+1 (866) 239-6233\n');
});

it('says that the search refuses even where only one line of the list is left', () => {
  expect(screen(20, 4, { kind: 'filter', text: 'banana' })).toBe(`Search: banana
> Category: Acce...
Not in this FAQ...
`);
});

it('shows the answer to the selected question beside the list, with 100 columns', () => {
  const lines = screen(100, 12, { kind: 'filter', text: 'link my old' }, { kind: 'move', to: 0 });
  expect(lines).toBe(`Unofficial: CM/ECF Frequently Asked Questions
Search: link my old
> How do I link my old CM/ECF account to m... | How do I link my old CM/ECF account to my PACER
  I linked my account in another court. Mu... | account in NextGen?
  Why do I see a PACER login when I paste...  | Passwords, MFA and Accounts | link-legacy-account
  How do I link my PACER account to my ECF... |
  Why does a notice have no link or docume... | A SUMMARY, NOT THE COURT'S WORDS
  The case is old and in the archives. How... |   As of: since 2021-09-20 (undated pages).
  84 more                                     |   Link a CM/ECF account from before September 20,
89 of 118 questions
Type to search | Enter open | Esc clear | ? keys | Ctrl-C quit
`);
});

it('shows what the keys do', () => {
  expect(screen(80, 24, open, open, { kind: 'keys' })).toBe(`Keys
Up, Down, Space   scroll; also Page Up, Page Down, Home and End
1 to 9            open a related question
Enter             print the answer and exit
y                 copy the text to act on, if the terminal allows it
b, Esc            go back
q                 quit
Ctrl-Z            suspend; fg resumes
Ctrl-C            quit
Any key goes back

`);
});

describe('wraps what the keys do, and scrolls', () => {
  const keys = (columns: number, rows: number, to: number) =>
    screen(columns, rows, open, open, { kind: 'keys' }, { kind: 'scroll', to });

  it('at 40 by 12', () => {
    expect(keys(40, 12, 0)).toBe(`Keys
- Up, Down, Space: scroll; also Page
  Up, Page Down, Home and End
- 1 to 9: open a related question
- Enter: print the answer and exit
- y: copy the text to act on, if the
  terminal allows it
- b, Esc: go back
- q: quit
Lines 1 to 8 of 10
Up/Down | Any other key goes back

`);
  });

  it('at 24 by 8, to the end', () => {
    expect(keys(24, 8, 99)).toBe(`- b, Esc: go back
- q: quit
- Ctrl-Z: suspend; fg
  resumes
- Ctrl-C: quit
Lines 12 to 16 of 16
Any other key goes back

`);
  });

  it('at 60 by 20, all at once', () => {
    expect(keys(60, 20, 0)).toBe(`Keys
Up, Down, Space   scroll; also Page Up, Page Down, Home and
                  End
1 to 9            open a related question
Enter             print the answer and exit
y                 copy the text to act on, if the terminal
                  allows it
b, Esc            go back
q                 quit
Ctrl-Z            suspend; fg resumes
Ctrl-C            quit
Any key goes back

`);
  });
});

it('an answer longer than the screen says which part of it is visible', () => {
  const lines = screen(60, 12, open, open, { kind: 'scroll', to: 999 }).split('\n');
  expect(lines.slice(0, 9)).toEqual([
    '  https://pacer.uscourts.gov/help/faqs/how-do-i-link-my-cme',
    'cf-electronic-filing-credentials-my-upgraded-pacer-account',
    '',
    'Related:',
    '1 How do I link my old CM/ECF account to my PACER accoun...',
    '2 Do I need my own PACER account to e-file, or can our f...',
    '3 I am having problems logging in with the information t...',
    '4 I have a CM/ECF login, so why do I still see a login s...',
    '5 I linked my account in another court. Must I link it h...',
  ]);
  expect(lines[9]).toMatch(/^Lines (\d+) to (\d+) of \2$/);
});

it.each([
  [80, 24],
  [40, 12],
  [24, 8],
  [200, 60],
  [100, 24],
])('never fills %i x %i completely', (columns, rows) => {
  const walks: Event[][] = [
    [],
    [open],
    [open, open],
    [{ kind: 'keys' }],
    [{ kind: 'filter', text: 'pacer' }],
    [{ kind: 'filter', text: 'banana bread' }],
    [{ kind: 'filter', text: 'x'.repeat(300) }],
  ];
  for (const events of walks) {
    const lines = screen(columns, rows, ...events)
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThan(rows);
    expect(lines.filter((line) => line.length >= columns)).toEqual([]);
  }
});
