/** The Catalog: a FAQ ready to be read and searched, entry by entry. */

import type { About, Category, CategoryCount, Entry } from '../faq/faq.ts';
import { type IndexMap, readIndex } from '../search/indexing.ts';
import type { Query } from '../search/query.ts';
import { type SearchOptions, type SearchResult, search } from '../search/search.ts';

export interface Catalog extends About {
  readonly categories: readonly CategoryCount[];
  /** Of all entries, in their order. */
  readonly ids: readonly string[];
  /** The entry with that id. */
  entry(id: string): Entry | undefined;
  /** The entries of any of the categories, their own before those that others lend them; all where none is named. */
  entriesIn(categoryIds: readonly Category['id'][]): readonly Entry[];
  search(query: Query, options?: SearchOptions): SearchResult;
}

/** All of a catalog but its lines, small enough to be read at every start. */
export interface CatalogMap {
  readonly about: About;
  readonly categories: readonly CategoryCount[];
  readonly ids: readonly string[];
  readonly index: IndexMap;
}

/** The catalog over the lines of its index. */
export function createCatalog(lines: Buffer, { about, categories, ids, index: map }: CatalogMap): Catalog {
  let opened: ReturnType<typeof readIndex> | undefined;
  const index = () => {
    opened ??= readIndex(lines, map);
    return opened;
  };
  return {
    ...about,
    categories,
    ids,
    entry(id) {
      const place = ids.indexOf(id);
      return place < 0 ? undefined : index().entries.at(place);
    },
    entriesIn(categoryIds) {
      const places = ids.map((_, place) => place);
      if (categoryIds.length === 0) return places.map((place) => index().entries.at(place));
      const isOwn = (place: number) => categoryIds.includes(map.categories[place]?.[0] ?? '');
      const listed = places.filter((place) => map.categories[place]?.some((id) => categoryIds.includes(id)));
      return [...listed.filter(isOwn), ...listed.filter((place) => !isOwn(place))].map((place) =>
        index().entries.at(place),
      );
    },
    search: (query, options) => search(index(), query, options),
  };
}
