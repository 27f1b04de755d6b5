/** The menu as a table: events, and the screen they lead to. Runs without a terminal. */

import { type Event, listOf, type Screen, startWalk, step, type Walk } from '../../src/menu/flow.ts';
import { labelOf } from '../../src/menu/labels.ts';
import { parseQuery } from '../../src/search/query.ts';
import { bundledFaq, catalogOf, faqOf, fixture } from '../support/faq.ts';

const catalog = catalogOf(faqOf(fixture('small.yaml')));
const walk = (events: readonly Event[], start: Walk = startWalk(null)) =>
  events.reduce((walk, event) => step(walk, event, catalog), start);

const type = (text: string): Event => ({ kind: 'filter', text });
const move = (to: number): Event => ({ kind: 'move', to });
const open: Event = { kind: 'open' };
const esc: Event = { kind: 'escape' };
const back: Event = { kind: 'back' };
const related = (place: number): Event => ({ kind: 'related', place });

function told({ stack, end }: Walk): string {
  if (end) return end.kind === 'print' ? `prints ${end.entry.id}` : 'quits';
  const [screen] = stack as readonly [Screen];
  if (screen.kind === 'answer') return `answer ${screen.entry.id} from line ${screen.top}`;
  if (screen.kind === 'keys') return 'keys';
  const name = screen.kind === 'home' ? 'home' : (screen.category?.id ?? 'all');
  return `${name} "${screen.filter}" at ${screen.selected}`;
}

it.each<[string, Event[], string]>([
  ['it starts at the categories', [], 'home "" at 0'],
  ['down moves', [move(1)], 'home "" at 1'],
  ['it moves to no row before the first', [move(1), move(-1)], 'home "" at 0'],
  ['and to none after the last', [move(99)], 'home "" at 4'],
  ['Enter opens a category', [move(1), open], 'dog "" at 0'],
  ['Enter opens a question', [open, open], 'answer feed-cat from line 0'],
  ['all questions can be searched', [move(3), open, move(2), open], 'answer pay-parking from line 0'],
  ['typing narrows, and starts at the top', [move(2), type('park')], 'home "park" at 0'],
  ['typed text is one line, whatever it contains', [type('no\tsuch\nca\u001bt')], 'home "no such ca\ufffdt" at 0'],
  ['and is cut at 200 characters', [type('x'.repeat(1 << 20))], `home "${'x'.repeat(200)}" at 0`],
  ['a match opens from home', [type('park'), open], 'answer pay-parking from line 0'],
  ['a category is found by its name', [type('off'), open], 'office "" at 0'],
  ['Esc clears first', [type('park'), esc], 'home "" at 0'],
  ['then goes back', [open, esc], 'home "" at 0'],
  ['from home, it quits', [esc], 'quits'],
  ['the visible Back goes back', [open, move(2), open], 'home "" at 0'],
  ['the visible Quit quits', [move(4), open], 'quits'],
  ['going back restores the position', [move(2), open, open, back, back], 'home "" at 2'],
  ['going back restores filter and position', [type('cat'), move(1), open, esc], 'home "cat" at 1'],
  ['an answer scrolls', [open, open, { kind: 'scroll', to: 7 }], 'answer feed-cat from line 7'],
  ['but not above its first line', [open, open, { kind: 'scroll', to: -7 }], 'answer feed-cat from line 0'],
  ['a related question is one key away', [open, open, related(1)], 'answer pay-parking from line 0'],
  ['and b goes back to the first answer', [open, open, related(1), back], 'answer feed-cat from line 0'],
  ['a related question that does not exist does nothing', [open, open, related(8)], 'answer feed-cat from line 0'],
  ['Enter on an answer prints it', [open, open, open], 'prints feed-cat'],
  ['quitting works from anywhere', [open, open, { kind: 'quit' }], 'quits'],
  ['one key shows the keys', [open, open, { kind: 'keys' }], 'keys'],
  ['and any key goes back', [open, { kind: 'keys' }, type('x')], 'cat "" at 0'],
  ['unless it scrolls', [open, { kind: 'keys' }, { kind: 'scroll', to: 2 }], 'keys'],
  ['typing does nothing to an answer', [open, open, type('x')], 'answer feed-cat from line 0'],
  ['typing ends at 200 characters', [type('x'.repeat(300))], `home "${'x'.repeat(200)}" at 0`],
  ['and never in the middle of one', [type(`${'x'.repeat(199)}\u{1f469}`)], `home "${'x'.repeat(199)}" at 0`],
  ['a row that does not exist does not open', [{ kind: 'open', row: 99 }], 'home "" at 0'],
])('%s', (_, events, expected) => {
  expect(told(walk(events))).toBe(expected);
});

it('starts in a category, with a way back to all', () => {
  const start = startWalk(catalog.categories[1] ?? null);
  expect(told(start)).toBe('dog "" at 0');
  expect(told(walk([esc], start))).toBe('home "" at 0');
});

it('remembers the last answer read', () => {
  expect(walk([open, open, related(0), esc, esc, esc, esc]).lastRead?.id).toBe('walk-dog');
});

