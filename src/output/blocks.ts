/** Plain text as neutral blocks: paragraphs and lists, with links and marked matches, for every format to paint. */

import { isWeb } from '../faq/faq.ts';
import type { Span } from '../search/snippet.ts';

export type Inline =
  | string
  | { readonly kind: 'mark'; readonly text: string; readonly typed: boolean }
  /** `to`: a web address, or `#` and the id of an entry on the same page. */
  | { readonly kind: 'link'; readonly to: string; readonly text: readonly Inline[] };

/** A paragraph or an item of a list; a blank line has no text. */
export interface Line {
  /** `- ` or `3. ` before an item, with its spaces; else empty. */
  readonly marker: string;
  readonly text: readonly Inline[];
}

/** Lines of one kind that follow each other, with the blank lines between and after them. */
export interface Block {
  readonly kind: 'paragraphs' | 'bullets' | 'numbers';
  readonly lines: readonly Line[];
}

/** What is shown of a text besides its words. */
export interface Shown {
  readonly spans?: readonly Span[];
  /** Whether the id of an entry in the text becomes a link to it. */
  isOnPage?(id: string): boolean;
}

const MARKER = /^(?:-|\d+\.) +/;

export function blocksOf(text: string, shown: Shown = {}): Block[] {
  const blocks: { kind: Block['kind']; lines: Line[] }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const [marker = ''] = MARKER.exec(line) ?? [];
    const content = line.slice(marker.length);
    const parts = content.trim() === '' ? [] : inlines(content, shown, at + marker.length);
    const kind = kindOf(marker);
    const last = blocks.at(-1);
    if (last && (last.kind === kind || line.trim() === '')) last.lines.push({ marker, text: parts });
    else blocks.push({ kind, lines: [{ marker, text: parts }] });
    at += line.length + 1;
  }
  return blocks;
}

function kindOf(marker: string): Block['kind'] {
  if (marker === '') return 'paragraphs';
  return marker.startsWith('-') ? 'bullets' : 'numbers';
}

/** A web address, without the punctuation after it, or what may be the id of an entry: "see free-look". */
const LINKABLE = /https?:\/\/[^\s[\]]*[^\s.,;:!?)[\]'"]|\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

/**
 * A line of text with its matches marked, its web addresses and the ids of entries on the page as links.
 * @param at where the line begins in the text that the spans are about
 */
export function inlines(text: string, { spans = [], isOnPage = () => false }: Shown = {}, at = 0): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(LINKABLE)) {
    if (!isWeb(word) && !isOnPage(word)) continue;
    parts.push(...marked(text.slice(from, index), spans, at + from));
    parts.push({ kind: 'link', to: isWeb(word) ? word : `#${word}`, text: marked(word, spans, at + index) });
    from = index + word.length;
  }
  return [...parts, ...marked(text.slice(from), spans, at + from)];
}

/** A text with its matches marked and no links. */
export function marked(text: string, spans: readonly Span[] = [], at = 0): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const { start, end, typed } of spans) {
    const first = Math.max(from, start - at);
    const last = Math.min(text.length, end - at);
    if (first >= last) continue;
    parts.push(text.slice(from, first), { kind: 'mark', text: text.slice(first, last), typed });
    from = last;
  }
  return [...parts, text.slice(from)].filter((part) => part !== '');
}

/** A source as a link, or as text if it is the name of a document. */
export function sourceOf(source: string): Inline {
  return isWeb(source) ? { kind: 'link', to: source, text: [source] } : source;
}

/** The words alone. */
export function wordsOf(text: readonly Inline[]): string {
  return text
    .map((part) => (typeof part === 'string' ? part : part.kind === 'mark' ? part.text : wordsOf(part.text)))
    .join('');
}
