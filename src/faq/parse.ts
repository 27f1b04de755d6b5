/** Parses a FAQ file's text to a Faq; the only place where data is checked. */

import type { Problem } from '../errors.ts';
import { printable } from '../printable.ts';
import type { Category, Faq, HelpDesk, Sourced, Today, Update } from './faq.ts';
import { type Addition, addLayer, type Layer } from './layers.ts';
import { createReader, type Fields, meant, type Place, type Position, type Reader, shorten } from './reader.ts';

export interface Parsed {
  /** The FAQ of the file, added on top of the base if there is one. Null if a problem is an error. */
  readonly faq: Faq | null;
  /** What the file itself contains. */
  readonly layer: Layer | null;
  /** Every problem in the file, in the order of its lines. */
  readonly problems: readonly Problem[];
  readonly places: Places;
}

/** Where the parts of a file are. */
export interface Places {
  /** The position of a field of an entry, or of an item of a field that is a list. */
  inEntry(id: string, field: string, item?: number): Position;
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
  const read = problems.length === 0 ? readLayer(reader, root, file, base) : null;
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const faq = read && problems.length === 0 ? addLayer(base, read.layer) : null;
  return {
    faq,
    layer: faq && read ? read.layer : null,
    problems,
    places: createPlaces(reader, read),
  };
}

/** How many unknown ids are compared with all known ones: a file may have thousands of both. */
const MOST_HINTS = 10;
/** The fields of an entry that an entry of a file below may be given, without a question and an answer. */
const ADDED = ['now', 'updates', 'asked_as', 'related', 'also_in'];
/** The fields that only a full entry has. */
const FULL = ['text', 'as_of', 'sources'];

function readLayer(reader: Reader, root: Place, file: string, base: Faq | undefined) {
  const fields = reader.record(
    root,
    'a FAQ file',
    ['categories'],
    ['title', 'publisher', 'source', 'caveat', 'help_desk', 'synonyms', 'asked_as', 'not_covered'],
  );
  const title = reader.maybe(fields, 'title', reader.line) ?? printable(baseName(file)).replace(/\s+/g, ' ');

  const below = { entry: ids(base?.entries), category: new Map(base?.categories.map(({ id, name }) => [id, name])) };
  const categories: Category[] = [];
  const entries: Layer['entries'][number][] = [];
  const additions: Addition[] = [];
  const disabled: string[] = [];
  const entryFields = new Map<string, Fields>();
  const placeOf = new Map<string, Place>();
  const references: { place: Place; id: string; kind: 'entry' | 'category' }[] = [];

  const unique = (place: Place, kind: string, id: string) => {
    const key = `${kind} ${id}`;
    if (id === '') return;
    if (placeOf.has(key)) reader.report(place, `another ${kind} already has the id "${id}"; choose a different id`);
    placeOf.set(key, place);
  };
  const refer = (fields: Fields, name: string, kind: 'entry' | 'category'): string[] =>
    reader.items(fields.get(name), `"${name}"`).map((place) => {
      const id = reader.id(place, `an id of "${name}"`);
      references.push({ place, id, kind });
      return id;
    });
  const texts = (fields: Fields, name: string): string[] =>
    reader.lines(fields.get(name), `"${name}"`).map((place) => reader.text(place, `an item of "${name}"`));

  const readAddition = (id: string, fields: Fields): Addition => ({
    id,
    now: reader.maybe(fields, 'now', (place, what) =>
      readToday(reader, reader.record(place, what, ['text'], ['source', 'as_of'])),
    ),
    updates: reader.items(fields.get('updates'), '"updates"').map((item) => readUpdate(reader, item)),
    askedAs: texts(fields, 'asked_as'),
    related: refer(fields, 'related', 'entry'),
    alsoIn: refer(fields, 'also_in', 'category'),
  });

  const readEntry = (place: Place, category: Category) => {
    const optional = ['question', 'answer', 'disabled', ...ADDED, ...FULL];
    const fields = reader.record(place, 'an entry', ['id'], optional);
    const id = reader.maybe(fields, 'id', reader.id) ?? '';
    unique(fields.get('id'), 'entry', id);
    entryFields.set(id, fields);
    const isFull = fields.has('question') || fields.has('answer');
    const isBelow = below.entry.has(id);
    const isDisabled = reader.maybe(fields, 'disabled', reader.flag) ?? false;
    if (isDisabled) disabled.push(id);
    if (isFull || !(isBelow || isDisabled)) {
      const hint = isFull || !base ? '' : `, unless a file below has its id: ${meant(id, [...below.entry])}`;
      for (const name of ['question', 'answer'].filter((name) => !fields.has(name))) {
        reader.report(place, `an entry needs the field "${name}"${hint}`);
      }
      const entry = readFullEntry(id, fields, category);
      if (!isDisabled) entries.push(entry);
      return;
    }
    for (const name of FULL.filter((name) => fields.has(name))) {
      const message = `"${name}" cannot be added to an entry of a file below; give the whole entry`;
      reader.report(fields.get(name), message);
    }
    const addition = readAddition(id, fields);
    if (!isDisabled) additions.push(addition);
    else if (!isBelow && id !== '') {
      reader.report(
        fields.get('id'),
        `no file below has an entry with the id "${shorten(id)}"; ${meant(id, [...below.entry])}`,
      );
    }
  };

  const readFullEntry = (id: string, fields: Fields, category: Category): Layer['entries'][number] => {
    const text = reader.maybe(fields, 'text', reader.text) ?? 'summary';
    if (text !== 'court' && text !== 'summary') {
      reader.report(fields.get('text'), `expected "text" to be court or summary; found "${shorten(text)}"`);
    }
    return {
      ...readAddition(id, fields),
      category,
      question: reader.maybe(fields, 'question', reader.line) ?? '',
      answer: reader.maybe(fields, 'answer', reader.text) ?? '',
      text: text === 'court' ? 'court' : 'summary',
      asOf: reader.maybe(fields, 'as_of', reader.line),
      sources: reader.items(fields.get('sources'), '"sources"').map((item) => reader.source(item, 'a source')),
      faq: title,
    };
  };

  for (const place of reader.items(fields.get('categories'), '"categories"')) {
    const category = reader.record(place, 'a category', ['id', 'entries'], ['name']);
    const id = reader.maybe(category, 'id', reader.id) ?? '';
    const name = reader.maybe(category, 'name', reader.line) ?? below.category.get(id);
    if (name === undefined) reader.report(place, 'a category needs the field "name"');
    unique(category.get('id'), 'category', id);
    categories.push({ id, name: name ?? '' });
    for (const item of reader.items(category.get('entries'), '"entries"')) readEntry(item, { id, name: name ?? '' });
  }

  // Phrasings may be in the entries or, to keep the answers readable, together under the ids of their entries.
  const askedAs = new Map<string, readonly string[]>();
  const listed = new Map<string, Place>();
  for (const [key, value] of reader.pairs(fields.get('asked_as'), '"asked_as" to be a map of entry ids to lists')) {
    const id = reader.id(key, 'an id of "asked_as"');
    references.push({ place: key, id, kind: 'entry' });
    listed.set(id, value);
    askedAs.set(
      id,
      reader.lines(value, '"asked_as"').map((item) => reader.text(item, 'an item of "asked_as"')),
    );
  }

  const known = {
    entry: new Set([...below.entry, ...entryFields.keys()]),
    category: new Set([...below.category.keys(), ...categories.map(({ id }) => id)]),
  };
  const unknown = references.filter(({ id, kind }) => id !== '' && !known[kind].has(id));
  for (const [i, { place, id, kind }] of unknown.entries()) {
    const hint = i < MOST_HINTS ? meant(id, [...known[kind]].filter(Boolean)) : 'correct it';
    reader.report(place, `there is no ${kind} with the id "${shorten(id)}"; ${hint}`);
  }

  const layer: Layer = {
    title,
    publisher: reader.maybe(fields, 'publisher', reader.line),
    source: reader.maybe(fields, 'source', reader.url),
    caveat: reader.maybe(fields, 'caveat', reader.text),
    helpDesk: reader.maybe(fields, 'help_desk', (place) => readHelpDesk(reader, place)),
    synonyms: reader
      .items(fields.get('synonyms'), '"synonyms"')
      .map((group) => reader.items(group, 'a group of synonyms').map((word) => reader.text(word, 'a synonym'))),
    notCovered: texts(fields, 'not_covered'),
    categories,
    entries,
    additions,
    askedAs,
    disabled,
  };
  return { layer, fields, entryFields, listed };
}

