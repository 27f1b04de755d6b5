/** What the index knows about each term, as JSON. */

import type { AsPlainObject } from 'minisearch';
import type { Bytes } from '../bytes.ts';
import { type Keyed, readKeyed, writeKeyed } from './lines.ts';

export interface TermFacts {
  /** How many entries have the term. */
  readonly entries: number;
  /** How often it is in each field of each entry, in MiniSearch's format. */
  readonly postings: Postings;
}

export type Postings = AsPlainObject['index'][number][1];

/** The facts about a term while they are being collected. */
export interface Draft {
  entries: number;
  /** The last entry counted. */
  lastEntry: number;
  /** For each field, pairs of numbers in one list: an entry's position, and how often the term is there. */
  readonly postings: readonly number[][];
}

/** Where the postings of a term begin and end, in bytes, and how many entries have it. */
type Line = readonly [start: number, end: number, entries: number];

/** The terms, each with the position of its postings, and the postings: a search reads only those of its own terms. */
export function writeFacts(drafts: ReadonlyMap<string, Draft>): { terms: Buffer; postings: Buffer } {
  const written: string[] = [];
  let start = 0;
  const terms = writeKeyed(drafts, ({ entries, postings }) => {
    const json = postingsAsJson(postings);
    written.push(json);
    const end = start + json.length;
    const line: Line = [start, end, entries];
    start = end;
    return JSON.stringify(line);
  });
  return { terms: Buffer.from(terms), postings: Buffer.from(written.join('')) };
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

export function readFacts(terms: Buffer, postings: Bytes): Keyed<TermFacts> {
  return readKeyed(terms, (json) => {
    const [start, end, entries] = JSON.parse(json) as Line;
    return { entries, postings: JSON.parse(postings.subarray(start, end).toString()) as Postings };
  });
}
