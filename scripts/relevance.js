/**
 * Measures the search in src/ on the queries in relevance/, and compares it with MiniSearch's defaults:
 * `npm run relevance`. Refusals are decided with weights fitted on the other sets only (cross-validation).
 * `-- --fit` prints weights fitted on all sets but the one held out, for src/search/confidence.ts; `-- --explain` lists every miss;
 * `-- --parts` measures the search with one part left out at a time.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import MiniSearch from 'minisearch';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SETS = {
  'dev.jsonl': 'used to tune the first version',
  'fresh.jsonl': 'by other writers, for the first version',
  'dev2.jsonl': 'held out from the first version',
  'calls-1.jsonl': 'complaints, symptoms, single words, near questions',
  'calls-2.jsonl': 'the same kinds, by another writer',
  'desk-1.jsonl': 'all kinds, by a writer who knows how callers talk',
  'desk-2.jsonl': 'all kinds, by one who knows law offices',
  'desk-3.jsonl': 'all kinds, by one who knows a public law library',
  'desk-4.jsonl': 'all kinds, not used to fit any weight',
};
/** The set that no weight has been fitted on. It is not unseen (see docs/search.md). */
const HELD_OUT = 'desk-4.jsonl';
/** How much more a question out of scope counts: there are fewer of them in the sets than people ask. */
const OUT_OF_SCOPE = 1.2;
const has = (option) => process.argv.includes(option);

const { parseFaq, readSnapshot, writeSnapshot, parseQuery, confidence, featuresOf, ENOUGH_TO_SHOW } = await sources();
const faq = parseFaq(readFileSync(join(ROOT, 'faq.yaml'), 'utf8'), 'faq.yaml').faq;
const sets = Object.fromEntries(
  Object.keys(SETS).map((file) => {
    const lines = readFileSync(join(ROOT, 'relevance', file), 'utf8')
      .trim()
      .split('\n');
    return [file, lines.map((line) => JSON.parse(line))];
  }),
);

if (has('--parts')) measureParts();
else measure();

/** The sources, bundled for this run. */
async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-relevance-'));
  const from = (file) => `export * from ${JSON.stringify(join(ROOT, 'src', file))};`;
  const files = ['faq/parse.ts', 'catalog/snapshot.ts', 'search/query.ts', 'search/confidence.ts'];
  await build({
    stdin: { contents: files.map(from).join('\n'), resolveDir: ROOT },
    outfile: join(folder, 'sources.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
  });
  const modules = createRequire(import.meta.url)(join(folder, 'sources.cjs'));
  rmSync(folder, { recursive: true });
  return modules;
}

function measure() {
  const results = search(faq);
  if (has('--fit')) console.log(JSON.stringify(train(allBut(results, HELD_OUT))));
  const plain = new MiniSearch({ fields: ['question', 'answer'] });
  plain.addAll(faq.entries);
  const all = [];
  for (const [file, what] of Object.entries(SETS)) {
    const decided = decide(results, file);
    all.push(...decided);
    console.log(`\n${file}: ${decided.length} queries, ${what}`);
    report('ecf-faq, cross-validated', decided);
    const bare = sets[file].map((query) => ({ ...query, found: plain.search(query.query).map(({ id }) => id) }));
    report('MiniSearch with its defaults', bare, false);
    if (has('--explain')) explain(decided);
  }
  console.log(`\nall sets: ${all.length} queries`);
  report('ecf-faq, cross-validated', all);
  const own = Object.values(results).flat();
  report(
    'ecf-faq with its own weights',
    own.map((query) => ({ ...query, found: query.sure < ENOUGH_TO_SHOW ? [] : query.ranked })),
    false,
  );
}

