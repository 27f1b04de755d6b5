/** Screens of the menu as one sees them, at several sizes. */

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
Type to search | Up/Down move | Enter open | Esc clear, then quit | Ctrl-C quit
`);
});

it('a category in 40 columns and 12 rows: long questions are cut, the list moves', () => {
  expect(screen(40, 12, open, { kind: 'move', to: 5 })).toBe(`Access Related
Search:${' '}
  I filed a Social Security appeal, ...
  I filed an Immigration or Naturali...
> I think I have a login and passwor...
  May I add a client's email address...
  What if I'm having computer problems?
13 of 13 questions
Type to search | Up/Down move | Enter
open | Esc clear, then back | Ctrl-C
quit
`);
});

it('in 24 by 8 the list goes before title and keys', () => {
  expect(screen(24, 8)).toBe(`Search:${' '}
> Access Related (13)
  NextGen CM/ECF (11)
  Notice of Electron...
  PACER Related (14)
  Fees and Payment (5)
8 of 8 categories, 5...
`);
});

it('says under the list what was searched for in place of a misspelt word', () => {
  const lines = screen(80, 24, { kind: 'filter', text: 'notise' }).split('\n');
  expect(lines).toContain('Searched for notice, 0 of 8 categories, 17 of 59 questions');
});

it('names the help desk where nothing comes near, and Enter stays', () => {
  const lines = screen(80, 24, { kind: 'filter', text: 'banana bread' }, { kind: 'move', to: 0 }, open).split('\n');
  expect(lines.slice(1, 3)).toEqual(['Search: banana bread', 'Not in this FAQ; help desk: 866-239-6233']);
});

it('an answer longer than the screen says what part of it is in view', () => {
  const lines = screen(60, 12, open, open, { kind: 'scroll', to: 999 }).split('\n');
  expect(lines.slice(0, 9)).toEqual([
    '  https://forms.mad.uscourts.gov/cgi-bin/faq.html?cat=10784',
    '02083',
    '',
    'Related:',
    '1 How do I link my old CM/ECF account to my PACER accoun...',
    '2 Do I need my own PACER account to e-file, or can our f...',
    '3 I am having problems logging in with the information t...',
    '4 I have a CM/ECF login, so why do I still see a login s...',
    expect.stringMatching(/^Lines (\d+) to (\d+) of \2$/),
  ]);
});

it.each([
  [80, 24],
  [40, 12],
  [24, 8],
  [200, 60],
])('never fills %i x %i to the brim', (columns, rows) => {
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
