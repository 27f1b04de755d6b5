/** Parses a FAQ file's text to a Faq; the only place where data is checked. */

import type { Problem } from '../errors.ts';
import { printable } from '../printable.ts';
import type { Category, Faq } from './faq.ts';
import { type EntryFields, type Fields, readFields } from './fields.ts';
import { type Addition, addLayer, type Layer } from './layers.ts';
import { createReader, meant, type Position, type Reader, shorten, type Value } from './reader.ts';

export interface Parsed {
  /** Every problem in the file, in the order of its lines. If there is one, all else is null. */
  readonly problems: readonly Problem[];
  /** The FAQ of the file, added on top of the base if there is one. */
  readonly faq: Faq | null;
  /** What the file itself contains. */
  readonly layer: Layer | null;
  readonly positions: Positions | null;
}

/** Where the parts of a file are. */
export interface Positions {
  /** The position of a field of an entry, or of an item of a field that is a list. */
  inEntry(id: string, key: string, item?: number): Position;
  /** The position of a question not covered. */
  notCovered(item: number): Position;
}

/**
 * Reads and checks the text of one FAQ file.
 * @param file its name, for the problem reports
 * @param base the FAQ that the file is added on top of: the file may refer to its entries and categories, and change them
 */
export function parseFaq(text: string, file: string, base?: Faq): Parsed {
  const reader = createReader(text, file);
  const { problems } = reader;
  const root = reader.root();
  // The structure of broken YAML is a guess: more problems found in it would mislead.
  const fields = problems.length === 0 ? readFields(reader, root) : null;
  const layer = fields && readLayer(reader, fields, file, base);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  if (!fields || !layer || problems.length > 0) return { problems, faq: null, layer: null, positions: null };
  return { problems, faq: addLayer(base, layer), layer, positions: createPositions(reader, fields) };
}

/** How many unknown ids are compared with all known ones: a file may have thousands of both. */
const MOST_HINTS = 10;
/** The fields that cannot be added to an entry of a file below. */
const FULL = ['text', 'as_of', 'sources'];

/** What the fields mean in this file, on top of the base. */
function readLayer({ report, itemsOf }: Reader, fields: Fields, path: string, base: Faq | undefined): Layer {
  const { file, nodeOf, keyNodeOf } = fields;
  const title = file.title ?? printable(path.split(/[\\/]/).at(-1) ?? path).replace(/\s+/g, ' ');
  const all = file.categories.flatMap(({ entries }) => entries);
  const below = {
    entry: new Set(base?.entries.map(({ id }) => id)),
    category: new Map(base?.categories.map(({ id, name }) => [id, name])),
  };
  const known = {
    entry: new Set([...below.entry, ...all.map(({ id }) => id)]),
    category: new Set([...below.category.keys(), ...file.categories.map(({ id }) => id)]),
  };

  const checkUnique = (kind: keyof typeof known, items: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    for (const item of items) {
      if (item.id !== '' && seen.has(item.id))
        report(nodeOf(item, 'id'), `another ${kind} already has the id "${item.id}"; choose a different id`);
      seen.add(item.id);
    }
  };
  let unknown = 0;
  const checkReferences = (kind: keyof typeof known, ids: readonly string[], nodes: readonly Value[]) => {
    for (const [i, id] of ids.entries()) {
      if (id === '' || known[kind].has(id)) continue;
      const hint = unknown++ < MOST_HINTS ? meant(id, [...known[kind]].filter(Boolean)) : 'correct it';
      report(nodes[i], `there is no ${kind} with the id "${shorten(id)}"; ${hint}`);
    }
  };

  /** Whether it is an entry of its own. If not, it adds to an entry of a file below, or hides it. */
  const isOwn = (entry: EntryFields): boolean => {
    const { id, disabled } = entry;
    const missing = ['question', 'answer'].filter((key) => nodeOf(entry, key) === undefined);
    if (missing.length < 2 || !(below.entry.has(id) || disabled)) {
      const hint =
        missing.length < 2 || !base ? '' : `, unless a file below has its id: ${meant(id, [...below.entry])}`;
      for (const key of missing) report(nodeOf(entry), `an entry needs the field "${key}"${hint}`);
      return true;
    }
    for (const key of FULL.filter((key) => nodeOf(entry, key) !== undefined))
      report(nodeOf(entry, key), `"${key}" cannot be added to an entry of a file below; give the whole entry`);
    if (id !== '' && !below.entry.has(id)) {
      const message = `no file below has an entry with the id "${shorten(id)}"; ${meant(id, [...below.entry])}`;
      report(nodeOf(entry, 'id'), message);
    }
    return false;
  };

  checkUnique('category', file.categories);
  checkUnique('entry', all);
  const categories: Category[] = [];
  const entries: Layer['entries'][number][] = [];
  const additions: Addition[] = [];
  for (const fields of file.categories) {
    const name = fields.name ?? below.category.get(fields.id);
    if (name === undefined) report(nodeOf(fields), 'a category needs the field "name"');
    const category = { id: fields.id, name: name ?? '' };
    categories.push(category);
    for (const entry of fields.entries) {
      const { disabled, question, answer, text, asOf, sources, updates, ...rest } = entry;
      const addition = {
        ...rest,
        updates: updates.map(({ confirms, ...update }) => (confirms ? { ...update, confirms } : update)),
      };
      const own = { question: question ?? '', answer: answer ?? '', text: text ?? 'summary', asOf, sources };
      const isAddition = !isOwn(entry);
      if (!disabled && isAddition) additions.push(addition);
      else if (!disabled) entries.push({ ...addition, ...own, category, faq: title });
      checkReferences('entry', entry.related, itemsOf(nodeOf(entry, 'related')));
      checkReferences('category', entry.alsoIn, itemsOf(nodeOf(entry, 'also_in')));
    }
  }
  for (const id of file.askedAs.keys()) checkReferences('entry', [id], [keyNodeOf(file.askedAs, id)]);
  const disabled = all.filter((entry) => entry.disabled).map(({ id }) => id);
  return { ...file, title, categories, entries, additions, disabled };
}

function createPositions({ positionOf, itemsOf }: Reader, { file, nodeOf }: Fields): Positions {
  const entries = new Map(file.categories.flatMap((category) => category.entries.map((entry) => [entry.id, entry])));
  return {
    inEntry(id, key, item) {
      const entry = entries.get(id) ?? {};
      const value = nodeOf(entry, key);
      if (item === undefined) return positionOf(value ?? nodeOf(entry, 'id'));
      const own = itemsOf(value);
      // Phrasings in the entry come before those in the file's own list.
      return positionOf(own[item] ?? itemsOf(nodeOf(file.askedAs, id))[item - own.length]);
    },
    notCovered: (item) => positionOf(itemsOf(nodeOf(file, 'not_covered'))[item]),
  };
}
