/** Adds a FAQ file on top of the files below it. */

import type { About, Category, Faq, FaqFile, IndexedEntry, Sourced } from './faq.ts';

/** What one file contains. */
export interface Layer extends Omit<About, 'files'>, Pick<Faq, 'synonyms'> {
  readonly notCovered: readonly string[];
  readonly categories: readonly Category[];
  /** New entries, and replacements of entries below. */
  readonly entries: readonly Omit<IndexedEntry, 'layer'>[];
  readonly additions: readonly Addition[];
  /** Phrasings by the id of their entry, in the file or below. */
  readonly askedAs: ReadonlyMap<string, readonly string[]>;
  /** The ids of hidden entries. */
  readonly disabled: readonly string[];
}

/** What a file adds to an entry below. */
export type Addition = Pick<IndexedEntry, 'id' | 'now' | 'updates' | 'askedAs' | 'related' | 'alsoIn'>;

/**
 * `layer` added on top of `base`: its categories and entries are added, and replace those with the same id.
 * A replacement takes the position of the entry that it replaces, unless its category is a different one.
 */
export function addLayer(base: Faq | undefined, layer: Layer): Faq {
  // What the lowest file says of itself holds for all: no file on top may hide a caveat or the court's help desk.
  const { title, publisher, source, caveat } = base ?? layer;
  const categories = mergeById(base?.categories ?? [], layer.categories);
  const order = new Map(categories.map((category, i) => [category.id, { category, i }]));
  const additions = new Map(layer.additions.map((addition) => [addition.id, addition]));
  const hidden = new Set(layer.disabled);

  const files = base?.files ?? [];
  const own = layer.entries.map((entry) => ({ ...entry, layer: files.length }));
  const added = mergeById(base?.entries ?? [], own).map((entry) => {
    const addition = additions.get(entry.id);
    const merged = addition ? add(entry, addition, layer.title) : entry;
    return {
      ...merged,
      category: order.get(entry.category.id)?.category ?? entry.category,
      askedAs: [...merged.askedAs, ...(layer.askedAs.get(entry.id) ?? [])],
      related: merged.related.filter((id) => !hidden.has(id)),
    };
  });
  const place = ({ category }: IndexedEntry) => order.get(category.id)?.i ?? 0;
  const entries = added.filter(({ id }) => !hidden.has(id)).sort((a, b) => place(a) - place(b));
  return {
    ...{ title, publisher, source, caveat },
    helpDesk: base?.helpDesk ?? layer.helpDesk,
    files: [...files, fileOf(layer)],
    synonyms: [...(base?.synonyms ?? []), ...layer.synonyms],
    notCovered: [...withoutAnswered(base?.notCovered ?? [], layer), layer.notCovered],
    categories,
    entries,
  };
}

function fileOf({ title, entries, additions }: Layer): FaqFile {
  const quotesCourt = entries.some(({ text }) => text === 'court');
  return { title, entries: entries.length + additions.length, ...(quotesCourt && { quotesCourt }) };
}

/** @param from the title of the file that adds */
function add(entry: IndexedEntry, { now, updates, askedAs, related, alsoIn }: Addition, from: string): IndexedEntry {
  const signed = <T extends Sourced>(sourced: T): T => ({ ...sourced, from });
  const joined = (all: readonly string[]) => [...new Set(all)];
  return {
    ...entry,
    now: now ? signed(now) : entry.now,
    updates: [...entry.updates, ...updates.map(signed)],
    askedAs: [...entry.askedAs, ...askedAs],
    related: joined([...entry.related, ...related]),
    alsoIn: joined([...entry.alsoIn, ...alsoIn]),
  };
}

/** The questions that files below do not cover, without those that the layer gives as phrasings. */
function withoutAnswered(notCovered: Faq['notCovered'], { entries, additions, askedAs }: Layer): Faq['notCovered'] {
  const listed = [...entries, ...additions].flatMap(({ askedAs }) => askedAs);
  const answered = new Set(
    [...listed, ...entries.map(({ question }) => question), ...[...askedAs.values()].flat()].map(lower),
  );
  return notCovered.map((questions) => questions.filter((question) => !answered.has(lower(question))));
}

function lower(text: string): string {
  return text.toLowerCase();
}

function mergeById<T extends { readonly id: string }>(base: readonly T[], layer: readonly T[]): T[] {
  const merged = new Map(base.map((item) => [item.id, item]));
  for (const item of layer) merged.set(item.id, item);
  return [...merged.values()];
}
