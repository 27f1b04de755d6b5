/** The words around an entry, the same in every format for people. */

import type { HelpDesk, Sourced, Today } from '../faq/faq.ts';
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

/** Below matches that the search is not sure of: whom to ask. May be empty. */
export function askOf(result: SearchResult, helpDesk: HelpDesk | null): string {
  return leadOf(result) === NOT_SURE ? deskLine(helpDesk) : '';
}

/** A help desk, and how and when to reach it, on one line. */
export function deskLine(helpDesk: HelpDesk | null): string {
  if (!helpDesk) return '';
  const { name, phone, email, hours } = helpDesk;
  return `Or ask: ${[name, phone, email].filter((fact) => fact !== null).join(', ')}${hours ? ` (${hours})` : ''}`;
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

/** How many hits are shown, of how many. */
export function countOf(shown: number, total: number): string {
  return `${total > shown ? `${shown} of ` : ''}${total} ${total === 1 ? 'match' : 'matches'}`;
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
