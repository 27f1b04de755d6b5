/** Screens of the menu as users see them, at several sizes. */

import { type Event, startWalk, step } from '../../src/menu/flow.ts';
import { viewOf } from '../../src/menu/view.ts';
import { plainStyle } from '../../src/output/style.ts';
import { bundledFaq, catalogOf } from '../support/faq.ts';

const catalog = catalogOf(bundledFaq());
const screen = (columns: number, rows: number, ...events: Event[]) => {
  const walk = events.reduce((walk, event) => step(walk, event, catalog), startWalk(null));
  const { head, body } = viewOf(walk, catalog, { columns, rows, style: plainStyle });
  return `${head}\n${body}\n`;
};
const open: Event = { kind: 'open' };

it('the first screen', () => {
  expect(screen(80, 24)).toBe(`CM/ECF Frequently Asked Questions
Search:${' '}
> Access Related (13)
  NextGen CM/ECF (11)
  Notice of Electronic Filing (NEF) (10)
  PACER Related (14)
  Fees and Payment (5)
  General Issues (23)
  Adobe PDF Issues (6)
  E-mail and Account Upkeep (10)
  Search all questions (59)
  Quit
8 of 8 categories, 59 of 59 questions
Type to search | Enter opens | Esc quits | ? keys | Ctrl-C quits
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
13 of 13 questions
Type to search | Enter opens | ? keys
`);
});

it('at 24 by 8, the list has priority over title and keys', () => {
  expect(screen(24, 8)).toBe(`Search:${' '}
> Access Related (13)
  NextGen CM/ECF (11)
  Notice of Electron...
  PACER Related (14)
  6 more
8 of 8 categories, 5...
`);
});

it('says below the list what was searched for instead of a misspelt word', () => {
  const lines = screen(80, 24, { kind: 'filter', text: 'notise' }).split('\n');
  expect(lines.at(-3)).toMatch(/^Searched for notice, 0 of 8 categories, \d+ of 59 questions$/);
});

it('names the help desk if nothing seems to answer, and still shows what comes close', () => {
  const lines = screen(80, 24, { kind: 'filter', text: 'banana bread' }).split('\n');
  expect(lines[1]).toBe('Search: banana bread');
  expect(lines[2]).toMatch(/^> /);
  expect(lines.at(-3)).toBe('Nothing here seems to answer that; help desk: 866-239-6233');
});

it('shows the answer to the selected question beside the list, with 100 columns', () => {
  const lines = screen(100, 12, { kind: 'filter', text: 'link' }, { kind: 'move', to: 0 });
  expect(lines).toBe(`CM/ECF Frequently Asked Questions
Search: link
> How do I link my old CM/ECF account to m... | How do I link my old CM/ECF account to my PACER
  Why do I see a PACER login when I paste...  | account in NextGen?
  How does the one free look at a document... | NextGen CM/ECF | link-legacy-account
  Why does a notice have no link or docume... |
  How do I link my PACER account to my ECF... | A SUMMARY, NOT THE COURT'S WORDS
  How do I sign up to e-file in the Distri... |   As of: since 2021-09-20 (undated pages).
  19 more                                     |   You link it once. Until then nothing can be
0 of 8 categories, 24 of 59 questions
Type to search | Enter opens | Esc clears | ? keys | Ctrl-C quits
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

it('an answer longer than the screen says which part of it is visible', () => {
  const lines = screen(60, 12, open, open, { kind: 'scroll', to: 999 }).split('\n');
  expect(lines.slice(0, 9)).toEqual([
    'Sources:',
    '  https://forms.mad.uscourts.gov/cgi-bin/faq.html?cat=10784',
    '02083',
    '',
    'Related:',
    '1 How do I link my old CM/ECF account to my PACER accoun...',
    '2 Do I need my own PACER account to e-file, or can our f...',
    '3 I am having problems logging in with the information t...',
    '4 I have a CM/ECF login, so why do I still see a login s...',
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
    [{ kind: 'filter', text: 'pacer' }],
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
