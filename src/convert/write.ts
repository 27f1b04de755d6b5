/** Writes a FAQ of a foreign shape as the text of a FAQ file. */

import { Document, Scalar } from 'yaml';
import { printable } from '../printable.ts';
import type { Draft } from './draft.ts';

/** In characters: an id is made of the first words of a question. */
const LONGEST_ID = 60;
const LINE_WIDTH = 120;

/** Ids that are in use, by which new ones get a number. */
type Taken = Set<string>;

/**
 * The text of a FAQ file.
 * @param name of the FAQ, if it has none itself
 * @param taken ids of entries and categories that must not be used again
 */
export function faqText({ title, source, entries }: Draft, name: string, taken: Iterable<string> = []): string {
  const entryIds: Taken = new Set(taken);
  const categoryIds: Taken = new Set(taken);
  const own = line(title ?? '') || line(name) || 'FAQ';
  const categories = new Map<string, Scalar | object[]>();
  for (const { path, question, askedAs, answer } of entries) {
    const category = line(path.join(': ')) || own;
    const list = (categories.get(category) ?? []) as object[];
    const phrasings = [...new Set(askedAs.map(line))].filter((text) => text && text !== line(question));
    list.push({
      id: newId(question, 'question', entryIds),
      question: line(question),
      answer: block(clean(answer)),
      ...(phrasings.length > 0 && { asked_as: phrasings }),
      ...(source ? { sources: [source] } : {}),
    });
    categories.set(category, list);
  }
  const document = new Document({
    title: own,
    ...(source ? { source } : {}),
    markup: 'markdown',
    categories: [...categories].map(([text, list]) => ({
      id: newId(text, 'category', categoryIds),
      name: text,
      entries: list,
    })),
  });
  return document.toString({ lineWidth: LINE_WIDTH, indentSeq: true });
}

/** Without what a FAQ file may not contain: invisible characters, unusual spaces. */
function clean(text: string): string {
  const usual = text.replace(/[\u2028\u2029]/g, '\n').replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  return printable(usual)
    .replaceAll('\ufffd', '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function line(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** Text as people write it in YAML: lines that stay, or one that may be broken. */
function block(text: string): Scalar {
  const scalar = new Scalar(text);
  if (text.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  else if (text.length > LINE_WIDTH / 2) scalar.type = Scalar.BLOCK_FOLDED;
  return scalar;
}

/** An id made of the words of a text, or of a number where it has no Latin letters. */
function newId(text: string, what: string, taken: Taken): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let base = '';
  for (const word of words) {
    if (base !== '' && base.length + word.length >= LONGEST_ID) break;
    base += (base && '-') + word.slice(0, LONGEST_ID);
  }
  const isReadable = /[a-z]/.test(base);
  for (let n = 1; ; n++) {
    const id = isReadable ? (n === 1 ? base : `${base}-${n}`) : `${what}-${n}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
