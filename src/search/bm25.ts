/** BM25 of each term in each entry, by MiniSearch. A score does not depend on the query, which only adds them up. */

import MiniSearch from 'minisearch';
import { BOOSTS, type Postings, postingOf } from './postings.ts';

/** The terms of each field of an entry. */
export type Fields = Readonly<Record<keyof typeof BOOSTS, readonly string[]>>;

export function scoreTerms(entries: readonly Fields[]): Map<string, Postings> {
  // MiniSearch gets terms, because we analyze the text ourselves.
  const miniSearch = new MiniSearch<Fields & { readonly id: number }>({
    fields: Object.keys(BOOSTS),
    stringifyField: (terms) => terms,
    tokenize: (terms) => terms as unknown as string[],
    processTerm: (term) => term,
    searchOptions: { boost: BOOSTS, tokenize: (term) => [term] },
  });
  entries.forEach((fields, id) => {
    miniSearch.add({ id, ...fields });
  });
  const terms = new Set(entries.flatMap((fields) => Object.values(fields).flat()));
  const postingsOf = (term: string) => {
    const found = miniSearch.search(term).sort((a, b) => a.id - b.id);
    return found.flatMap(({ id, score, match }) => postingOf(id, score, match[term] ?? []));
  };
  return new Map([...terms].map((term) => [term, postingsOf(term)]));
}
