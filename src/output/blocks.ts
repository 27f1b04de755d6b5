/** Texts as neutral blocks with links and marked matches, for every format to paint. */

import { type Block, type Inline, ITEM, type Line, mapWords, type Written } from '../faq/blocks.ts';
import { isWeb } from '../faq/faq.ts';
import type { Span } from '../search/snippet.ts';

/** What is shown of a text besides its words. */
export interface Shown {
  /** About the text that shownText returns. */
  readonly spans?: readonly Span[];
  /** Whether the id of an entry in the text becomes a link to it. */
  isOnPage?(id: string): boolean;
}

const MARKER = new RegExp(`^${ITEM} +`);

export function blocksOf({ text, blocks }: Written, shown: Shown = {}): readonly Block[] {
  let at = 0;
  if (!blocks) {
    return text.split('\n').map((line): Line => {
      const [marker = ''] = MARKER.exec(line) ?? [];
      const content = line.slice(marker.length);
      const parts = content.trim() === '' ? [] : inlines(content, shown, at + marker.length);
      at += line.length + 1;
      return { kind: 'line', indent: '', marker, text: parts };
    });
  }
  return mapWords(blocks, (words, isLinked) => {
    at += words.length;
    return isLinked ? marked(words, shown.spans, at - words.length) : inlines(words, shown, at - words.length);
  });
}

/** A text on one line. */
export function lineOf(written: Written, shown: Shown = {}): readonly Inline[] {
  if (!written.blocks) return inlines(written.text, shown);
  const lines = blocksOf(written, shown).map((block) =>
    block.kind === 'line'
      ? [block.marker, ...block.text]
      : joined(
          block.rows.map((cells) => joined(cells, ' | ')),
          '; ',
        ),
  );
  return joined(
    lines.filter((line) => line.some((part) => part !== '')),
    ' ',
  ).filter((part) => part !== '');
}

function joined(parts: readonly (readonly Inline[])[], between: string): Inline[] {
  return parts.flatMap((part, i) => (i > 0 ? [between, ...part] : part));
}

/** What an item is, by what stands before it: of letters, no format has lists that begin anywhere. */
export function listOf(marker: string): 'bullets' | 'numbers' | 'letters' {
  if (marker.startsWith('(')) return 'letters';
  return /^\d/.test(marker) ? 'numbers' : 'bullets';
}

/** Whether there is only space. */
export function isBlank(block: Block): boolean {
  return block.kind === 'line' && block.marker === '' && block.text.length === 0;
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

/** The address of a link, if the words do not say it already. */
export function addressOf({ to, text }: Extract<Inline, { kind: 'link' }>): string | null {
  const address = to.replace(/^mailto:/i, '');
  const words = wordsOf(text);
  return words === address || words === to ? null : address;
}
