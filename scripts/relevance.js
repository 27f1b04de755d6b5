/**
 * Measures the search in src/ on the queries in relevance/, and compares it with MiniSearch: `npm run relevance`.
 * What is decided on a query is decided with weights fitted on other queries, and with the entries that other queries ask
 * for most (cross-validation). `-- --fit` prints weights fitted on all queries, for src/search/outcome.ts and evidence.ts;
 * `-- --most-asked` what they ask for most, for faq.yaml; `-- --explain` lists every miss; `-- --phrasings` measures the
 * FAQ with fewer phrasings; `-- --parts` with one part of the score left out.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import MiniSearch from 'minisearch';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What courts and people really ask: the sets that choices are made on. */
const ASKED = ['asked', 'asked-2', 'asked-3'];
/** By writers who had read the entries: they show only that nothing is lost. */
const INVENTED = ['dev', 'dev2', 'fresh', 'calls-1', 'calls-2', 'desk-1', 'desk-2', 'desk-3', 'desk-4'];
/** How much an invented query counts where weights are fitted, and a query of a FAQ with few phrasings. */
const SHARES = { invented: 0.1, fewPhrasings: 0.15 };
/** What a score is the sum of. */
const PARTS = ['words', 'fit', 'likeness', 'coverage', 'popularity'];
/** Queries that follow each other are of the same court, so each is decided with weights fitted on other courts. */
const BLOCKS = 10;

const HEADER = [
  '                         in scope                                    all      out of scope',
  'set                         n  first  three   none   sure  of these    sure      n   sure  wrong   none',
  '                                                          right   of which right',
].join('\n');

const { parseFaq, compileFaq, createCatalog, parseQuery, WEIGHTS, outcomeOf } = await sources();
const { faq } = parseFaq(readFileSync(join(ROOT, 'faq.yaml'), 'utf8'), 'faq.yaml');
const ids = new Set(faq.entries.map(({ id }) => id));
const asked = ASKED.flatMap(read).map((query, i, all) => ({ ...query, block: Math.floor((i * BLOCKS) / all.length) }));
const invented = INVENTED.flatMap(read);
const has = (option) => process.argv.includes(option);

if (has('--most-asked'))
  console.log(
    countAsked(asked)
      .map((id) => `  - ${id}`)
      .join('\n'),
  );
else if (has('--phrasings')) measurePhrasings();
else if (has('--parts')) measureParts();
else measure();

/** The sources, bundled for this run. */
async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-relevance-'));
  const from = (file) => `export * from ${JSON.stringify(join(ROOT, 'src', file))};`;
  const files = ['faq/parse.ts', 'catalog/compile.ts', 'catalog/catalog.ts', 'search/query.ts', 'search/outcome.ts'];
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

