/** HTML, safe by construction: `html` escapes every text put into it, so that only what the source spells is markup. */

import { printable, printableJson } from '../printable.ts';
import type { Span } from '../search/snippet.ts';

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

/** An address as a link, or as text if it is not one of the web. */
export function link(url: string): Html {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}">${url}</a>` : html`${url}`;
}

/** A text with its matches marked. `at`: where it begins in the text that the spans are about. */
export function marked(text: string, spans: readonly Span[], at = 0): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { start, end, typed } of spans) {
    const first = Math.max(from, start - at);
    const last = Math.min(text.length, end - at);
    if (first >= last) continue;
    const match = text.slice(first, last);
    parts.push(
      html`${text.slice(from, first)}`,
      typed ? html`<mark>${match}</mark>` : html`<mark class="near">${match}</mark>`,
    );
    from = last;
  }
  return html`${parts}${text.slice(from)}`;
}

/** A web address, without the punctuation after it, or what may be the id of an entry: "see free-look". */
const LINKABLE = /https?:\/\/\S*[^\s.,;:!?)\]'"]|\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

/** A line of text with its matches marked, its web addresses and the ids of entries on the page as links. */
export function inline(text: string, spans: readonly Span[], isOnPage: (id: string) => boolean, at = 0): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(LINKABLE)) {
    const isUrl = word.includes('://');
    if (!isUrl && !isOnPage(word)) continue;
    parts.push(
      marked(text.slice(from, index), spans, at + from),
      html`<a href="${isUrl ? word : `#${word}`}">${marked(word, spans, at + index)}</a>`,
    );
    from = index + word.length;
  }
  return html`${parts}${marked(text.slice(from), spans, at + from)}`;
}

const ITEM = /^(?:-|(\d+)\.) +/;

/** Plain text as paragraphs and lists: every line is a paragraph or an item. */
export function blocks(text: string, spans: readonly Span[], isOnPage: (id: string) => boolean): Html {
  const parts: Html[] = [];
  let at = 0;
  let items: Html[] = [];
  let kind = '';
  const endList = () => {
    if (kind === 'ul') parts.push(html`<ul>${items}</ul>\n`);
    if (kind === 'ol') parts.push(html`<ol>${items}</ol>\n`);
    kind = '';
    items = [];
  };
  for (const line of text.split('\n')) {
    const [marker = '', number] = ITEM.exec(line) ?? [];
    const content = inline(line.slice(marker.length), spans, isOnPage, at + marker.length);
    if (marker) {
      const itemKind = number === undefined ? 'ul' : 'ol';
      if (itemKind !== kind) endList();
      kind = itemKind;
      items.push(number === undefined ? html`<li>${content}</li>` : html`<li value="${number}">${content}</li>`);
    } else if (line.trim() !== '') {
      endList();
      parts.push(html`<p>${content}</p>\n`);
    }
    at += line.length + 1;
  }
  endList();
  return html`${parts}`;
}