/** The queries of all sets with their hits, none refused. */
function search(faq) {
  const catalog = readSnapshot(writeSnapshot(faq));
  const one = (query) => {
    const { hits, confidence: sure } = catalog.search(parseQuery(query.query), { all: true, limit: 100 });
    const ranked = hits.map(({ place }) => catalog.ids[place]);
    return { ...query, ranked, evidence: hits[0]?.explanation.evidence, sure, candidates: hits };
  };
  return Object.fromEntries(Object.entries(sets).map(([file, queries]) => [file, queries.map(one)]));
}

/** The queries of a set with their hits, refused if weights fitted on the other sets say so. */
function decide(results, file) {
  const weights = train(allBut(results, file, HELD_OUT));
  return results[file].map((query) => {
    const isSure = query.evidence && confidence(query.evidence, weights) >= ENOUGH_TO_SHOW;
    return { ...query, found: isSure ? query.ranked : [] };
  });
}

function allBut(results, ...leftOut) {
  return Object.entries(results).flatMap(([file, queries]) => (leftOut.includes(file) ? [] : queries));
}

/** Logistic regression by gradient descent, on standardized features, with slight L2 regularization. */
function train(queries) {
  const rows = queries.filter(({ evidence }) => evidence);
  const names = Object.keys(featuresOf(rows[0].evidence)).filter((name) => name !== 'offset');
  const raw = rows.map(({ evidence }) => names.map((name) => featuresOf(evidence)[name]));
  const means = names.map((_, j) => raw.reduce((sum, row) => sum + row[j], 0) / raw.length);
  const deviations = names.map(
    (_, j) => Math.sqrt(raw.reduce((sum, row) => sum + (row[j] - means[j]) ** 2, 0) / raw.length) || 1,
  );
  const features = raw.map((row) => [1, ...row.map((value, j) => (value - means[j]) / deviations[j])]);
  let weights = features[0].map(() => 0);
  for (let round = 0; round < 3000; round++) {
    const slopes = weights.map((weight, j) => (j === 0 ? 0 : 0.001 * weight));
    features.forEach((row, i) => {
      const is = rows[i].best === null ? 0 : 1;
      const predicted = 1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * weights[j], 0)));
      row.forEach((value, j) => {
        slopes[j] += ((predicted - is) * (is ? 1 : OUT_OF_SCOPE) * value) / features.length;
      });
    });
    weights = weights.map((weight, j) => weight - 2 * slopes[j]);
  }
  const [offset, ...scaled] = weights;
  const unscaled = scaled.map((weight, j) => weight / deviations[j]);
  const shift = unscaled.reduce((sum, weight, j) => sum + weight * means[j], 0);
  return Object.fromEntries([['offset', offset - shift], ...names.map((name, j) => [name, unscaled[j]])]);
}

function report(engine, queries, perKind = true) {
  console.log(`  ${engine}`);
  console.log('    kind               n  right first   acceptable  in first 3    MRR  refused');
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const groups = [
    ...(perKind ? kinds.map((kind) => [kind, queries.filter((query) => query.kind === kind)]) : []),
    ['all in scope', queries.filter(({ best }) => best !== null)],
    ['all out of scope', queries.filter(({ best }) => best === null)],
  ];
  for (const [name, group] of groups) {
    const share = (test) => (group.filter(test).length / group.length).toFixed(3);
    const refused = share(({ found }) => found.length === 0);
    const isInScope = group[0].best !== null;
    const { first, asRight, three, mrr } = isInScope ? sharesOf(group) : {};
    const cells = [first, asRight, three, mrr].map((value, i) =>
      (value?.toFixed(3) ?? '-').padStart([13, 13, 12, 7][i]),
    );
    console.log(`    ${name.padEnd(16)} ${String(group.length).padStart(4)}${cells.join('')} ${refused.padStart(8)}`);
  }
}

