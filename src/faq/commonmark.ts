/** Reads the Markdown of a FAQ's texts. The only user of the Markdown parser, and loaded only if a file has Markdown. */

import type { ListItem, Nodes, PhrasingContent, RootContent, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { findUnprintable, printable } from '../printable.ts';
import type { Block, Inline, Line, Written } from './blocks.ts';
import { type Faq, type IndexedEntry, isLinkable } from './faq.ts';

/** How many lists, or strong and emphasized words, may be inside each other: reading thousands crashes Node. */
const DEEPEST = 20;

/** The FAQ with the blocks of every text that is Markdown. */
export function readMarkdownOf(faq: Faq): Faq {
  const entry = (entry: IndexedEntry): IndexedEntry => {
    const { markup, ...own } = entry;
    return {
      ...own,
      ...(markup && { blocks: blocksOf(entry.answer) }),
      now: entry.now && written(entry.now),
      updates: entry.updates.map(written),
    };
  };
  return { ...faq, entries: faq.entries.map(entry) };
}

function written<T extends Written>({ markup, ...own }: T): Omit<T, 'markup'> {
  return markup ? { ...own, blocks: blocksOf(own.text) } : own;
}

/**
 * The blocks of a Markdown text. What is neither a paragraph, a list, a table, a link, strong nor emphasized is kept as
 * it stands.
 */
export function blocksOf(source: string): Block[] {
  const tree = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

  /** @param depth how many other nodes it is in */
  const asWritten = ({ position }: Nodes) => source.slice(position?.start.offset, position?.end.offset);

  const inlines = (nodes: readonly PhrasingContent[], depth: number): Inline[] =>
    nodes.map((node): Inline => {
      if (node.type === 'text') return oneLine(node.value);
      if (node.type === 'break') return ' ';
      if (depth < DEEPEST) {
        if (node.type === 'strong' || node.type === 'emphasis')
          return { kind: node.type, text: inlines(node.children, depth + 1) };
        // A character reference may be anything, so the address is checked again.
        if (node.type === 'link' && isLinkable(node.url) && findUnprintable(node.url) < 0) {
          const text = inlines(node.children, depth + 1);
          return { kind: 'link', to: node.url, text: text.length > 0 ? text : [node.url] };
        }
      }
      return oneLine(asWritten(node));
    });

  /** A paragraph, with a line for each forced line break. */
  const paragraph = (nodes: readonly PhrasingContent[], indent: string): Line[] => {
    const breaks = nodes.flatMap(({ type }, i) => (type === 'break' ? [i] : []));
    return [-1, ...breaks].map((start, i) => line(indent, inlines(nodes.slice(start + 1, breaks[i]), 0)));
  };

  const item = ({ children, spread }: ListItem, marker: string, indent: string, depth: number): Block[] => {
    const [first, ...others] = blocks(children, indent + ' '.repeat(marker.length), spread ?? false, depth + 1);
    // The item's text stands behind its marker; a table or a list inside it, below.
    const isText = first?.kind === 'line' && first.marker === '';
    const head: Line = { kind: 'line', indent, marker, text: isText ? first.text : [] };
    return [head, ...(isText || !first ? [] : [first]), ...others];
  };

  const block = (node: RootContent, indent: string, depth: number): Block[] => {
    if (node.type === 'paragraph') return paragraph(node.children, indent);
    if (node.type === 'table') {
      const width = node.children[0]?.children.length ?? 0;
      const cells = ({ children }: TableRow) => children.slice(0, width).map((cell) => inlines(cell.children, 0));
      return [{ kind: 'table', indent, rows: node.children.map(cells) }];
    }
    if (node.type === 'list' && depth < DEEPEST) {
      const marker = (i: number) => (node.ordered ? `${(node.start ?? 1) + i}. ` : '- ');
      const items = node.children.map((child, i) => item(child, marker(i), indent, depth));
      return separated(items, node.children.some(({ spread }) => spread) || (node.spread ?? false));
    }
    const start = (node.position?.start.column ?? 1) - 1;
    const own = asWritten(node).split('\n');
    return own.map((text, i) => {
      // Lines after the first still have the indentation of the item that they are in.
      const kept = i === 0 ? text : text.slice(Math.min(start, text.search(/\S|$/)));
      const spaces = kept.search(/\S|$/);
      return line(indent, [kept.slice(0, spaces) + oneLine(kept.slice(spaces))]);
    });
  };

  /** @param isLoose whether blank lines separate them */
  const blocks = (nodes: readonly RootContent[], indent: string, isLoose: boolean, depth: number): Block[] =>
    separated(
      nodes.map((node) => block(node, indent, depth)),
      isLoose,
    );

  return blocks(tree.children, '', true, 0);
}

function separated(parts: readonly (readonly Block[])[], isLoose: boolean): Block[] {
  return parts.flatMap((part, i) => (i > 0 && isLoose ? [line('', []), ...part] : part));
}

function line(indent: string, text: readonly Inline[]): Line {
  return { kind: 'line', indent, marker: '', text: text.filter((part) => part !== '') };
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