function createPlaces(reader: Reader, read: ReturnType<typeof readLayer> | null): Places {
  return {
    inEntry(id, field, item) {
      const entry = read?.entryFields.get(id);
      const value = entry?.get(field);
      if (item === undefined) return reader.positionOf(value ?? entry?.get('id'));
      const own = reader.linesOf(value);
      // Phrasings in the entry come before those in the file's own list.
      return reader.positionOf(own[item] ?? reader.linesOf(read?.listed.get(id))[item - own.length]);
    },
    notCovered: (item) => reader.positionOf(reader.linesOf(read?.fields.get('not_covered'))[item]),
  };
}

function readUpdate(reader: Reader, place: Place): Update {
  const fields = reader.record(place, 'an update', ['text'], ['source', 'confirms']);
  const confirms = reader.maybe(fields, 'confirms', reader.flag);
  return { ...readSourced(reader, fields), ...(confirms && { confirms }) };
}

function readToday(reader: Reader, fields: Fields): Today {
  const { text, source } = readSourced(reader, fields);
  return { text, source, asOf: reader.maybe(fields, 'as_of', reader.line) };
}

function readSourced(reader: Reader, fields: Fields): Sourced {
  return {
    text: reader.maybe(fields, 'text', reader.line) ?? '',
    source: reader.maybe(fields, 'source', reader.source),
  };
}

function readHelpDesk(reader: Reader, place: Place): HelpDesk {
  const fields = reader.record(place, 'a help desk', ['name'], ['phone', 'email', 'hours', 'note', 'source']);
  const line = (name: string) => reader.maybe(fields, name, reader.line);
  return {
    name: line('name') ?? '',
    phone: line('phone'),
    email: line('email'),
    hours: line('hours'),
    note: line('note'),
    source: reader.maybe(fields, 'source', reader.url),
  };
}

function ids(items: readonly { id: string }[] = []): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

function baseName(file: string): string {
  return file.split(/[\\/]/).pop() ?? file;
}
