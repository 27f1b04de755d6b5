/** Adds a FAQ file on top of the files below it. */

import type { Category, Entry, Faq, IndexedEntry, Sourced } from './faq.ts';
import type { EntryFields, FileFields } from './fields.ts';

/**
 * `file` added on top of `base`: its categories and entries are added, and replace those with the same id.
 * A replacement takes the position of the entry that it replaces, unless its category is a different one.
 * @param file has no problems
 * @param faq the title of the file
 */
export function addFile(base: Faq | undefined, file: FileFields, faq: string): Faq {
  // What the lowest file says of itself holds for all: no file on top may hide a caveat or the court's help desk.
  const { title, lang, publisher, source, caveat } = base ?? { ...file, title: faq };
  const files = base?.files ?? [];
  const byId = new Map<string, Category>(base?.categories.map((category) => [category.id, category]));
  for (const { id, name, helpDesk } of file.categories) {
    const below = byId.get(id);
    byId.set(id, { id, name: '', ...below, ...(name !== null && { name }), ...(helpDesk && { helpDesk }) });
  }
  const categories = [...byId.values()];
  const order = new Map(categories.map((category, i) => [category.id, { category, i }]));

  const merged = new Map(base?.entries.map((entry) => [entry.id, entry]));
  const hidden = new Set<string>();
  for (const { id: categoryId, entries } of file.categories) {
    const own = { category: { id: categoryId, name: '' }, faq, layer: files.length };
    for (const entry of entries.map((entry) => markedUp(entry, file))) {
      const below = merged.get(entry.id);
      if (entry.disabled) hidden.add(entry.id);
      else if (below && entry.question === null) merged.set(entry.id, add(below, entry, faq));
      else merged.set(entry.id, { ...ownEntry(entry, file.text), ...own });
    }
  }
  const position = ({ category }: IndexedEntry) => order.get(category.id)?.i ?? 0;
  const entries = [...merged.values()]
    .filter(({ id }) => !hidden.has(id))
    .map((entry) => ({
      ...entry,
      // A file on top may rename a category.
      category: order.get(entry.category.id)?.category ?? entry.category,
      askedAs: [...entry.askedAs, ...(file.askedAs.get(entry.id) ?? [])],
      related: entry.related.filter((id) => !hidden.has(id)),
    }))
    .sort((a, b) => position(a) - position(b));

  const shown = shownIn(file);
  const own = {
    ...(file.publisher !== null && { publisher: file.publisher }),
    ...(base && file.caveat !== null && { caveat: file.caveat }),
    ...(base?.helpDesk && file.helpDesk && { helpDesk: file.helpDesk }),
    ...(file.lang && { lang: file.lang }),
  };
  return {
    ...{ title, lang, publisher, source, caveat },
    helpDesk: base?.helpDesk ?? file.helpDesk,
    files: [...files, { title: faq, entries: shown.length, ...own }],
    synonyms: [...(base?.synonyms ?? []), ...file.synonyms],
    mostAsked: [...new Set([...file.mostAsked, ...(base?.mostAsked ?? [])])],
    notCovered: [...withoutAnswered(base?.notCovered ?? [], file), file.notCovered],
    categories,
    entries,
  };
}

/** An entry whose texts say so if they are Markdown. */
function markedUp(entry: EntryFields, file: FileFields) {
  const isMarkdown = (entry.markup ?? file.markup) === 'markdown';
  const markup = isMarkdown ? ({ markup: 'markdown' } as const) : {};
  const { markup: _, now, updates, ...fields } = entry;
  const own = { now: now && { ...now, ...markup }, updates: updates.map((update) => ({ ...update, ...markup })) };
  return { ...fields, ...markup, ...own };
}

type MarkedUp = ReturnType<typeof markedUp>;

/** @param usual the `text` of an entry that does not say its own */
function ownEntry({ disabled, replaces, question, answer, text, ...fields }: MarkedUp, usual: Entry['text']) {
  const defaults = { question: question ?? '', answer: answer ?? '', text: text ?? usual };
  return { ...fields, ...defaults, updates: updatesOf(fields) };
}

/** A `confirms` that is not true is left out. */
function updatesOf({ updates }: Pick<MarkedUp, 'updates'>) {
  return updates.map(({ confirms, ...update }) => (confirms ? { ...update, confirms } : update));
}

/** @param from the title of the file that adds */
function add(entry: IndexedEntry, fields: MarkedUp, from: string): IndexedEntry {
  const { now, askedAs, related, alsoIn } = fields;
  const signed = <T extends Sourced>(sourced: T): T => ({ ...sourced, from });
  const joined = (all: readonly string[]) => [...new Set(all)];
  return {
    ...entry,
    now: now ? signed(now) : entry.now,
    updates: [...entry.updates, ...updatesOf(fields).map(signed)],
    askedAs: [...entry.askedAs, ...askedAs],
    related: joined([...entry.related, ...related]),
    alsoIn: joined([...entry.alsoIn, ...alsoIn]),
  };
}

/** The questions that files below do not cover, without those that the file answers, as questions or as phrasings. */
function withoutAnswered(notCovered: Faq['notCovered'], file: FileFields): Faq['notCovered'] {
  const questions = shownIn(file).map(({ question }) => question ?? '');
  const answered = new Set([...questions, ...[...phrasingsOf(file).values()].flat()].map((text) => text.toLowerCase()));
  return notCovered.map((questions) => questions.filter((question) => !answered.has(question.toLowerCase())));
}

/** The entries and additions that are not hidden. */
export function shownIn({ categories }: FileFields): EntryFields[] {
  return categories.flatMap(({ entries }) => entries).filter(({ disabled }) => !disabled);
}

/** The phrasings that a file gives, by the id of their entry. */
export function phrasingsOf(file: FileFields): ReadonlyMap<string, readonly string[]> {
  const phrasings = new Map(shownIn(file).map(({ id, askedAs }) => [id, askedAs]));
  for (const [id, texts] of file.askedAs) phrasings.set(id, [...(phrasings.get(id) ?? []), ...texts]);
  return phrasings;
}
