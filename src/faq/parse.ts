/** Parses a FAQ file's text to a Faq; the only place where data is checked. */

import type { Problem } from '../errors.ts';
import { printable } from '../printable.ts';
import type { Faq } from './faq.ts';
import { type EntryFields, type Fields, type FileFields, readFields } from './fields.ts';
import { foreignMessage } from './foreign.ts';
import type { Value } from './hints.ts';
import { addFile } from './layers.ts';
import { meant, shorten } from './messages.ts';
import { createReader, type Position, type Reader } from './reader.ts';
import { findSlips } from './slips.ts';

/** A file, or every problem in it, in the order of its lines. */
export type Parsed = ParsedFile | { readonly faq: null; readonly problems: readonly Problem[] };

export interface ParsedFile {
  /** The FAQ of the file, added on top of the base if there is one. */
  readonly faq: Faq;
  /** What the file itself says. */
  readonly file: FileFields;
  readonly positions: Positions;
  readonly problems: readonly [];
  /** Warnings of what YAML drops or joins. */
  readonly losses: readonly Problem[];
}

/** Where the parts of a file are. */
export interface Positions {
  /** The position of a field of an entry, or of an item of a field that is a list, or of what is found in it. */
  inEntry(id: string, key: string, item?: number, found?: string): Position;
  /** The position of a field of a category. */
  inCategory(id: string, key: string): Position;
  /** The position of a field of the help desk, or of that of a category. */
  inHelpDesk(key: string, categoryId?: string): Position;
  /** The position of a question not covered. */
  notCovered(item: number): Position;
}

/**
 * Reads and checks the text of one FAQ file.
 * @param path for the problem reports
 * @param base the FAQ that the file is added on top of: the file may refer to its entries and categories, and change them
 */
export function parseFaq(text: string, path: string, base?: Faq): Parsed {
  const reader = createReader(text, path);
  const { problems, losses } = reader;
  const root = reader.root();
  // The structure of broken YAML is a guess: more problems found in it would mislead.
  const fields = problems.length === 0 ? readFields(reader, root) : null;
  if (fields) checkMeaning(reader, fields, base);
  const foreign = problems.length > 0 ? foreignMessage(text, path) : null;
  if (foreign !== null) {
    const message = printable(foreign);
    return { faq: null, problems: [{ file: path, line: 1, column: 1, severity: 'error', message }] };
  }
  // What comes of a slip, such as a field that is missing, would mislead.
  const slips = problems.length > 0 && root !== undefined ? findSlips(text) : [];
  if (slips.length > 0) problems.length = 0;
  for (const { offset, message } of slips) reader.problem(offset, message);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  if (!fields || problems.length > 0) return { faq: null, problems };
  const { file } = fields;
  const name = printable(path.split(/[\\/]/).at(-1) ?? path).replace(/\s+/g, ' ');
  const faq = addFile(base, file, file.title ?? name);
  return { faq, file, positions: createPositions(reader, fields), problems: [], losses };
}

/** How many unknown ids are compared with all known ones: a file may have thousands of both. */
const MOST_HINTS = 10;
/** The fields that cannot be added to an entry of a file below. */
const FULL = ['text', 'as_of', 'sources', 'replaces'];

