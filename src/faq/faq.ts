/** The Faq: what is known once its files are read, checked and laid over each other. */

export interface Faq {
  readonly title: string;
  readonly publisher: string | null;
  readonly source: string | null;
  /** What a reader must know before relying on any answer. */
  readonly caveat: string | null;
  readonly helpDesk: HelpDesk | null;
  /** Groups of words and phrases that mean the same to the search. */
  readonly synonyms: readonly (readonly string[])[];
  /** Questions that people bring but that the FAQ does not treat: what comes nearest to one of them is refused. */
  readonly notCovered: readonly string[];
  /** In the order in which they are shown. */
  readonly categories: readonly Category[];
  /** In the order of the file, categories together. */
  readonly entries: readonly Entry[];
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

export interface Entry {
  readonly id: string;
  readonly category: Category;
  /** Ids of further categories that list the entry. */
  readonly alsoIn: readonly string[];
  readonly question: string;
  /** Plain text: paragraphs and list items, one a line. */
  readonly answer: string;
  /** Other ways in which people put the question: searched, never shown. */
  readonly askedAs: readonly string[];
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

export interface Update {
  readonly text: string;
  /** URL. */
  readonly source: string | null;
}

export function isIn(entry: Entry, categoryId: string): boolean {
  return entry.category.id === categoryId || entry.alsoIn.includes(categoryId);
}

/** The entries of any of the categories, their own before those that others lend them; all where no category is named. */
export function entriesIn(faq: Faq, categoryIds: readonly string[]): readonly Entry[] {
  if (categoryIds.length === 0) return faq.entries;
  const listed = faq.entries.filter((entry) => categoryIds.some((id) => isIn(entry, id)));
  const isOwn = ({ category }: Entry) => categoryIds.includes(category.id);
  return [...listed.filter(isOwn), ...listed.filter((entry) => !isOwn(entry))];
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
