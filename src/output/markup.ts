/** HTML, safe by construction: `html` escapes every text put into it, so that only what the source spells is markup. */

import { printable, printableJson } from '../printable.ts';

/** Made only by `html`. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Value[] | false | null | undefined;

/** A template whose values are escaped, unless they are HTML themselves; false, null and undefined leave nothing. */
export function html(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: texts.map((text, i) => text + markupOf(values[i])).join('') };
}

function markupOf(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(markupOf).join('');
  if (typeof value === 'object') return (value as Html).markup;
  return printable(String(value)).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Data for a script of the page: JSON in which nothing can end the element that holds it. */
export function json(value: unknown): Html {
  return { markup: printableJson(value).trimEnd().replaceAll('<', '\\u003c') };
}

/** Text from the program itself that goes into the page as it is: its style, its script. */
export function verbatim(text: string): Html {
  return { markup: text };
}