describe('a list says how many of the total it shows', () => {
  const listAt = (events: readonly Event[]) => {
    const [screen] = walk(events).stack;
    if (screen.kind === 'answer' || screen.kind === 'keys') throw new Error('no list');
    const { rows, categories, questions, corrected, doubt } = listOf(screen, catalog);
    return { rows: rows.map(labelOf), categories, questions, corrected, doubt };
  };

  it.each<[string, Event[], ReturnType<typeof listAt>]>([
    [
      'the categories',
      [],
      {
        rows: ['The Cat (2)', 'The Dog (1)', 'The Office (1)', 'Search all questions (3)', 'Quit'],
        categories: { shown: 3, all: 3 },
        questions: { shown: 3, all: 3 },
        corrected: null,
        doubt: null,
      },
    ],
    [
      'what matches',
      [type('cat')],
      {
        rows: ['The Cat (2)', 'How do I feed the office cat?', 'Who walks the dog?', 'Quit'],
        categories: { shown: 1, all: 3 },
        questions: { shown: 2, all: 3 },
        corrected: null,
        doubt: null,
      },
    ],
    [
      'what matches in a category',
      [move(1), open, type('walk')],
      {
        rows: ['Who walks the dog?', 'Back'],
        categories: null,
        questions: { shown: 1, all: 1 },
        corrected: null,
        doubt: null,
      },
    ],
    [
      'what a misspelt word was meant to be',
      [type('parkign')],
      {
        rows: ['Where do I pay for parking?', 'Quit'],
        categories: { shown: 0, all: 3 },
        questions: { shown: 1, all: 3 },
        corrected: 'parking',
        doubt: null,
      },
    ],
    [
      'what a first letter matches: categories, then questions that start with it, then others',
      [type('w')],
      {
        rows: ['Who walks the dog?', 'Where do I pay for parking?', 'Quit'],
        categories: { shown: 0, all: 3 },
        questions: { shown: 2, all: 3 },
        corrected: null,
        doubt: null,
      },
    ],
    [
      'what shorter text still matches, while the word being typed is too short to be refused',
      [type('feed xy')],
      {
        rows: ['How do I feed the office cat?', 'Quit'],
        categories: { shown: 0, all: 3 },
        questions: { shown: 1, all: 3 },
        corrected: null,
        doubt: null,
      },
    ],
    [
      'that the search is not sure, and the closest questions',
      [type('cat insurance premium policy')],
      {
        rows: ['How do I feed the office cat?', 'Who walks the dog?', 'Quit'],
        categories: { shown: 0, all: 3 },
        questions: { shown: 2, all: 3 },
        corrected: null,
        doubt: { outcome: 'maybe', query: 'cat insurance premium policy', isElsewhere: false },
      },
    ],
    [
      'the categories, if nothing comes near',
      [type('xyzzy')],
      {
        rows: ['The Cat (2)', 'The Dog (1)', 'The Office (1)', 'Quit'],
        categories: { shown: 3, all: 3 },
        questions: { shown: 0, all: 3 },
        corrected: null,
        doubt: { outcome: 'none', query: 'xyzzy', isElsewhere: false },
      },
    ],
    [
      'what another category has',
      [move(1), open, type('pay for parking')],
      {
        rows: ['Where do I pay for parking?', 'Back'],
        categories: null,
        questions: { shown: 1, all: 1 },
        corrected: null,
        doubt: { outcome: 'none', query: 'pay for parking', isElsewhere: true },
      },
    ],
  ])('%s', (_, events, expected) => {
    expect(listAt(events)).toEqual(expected);
  });

  it.each(['how do i feed the cat', 'zebrafish parking', 'who walks', 'paying for parking', 'xyzzy'])(
    'is never empty, letter by letter: %s',
    (text) => {
      for (let end = 1; end <= text.length; end++) {
        expect(listAt([type(text.slice(0, end))]).rows.length).toBeGreaterThan(1);
      }
    },
  );
});

describe('a doubt, letter by letter', () => {
  const bundled = catalogOf(bundledFaq());
  /** Every letter typed as a capital if the search is refused then. */
  const refusals = (text: string) =>
    [...text]
      .map((letter, i) => {
        const screen = { kind: 'home', category: null, filter: text.slice(0, i + 1), selected: 0 } as const;
        return listOf(screen, bundled).doubt?.outcome === 'none' ? letter.toUpperCase().replace(' ', '_') : letter;
      })
      .join('');

  it.each([
    // Banks and bankruptcy are in the FAQ.
    ['banANA', 'a word that no known word begins with'],
    ['banANA_', 'the same word finished'],
    ['banANA_BreaD', 'what was refused stays refused in the next word, unless that becomes one of the FAQ'],
    ['zzQX', 'nonsense'],
    ['asDFGHJKL', 'nonsense that begins with a stop word'],
    ['judge', 'a word of the FAQ'],
    ['registration', 'a word longer than its stem'],
    ['forgot my password', 'a question'],
    ['how do i link my pacer account', 'the beginning of a question'],
    ['what is the', 'stop words alone'],
  ])('%s: %s', (expected) => {
    expect(refusals(expected.toLowerCase().replace('_', ' '))).toBe(expected);
  });

  it.each(['banana', 'zzqx', 'asdfghjkl', 'banana bread recipe', 'divorce lawyer', 'weather in boston'])(
    'is the same as that of the search: %s',
    (text) => {
      expect(bundled.search(parseQuery(text)).total).toBe(0);
      expect(refusals(text).at(-1)).toBe(text.at(-1)?.toUpperCase());
    },
  );
});
