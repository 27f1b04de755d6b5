/** What a text in Markdown says: lines of paragraphs and lists, and tables. Read when a FAQ is compiled. */

export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly text: readonly Inline[] }
  /** `to`: an address, or `#` and the id of an entry on the same page. */
  | { readonly kind: 'link'; readonly to: string; readonly text: readonly Inline[] }
  /** A match of a search; no file has them. */
  | { readonly kind: 'mark'; readonly text: string; readonly typed: boolean };

/** A paragraph or an item of a list; a blank line has neither marker nor text. */
export interface Line {
  readonly kind: 'line';
  /** Spaces before it: what belongs to an item has as many as stand before the item's text. */
  readonly indent: string;
  /** `- ` or `3. ` before an item, with its spaces; else empty. */
  readonly marker: string;
  readonly text: readonly Inline[];
}

export interface Table {
  readonly kind: 'table';
  readonly indent: string;
  /** The cells of each row. The first row is the header; no row has more cells, but some may have less. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export type Block = Line | Table;

/** What begins an item of a list in plain text, before a space: a part of regular expressions. */
export const ITEM = String.raw`(?:[-*•–]|\d+[.)]|\([a-z\d]\))`;

/** A text as its author wrote it. */
export interface Written {
  readonly text: string;
  /** Set from when the file is read until its Markdown is. */
  readonly markup?: 'markdown';
  /** What it says, if it is Markdown; without it, the text is plain. */
  readonly blocks?: readonly Block[];
}

const BETWEEN_CELLS = ' | ';

/** The words that are shown of a text, without its marks and addresses. */
export function shownText({ text, blocks }: Written): string {
  if (!blocks) return text;
  let shown = '';
  mapWords(blocks, (words) => {
    shown += words;
    return [];
  });
  return shown;
}

/**
 * The blocks with other inlines instead of each run of words.
 * @param change called with all that shownText has, in its order, one part after the other; what it makes of what stands
 * between the words is ignored
 */
export function mapWords(blocks: readonly Block[], change: (words: string, isLinked: boolean) => Inline[]): Block[] {
  const inlines = (text: readonly Inline[], isLinked = false): Inline[] =>
    text.flatMap((part): Inline[] => {
      if (typeof part === 'string') return change(part, isLinked);
      if (part.kind === 'mark') return [part];
      return [{ ...part, text: inlines(part.text, isLinked || part.kind === 'link') }];
    });
  return blocks.map((block, i): Block => {
    change(i > 0 ? `\n${block.indent}` : block.indent, false);
    if (block.kind === 'line') {
      change(block.marker, false);
      return { ...block, text: inlines(block.text) };
    }
    const row = (cells: Table['rows'][number], at: number) => {
      if (at > 0) change(`\n${block.indent}`, false);
      return cells.map((cell, at) => {
        if (at > 0) change(BETWEEN_CELLS, false);
        return inlines(cell);
      });
    };
    return { ...block, rows: block.rows.map(row) };
  });
}
