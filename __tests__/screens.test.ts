/** What a user sees at 80 x 24 and at 40 x 12: golden screens of a small FAQ, and what fits of the real one. */

import { fixture, relevanceQueries } from './support/faq.ts';
import { loadProgram } from './support/program.ts';
import { file } from './support/run.ts';
import { expectScreen } from './support/screens.ts';

const run = loadProgram();
const small = file('small.yaml', fixture('small.yaml'));

/** stdout and stderr of a search, as on a screen of that width. */
async function screenOf(query: string, width: number): Promise<string> {
  const { out, err } = await run(['search', '--width', String(width), '--', query]);
  return (out + err).trimEnd();
}

const queries = relevanceQueries('dev.jsonl').map(({ query }) => query);

it('a search fits 23 lines of 80 columns, for at least 95 of 100 queries', async () => {
  const screens = await Promise.all(queries.map((query) => screenOf(query, 80)));
  const fitting = screens.filter((text) => text.split('\n').length <= 23);
  expect(fitting.length / queries.length).toBeGreaterThanOrEqual(0.95);
});

it('the first hit, with what to do, fits 11 lines of 40 columns', async () => {
  const screens = await Promise.all(queries.map((query) => screenOf(query, 40)));
  const firsts = screens.flatMap((text) => /(?<=^|\n)1\. [\s\S]*?(?=\n\n(?:2\. |\d+ match)|$)/.exec(text)?.[0] ?? []);
  expect(firsts.length).toBeGreaterThan(100);
  const fitting = firsts.filter((text) => text.split('\n').length <= 11);
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
    const { out, err } = await run([...args, '--width', String(width), '--only-faq'], { env: { ECF_FAQ_FILE: small } });
    // What follows in `about` differs from one machine and build to the next.
    expectScreen(`${name}-${width}`, `${(out + err).replace(/^Files [\s\S]*/m, '').trimEnd()}\n`);
  });
});
