/** The Faq: the content of its files, once they are read, checked and merged. */

/** What a FAQ says about itself. */
export interface About {
  readonly title: string;
  readonly publisher: string | null;
  readonly source: string | null;
  /** What a reader must know before relying on any answer. */
  readonly caveat: string | null;
  readonly helpDesk: HelpDesk | null;
}

export interface Faq extends About {
  /** Groups of words and phrases that the search treats as the same. */
  readonly synonyms: readonly (readonly string[])[];
  /** Questions that people ask but the FAQ does not cover: a query closest to one of them is refused. */
  readonly notCovered: readonly string[];
  /** In display order. */
  readonly categories: readonly Category[];
  /** In the order of the file, grouped by category. */
  readonly entries: readonly IndexedEntry[];
}

export interface HelpDesk {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
  readonly note: string | null;
  readonly source: string | null;
}

export interface Category {
  readonly id: string;
  readonly name: string;
}

/** A category with the number of entries that it lists, including those of other categories. */
export interface CategoryCount extends Category {
  readonly entries: number;
}

export interface Entry {
  readonly id: string;
  readonly category: Category;
  /** Ids of other categories that also list the entry. */
  readonly alsoIn: readonly string[];
  readonly question: string;
  /** Plain text: paragraphs and list items, one per line. */
  readonly answer: string;
  /** What to do today, if the answer is outdated. */
  readonly now: Sourced | null;
  /** `court`: the court's own words; `summary`: written by us from the sources. */
  readonly text: 'court' | 'summary';
  /** When the answer was written, in words. */
  readonly asOf: string | null;
  /** What has changed since the answer was written, most important first. */
  readonly updates: readonly Update[];
  /** URLs. */
  readonly sources: readonly string[];
  /** Ids of entries worth reading next. */
  readonly related: readonly string[];
  /** Title of the FAQ file that the entry came from. */
  readonly faq: string;
}

/** An entry in a list. Few of them are looked at, so the text is read only on access. */
export interface ListedEntry {
  readonly id: string;
  /** Position in the FAQ, from 0. */
  readonly place: number;
  readonly categoryId: string;
  readonly entry: Entry;
}

/** An entry with the fields that only the search needs. */
export interface IndexedEntry extends Entry {
  /** Other ways people ask the question: searched, never shown. */
  readonly askedAs: readonly string[];
}

export interface Sourced {
  readonly text: string;
  /** URL. */
  readonly source: string | null;
}

export interface Update extends Sourced {
  /** Set if the update says that the answer still holds. */
  readonly confirms?: true;
}

/** The text to act on: what to do today, or the answer if it still holds. */
export function textToActOn({ now, answer }: Pick<Entry, 'now' | 'answer'>): string {
  return now?.text ?? answer;
}

export function aboutOf({ title, publisher, source, caveat, helpDesk }: Faq): About {
  return { title, publisher, source, caveat, helpDesk };
}

export function countCategories({ categories, entries }: Faq): CategoryCount[] {
  const lists = (id: string) => entries.filter(({ category, alsoIn }) => category.id === id || alsoIn.includes(id));
  return categories.map(({ id, name }) => ({ id, name, entries: lists(id).length }));
}

/**
 * `layer` added on top of `base`: its categories and entries are added, and replace those with the same id.
 * A replacement takes the position of the entry that it replaces.
 */
export function mergeFaqs(base: Faq, layer: Faq): Faq {
  const categories = mergeById(base.categories, layer.categories);
  const categoryById = new Map(categories.map((category) => [category.id, category]));
  return {
    ...base,
    synonyms: [...base.synonyms, ...layer.synonyms],
    notCovered: [...base.notCovered, ...layer.notCovered],
    categories,
    entries: mergeById(base.entries, layer.entries).map((entry) => ({
      ...entry,
      category: categoryById.get(entry.category.id) ?? entry.category,
    })),
  };
}

function mergeById<T extends { readonly id: string }>(base: readonly T[], layer: readonly T[]): T[] {
  const merged = new Map(base.map((item) => [item.id, item]));
  for (const item of layer) merged.set(item.id, item);
  return [...merged.values()];
}
