/** What was asked and not answered: the questions of a log (ECF_FAQ_LOG), the same ones together, most asked first. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Unanswered } from '../output/renderer.ts';
import { printable } from '../printable.ts';
import { parseQuery } from '../search/query.ts';
import { wordsOf } from '../search/text.ts';

export interface AskedReport {
  /** What the FAQ does not surely answer; most asked first. */
  readonly unanswered: readonly Unanswered[];
  /** How many questions were not answered when they were asked, and are now. */
  readonly answered: number;
  /** The numbers of the lines that are no search, from 1. */
  readonly skipped: readonly number[];
}

/** In UTF-16 units; the program writes no longer ones. */
const LONGEST = 600;

export function reportAsked(log: string, catalog: Catalog): AskedReport {
  const skipped: number[] = [];
  /** How often each query was asked. */
  const asked = new Map<string, number>();
  for (const [i, line] of log.split('\n').entries()) {
    if (line.trim() === '') continue;
    const search = readLine(line);
    if (!search) skipped.push(i + 1);
    else if (search.outcome !== 'sure') asked.set(search.query, (asked.get(search.query) ?? 0) + 1);
  }
  const groups = new Map<string, [query: string, times: number][]>();
  for (const [query, times] of asked) {
    const key = keyOf(query, catalog);
    groups.set(key, [...(groups.get(key) ?? []), [query, times]]);
  }
  const unanswered: Unanswered[] = [];
  for (const group of groups.values()) {
    group.sort(([, a], [, b]) => b - a);
    const [[first = ''] = []] = group;
    const { outcome, hits } = catalog.search(parseQuery(first), { limit: 1, all: true });
    if (outcome === 'sure') continue;
    const closest = hits[0]?.entry ?? null;
    unanswered.push({
      times: group.reduce((sum, [, times]) => sum + times, 0),
      outcome,
      closest: closest && { id: closest.id, question: closest.question },
      queries: group.map(([text, times]) => ({ text, times })),
    });
  }
  unanswered.sort((a, b) => b.times - a.times);
  return { unanswered, answered: groups.size - unanswered.length, skipped };
}

/** A search, or null if the line is none: anybody may have written to the log. */
function readLine(line: string): { query: string; outcome: string } | null {
  try {
    const { query, outcome } = JSON.parse(line);
    if (typeof query !== 'string' || !['sure', 'maybe', 'none'].includes(outcome)) return null;
    const text = printable(query.slice(0, LONGEST)).replace(/\s+/g, ' ').trim();
    return text === '' ? null : { query: text, outcome };
  } catch {
    return null;
  }
}

/** The same for queries that the search takes for the same. */
function keyOf(query: string, catalog: Catalog): string {
  const terms = catalog.termsOf(parseQuery(query));
  return (terms.length > 0 ? terms.toSorted() : wordsOf(query)).join(' ');
}
