/** The Catalog: a FAQ ready to be read and searched, entry by entry. */

import {
  type About,
  type Category,
  type CategoryCount,
  type Entry,
  isForOthers,
  type ListedEntry,
} from '../faq/faq.ts';
import { type IndexMap, readIndex, type Sections } from '../search/index.ts';
import type { Languages } from '../search/language.ts';
import type { Query } from '../search/query.ts';
import { type SearchOptions, type SearchResult, search, searchNamed } from '../search/search.ts';
import { isKnown, understand } from '../search/understand.ts';
import { findNamed } from './named.ts';

export interface Catalog extends About {
  /** Why files were left out, one message for each. */
  readonly leftOut: readonly string[];
  readonly categories: readonly CategoryCount[];
  /** The ids of all entries, in order. */
  readonly ids: readonly string[];
  /** The entry with that id (case-insensitive). */
  entry(id: string): Entry | undefined;
  /** The entries with the same question in other categories. */
  forOthers(entry: Entry): readonly Entry[];
  /** The entries of these categories: their own, then those listed from other categories. All if none is named. */
  entriesIn(categoryIds: readonly Category['id'][]): readonly ListedEntry[];
  search(query: Query, options?: SearchOptions): SearchResult;
  /** What the search looks for: the query's words, corrected and stemmed, synonyms as one, without stop words. */
  termsOf(query: Query): readonly string[];
  /** Whether the word appears in the FAQ or in a question that it does not cover. */
  knows(word: string): boolean;
}

/** Everything in a catalog except its index; small enough to read at every start. */
export interface CatalogMap {
  readonly about: About;
  readonly leftOut: readonly string[];
  readonly categories: readonly CategoryCount[];
  readonly ids: readonly string[];
  /** The positions of entries with the same question. */
  readonly shared: readonly (readonly number[])[];
  readonly index: IndexMap;
}

/**
 * Creates a catalog from the sections of its index and its map.
 * @param languages needed if the index has any
 */
export function createCatalog(
  sections: Sections,
  { about, index: map, shared, ...facts }: CatalogMap,
  languages?: Languages,
): Catalog {
  let opened: ReturnType<typeof readIndex> | undefined;
  const index = () => {
    opened ??= readIndex({ sections, map }, languages);
    return opened;
  };
  const { ids } = facts;
  const entry = (id: string) => {
    const place = ids.indexOf(id.toLowerCase());
    return place < 0 ? undefined : index().entryAt(place);
  };
  const entriesIn = (categoryIds: readonly Category['id'][]): readonly ListedEntry[] => {
    const all = ids.map((id, place) => ({
      id,
      place,
      categoryId: map.categories[place]?.[0] ?? '',
      lists: map.categories[place] ?? [],
      get entry() {
        return index().entryAt(place);
      },
    }));
    if (categoryIds.length === 0) return all;
    const isOwn = ({ categoryId }: ListedEntry) => categoryIds.includes(categoryId);
    const listed = all.filter(({ lists }) => lists.some((id) => categoryIds.includes(id)));
    return [...listed.filter(isOwn), ...listed.filter((entry) => !isOwn(entry))];
  };
  return {
    ...about,
    ...facts,
    entry,
    forOthers(entry) {
      const places = shared.find((places) => places.includes(ids.indexOf(entry.id))) ?? [];
      return places.map(index().entryAt).filter((other) => isForOthers(entry, other));
    },
    entriesIn,
    search(query, options = {}) {
      const placesIn = (id: string) => entriesIn([id]).map(({ place }) => place);
      const named = findNamed(query, { ...facts, entryAt: index().entryAt, placesIn });
      if (!named) return search(index(), query, options);
      return searchNamed(index(), { ...query, wanted: named.written ?? query.wanted }, named, options);
    },
    // After a space, no word is unfinished.
    termsOf: (query) => understand(index(), { ...query, wanted: `${query.wanted} ` }).terms.map(({ term }) => term),
    knows: (word) => isKnown(index(), word.toLowerCase()),
  };
}
