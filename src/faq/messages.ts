/** Pieces of messages about a FAQ file: names, and what is quoted. */

import { nearest } from '../nearest.ts';

/** What people call a field, by its name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  also_in: ['categories', 'category'],
  answer: ['a', 'ans', 'reply', 'response'],
  as_of: ['checked', 'date', 'last_checked', 'last_updated', 'reviewed', 'updated', 'valid_as_of'],
  asked_as: ['aliases', 'alternatives', 'keywords', 'phrasings', 'synonyms', 'tags', 'variants'],
  caveat: ['disclaimer', 'warning'],
  email: ['e-mail', 'mail'],
  help_desk: ['contact', 'helpdesk', 'support'],
  lang: ['language'],
  name: ['heading', 'title'],
  note: ['address', 'comment', 'fax', 'remark'],
  phone: ['tel', 'telephone'],
  question: ['ask', 'heading', 'q', 'subject', 'title'],
  related: ['see', 'see_also'],
  sources: ['link', 'links', 'reference', 'references', 'source', 'url', 'urls'],
};

/** `write ...`, if people call one of the known fields so, or `did you mean ...?`; null if neither. */
export function meantField(name: string, known: readonly string[]): string | null {
  const typed = name.toLowerCase().replaceAll(' ', '_');
  const field = known.find((field) => OTHER_NAMES[field]?.includes(typed));
  return field === undefined ? typoOf(name, known) : `write "${field}"`;
}

/** `did you mean ...?`, or the known names, if there are any. */
export function meant(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'there are none';
  return typoOf(name, known) ?? `known: ${list(known.slice(0, 12))}`;
}

function typoOf(name: string, known: readonly string[]): string | null {
  const near = nearest(name, known);
  return near.length > 0 ? `did you mean ${list(near)}?` : null;
}

/**
 * The beginning of a text that is quoted in a message.
 * @param most in characters
 */
export function shorten(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

export function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
