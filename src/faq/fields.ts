/** Reads the fields of a FAQ file as faq.schema.json, the table of all fields, describes them. */

import { isScalar } from 'yaml';
import schema from '../../faq.schema.json' with { type: 'json' };
import type { About, Entry, Faq, HelpDesk, IndexedEntry, Sourced } from './faq.ts';
import type { Value } from './hints.ts';
import { list, meantField, shorten } from './messages.ts';
import type { Field, Reader } from './reader.ts';
import { CURLY } from './values.ts';

/** What a file says. A list that is missing is empty, a required text too; anything else is null. */
export interface FileFields extends Omit<About, 'files' | 'title'>, Pick<Faq, 'synonyms' | 'mostAsked'> {
  readonly title: string | null;
  /** That of entries which do not say their own. */
  readonly text: Entry['text'];
  readonly markup: Markup | null;
  readonly notCovered: readonly string[];
  readonly categories: readonly CategoryFields[];
  /** Phrasings by the id of their entry, in the file or below. */
  readonly askedAs: ReadonlyMap<string, readonly string[]>;
}

/** How texts are written. */
export type Markup = 'markdown' | 'none';

interface CategoryFields {
  readonly id: string;
  readonly name: string | null;
  readonly helpDesk: HelpDesk | null;
  readonly entries: readonly EntryFields[];
}

/** An entry, or, without a question and an answer, what to add to an entry of a file below. */
export interface EntryFields
  extends Omit<IndexedEntry, 'category' | 'question' | 'answer' | 'text' | 'markup' | 'updates' | 'faq' | 'layer'> {
  readonly question: string | null;
  readonly answer: string | null;
  readonly text: IndexedEntry['text'] | null;
  readonly markup: Markup | null;
  readonly updates: readonly (Sourced & { readonly confirms: boolean | null })[];
  /** Set if it is meant to replace an entry of a file below. */
  readonly replaces: boolean | null;
  readonly disabled: boolean | null;
}

/** What the table uses of JSON Schema. */
interface Part {
  readonly title?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Part[];
  readonly anyOf?: readonly Part[];
  readonly items?: Part;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Part;
  readonly additionalProperties?: Part | boolean;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
}

/** A map as it is in the file. */
interface ReadMap {
  readonly node: Value;
  readonly fields: ReadonlyMap<string, Field> | null;
  readonly hasUnknown?: boolean;
}

const DEFINITIONS: Readonly<Record<string, Part>> = schema.definitions;
const ROOT: Part = { ...schema, title: 'a FAQ file' };
/** What has fields. */
const OWNERS = [...Object.values(DEFINITIONS), ROOT].filter(({ title }) => title);

/** In characters. */
const MOST_ID = 100;

export type Fields = ReturnType<typeof readFields>;

