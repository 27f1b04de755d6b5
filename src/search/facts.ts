/** What the index knows about each term: the entries that have it, as bytes, and MiniSearch's postings, as JSON. */

import type { AsPlainObject } from 'minisearch';
import { fromLittleEndian, type Numbers, toLittleEndian, widthFor } from '../bytes.ts';
import { type Keyed, readKeyed, writeKeyed } from './lines.ts';

export interface TermFacts {
  /** The positions of the entries that have the term, in ascending order. */
  readonly entries: Numbers;
  /** How often it is in each field of each entry, in MiniSearch's format. */
  readonly postings: Postings;
}

export type Postings = AsPlainObject['index'][number][1];

/** The facts about a term while they are being collected. */
export interface Draft {
  readonly entries: number[];
  /** For each field, pairs of numbers in one list: an entry's position, and how often the term is there. */
  readonly postings: readonly number[][];
}

/** Where the facts about a term begin and end, in bytes, and how many entries have it. */
type Line = readonly [start: number, end: number, entries: number];

/**
 * The terms, each with the position of its facts, and the facts: a search reads only those of its own terms.
 * @param entries how many there are in all
 */
export function writeFacts(drafts: ReadonlyMap<string, Draft>, entries: number): { terms: Buffer; facts: Buffer } {
  const width = widthFor(entries);
  const facts: Buffer[] = [];
  let start = 0;
  const terms = writeKeyed(drafts, ({ entries, postings }) => {
    const parts = [toLittleEndian(entries, width), Buffer.from(postingsAsJson(postings))] as const;
    facts.push(...parts);
    const end = start + parts[0].length + parts[1].length;
    const line: Line = [start, end, entries.length];
    start = end;
    return JSON.stringify(line);
  });
  return { terms: Buffer.from(terms), facts: Buffer.concat(facts) };
}

/** Written directly from the numbers, because a large FAQ has millions of them. */
function postingsAsJson(postings: readonly (readonly number[])[]): string {
  const fields = postings.flatMap((pairs, field) => {
    const counts: string[] = [];
    for (let i = 0; i < pairs.length; i += 2) counts.push(`"${pairs[i]}":${pairs[i + 1]}`);
    return counts.length > 0 ? [`"${field}":{${counts.join()}}`] : [];
  });
  return `{${fields.join()}}`;
}

/** @param entries how many there are in all */
export function readFacts(terms: Buffer, facts: Buffer, entries: number): Keyed<TermFacts> {
  const width = widthFor(entries);
  return readKeyed(terms, (json) => {
    const [start, end, count] = JSON.parse(json) as Line;
    return {
      entries: fromLittleEndian(facts, start, count, width),
      postings: JSON.parse(facts.subarray(start + width * count, end).toString()) as Postings,
    };
  });
}
