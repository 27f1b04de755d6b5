/** What a user sees at 80 x 24 and at 40 x 12: golden screens of a small FAQ, and what fits of the real one. */

import { createNotes } from '../src/output/notes.ts';
import { plainStyle } from '../src/output/style.ts';
import { createTextRenderer } from '../src/output/text.ts';
import { parseQuery } from '../src/search/query.ts';
import { bundledCatalog, fixture, relevanceQueries } from './support/faq.ts';
import { loadProgram } from './support/program.ts';
import { file } from './support/run.ts';
import { expectScreen } from './support/screens.ts';

const run = loadProgram();
const small = file('small.yaml', fixture('small.yaml'));
const catalog = bundledCatalog();

/** stdout and stderr of a search, as lines on a screen of that width. */
function linesOf(query: string, width: number): string[] {
  const result = catalog.search(parseQuery(query));
  const page = { width, style: plainStyle };
  const notes = createNotes(page);
  if (result.hits.length === 0) return notes.nothingFound(result, catalog).trimEnd().split('\n');
  const text =
    notes.correction(result) + createTextRenderer(page).hits(result, catalog) + notes.footer(result, catalog);
  return text.trimEnd().split('\n');
}

const queries = relevanceQueries('dev.jsonl').map(({ query }) => query);

it('a search fits 23 lines of 80 columns, for at least 95 of 100 queries', () => {
  const fitting = queries.filter((query) => linesOf(query, 80).length <= 23);
  expect(fitting.length / queries.length).toBeGreaterThanOrEqual(0.95);
});

it('the first hit, with what to do, fits 11 lines of 40 columns', () => {
  const texts = queries.map((query) =>
    linesOf(query, 40)
      .join('\n')
      .replace(/^Searched for:[\s\S]*?\n\n/, ''),
  );
  const firsts = texts.filter((text) => text.startsWith('1. ')).map((text) => text.split(/\n\n(?=2\. |\d+ match)/)[0]);
  expect(firsts.length).toBeGreaterThan(100);
  const fitting = firsts.filter((text = '') => text.split('\n').length <= 11);
  expect(fitting.length / firsts.length).toBeGreaterThanOrEqual(0.95);
});

describe.each([80, 40])('at %i columns', (width) => {
  it.each([
    ['search', ['search', 'feed the cat']],
    ['answer', ['answer', 'where do I pay for parking']],
    ['show', ['show', 'feed-cat']],
    ['nothing-found', ['search', 'banana bread']],
    ['about', ['about']],
  ])('%s', async (name, args) => {
    const { out, err } = await run([...args, '--width', String(width), '--only-faq', '--faq', small]);
    // What follows in `about` differs from one machine and build to the next.
    expectScreen(`${name}-${width}`, `${(out + err).replace(/^Files [\s\S]*/m, '').trimEnd()}\n`);
  });
});