/** Reads a file. `nodeOf` tells where a map that it consists of is, or the value of one of the map's fields. */
export function readFields(reader: Reader, root: Value) {
  const { report } = reader;
  const maps = new WeakMap<object, ReadMap>();
  const wrongIds: { readonly node: Value; readonly text: string; readonly message: string }[] = [];
  const fieldOf = (map: object, key: string) => maps.get(map)?.fields?.get(key);

  /** @param what how messages call the value */
  const read = (node: Value, part: Part, what: string): unknown => {
    const { kind, definition } = resolve(part);
    // What may be a list or lines of text has the list as the first of two ways.
    const item = definition.items ?? definition.anyOf?.[0]?.items;
    if (item) {
      const each = resolve(item).definition.title ?? `an item of ${what}`;
      const items = reader.items(node, what, definition.anyOf !== undefined);
      if (kind === 'synonymGroup' && items.length === 1)
        reader.lose(node, `${what} has one item, and does nothing; add another after a comma, or remove it`);
      return items.map((value) => read(value, item, each));
    }
    if (definition.propertyNames) return readById(node, definition, what);
    if (node === undefined) return null;
    return definition.properties ? readMap(node, definition, what) : readText(node, kind, definition, what);
  };

  /** What to do about a key that a map may not have. */
  const todoFor = (field: Field, key: string, name: string, known: readonly string[], isText: boolean): string => {
    if (reader.isRest(field)) return '; put quotes around a text with a comma';
    if (isText && /[\s\p{Lu}]/u.test(key)) return '; begin with "text: ", and put quotes around what follows it';
    const hint = meantField(key, known);
    if (hint !== null) return `; ${hint}`;
    // The fields of an entry are too far right for most others to be meant.
    const canBeOthers = name !== 'an entry' || key === 'help_desk';
    const owner = canBeOthers && OWNERS.find((part) => Object.hasOwn(part.properties ?? {}, key));
    if (!owner) return `; remove it, or write one of these: ${list(known)}`;
    const place = name === 'an entry' ? 'move it above "entries:"' : 'correct the spaces in front of it';
    return `, but ${owner.title} has; ${place}`;
  };

  const readMap = (node: Value, { title, properties = {}, required = [] }: Part, what: string): object => {
    const name = title ?? what;
    const fields = reader.fields(
      node,
      `${name}, with ${list(required)}`,
      required.find((key) => key !== 'id'),
    );
    const unknown = [...(fields ?? [])].filter(([key]) => !Object.hasOwn(properties, key));
    const isText = fields?.size === 1 && required[0] === 'text';
    for (const [key, field] of unknown)
      report(
        field.key,
        `${name} has no field "${shorten(key)}"${todoFor(field, key, name, Object.keys(properties), isText)}`,
      );
    // An answer under the name of the field that says whose words it is.
    const text = name === 'an entry' && !fields?.has('answer') ? fields?.get('text') : undefined;
    const isAnswer = isScalar(text?.value) && /\s/.test(String(text.value.value).trim());
    if (isAnswer) report(text?.key, '"text" says only whose words an answer is; if this is the answer, write "answer"');
    for (const key of required) {
      if (fields && !fields.has(key) && unknown.length === 0) report(node, `${name} needs the field "${key}"`);
    }
    const values = Object.entries(properties).map(([key, part]) => [
      key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      isAnswer && key === 'text'
        ? null
        : (read(fields?.get(key)?.value, part, `"${key}"`) ?? (required.includes(key) ? '' : null)),
    ]);
    const map = Object.fromEntries(values);
    maps.set(map, { node, fields, hasUnknown: isAnswer || unknown.length > 0 });
    return map;
  };

  /** A map with ids for keys. */
  const readById = (node: Value, { propertyNames = {}, additionalProperties }: Part, what: string): object => {
    const byKey = reader.fields(node, `${what} to be a map of entry ids to lists`);
    const fields = [...(byKey?.values() ?? [])].map((field) => ({
      id: read(field.key, propertyNames, `an id of ${what}`) as string,
      field,
    }));
    const map = new Map(fields.map(({ id, field }) => [id, read(field.value, additionalProperties as Part, what)]));
    maps.set(map, { node, fields: new Map(fields.map(({ id, field }) => [id, field])) });
    return map;
  };

  const readText = (node: Value, kind: string, { pattern, patternErrorMessage = '' }: Part, what: string) => {
    const text = reader.text(node, what);
    if (kind === 'text') return text;
    const line = text.replace(/\s+/g, ' ');
    if (pattern && line !== '' && !new RegExp(pattern, 'u').test(line)) {
      const expected = patternErrorMessage.replace(/^Expected |\.$/g, '');
      const message = `expected ${what} to be ${expected}; found "${shorten(line)}"`;
      if (CURLY.includes(line.charAt(0))) report(node, `${message}; remove the curly quotes`);
      else if (kind === 'id') wrongIds.push({ node, text: line, message });
      else if (kind !== 'source' || !reportBroken(node)) report(node, message);
      return '';
    }
    return kind === 'flag' ? line === 'true' : line;
  };

  /** Reports an address with a space or a line break in it; false if there is none. */
  const reportBroken = (node: Value): boolean => {
    const written = reader.sourceOf(node);
    if (!/^https?:\S+\s+\S/.test(written)) return false;
    const next = written.search(/\shttps?:/) + 1;
    if (next > 0) report(node, 'another source begins here; put it in a line of its own, after "- "', next);
    else report(node, 'an address has no spaces or line breaks; remove them, or put words in front of it');
    return true;
  };

  const file = readMap(root, ROOT, '') as FileFields;
  const idByName = wrongIds.length > 0 ? idsByName(file) : new Map<string, string>();
  const ids = new Set(idByName.values());
  for (const { node, text, message } of wrongIds) {
    const named = idByName.get(text.toLowerCase());
    const areSeveral = /[;,]/.test(text) || text.split(' ').every((word) => ids.has(word));
    const hint = areSeveral
      ? '; if these are several, make each an item of its own, after a comma or a hyphen'
      : idFor(text);
    report(node, message + (named === undefined ? hint : `; write its id, "${named}"`));
  }

  return {
    file,
    /** Undefined if the map has no such field. */
    nodeOf: (map: object, key?: string): Value => (key === undefined ? maps.get(map)?.node : fieldOf(map, key)?.value),
    /** Whether one of its keys is unknown: then a field that is missing may be that one. */
    hasUnknown: (map: object): boolean => maps.get(map)?.hasUnknown ?? false,
    keyNodeOf: (map: object, key: string): Value => fieldOf(map, key)?.key,
  };
}

/** The definition that a part of the table refers to, with its name, or else the part itself. */
function resolve(part: Part): { kind: string; definition: Part } {
  const kind = (part.$ref ?? part.allOf?.[0]?.$ref ?? '').replace('#/definitions/', '');
  return { kind, definition: DEFINITIONS[kind] ?? part };
}

/** The ids of categories by their names, and of entries by their questions, in lower case; of several, the first. */
function idsByName({ categories }: FileFields): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const add = (id: string, name: string | null) => {
    const key = name?.toLowerCase() ?? '';
    if (id !== '' && key !== '' && !ids.has(key)) ids.set(key, id);
  };
  for (const { id, name, entries } of categories) {
    add(id, name);
    for (const { id, question } of entries) add(id, question);
  }
  return ids;
}

/** The id that somebody may have meant. */
function idFor(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const id = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return id === '' || id.length > MOST_ID ? '' : `; write "${id}"`;
}
