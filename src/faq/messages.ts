/** Pieces of messages about a FAQ file: names, and what is quoted. */

import { nearest } from '../nearest.ts';

/** `did you mean ...?`, or the known names, if there are any. */
export function meant(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'there are none';
  const near = nearest(name, known);
  return near.length > 0 ? `did you mean ${list(near)}?` : `known: ${list(known.slice(0, 12))}`;
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
