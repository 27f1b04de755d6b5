/** Parses a FAQ file's text to a Faq; the only place where data is checked. The only user of `yaml`. */

import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { findUnprintable, printable } from '../printable.ts';
import type { Category, Faq, HelpDesk, IndexedEntry, Sourced, Update } from './faq.ts';

export interface Parsed {
  /** Null if a problem is an error. */
  readonly faq: Faq | null;
  /** Every problem in the file, in the order of its lines. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks the text of one FAQ file.
 * @param file its name, for the problem reports
 * @param base the FAQ that the file is added to: `related` and `also_in` may name its entries and categories
 */
export function parseFaq(text: string, file: string, base?: Faq): Parsed {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  // Failsafe: every scalar is text, so that `answer: 5` or `as_of: 2021-09-20` stay as written.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const reader = createReader(text, (offset, message) => {
    const { line, col } = lineCounter.linePos(offset);
    problems.push({ file, line: line || 1, column: col || 1, severity: 'error', message: printable(message) });
  });

  for (const error of document.errors) reader.problem(error.pos[0], `not valid YAML: ${error.message}`);
  // The structure of broken YAML is a guess: more problems found in it would mislead.
  const faq = problems.length === 0 ? readFaq(reader, document.contents, file, base) : null;
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { faq: problems.length === 0 ? faq : null, problems };
}

type Place = Node | null | undefined;
type Fields = ReadonlyMap<string, Node | null>;
type Reader = ReturnType<typeof createReader>;

