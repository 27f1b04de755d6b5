/** The words around an entry, the same in every format for people. */

import {
  type About,
  deskOf,
  desksOf,
  type Entry,
  type HelpDesk,
  isForOthers,
  type NamedDesk,
  type Sourced,
  type Today,
} from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import type { Unanswered } from './renderer.ts';

export const TODAY = 'Today';

/** How old what to do today is; may be empty. */
export function ageOf({ asOf }: Today): string {
  return asOf ? ` (${asOf})` : '';
}

/** Above a query for which there is no answer. */
export const NOT_COVERED = 'Not in this FAQ:';
/** Above the matches of a query that may be about something else. */
export const NOT_SURE = 'Not sure that this answers your question. The closest:';
/** The same in a menu, where rows are short. */
export const NOT_SURE_SHORT = 'Not sure. The closest:';
/** The same, if another category may have one. */
export const NOT_HERE = 'Not in this category:';
/** Above the entries nearest to such a query. */
export const NEAR = 'Did you mean:';
/** The caveat in a word, and in a few. */
export const UNOFFICIAL = 'Unofficial';
export const CAUTION = `${UNOFFICIAL}; not legal advice`;

/** Above the matches, if they are more than an answer: the search is not sure, or the query names them. Else empty. */
export function leadOf({ query, outcome, named, total }: Omit<SearchResult, 'hits'>): string {
  if (outcome !== 'maybe') return '';
  if (named === 'category') return `The ${total} questions in ${clip(query.text)}:`;
  if (named === 'address') return `${total} entries have ${clip(query.text)}:`;
  return NOT_SURE;
}

/** Below matches that the search is not sure of: whom to ask, first about the first of them. May be empty. */
export function desksToAsk(result: SearchResult, about: Desks): NamedDesk[] {
  if (leadOf(result) !== NOT_SURE) return [];
  const [first] = result.hits;
  const own = first ? deskOf(first.entry, about) : null;
  return own ? [own, ...desksOf(about).filter(({ desk }) => desk === about.helpDesk)] : desksOf(about);
}

/** The same as text, one a line. */
export function askOf(result: SearchResult, about: Desks): string {
  return deskLinesOf(desksToAsk(result, about)).join('\n');
}

/** Help desks, and how and when to reach each. */
export function deskLinesOf(desks: readonly NamedDesk[]): string[] {
  return desks.map(({ of, desk: { name, phone, email, hours } }) => {
    const reach = [name, phone, email].filter((fact) => fact !== null).join(', ');
    return `${orAsk(of, desks)} ${reach}${hours ? ` (${hours})` : ''}`;
  });
}

/** `Or ask:`, and which file or category a help desk is of, if there are several. */
export function orAsk(of: string, desks: readonly NamedDesk[]): string {
  return desks.length > 1 ? `Or ask (${of}):` : 'Or ask:';
}

type Desks = Pick<About, 'files' | 'title' | 'helpDesk'>;

/** The heading of a quoted answer of a file that does not say whose it is. */
export const QUOTED = 'Quoted word for word';

/** Whose words a quoted answer is, as a heading. */
export function ownWordsOf(publisher: string | null, about: Pick<About, 'publisher'>): string {
  if (publisher === null) return QUOTED;
  return isTheCourt(publisher, about) ? "The court's own words" : `The words of ${publisher}`;
}

export function wordsOfPublisher(publisher: string, about: Pick<About, 'publisher'>): string {
  return isTheCourt(publisher, about) ? "the court's words" : `the words of ${publisher}`;
}

/** Whether a publisher is the court that the FAQ is about: that of the lowest file. */
function isTheCourt(publisher: string, about: Pick<About, 'publisher'>): boolean {
  return publisher === about.publisher && /\bcourt\b/i.test(publisher);
}

/** That words were searched for although no entry has them as they were quoted. */
export function missingOf({ missing }: Pick<SearchResult, 'missing'>): string {
  if (missing.length === 0) return '';
  return `No entry has ${missing.map((phrase) => `"${clip(phrase)}"`).join(' or ')}; searched for the words.`;
}

/** A query in a few words: a pasted page is not repeated in full. */
export function clip(query: string): string {
  return query.length > 100 ? `${query.slice(0, 100)}...` : query;
}

/** A question; with its category if another of these entries has the same question, for other people. */
export function questionAmong(entry: Entry, entries: readonly Entry[]): string {
  const isShared = entries.some((other) => isForOthers(entry, other));
  return isShared ? `${entry.question} [${entry.category.name}]` : entry.question;
}

/** How many hits are shown, and whether these are all. Most of many hits only share a word: their number says nothing. */
export function countOf(shown: number, total: number): string {
  if (shown === 1) return total > 1 ? 'The first match' : '1 match';
  return `${total > shown ? 'The first ' : ''}${shown} matches`;
}

/** After a text: which file added it to the entry of another file. May be empty. */
export function signatureOf({ from }: Pick<Sourced, 'from'>): string {
  return from ? ` (${from})` : '';
}

/** A help desk, with how and when to reach it, line by line. */
export function deskLines({ name, phone, email, hours, note }: HelpDesk): string[] {
  return [name, phone, email, hours, note].filter((line) => line !== null);
}

/** How often a question was asked, how it ended, and what came closest. */
export function askedLine({ times, outcome, closest }: Unanswered): string {
  const counted = `${times === 1 ? 'Once' : `${times} times`}, ${outcome === 'none' ? 'not found' : 'not sure'}`;
  return closest ? `${counted}; closest: ${closest.id} (${closest.question})` : `${counted}; nothing comes close`;
}
