/** Recognizes a FAQ of another form, which is no FAQ file but can be made into one. */

import { printableName } from '../printable.ts';

/** In characters: the beginning of a file tells what it is. */
const MOST_LOOKED_AT = 20_000;

/** What a file without a FAQ file's keys is, by what it begins with, its keys, or its name. */
const KINDS: readonly (readonly [what: string, text: RegExp, name: RegExp])[] = [
  ['a page in HTML', /^\s*<(?:!doctype|html|[a-z][^>]*>|!--)/i, /\.x?html?$/i],
  ['a page in Markdown', /^##+ \S.*\?[ \t]*$/m, /\.(?:md|markdown|mdx)$/i],
  ['a table', /^"?(?:id,)?question"?[,;\t]/i, /\.(?:csv|tsv)$/i],
  ['an FAQ in JSON of another form', /^\s*[[{]\s*["'{[]/, /\.jsonl?$/i],
  [
    'an FAQ in YAML of another form',
    /^[ \t]*(?:- )?["']?(?:faqs?|questions?|q|items|mainEntity)["']?\s*:|^- \S/im,
    /^$/,
  ],
];

/** What to say of a file that has problems because it is a FAQ of another form; null if it is not. */
export function foreignMessage(whole: string, path: string): string | null {
  const text = whole.slice(0, MOST_LOOKED_AT);
  if (/(?:^[ \t{]*|[{,]\s*)["']?(?:categories|asked_as|not_covered|most_asked|synonyms)["']?[ \t]*:/m.test(text))
    return null;
  const kind = KINDS.find(([, , name]) => name.test(path)) ?? KINDS.find(([, start]) => start.test(text));
  return kind
    ? `this is ${kind[0]}, not a FAQ file; make one from it: ecf-faq init --from ${printableName(path)}`
    : null;
}
