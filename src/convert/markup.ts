/** Reads HTML and Markdown as trees of elements, and writes what is in them as the Markdown of an answer. */

import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import { type Options as ReadingOptions, toMdast } from 'hast-util-to-mdast';
import type { Root as MarkdownRoot } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toHast } from 'mdast-util-to-hast';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { gfmTable } from 'micromark-extension-gfm-table';

export type { Element, Nodes, Root };

export function readHtml(text: string, isFragment = false): Root {
  return fromHtml(text, { fragment: isFragment });
}

/** HTML inside the Markdown counts too. */
export function readMarkdown(text: string): Root {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return raw(toHast(tree, { allowDangerousHtml: true })) as Root;
}

export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

export function childrenOf(node: Nodes): readonly RootContent[] {
  return 'children' in node ? node.children : [];
}

/** The first element inside, or the root itself, that passes the test. */
export function find(root: Nodes, test: (element: Element) => boolean): Element | undefined {
  if (isElement(root) && test(root)) return root;
  for (const child of childrenOf(root)) {
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

/** All of them, in the order of the page. */
export function all(root: Nodes, test: (element: Element) => boolean): Element[] {
  const inside = childrenOf(root).flatMap((child) => all(child, test));
  return isElement(root) && test(root) ? [root, ...inside] : inside;
}

/** The text of a node on one line. */
export function textOf(node: Nodes): string {
  return rawTextOf(node).replace(/\s+/g, ' ').trim();
}

const BREAKING = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'th', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function rawTextOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  const text = childrenOf(node).map(rawTextOf).join('');
  return isElement(node) && BREAKING.has(node.tagName) ? ` ${text} ` : text;
}

/** The text of an answer that consists of these nodes; empty if there is nothing in them to read. */
export function answerOf(nodes: readonly Nodes[]): string {
  const root = { type: 'root', children: nodes as ElementContent[] } as const;
  const tree = toMdast(root, { document: true, handlers: MEDIA }) as MarkdownRoot;
  // What marks an answer as one, on pages with questions and answers in turn, or in lists of terms.
  return toMarkdown(tree, WRITING)
    .trim()
    .replace(/^(?:(?:\*\*)?A(?:nswer)?\s?\d*\s?[:：](?:\*\*)?|:\s)\s*/, '');
}

/** An answer from a text in data, which may be plain, Markdown or HTML. */
export function answerFrom(text: string): string {
  if (!/[<*_`[|#&\\]|^\s*(?:[-+>]|\d+[.)])\s/m.test(text)) return text.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
  const tree = /^\s*<[a-z]/i.test(text) ? readHtml(text, true) : readMarkdown(text);
  return answerOf(tree.children);
}

/** What cannot be shown as text. A film is where it is. */
const MEDIA: ReadingOptions['handlers'] = {
  img: () => undefined,
  input: () => undefined,
  button: () => undefined,
  svg: () => undefined,
  iframe: (_, { properties: { src } }) =>
    /^https?:/.test(String(src)) ? { type: 'paragraph', children: [{ type: 'text', value: String(src) }] } : undefined,
};

/** A link that leads within the page or the site, or that runs something, is its words. */
const link: Handle = (node, parent, state, info) =>
  /^(?:https?|mailto):/i.test(String(node.url))
    ? defaultHandlers.link(node, parent, state, info)
    : state.containerPhrasing(node, info);

const WRITING: Options = {
  bullet: '-',
  listItemIndent: 'one',
  rule: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  handlers: {
    link,
    // Answers have no headings of their own.
    heading(node, _, state, info) {
      const text = state.containerPhrasing(node, info);
      return text && `**${text}**`;
    },
    html: () => '',
  },
};
