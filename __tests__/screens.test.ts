/** What a user sees at 80 x 24 and at 40 x 12: golden screens, and what fits on them. */

import { readFileSync } from 'node:fs';
import { createNotes } from '../src/output/notes.ts';
import { plainStyle } from '../src/output/style.ts';
import { createTextRenderer } from '../src/output/text.ts';
import { parseQuery } from '../src/search/query.ts';
import { bundledFaq, catalogOf, ROOT } from './support/faq.ts';
import { onNode, run } from './support/run.ts';
import { expectScreen } from './support/screens.ts';

const catalog = catalogOf(bundledFaq());

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

const queries = ['dev.jsonl', 'fresh.jsonl']
  .flatMap((file) => readFileSync(`${ROOT}/relevance/${file}`, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as { query: string; best: string | null });

it('a search fits 23 lines of 80 columns, for at least 95 of 100 queries', () => {
  const fitting = queries.filter(({ query }) => linesOf(query, 80).length <= 23);
  expect(fitting.length / queries.length).toBeGreaterThanOrEqual(0.95);
});

it('the first hit, with what to do, fits 11 lines of 40 columns', () => {
  const blocks = queries.map(({ query }) =>
    linesOf(query, 40)
      .join('\n')
      .replace(/^Searched for:[\s\S]*?\n\n/, ''),
  );
  const firsts = blocks.filter((text) => text.startsWith('1. ')).map((text) => text.split(/\n\n(?=2\. |\d+ match)/)[0]);
  expect(firsts.length).toBeGreaterThan(400);
  const fitting = firsts.filter((text = '') => text.split('\n').length <= 11);
  expect(fitting.length / firsts.length).toBeGreaterThanOrEqual(0.95);
});

describe.each([80, 40])('at %i columns', (width) => {
  it.each([
    ['search', ['search', 'pacer login']],
    ['answer', ['answer', 'how do I link my PACER account']],
    ['show', ['show', 'forgot-login']],
    ['nothing-found', ['search', 'banana bread']],
  ])('%s', (name, args) => {
    const { out, err } = run([...args, '--width', String(width)]);
    expectScreen(`${name}-${width}`, `${(out + err).trimEnd()}\n`);
  });

  onNode('about', () => {
    // What differs from one machine and build to the next: where a path is wrapped, too.
    const text = run(['about', '--width', String(width)])
      .out.replace(/^Files[\s\S]*?(?=\n\S)/m, 'Files    /faq.yaml')
      .replace(/build\s+[0-9a-f]+/, 'build 0')
      .replace(/v\d+\.\d+\.\d+/, 'v20')
      .replace(/^Cache[\s\S]*?(?=\n\S|$)/m, 'Cache    /cache');
    expectScreen(
      `about-${width}`,
      text
        .replace(/,\s+Node\s+v20/, ', Node v20')
        .trimEnd()
        .concat('\n'),
    );
  });
});