/** Reads typed values from YAML nodes; values that do not fit are reported and read as empty. */
function createReader(source: string, problem: (offset: number, message: string) => void) {
  const report = (place: Place, message: string) => problem(place?.range?.[0] ?? 0, message);

  /** The fields of a map; missing required fields and unknown fields are problems. */
  const record = (place: Place, what: string, required: readonly string[], optional: readonly string[]): Fields => {
    const known = [...required, ...optional];
    if (!isMap(place)) {
      report(place, `expected ${what}, with ${list(required)}; found ${nameOf(place)}`);
      return new Map();
    }
    const fields = new Map<string, Node | null>();
    for (const { key, value } of (place as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known.includes(name)) fields.set(name, value);
      else report(key, `${what} has no field "${shorten(name)}"; ${meant(name, known)}`);
    }
    for (const name of required) {
      if (!fields.has(name)) report(place, `${what} needs the field "${name}"`);
    }
    return fields;
  };

  const text = (place: Place, what: string): string => {
    if (!isScalar(place) || typeof place.value !== 'string') {
      report(place, `expected ${what} to be text; found ${nameOf(place)}`);
      return '';
    }
    const value = place.value.trim();
    const [start = 0, end = 0] = place.range ?? [];
    if (value === '') problem(start, `${what} is empty`);
    const at = findUnprintable(value);
    if (at >= 0) {
      const code = (value.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const inSource = findUnprintable(source.slice(start, end));
      problem(start + Math.max(0, inSource), `${what} contains the control character U+${code}; remove it`);
    }
    return value;
  };

  const matching = (place: Place, what: string, pattern: RegExp, expected: string): string => {
    const value = text(place, what);
    if (value !== '' && !pattern.test(value))
      report(place, `expected ${what} to be ${expected}; found "${shorten(value)}"`);
    return value;
  };

  return {
    problem,
    report,
    record,
    text,
    id: (place: Place, what: string) =>
      matching(place, what, ID, 'at most 100 lower-case letters, digits and single hyphens'),
    flag: (place: Place, what: string) => matching(place, what, /^(true|false)$/, 'true or false') === 'true',
    url: (place: Place, what: string) => matching(place, what, URL, 'a URL that starts with http:// or https://'),
    items: (place: Place, what: string): readonly (Node | null)[] => {
      if (place === undefined) return [];
      if (isSeq(place)) return place.items as (Node | null)[];
      report(place, `expected ${what} to be a list; found ${nameOf(place)}`);
      return [];
    },
    /** The value of a field, or null if it is missing: `record` has reported it if it was required. */
    maybe: <T>(fields: Fields, name: string, read: (place: Place, what: string) => T): T | null =>
      fields.has(name) ? read(fields.get(name), `"${name}"`) : null,
  };
}

const ID = /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/** How many unknown ids are compared with all known ones: a file may have thousands of both. */
const MOST_HINTS = 10;
/** In characters. */
const MOST_QUOTED = 60;
const URL = /^https?:\/\/[^\s/]+\S*$/;

function readFaq(reader: Reader, root: Node | null, file: string, base: Faq | undefined): Faq {
  const fields = reader.record(
    root,
    'a FAQ file',
    ['categories'],
    ['title', 'publisher', 'source', 'caveat', 'help_desk', 'synonyms', 'asked_as', 'not_covered'],
  );
  const title = reader.maybe(fields, 'title', reader.text) ?? oneLine(printable(baseName(file)));

  const categories: Category[] = [];
  const entries: IndexedEntry[] = [];
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
    reader.items(fields.get(name), `"${name}"`).map((place) => reader.text(place, `an item of "${name}"`));

  const readEntry = (place: Place, category: Category): IndexedEntry => {
    const fields = reader.record(
      place,
      'an entry',
      ['id', 'question', 'answer'],
      ['now', 'also_in', 'asked_as', 'text', 'as_of', 'updates', 'sources', 'related'],
    );
    const id = reader.maybe(fields, 'id', reader.id) ?? '';
    unique(fields.get('id'), 'entry', id);
    const text = reader.maybe(fields, 'text', reader.text) ?? 'summary';
    if (text !== 'court' && text !== 'summary') {
      reader.report(fields.get('text'), `expected "text" to be court or summary; found "${shorten(text)}"`);
    }
    return {
      id,
      category,
      alsoIn: refer(fields, 'also_in', 'category'),
      question: oneLine(reader.maybe(fields, 'question', reader.text) ?? ''),
      answer: reader.maybe(fields, 'answer', reader.text) ?? '',
      now: reader.maybe(fields, 'now', (place, what) =>
        readSourced(reader, reader.record(place, what, ['text'], ['source'])),
      ),
      askedAs: texts(fields, 'asked_as'),
      text: text === 'court' ? 'court' : 'summary',
      asOf: reader.maybe(fields, 'as_of', reader.text),
      updates: reader.items(fields.get('updates'), '"updates"').map((item) => readUpdate(reader, item)),
      sources: reader.items(fields.get('sources'), '"sources"').map((item) => reader.url(item, 'a source')),
      related: refer(fields, 'related', 'entry'),
      faq: title,
    };
  };

  for (const place of reader.items(fields.get('categories'), '"categories"')) {
    const category = reader.record(place, 'a category', ['id', 'name', 'entries'], []);
    const id = reader.maybe(category, 'id', reader.id) ?? '';
    const name = oneLine(reader.maybe(category, 'name', reader.text) ?? '');
    unique(category.get('id'), 'category', id);
    categories.push({ id, name });
    for (const item of reader.items(category.get('entries'), '"entries"')) {
      entries.push(readEntry(item, { id, name }));
    }
  }

  // Phrasings may be in the entries or, to keep the answers readable, together under the ids of their entries.
  const askedAs = readAskedAs(reader, fields.get('asked_as'), (place, id) =>
    references.push({ place, id, kind: 'entry' }),
  );
  const known = { entry: ids(entries, base?.entries), category: ids(categories, base?.categories) };
  const unknown = references.filter(({ id, kind }) => id !== '' && !known[kind].has(id));
  for (const [i, { place, id, kind }] of unknown.entries()) {
    const hint = i < MOST_HINTS ? meant(id, [...known[kind]]) : 'correct it';
    reader.report(place, `there is no ${kind} with the id "${shorten(id)}"; ${hint}`);
  }

  return {
    title,
    publisher: reader.maybe(fields, 'publisher', reader.text),
    source: reader.maybe(fields, 'source', reader.url),
    caveat: reader.maybe(fields, 'caveat', reader.text),
    helpDesk: reader.maybe(fields, 'help_desk', (place) => readHelpDesk(reader, place)),
    synonyms: reader
      .items(fields.get('synonyms'), '"synonyms"')
      .map((group) => reader.items(group, 'a group of synonyms').map((word) => reader.text(word, 'a synonym'))),
    notCovered: texts(fields, 'not_covered'),
    categories,
    entries: entries.map((entry) => ({ ...entry, askedAs: [...entry.askedAs, ...(askedAs.get(entry.id) ?? [])] })),
  };
}

/** Lists of phrasings, each under the id of its entry; `refer` is called with every id. */
function readAskedAs(
  reader: Reader,
  place: Place,
  refer: (place: Place, id: string) => void,
): ReadonlyMap<string, readonly string[]> {
  const askedAs = new Map<string, readonly string[]>();
  if (place === undefined) return askedAs;
  if (!isMap(place)) {
    reader.report(place, `expected "asked_as" to be a map of entry ids to lists; found ${nameOf(place)}`);
    return askedAs;
  }
  for (const { key, value } of (place as YAMLMap<Node, Node | null>).items) {
    const id = reader.id(key, 'an id of "asked_as"');
    refer(key, id);
    const phrasings = reader.items(value, '"asked_as"').map((item) => reader.text(item, 'an item of "asked_as"'));
    askedAs.set(id, phrasings);
  }
  return askedAs;
}

function readUpdate(reader: Reader, place: Place): Update {
  const fields = reader.record(place, 'an update', ['text'], ['source', 'confirms']);
  const confirms = reader.maybe(fields, 'confirms', reader.flag);
  return { ...readSourced(reader, fields), ...(confirms && { confirms }) };
}

function readSourced(reader: Reader, fields: Fields): Sourced {
  return {
    text: oneLine(reader.maybe(fields, 'text', reader.text) ?? ''),
    source: reader.maybe(fields, 'source', reader.url),
  };
}

function readHelpDesk(reader: Reader, place: Place): HelpDesk {
  const fields = reader.record(place, 'a help desk', ['name'], ['phone', 'email', 'hours', 'note', 'source']);
  return {
    name: reader.maybe(fields, 'name', reader.text) ?? '',
    phone: reader.maybe(fields, 'phone', reader.text),
    email: reader.maybe(fields, 'email', reader.text),
    hours: reader.maybe(fields, 'hours', reader.text),
    note: reader.maybe(fields, 'note', reader.text),
    source: reader.maybe(fields, 'source', reader.url),
  };
}

function ids(items: readonly { id: string }[], base: readonly { id: string }[] = []): ReadonlySet<string> {
  return new Set([...items, ...base].map(({ id }) => id).filter((id) => id !== ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function baseName(file: string): string {
  return file.split(/[\\/]/).pop() ?? file;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** The beginning of a text that is quoted in a message. */
function shorten(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}...` : text;
}

function nameOf(place: Place): string {
  if (isMap(place)) return 'a map';
  if (isSeq(place)) return 'a list';
  if (isScalar(place)) return place.value === '' ? 'nothing' : 'text';
  return place ? 'an alias (write the text out)' : 'nothing';
}

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near.length > 0 ? `did you mean ${list(near)}?` : `known: ${list(known.slice(0, 12))}`;
}
