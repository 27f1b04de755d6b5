/** What messages say of a YAML value: its name, and how to make it what was expected. */

import { isAlias, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import { shorten } from './messages.ts';

/** Null if there is nothing after the key or the dash; undefined if there is no key. */
export type Value = Node | null | undefined;

/** The sign that begins what the parser takes for no part of a text, which would be lost without a word: "Room #12", "&Sons", "!Stop". */
export function lostFrom({ comment, anchor, tag }: Scalar): string {
  if (comment && !/^\s/.test(comment)) return '#';
  if (anchor) return '&';
  return tag && tag !== 'tag:yaml.org,2002:str' ? '!' : '';
}

/**
 * How to make it a list.
 * @param what how messages call it
 */
export function itemsFor(node: Value, what: string): string {
  if (isMap(node) && what === '"synonyms"') return 'write each group as in - [mail, post]';
  const text = isScalar(node) && node.type === Scalar.PLAIN ? String(node.value) : '';
  if (/\S\s*(?:=+>?|->|→|\|)\s*\S/.test(text)) return `write [${text.split(/\s*(?:=+>?|->|→|\|)\s*/).join(', ')}]`;
  if (/^[^[]+\]$/.test(text)) return 'put [ in front of it';
  if (/^[^\n,]+(?:, *[^\n,]+)+$/.test(text)) return `put brackets around it: [${shorten(text)}]`;
  if (text !== '' && what === 'a group of synonyms')
    return 'write the words of a group in one line, as in - [mail, post]';
  return nameOf(node) === 'nothing'
    ? 'write its items below it, each after "- ", or remove it'
    : 'begin each item with "- "';
}

/** How to make it a text. */
export function textFor(node: Value): string {
  if (isAlias(node)) return '; put quotes around a text that begins with *';
  if (isMap(node)) {
    const keys = node.items.map(({ key }) => `"${isScalar(key) ? shorten(String(key.value)) : ''}:"`);
    if (/^"[a-z_]+:"$/.test(keys[0] ?? ''))
      return `; write only the text, without ${keys.slice(0, 3).join(' and ')}, or put quotes around all of it`;
    const isSeveral = !node.flow && node.items.length > 1;
    return `; put quotes around a text that contains a colon and a space${isSeveral ? ', or "|-" in the line above it' : ''}`;
  }
  if (!isSeq(node)) return '';
  if (!node.flow && node.items.length === 1) return '; remove the hyphen in front of it';
  return node.flow
    ? '; remove the brackets, or put quotes around a text that begins with ['
    : '; put "|-" after its colon to keep its lines';
}

export function nameOf(node: Value): string {
  if (isMap(node)) return 'a key with a value';
  if (isAlias(node)) return `"*${shorten(node.source)}"`;
  if (isSeq(node)) return 'a list';
  return isScalar(node) && node.value !== '' ? 'text' : 'nothing';
}
