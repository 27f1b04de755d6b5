/** The search of the page: the same code and the same index as on the command line, made when first needed. */

import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { compileFaq } from '../catalog/snapshot.ts';
import { type SearchData, unpackFaq } from '../search/packing.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';

export interface Finder {
  /** Builds the index, unless it is built. It takes as long as some dozens of searches. */
  wake(): void;
  /** @param limit the maximum number of hits */
  find(text: string, limit: number): SearchResult;
}

export function createFinder(json: string): Finder {
  let awake: { catalog: Catalog; categories: readonly string[] } | undefined;
  const wake = () => {
    if (awake) return awake;
    const { faq, categories } = JSON.parse(json) as SearchData;
    const { sections, map } = compileFaq(unpackFaq(faq));
    awake = { catalog: createCatalog(sections, map), categories };
    return awake;
  };
  return {
    wake,
    find(text, limit) {
      const { catalog, categories } = wake();
      return catalog.search(parseQuery(text), { categories, limit });
    },
  };
}