/** The queries of a set. An entry that does not exist yet answers nothing. */
function read(set) {
  const lines = readFileSync(join(ROOT, 'relevance', `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { query, best, ok = [], kind } = JSON.parse(line);
    const isInScope = ids.has(best);
    return { set, kind, query, isInScope, right: [best, ...ok].filter((id) => ids.has(id)) };
  });
}

/** The ids of the entries that queries ask for, the most asked first. */
function countAsked(queries) {
  const counts = new Map(faq.entries.map(({ id }) => [id, 0]));
  for (const { isInScope, right } of queries) if (isInScope) counts.set(right[0], counts.get(right[0]) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
}

/** The queries with their hits, none refused; those of a block with what the other blocks ask for most, if anything is. */
function search(faq, queries) {
  const compiled = compileFaq(faq);
  if (faq.mostAsked.length === 0) return searchWith(compiled, [], queries);
  const blocks = new Set(queries.map(({ block }) => block));
  return [...blocks].flatMap((block) => {
    const mostAsked = countAsked(asked.filter((query) => query.block !== block));
    const own = queries.filter((query) => query.block === block);
    return searchWith(compiled, mostAsked, own);
  });
}

/** @param mostAsked what to search with instead of the FAQ's own list: compiling it again would take a second */
function searchWith({ sections, map }, mostAsked, queries) {
  const positions = mostAsked.map((id) => map.ids.indexOf(id));
  const catalog = createCatalog(sections, { ...map, index: { ...map.index, mostAsked: positions } });
  return queries.map((query) => {
    const { hits, judgement, outcome } = catalog.search(parseQuery(query.query), { all: true, limit: 200 });
    const ranked = hits.map(({ place }) => catalog.ids[place]);
    const isRight = query.right.includes(ranked[0]);
    return { ...query, hits, ranked, isRight, judgement, outcome, hasJudgement: judgement !== null };
  });
}

function measure() {
  const [real, made] = [search(faq, asked), search(faq, invented)];
  // Few phrasings, so that the same weights hold for a FAQ on its first day.
  const few = [10, 0].map((phrasings) => search(withPhrasings(phrasings), [...asked, ...invented]));
  const decided = crossValidate(real, made, few);
  const own = made.map((query) => ({ ...query, right1: query.judgement?.right ?? 0 }));
  console.log(HEADER);
  for (const set of ASKED)
    row(
      set,
      decided.filter((query) => query.set === set),
    );
  row('all asked', decided);
  row('all asked, own weights', real);
  for (const set of INVENTED)
    row(
      set,
      own.filter((query) => query.set === set),
    );
  row('all invented', own);
  console.log('\nConfidence on the asked sets: how often the first hit is right');
  calibrate(decided);
  if (has('--fit')) fitAll(real, made, few);
  if (has('--explain')) explain([...decided, ...own]);
}

function row(name, queries) {
  const inScope = queries.filter(({ isInScope }) => isInScope);
  const others = queries.filter(({ isInScope }) => !isInScope);
  const sure = queries.filter(({ outcome }) => outcome === 'sure');
  const share = (group, test) => (group.filter(test).length / Math.max(1, group.length)).toFixed(3).padStart(7);
  const is = (wanted) => (query) => query.outcome === wanted;
  const isFound = ({ outcome }) => outcome !== 'none';
  console.log(
    [
      name.padEnd(23),
      `${inScope.length}`.padStart(6),
      share(inScope, (query) => isFound(query) && query.isRight),
      share(inScope, (query) => isFound(query) && query.ranked.slice(0, 3).some((id) => query.right.includes(id))),
      share(inScope, is('none')),
      share(inScope, is('sure')),
      share(inScope.filter(is('sure')), ({ isRight }) => isRight).padStart(10),
      share(sure, ({ isRight }) => isRight).padStart(8),
      `${others.length}`.padStart(7),
      share(others, is('sure')),
      // None of the entries that are near and do no harm.
      share(others, (query) => query.outcome === 'sure' && !query.isRight),
      share(others, is('none')),
    ].join(''),
  );
}

/** Decides on each asked query with weights fitted on the other blocks. */
function crossValidate(real, made, few) {
  return Array.from({ length: BLOCKS }, (_, block) => block).flatMap((block) => {
    const isOther = (query) => query.block !== block;
    const weights = fitWeights(
      real.filter(isOther),
      made,
      few.map((queries) => queries.filter(isOther)),
    );
    return real.filter((query) => query.block === block).map((query) => decide(query, weights));
  });
}

function decide(query, weights) {
  if (!query.hasJudgement) return query;
  const { covered, right, subject, first } = query.judgement;
  // What is decided without weights, because the query is a phrasing, stays.
  const judged = (value, own, evidence, weights) => (value > own ? value : probability(evidence, weights));
  const judgement = {
    covered: judged(covered, probability(subject, WEIGHTS.covered) + 1e-9, subject, weights.covered),
    right: judged(right, probability(first, WEIGHTS.right) + 1e-9, first, weights.right),
  };
  return {
    ...query,
    judgement: { ...query.judgement, ...judgement },
    outcome: outcomeOf({ ...query.judgement, ...judgement }),
  };
}

function probability(evidence, weights) {
  const sum = Object.keys(evidence).reduce((sum, name) => sum + weights[name] * evidence[name], weights.offset);
  return 1 / (1 + Math.exp(-sum));
}

/** The weights of both judgements. */
function fitWeights(real, made, few) {
  const rows = [
    ...real.map((query) => ({ query, share: 1 })),
    ...made.map((query) => ({ query, share: SHARES.invented })),
    ...few.flat().map((query) => ({
      query,
      share: SHARES.fewPhrasings * (ASKED.includes(query.set) ? 1 : SHARES.invented),
    })),
  ].filter(({ query }) => query.hasJudgement);
  const train = (evidence, label) =>
    regress(rows.map(({ query, share }) => ({ evidence: evidence(query), label: Number(label(query)), share })));
  return {
    covered: train(
      ({ judgement }) => judgement.subject,
      ({ isInScope }) => isInScope,
    ),
    right: train(
      ({ judgement }) => judgement.first,
      ({ isRight }) => isRight,
    ),
  };
}

/** Logistic regression by Newton's method, on standardized evidence, with slight L2 regularization. */
function regress(rows) {
  const names = Object.keys(rows[0].evidence);
  const total = rows.reduce((sum, { share }) => sum + share, 0);
  const mean = (of) => rows.reduce((sum, row) => sum + row.share * of(row), 0) / total;
  const means = names.map((name) => mean(({ evidence }) => evidence[name]));
  const deviations = names.map((name, j) => Math.sqrt(mean(({ evidence }) => (evidence[name] - means[j]) ** 2)) || 1);
  const points = rows.map(({ evidence, label, share }) => ({
    x: [1, ...names.map((name, j) => (evidence[name] - means[j]) / deviations[j])],
    label,
    share,
  }));
  let weights = points[0].x.map(() => 0);
  for (let round = 0; round < 20; round++) {
    const slope = weights.map((weight, j) => (j === 0 ? 0 : -weight));
    const curve = weights.map((_, j) => weights.map((_, k) => (j === k && j > 0 ? 1 : 0)));
    for (const { x, label, share } of points) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * weights[j], 0)));
      x.forEach((value, j) => {
        slope[j] += share * (label - p) * value;
        for (let k = 0; k < x.length; k++) curve[j][k] += share * p * (1 - p) * value * x[k];
      });
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, j) => weight + step[j]);
  }
  const [offset, ...scaled] = weights;
  const unscaled = scaled.map((weight, j) => weight / deviations[j]);
  const shift = unscaled.reduce((sum, weight, j) => sum + weight * means[j], 0);
  return Object.fromEntries([['offset', offset - shift], ...names.map((name, j) => [name, unscaled[j]])]);
}

/** Solves a system of linear equations by elimination. */
function solve(matrix, vector) {
  const rows = matrix.map((row, i) => [...row, vector[i]]);
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const factor = rows[j][i] / rows[i][i];
      for (let k = i; k <= n; k++) rows[j][k] -= factor * rows[i][k];
    }
  }
  const x = Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    x[i] = (rows[i][n] - x.slice(i + 1).reduce((sum, value, k) => sum + value * rows[i][i + 1 + k], 0)) / rows[i][i];
  }
  return x;
}

function fitAll(real, made, few) {
  const round = (weights) =>
    Object.fromEntries(Object.entries(weights).map(([name, w]) => [name, Number(w.toPrecision(3))]));
  const { covered, right } = fitWeights(real, made, few);
  console.log('\ncovered', round(covered), '\nright', round(right));
  const rows = [
    ...real.map((query) => ({ query, share: 1 })),
    ...made.map((query) => ({ query, share: SHARES.invented })),
  ];
  console.log('score, as a multiple of the present weights', round(fitScore(rows)));
}

/** The weights of a score: conditional logistic regression, the right entries against all others of the same query. */
function fitScore(rows) {
  let weights = PARTS.map(() => 1);
  for (let round = 0; round < 10; round++) {
    const slope = weights.map((weight) => 1 - weight);
    const curve = weights.map((_, j) => weights.map((_, k) => (j === k ? 1 : 0)));
    for (const { query, share } of rows) {
      if (!query.isInScope || !query.right.some((id) => query.ranked.includes(id))) continue;
      const points = query.hits.map(({ explanation: { parts } }) => PARTS.map((name) => parts[name]));
      const scores = points.map((x) => x.reduce((sum, value, j) => sum + value * weights[j], 0));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const sum = shares.reduce((a, b) => a + b, 0);
      const mean = PARTS.map((_, j) => points.reduce((total, x, i) => total + (x[j] * shares[i]) / sum, 0));
      const right = shares.map((value, i) => (query.right.includes(query.ranked[i]) ? value : 0));
      const sumRight = right.reduce((a, b) => a + b, 0);
      const meanRight = PARTS.map((_, j) => points.reduce((total, x, i) => total + (x[j] * right[i]) / sumRight, 0));
      PARTS.forEach((_, j) => {
        slope[j] += share * (meanRight[j] - mean[j]);
        PARTS.forEach((_, k) => {
          const product = points.reduce((total, x, i) => total + (x[j] * x[k] * shares[i]) / sum, 0);
          curve[j][k] += share * (product - mean[j] * mean[k]);
        });
      });
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, j) => weight + step[j]);
  }
  return Object.fromEntries(PARTS.map((name, j) => [name, weights[j]]));
}

/** In ten bins of confidence: how many queries, their mean confidence, and how many of their first hits are right. */
function calibrate(queries) {
  console.log('| confidence | queries | mean | right |\n| --- | --- | --- | --- |');
  for (let bin = 0; bin < 10; bin++) {
    const confidence = ({ judgement }) => judgement?.right ?? 0;
    const inBin = queries.filter((query) => Math.min(9, Math.floor(10 * confidence(query))) === bin);
    const mean = inBin.reduce((sum, query) => sum + confidence(query), 0) / Math.max(1, inBin.length);
    const right = inBin.filter(({ isRight }) => isRight).length / Math.max(1, inBin.length);
    const cells = [`${bin / 10} to ${(bin + 1) / 10}`, inBin.length, mean.toFixed(2), right.toFixed(2)];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function explain(queries) {
  for (const { set, query, isInScope, isRight, right, ranked, outcome } of queries) {
    if (isInScope ? isRight && outcome !== 'none' : outcome !== 'sure' || isRight) continue;
    const place = ranked.findIndex((id) => right.includes(id)) + 1;
    const wanted = isInScope ? `wanted ${right.join(' or ')} (rank ${place || 'none'})` : 'out of scope';
    console.log(`  ${set}: ${query}\n    ${wanted}; ${outcome}, ${ranked[0] ?? 'nothing'}`);
  }
}

/** The FAQ with so many phrasings of each entry, spread evenly over all, as on its first day: nothing is asked most. */
function withPhrasings(n) {
  const some = (texts) =>
    Array.from({ length: Math.min(n, texts.length) }, (_, i) => texts[Math.floor((i * texts.length) / n)]);
  return { ...faq, mostAsked: [], entries: faq.entries.map((entry) => ({ ...entry, askedAs: some(entry.askedAs) })) };
}

/** The ranking and the outcomes with fewer phrasings, beside MiniSearch. */
function measurePhrasings() {
  console.log('| phrasings | set | right first | in first 3 | none | MiniSearch: right first | in first 3 |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const n of [0, 5, 10, 20, Number.POSITIVE_INFINITY]) {
    const few = n === Number.POSITIVE_INFINITY ? faq : withPhrasings(n);
    const plain = new MiniSearch({ fields: ['question', 'answer', 'askedAs', 'now'] });
    plain.addAll(
      few.entries.map(({ id, question, answer, askedAs, now }) => ({
        id,
        question,
        answer,
        askedAs: askedAs.join('\n'),
        now: now?.text ?? '',
      })),
    );
    const sets = { asked, dev2: invented.filter(({ set }) => set === 'dev2') };
    for (const [name, queries] of Object.entries(sets)) {
      const inScope = search(
        few,
        queries.filter(({ isInScope }) => isInScope),
      );
      const bare = inScope.map((query) => ({
        ...query,
        ranked: plain.search(query.query, { prefix: true, fuzzy: 0.2 }).map(({ id }) => id),
      }));
      const none = inScope.filter(({ outcome }) => outcome === 'none').length / inScope.length;
      const cells = [...ranking(inScope), none, ...ranking(bare)].map((share) => share.toFixed(3));
      console.log(`| ${n === Number.POSITIVE_INFINITY ? 'all' : n} | ${name} | ${cells.join(' | ')} |`);
    }
  }
}

/** The share of queries whose first hit is right, and of those that have a right one in the first three. */
function ranking(queries) {
  const share = (count) =>
    queries.filter(({ ranked, right }) => ranked.slice(0, count).some((id) => right.includes(id))).length /
    queries.length;
  return [share(1), share(3)];
}

/** The ranking with one part of the score left out at a time. */
function measureParts() {
  console.log(
    '| | asked: right first | in first 3 | invented: right first | in first 3 |\n| --- | --- | --- | --- | --- |',
  );
  for (const leftOut of [null, ...PARTS]) {
    const cells = [asked, invented].flatMap((queries) => {
      const results = search(
        faq,
        queries.filter(({ isInScope }) => isInScope),
      ).map((query) => {
        const scoreOf = ({ explanation }) =>
          PARTS.reduce((sum, part) => sum + (part === leftOut ? 0 : explanation.parts[part]), 0);
        const order = query.hits.map((hit, i) => ({ id: query.ranked[i], score: scoreOf(hit) }));
        order.sort((a, b) => b.score - a.score);
        return { ...query, ranked: order.map(({ id }) => id) };
      });
      return ranking(results);
    });
    const name = leftOut ? `without ${leftOut}` : 'the whole score';
    console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(3)).join(' | ')} |`);
  }
}
