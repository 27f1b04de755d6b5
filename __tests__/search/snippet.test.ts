import { makeSnippet } from '../../src/search/snippet.ts';
import { createAnalyzer, createPhrasebook, stemsOf } from '../../src/search/text.ts';

const analyze = createAnalyzer(createPhrasebook([['attorney', 'lawyer']]));

/** The snippet with its marks: [typed], <not typed>. */
function marked(text: string, query: string): string {
  const terms = new Set(analyze(query).map(({ term }) => term));
  const { text: snippet, spans } = makeSnippet(text, { analyze, terms, typed: new Set(stemsOf(query)) });
  return spans.reduceRight(
    (marked, { start, end, typed }) =>
      `${marked.slice(0, start)}${typed ? '[' : '<'}${marked.slice(start, end)}${typed ? ']' : '>'}${marked.slice(end)}`,
    snippet,
  );
}

const LONG =
  'The first sentence speaks of nothing much and goes on for quite a while, as sentences do. The second names a summons. ' +
  'The third says that an attorney has to file a notice of appearance, under his or her own login, in every single case.';

it.each([
  ['all of a short text', 'Ask the attorney.', 'attorney', 'Ask the [attorney].'],
  ['another number or tense as typed', 'Attorneys filed it.', 'attorney filing', '[Attorneys] [filed] it.'],
  ['a synonym as not typed', 'Ask the attorney.', 'lawyers', 'Ask the <attorney>.'],
  [
    'the beginning if nothing matches',
    LONG,
    'zebra',
    'The first sentence speaks of nothing much and goes on for quite a while, as sentences do. The second names a summons. The third says that an attorney has to ...',
  ],
  [
    'the sentence with the most matches',
    LONG,
    'attorney appearance login',
    '... The third says that an [attorney] has to file a notice of [appearance], under his or her own [login], in every single case.',
  ],
])('shows %s', (_, text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it.each([
  ['a number', '1. Log in. 2. Open the docket. 3. Choose the event.', 35, '1. Log in. 2. Open the docket. ...'],
  ['a dash', 'Bring: - the form, - the fee, - a pen and paper.', 32, 'Bring: - the form, - the fee, ...'],
])('never ends in the bare marker of a list: %s', (_, text, length, expected) => {
  expect(makeSnippet(text, { analyze, terms: new Set(), typed: new Set() }, length).text).toBe(expected);
});

it('never cuts a word', () => {
  const words = new Set(LONG.split(' '));
  for (const query of ['sentence', 'second', 'notice', 'every', 'case', 'own login']) {
    const shown = makeSnippet(LONG, { analyze, terms: new Set(stemsOf(query)), typed: new Set() }).text;
    expect(shown.split(' ').filter((word) => word !== '...' && !words.has(word))).toEqual([]);
  }
});
