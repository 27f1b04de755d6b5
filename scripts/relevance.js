/**
 * Measures the built search on the queries under relevance/: right answers first, honest refusals, per kind and overall,
 * beside MiniSearch as it comes. `npm run relevance [-- --explain]` lists every miss with what won instead.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const explain = process.argv.includes('--explain');

const sets = {
  'dev.jsonl': 'development queries, by which the search was tuned',
  'fresh.jsonl': 'queries by other hands, by which only the refusal was tuned',
};

const entries = JSON.parse(run(['list', '--json'])).entries;
const plain = new MiniSearch({ fields: ['question', 'answer'] });
plain.addAll(entries);

for (const [file, what] of Object.entries(sets)) {
  const queries = readFileSync(`${ROOT}/relevance/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  console.log(`\n${file}: ${queries.length} ${what}`);
  const results = searched(queries);
  report(
    'ecf-faq',
    queries,
    results.map(({ hits }) => hits.map(({ entry }) => entry.id)),
    true,
  );
  report(
    'MiniSearch as it comes',
    queries,
    queries.map(({ query }) => plain.search(query).map(({ id }) => id)),
    false,
  );
  if (explain) misses(queries, results);
}

function run(args, input) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`${ROOT}/bin/ecf-faq.js`, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 2) throw new Error(stderr);
  return stdout;
}

/** One process, one query a line. */
function searched(queries) {
  const lines = run(['search', '--stdin', '-n', '100'], queries.map(({ query }) => query).join('\n'));
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function report(engine, queries, found, perKind) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const inScope = queries.map(({ best }) => best !== null);
  console.log(`  ${engine}`);
  console.log('    kind            n  right first  or as right  in first 3    MRR  refused');
  const groups = [
    ...(perKind ? kinds.map((kind) => [kind, queries.map((query) => query.kind === kind)]) : []),
    ['all in scope', inScope],
    ['out of scope', inScope.map((is) => !is)],
  ];
  for (const [name, belongs] of perKind ? groups.filter(([name]) => name !== 'out-of-scope') : groups) {
    const places = queries.map((_, i) => i).filter((i) => belongs[i]);
    const share = (test) => (places.filter(test).length / places.length).toFixed(3);
    const right = (i) => [queries[i].best, ...queries[i].ok];
    const reciprocal = (i) => 1 / (found[i].findIndex((id) => right(i).includes(id)) + 1 || Number.POSITIVE_INFINITY);
    const refused = share((i) => found[i].length === 0);
    const ranks =
      name === 'out of scope'
        ? ['-', '-', '-', '-']
        : [
            share((i) => found[i][0] === queries[i].best),
            share((i) => right(i).includes(found[i][0])),
            share((i) => found[i].slice(0, 3).includes(queries[i].best)),
            (places.reduce((sum, i) => sum + reciprocal(i), 0) / places.length).toFixed(3),
          ];
    const [first, asRight, three, mrr] = ranks;
    console.log(
      `    ${name.padEnd(13)} ${String(places.length).padStart(3)} ${first.padStart(12)} ${asRight.padStart(12)} ${three.padStart(11)} ${mrr.padStart(6)} ${refused.padStart(8)}`,
    );
  }
}

function misses(queries, results) {
  queries.forEach(({ query, best, ok }, i) => {
    const { hits, suggestions } = results[i];
    const [first] = hits;
    if (best === null ? hits.length === 0 : [best, ...ok].includes(first?.entry.id)) return;
    console.log(`  ${query}\n    wanted ${best ?? 'a refusal'}`);
    if (first) {
      const place = hits.findIndex(({ entry }) => entry.id === best) + 1;
      console.log(
        `    found ${first.entry.id} (${first.score}; ${first.terms.join(', ')})${place ? `; the right one is ${place}.` : ''}`,
      );
    } else console.log(`    refused; near: ${suggestions.map(({ id }) => id).join(', ') || 'nothing'}`);
  });
}