function sharesOf(queries) {
  const mean = (value) => queries.reduce((sum, query) => sum + Number(value(query)), 0) / queries.length;
  const right = ({ best, ok = [] }) => [best, ...ok];
  return {
    first: mean(({ found, best }) => found[0] === best),
    asRight: mean((query) => right(query).includes(query.found[0])),
    three: mean(({ found, best }) => found.slice(0, 3).includes(best)),
    mrr: mean(
      (query) => 1 / (query.found.findIndex((id) => right(query).includes(id)) + 1 || Number.POSITIVE_INFINITY),
    ),
  };
}

function explain(queries) {
  for (const { query, best, ok = [], found, ranked } of queries) {
    if (best === null ? found.length === 0 : [best, ...ok].includes(found[0])) continue;
    const place = ranked.indexOf(best) + 1;
    console.log(
      `  ${query}\n    wanted ${best ?? 'a refusal'}; ${found.length > 0 ? `found ${found[0]}` : `refused ${ranked[0]}`}${place > 1 ? `; the right one ranks ${place}` : ''}`,
    );
  }
}

/** Prints how much each part contributes, as a table: all sets, with one part left out at a time. */
function measureParts() {
  const sumOf = ({ words, fit, likeness }) => words + fit + likeness;
  const reranked = (results, leftOut) =>
    Object.fromEntries(
      Object.entries(results).map(([file, queries]) => [
        file,
        queries.map((query) => {
          const order = query.candidates
            .map((hit, i) => ({
              hit,
              id: query.ranked[i],
              score: sumOf({ ...hit.parts, ...(leftOut && { [leftOut]: 0 }) }),
            }))
            .sort((a, b) => b.score - a.score);
          return { ...query, ranked: order.map(({ id }) => id), evidence: order[0]?.hit.explanation.evidence };
        }),
      ]),
    );
  const without =
    (...names) =>
    (results) =>
      mapEvidence(results, (evidence) => ({ ...evidence, ...Object.fromEntries(names.map((name) => [name, 0])) }));
  const same = (results) => results;
  const few = { ...faq, entries: faq.entries.map((entry) => ({ ...entry, askedAs: entry.askedAs.slice(0, 20) })) };
  const rows = [
    ['the whole search', faq, null, same],
    ['without the fit to all phrasings (naive Bayes)', faq, 'fit', without('fit')],
    ['without the likeness to phrasings', faq, 'likeness', without()],
    ['without BM25 in the ranking', faq, 'words', same],
    ['without synonyms', { ...faq, synonyms: [] }, null, same],
    ['without questions not covered', { ...faq, notCovered: [] }, null, without('outside', 'subject')],
    ['without the evidence `outside`', faq, null, without('outside')],
    ['without the evidence `subject`', faq, null, without('subject')],
    ['without the evidence `matched`', faq, null, without('matched')],
    ['with 20 phrasings per entry', few, null, same],
    [
      'with questions and answers only',
      { ...faq, entries: faq.entries.map((entry) => ({ ...entry, askedAs: [] })) },
      null,
      same,
    ],
  ];
  console.log('| | ranking: first | in first 3 | with refusal: first | in scope, refused | out of scope, refused |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, variant, leftOut, change] of rows) {
    const results = change(reranked(search(variant), leftOut));
    const inScope = Object.values(results)
      .flat()
      .filter(({ best }) => best !== null);
    const ranking = sharesOf(inScope.map((query) => ({ ...query, found: query.ranked })));
    const decided = Object.keys(results).flatMap((file) => decide(results, file));
    const asked = decided.filter(({ best }) => best !== null);
    const others = decided.filter(({ best }) => best === null);
    const refused = (queries) => queries.filter(({ found }) => found.length === 0).length / queries.length;
    const cells = [ranking.first, ranking.three, sharesOf(asked).first, refused(asked), refused(others)];
    console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(3)).join(' | ')} |`);
  }
}

function mapEvidence(results, change) {
  return Object.fromEntries(
    Object.entries(results).map(([file, queries]) => [
      file,
      queries.map((query) => ({ ...query, evidence: query.evidence && change(query.evidence) })),
    ]),
  );
}