/** Reports what the fields cannot mean together, or on top of the base. */
function checkMeaning(
  { report, itemsOf, sourceOf }: Reader,
  { file, nodeOf, keyNodeOf, hasUnknown }: Fields,
  base: Faq | undefined,
): void {
  const entries = file.categories.flatMap(({ entries }) => entries);
  const below = { entry: idsOf(base?.entries), category: idsOf(base?.categories) };
  const known = {
    entry: new Set([...below.entry, ...idsOf(entries)]),
    category: new Set([...below.category, ...idsOf(file.categories)]),
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
      // An id that could not be read may be the one.
      if (id === '' || known[kind].has(id) || known[kind].has('')) continue;
      const [other, field] = kind === 'entry' ? (['category', 'also_in'] as const) : (['entry', 'related'] as const);
      const mixed =
        known[other].has(id) && `it is an id of ${other === 'entry' ? 'an' : 'a'} ${other}: write "${field}: [${id}]"`;
      const hint = mixed || (unknown++ < MOST_HINTS ? meant(id, [...known[kind]]) : 'correct it');
      report(nodes[i], `there is no ${kind} with the id "${shorten(id)}"; ${hint}`);
    }
  };
  const checkEntry = (entry: EntryFields) => {
    const { id, disabled } = entry;
    const isBelow = below.entry.has(id);
    const missing = ['question', 'answer'].filter((key) => nodeOf(entry, key) === undefined);
    if (missing.length < 2 || !(isBelow || disabled)) {
      if (missing.length === 0 || hasUnknown(entry)) return;
      const question = nodeOf(entry, 'question');
      // What is left of an answer without its first line.
      const [start] = missing.length < 2 ? (/^[^>|\n].*\n\s*(?=\S)/.exec(sourceOf(question)) ?? []) : [];
      if (start !== undefined) {
        const hint = 'if this line is no part of the question, begin it with "answer: "';
        report(question, `an entry needs the field "answer"; ${hint}`, start.length);
        return;
      }
      const hint =
        missing.length < 2 || !base ? '' : `, unless a file below has its id: ${meant(id, [...below.entry])}`;
      const names = missing.map((key) => `"${key}"`).join(' and ');
      report(nodeOf(entry), `an entry needs the field${missing.length > 1 ? 's' : ''} ${names}${hint}`);
      return;
    }
    for (const key of FULL.filter((key) => nodeOf(entry, key) !== undefined))
      report(nodeOf(entry, key), `"${key}" cannot be added to an entry of a file below; give the whole entry`);
    if (isBelow || id === '') return;
    const message = `no file below has an entry with the id "${shorten(id)}"; ${meant(id, [...below.entry])}`;
    report(nodeOf(entry, 'id'), message);
  };

  checkUnique('category', file.categories);
  checkUnique('entry', entries);
  for (const category of file.categories) {
    if (category.name === null && !below.category.has(category.id))
      report(nodeOf(category), 'a category needs the field "name"');
  }
  for (const entry of entries) {
    checkEntry(entry);
    checkReferences('entry', entry.related, itemsOf(nodeOf(entry, 'related')));
    checkReferences('category', entry.alsoIn, itemsOf(nodeOf(entry, 'also_in')));
  }
  checkReferences('entry', file.mostAsked, itemsOf(nodeOf(file, 'most_asked')));
  for (const id of file.askedAs.keys()) checkReferences('entry', [id], [keyNodeOf(file.askedAs, id)]);
}

function idsOf(items: readonly { readonly id: string }[] = []): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

function createPositions({ positionOf, itemsOf }: Reader, { file, nodeOf }: Fields): Positions {
  const entries = new Map(file.categories.flatMap((category) => category.entries.map((entry) => [entry.id, entry])));
  return {
    inEntry(id, key, item, found) {
      const entry = entries.get(id) ?? {};
      const value = nodeOf(entry, key);
      if (item === undefined) return positionOf(value ?? nodeOf(entry, 'id'), found);
      const own = itemsOf(value);
      // Phrasings in the entry come before those in the file's own list.
      return positionOf(own[item] ?? itemsOf(nodeOf(file.askedAs, id))[item - own.length], found);
    },
    inCategory(id, key) {
      const category = file.categories.find((category) => category.id === id) ?? {};
      return positionOf(nodeOf(category, key) ?? nodeOf(category, 'id'));
    },
    inHelpDesk(key, categoryId) {
      const owner = categoryId === undefined ? file : file.categories.find(({ id }) => id === categoryId);
      return positionOf(owner?.helpDesk ? nodeOf(owner.helpDesk, key) : null);
    },
    notCovered: (item) => positionOf(itemsOf(nodeOf(file, 'not_covered'))[item]),
  };
}
