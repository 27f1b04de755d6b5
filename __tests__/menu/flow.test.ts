/** The menu as a table: events, and the screen they lead to. Runs without a terminal. */

import { type Event, type Screen, startWalk, step, type Walk } from '../../src/menu/flow.ts';
import { doubtLines, labelOf, listOf, statusOf } from '../../src/menu/list.ts';
import { parseQuery } from '../../src/search/query.ts';
import { bundledFaq, catalogOf, faqOf, fixture } from '../support/faq.ts';

const catalog = catalogOf(faqOf(fixture('small.yaml')));
const walk = (events: readonly Event[], start: Walk = startWalk(null)) =>
  events.reduce((walk, event) => step(walk, event, catalog), start);

const type = (text: string) => ({ kind: 'filter', text }) as const;
const move = (to: number): Event => ({ kind: 'move', to });
const open: Event = { kind: 'open' };
const esc: Event = { kind: 'escape' };
const back: Event = { kind: 'back' };
const related = (position: number): Event => ({ kind: 'related', position });

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
  ['moving the cursor leaves the row', [type('cat'), move(1), { ...type('cat'), cursor: 1 }], 'home "cat" at 1'],
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
  ['a related question is one key away', [open, open, related(1)], 'answer pay-parking from line 0'],
  ['and b goes back to the first answer', [open, open, related(1), back], 'answer feed-cat from line 0'],
  ['a related question that does not exist does nothing', [open, open, related(8)], 'answer feed-cat from line 0'],
  ['Enter on an answer prints it', [open, open, open], 'prints feed-cat'],
  ['quitting works from anywhere', [open, open, { kind: 'quit' }], 'quits'],
  ['one key shows the keys', [open, open, { kind: 'keys' }], 'keys'],
  ['and any key goes back', [open, { kind: 'keys' }, type('x')], 'cat "" at 0'],
  ['unless it scrolls', [open, { kind: 'keys' }, { kind: 'scroll', to: 2 }], 'keys'],
  ['typing does nothing to an answer', [open, open, type('x')], 'answer feed-cat from line 0'],
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

describe('a list', () => {
  /** What is said above the rows, the rows, and what is said below. */
  const listAt = (events: readonly Event[]) => {
    const [screen] = walk(events).stack;
    if (screen.kind === 'answer' || screen.kind === 'keys') throw new Error('no list');
    const list = listOf(screen, catalog);
    return [...doubtLines(list), ...list.rows.map(labelOf), statusOf(list, catalog, 80)];
  };
  const CAT = 'How do I feed the office cat?';
  const DOG = 'Who walks the dog?';
  const PARKING = 'Where do I pay for parking?';
  const HOME = ['The Cat (2)', 'The Dog (1)', 'The Office (1)'];
  const ASK = 'Ask the help desk: 555-0100';

  it.each<[string, Event[], string[]]>([
    ['the categories', [], [...HOME, 'Search all questions (3)', 'Quit', '3 categories, 3 questions']],
    ['what matches', [type('cat')], ['The Cat (2)', CAT, DOG, 'Quit', '1 of 3 categories, 2 of 3 questions']],
    ['what matches in a category', [move(1), open, type('walk')], [DOG, 'Back', '1 question']],
    ['a misspelled word', [type('parkign')], [PARKING, 'Quit', 'Searched for parking, 1 of 3 questions']],
    ['a first letter: questions that start with it first', [type('w')], [DOG, PARKING, 'Quit', '2 of 3 questions']],
    [
      'shorter text, while the word being typed matches nothing',
      [type('feed xy')],
      ['Not sure. The closest:', CAT, 'Quit', '1 of 3 questions'],
    ],
    [
      'the closest questions, if the search is not sure',
      [type('cat insurance premium policy')],
      ['Not sure. The closest:', CAT, DOG, 'Quit', '2 of 3 questions'],
    ],
    ['the categories, if nothing comes near', [type('xyzzy')], ['Not in this FAQ: xyzzy', ...HOME, 'Quit', ASK]],
    [
      'what another category has',
      [move(1), open, type('pay for parking')],
      ['Not in this category: pay for parking', 'Did you mean:', PARKING, 'Back', ''],
    ],
  ])('shows %s', (_, events, expected) => {
    expect(listAt(events)).toEqual(expected);
  });

  it.each([
    ['boss not getting nefs', 'not-receiving-notices'],
    ['forgot my pacer password', 'forgot-pacer-password'],
    ['changing firms', 'changing-firms'],
  ])('keeps the right question and few others above the less likely ones: %s', (filter, id) => {
    const bundled = catalogOf(bundledFaq());
    const list = listOf({ kind: 'home', category: null, filter, cursor: 0, selected: 0 }, bundled);
    const ids = list.rows.flatMap((row) => (row.kind === 'question' ? [row.question.entry.id] : []));
    const likely = ids.slice(0, ids.length - list.lessLikely);
    expect(likely).toContain(id);
    expect(likely.length).toBeLessThan(bundled.ids.length / 10);
    expect(list.lessLikely).toBeGreaterThan(likely.length);
    expect(list.questions.shown).toBe(likely.length);
  });

  it.each(['how do i feed the cat', 'zebrafish parking', 'who walks', 'paying for parking', 'xyzzy'])(
    'is never empty, letter by letter: %s',
    (text) => {
      for (let end = 1; end <= text.length; end++) expect(listAt([type(text.slice(0, end))]).length).toBeGreaterThan(2);
    },
  );
});

describe('a doubt, letter by letter', () => {
  const bundled = catalogOf(bundledFaq());
  /** Every letter typed as a capital if the search is refused then. */
  const refusals = (text: string) =>
    [...text]
      .map((letter, i) => {
        const screen = { kind: 'home', category: null, filter: text.slice(0, i + 1), cursor: 0, selected: 0 } as const;
        return listOf(screen, bundled).doubt?.outcome === 'none' ? letter.toUpperCase().replace(' ', '_') : letter;
      })
      .join('');

  it.each([
    // Banks and bankruptcy are in the FAQ.
    ['banANA', 'a word that no known word begins with'],
    ['banANA_', 'the same word finished'],
    ['banANA_breaD', 'what was refused stays refused in the next word, unless that becomes one of the FAQ'],
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
