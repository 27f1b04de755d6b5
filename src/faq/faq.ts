/** The Faq: what is known once its files are read, checked and laid over each other. */

/** What a FAQ says of itself. */
export interface About {
  readonly title: string;
  readonly publisher: string | null;
  readonly source: string | null;
  /** What a reader must know before relying on any answer. */
  readonly caveat: string | null;
  readonly helpDesk: HelpDesk | null;
}

export interface Faq extends About {
  /** Groups of words and phrases that mean the same to the search. */
  readonly synonyms: readonly (readonly string[])[];
  /** Questions that people bring but that the FAQ does not treat: what comes nearest to one of them is refused. */
  readonly notCovered: readonly string[];
  /** In the order in which they are shown. */
  readonly categories: readonly Category[];
  /** In the order of the file, categories together. */
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

/** A category with the number of entries that it lists, those lent by others included. */
export interface CategoryCount extends Category {
  readonly entries: number;
}

export interface Entry {
  readonly id: string;
  readonly category: Category;
  /** Ids of further categories that list the entry. */
  readonly alsoIn: readonly string[];
  readonly question: string;
  /** Plain text: paragraphs and list items, one a line. */
  readonly answer: string;
  /** What to do today, where the answer is outdated. */
  readonly now: Sourced | null;
  /** `court`: the court's own words; `summary`: written by us from the sources. */
  readonly text: 'court' | 'summary';
  /** What time the answer is from, in words. */
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

/** An entry in a list, of which few are looked at: its text is read only then. */
export interface ListedEntry {
  readonly id: string;
  /** In the FAQ, from 0. */
  readonly place: number;
  readonly categoryId: string;
  readonly entry: Entry;
}

/** An entry with what only the search needs of it. */
export interface IndexedEntry extends Entry {
  /** Other ways in which people put the question: searched, never shown. */
  readonly askedAs: readonly string[];
}

export interface Sourced {
  readonly text: string;
  /** URL. */
  readonly source: string | null;
}

export interface Update extends Sourced {
  /** Set where the update says that the answer still holds. */
  readonly confirms?: true;
}

/** The text to act on: what to do today, or the answer where that still holds. */
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
 * `layer` laid over `base`: its categories and entries are added, and win where an id is known already.
 * An entry that wins takes the place of the one it replaces.
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
