/** What the index knows about each term: numbers as bytes, and MiniSearch's postings as JSON. */

import type { AsPlainObject } from 'minisearch';
import { type Bytes, fromLittleEndian, type Numbers, toLittleEndian, type Width } from '../bytes.ts';
import { type Keyed, readKeyed, writeKeyed } from './lines.ts';

export interface TermFacts {
  /** The positions of the entries that have the term, in ascending order. */
  readonly entries: Numbers;
  /** The numbers of the phrasings that have it, in ascending order. */
  readonly phrasings: Numbers;
  /** The numbers of the questions not covered that have it. */
  readonly notCovered: Numbers;
  /** How often it is in each field of each entry, in MiniSearch's format. */
  readonly postings: Postings;
}

export type Postings = AsPlainObject['index'][number][1];

/** The facts about a term while they are being collected. */
export interface Draft {
  readonly entries: number[];
  readonly phrasings: number[];
  readonly notCovered: number[];
  /** For each field, pairs of numbers in one list: an entry's position, and how often the term is there. */
  readonly postings: readonly number[][];
}

/** Where the facts about a term begin and end, in bytes, and how many numbers there are of each kind. */
type Position = readonly [start: number, entries: number, phrasings: number, notCovered: number, end: number];

/** The terms, each with the position of its facts, and the facts: a search reads only those of its own terms. */
export function writeFacts(drafts: ReadonlyMap<string, Draft>, width: Width): { terms: Buffer; facts: Buffer } {
  const facts: Buffer[] = [];
  let start = 0;
  const terms = writeKeyed(drafts, ({ entries, phrasings, notCovered, postings }) => {
    const numbers = toLittleEndian([...entries, ...phrasings, ...notCovered], width);
    const json = Buffer.from(postingsAsJson(postings));
    facts.push(numbers, json);
    const end = start + numbers.length + json.length;
    const position: Position = [start, entries.length, phrasings.length, notCovered.length, end];
    start = end;
    return JSON.stringify(position);
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

export function readFacts(terms: Buffer, facts: Bytes, width: Width): Keyed<TermFacts> {
  return readKeyed(terms, (json) => {
    const [start, entries, phrasings, notCovered, end] = JSON.parse(json) as Position;
    const numbers = fromLittleEndian(facts, start, entries + phrasings + notCovered, width);
    let postings: Postings | undefined;
    return {
      entries: numbers.subarray(0, entries),
      phrasings: numbers.subarray(entries, entries + phrasings),
      notCovered: numbers.subarray(entries + phrasings),
      get postings() {
        postings ??= JSON.parse(facts.subarray(start + width * numbers.length, end).toString()) as Postings;
        return postings;
      },
    };
  });
}
