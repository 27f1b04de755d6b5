/**
 * Has V8 compile the functions that usual calls need when it loads their file. Otherwise it parses them twice, first only
 * to skip them, and Node keeps no code of them between calls: it keeps what is compiled at loading. V8 does so with
 * function expressions in parentheses (https://v8.dev/blog/preparser#pife).
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Rewrites the files, of which these calls of the program use some functions. */
export function compileEagerly(files, program, calls) {
  const coverage = mkdtempSync(join(tmpdir(), 'ecf-faq-coverage-'));
  const { PATH } = process.env;
  for (const call of calls)
    spawnSync(process.execPath, [program, ...call], { env: { PATH, NODE_V8_COVERAGE: coverage } });
  const reports = readdirSync(coverage).map((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')));
  rmSync(coverage, { recursive: true });
  for (const file of files) {
    const covered = reports.flatMap(({ result }) => result).filter(({ url }) => url.endsWith(`/${file}`));
    const called = covered.flatMap(({ functions }) => functions.map(({ ranges: [whole] }) => whole));
    const ends = new Map(called.filter(({ count }) => count > 0).map((one) => [one.startOffset, one.endOffset]));
    writeFileSync(file, withEager(readFileSync(file, 'utf8'), ends));
  }
}

/** @param ends where the functions that were called end, by where they start */
function withEager(text, ends) {
  const starts = [...ends.keys()].sort((a, b) => a - b);
  const functions = starts.filter((start) => /^(?:async )?function\b/.test(text.slice(start, start + 20)));
  const isExpression = (start) => /(?:[=(,:?&|[]|\breturn)\s*$/.test(text.slice(Math.max(0, start - 10), start));
  const isInside = (place) => starts.some((start) => start > 0 && start < place && place < ends.get(start));
  const expressions = functions.filter(isExpression);
  const marks = new Map(
    expressions.flatMap((start) => [
      [start, '('],
      [ends.get(start), ')'],
    ]),
  );
  const places = [...marks.keys()].sort((a, b) => a - b);
  const marked = (from, to) => {
    const inside = places.filter((place) => place > from && place < to);
    return [from, ...inside].map((at, i) => (marks.get(at) ?? '') + text.slice(at, inside[i] ?? to)).join('');
  };
  // A declaration becomes a variable, before all code, because that may call it.
  const declarations = functions.filter((start) => !isExpression(start) && !isInside(start));
  const variables = declarations.map((start) => {
    const [, name] = /^(?:async )?function\*? ?([\w$]+)/.exec(text.slice(start, start + 100));
    return `var ${name}=(${marked(start, ends.get(start))});`;
  });
  const [strict] = /^(?:"use strict";)?/.exec(text);
  const gaps = [strict.length, ...declarations.map((start) => ends.get(start))];
  const rest = gaps.map((from, i) => marked(from, declarations[i] ?? text.length));
  return [strict, ...variables, ...rest].join('');
}
