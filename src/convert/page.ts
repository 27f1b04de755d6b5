/** Reads a page, of HTML or Markdown, by what may be questions in it. */

import { readData } from './data.ts';
import { asks, type Draft, EMPTY, questionOf } from './draft.ts';
import { findMarkers, isNoise, LEVELS, type Marker } from './markers.ts';
import { all, childrenOf, find, isElement, type Nodes, type Root, textOf } from './markup.ts';
import { draftOf, type Section } from './sections.ts';

export function readPage(root: Root): Draft {
  const source = sourceOf(root);
  if (source) completeLinks(root, source);
  const stated = statedQuestions(root);
  const body = find(root, ({ tagName }) => tagName === 'body') ?? root;
  const main = find(body, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main');
  const inMain = main ? questionsIn(main) : EMPTY;
  const shown = inMain.entries.length > 0 ? inMain : questionsIn(body);
  const asked = new Set(shown.entries.map(({ question }) => plain(question)));
  const missing = stated.entries.filter(({ question }) => !asked.has(plain(question)));
  // What a page shows says more than what it tells machines: categories, links. But it may be made by a script.
  const best = missing.length > stated.entries.length / 10 ? { ...stated, left: [] } : shown;
  const heading =
    find(main ?? body, ({ tagName }) => tagName === 'h1') ?? find(root, ({ tagName }) => tagName === 'title');
  return { ...best, title: (heading && questionOf(textOf(heading))) || null, source };
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The questions that the page tells machines about (https://schema.org/FAQPage). */
function statedQuestions(root: Root): Draft {
  const scripts = all(
    root,
    ({ tagName, properties }) => tagName === 'script' && /ld\+json/.test(String(properties.type)),
  );
  const values = scripts.map((script) => {
    const text = childrenOf(script).map((node) => ('value' in node ? node.value : ''));
    try {
      return JSON.parse(text.join(''));
    } catch {
      return null;
    }
  });
  const pages: unknown[] = [];
  JSON.stringify(values, (_, value) => {
    if (/FAQPage|^Question|QAPage/.test(String(value?.['@type']))) pages.push(value);
    return pages.includes(value) ? undefined : value;
  });
  return readData(pages);
}

/** Makes the addresses of links whole, which are often relative to that of the page. */
function completeLinks(root: Root, source: string): void {
  for (const { properties } of all(root, ({ tagName }) => tagName === 'a')) {
    const to = String(properties.href ?? '');
    if (!to.startsWith('#') && URL.canParse(to, source)) properties.href = new URL(to, source).href;
  }
}

/** The address of the page, if it says so, or if a browser has noted it at saving. */
function sourceOf(root: Root): string | null {
  const link = find(
    root,
    ({ tagName, properties }) => tagName === 'link' && [properties.rel].flat().includes('canonical'),
  );
  const saved = root.children.find((node) => node.type === 'comment' && /saved from url=/.test(node.value));
  const [, url = String(link?.properties.href ?? '')] =
    (saved && 'value' in saved && /saved from url=\(\d+\)(\S+)/.exec(saved.value)) || [];
  return /^https?:\/\/[^\s/"'<>\\][^\s"'<>\\]*$/.test(url) ? url : null;
}

function questionsIn(root: Nodes): Draft {
  const markers = findMarkers(root);
  const asking = (test: (marker: Marker) => boolean) =>
    [...markers].filter(([node, marker]) => test(marker) && asks(questionOf(textOf(node)))).length;
  const bold = asking(({ level }) => level === LEVELS.bold);
  // Bold words in an answer, or a list of terms, are not questions where there are better signs.
  if (bold <= asking(({ level, isSure }) => isSure || level < LEVELS.bold)) drop(markers, LEVELS.bold);
  const lines = asking(({ level }) => level === LEVELS.line);
  if (lines < 2 || lines <= 2 * asking(({ level }) => level !== LEVELS.line)) drop(markers, LEVELS.line);
  if (asking(({ level }) => level === LEVELS.term) === 0 && asking(() => true) > 0) drop(markers, LEVELS.term);
  return draftOf(sectionsIn(around(root, markers), markers));
}

function drop(markers: Map<Nodes, Marker>, level: number): void {
  for (const [node, marker] of markers) if (marker.level === level) markers.delete(node);
}

/** The innermost element that contains all markers: what is outside belongs to no answer. */
function around(root: Nodes, markers: ReadonlyMap<Nodes, Marker>): Nodes {
  const count = (node: Nodes): number =>
    (markers.has(node) ? 1 : 0) + childrenOf(node).reduce((sum, child) => sum + count(child), 0);
  for (let node = root; ; ) {
    const inner = childrenOf(node).filter((child) => count(child) > 0);
    const [only] = inner;
    if (inner.length !== 1 || !only || markers.has(only) || (isElement(only) && only.tagName === 'details'))
      return node;
    node = only;
  }
}

/** The page as sections in its order: each heading or question, with what is below it. */
function sectionsIn(root: Nodes, markers: ReadonlyMap<Nodes, Marker>): Section[] {
  const sections: Section[] = [];
  const used = new Set<Nodes>();
  const open = (section: Omit<Section, 'content'>) => sections.push({ ...section, content: [] });
  open({ level: 0, text: '', isSure: false });
  const holdsMarker = (node: Nodes): boolean => markers.has(node) || childrenOf(node).some(holdsMarker);
  const visit = (node: Nodes) => {
    if (used.has(node) || node.type === 'comment' || (isElement(node) && isNoise(node))) return;
    const marker = markers.get(node);
    if (marker) {
      const { level, isSure, panel } = marker;
      open({ level, text: questionOf(textOf(node)), isSure });
      if (!panel || holdsMarker(panel)) return;
      used.add(panel);
      sections.at(-1)?.content.push(panel);
    } else if (holdsMarker(node)) {
      const tagName = isElement(node) ? node.tagName : '';
      for (const child of childrenOf(node)) visit(child);
      // What comes after an item that is folded open, or after a list of terms, is not its answer.
      if (tagName === 'details' || tagName === 'dl') open({ level: Number.POSITIVE_INFINITY, text: '', isSure: false });
    } else {
      // Without its list, an item would be a list of its own.
      const isItem = isElement(node) && node.tagName === 'dd';
      sections.at(-1)?.content.push(...(isItem ? childrenOf(node) : [node]));
    }
  };
  visit(root);
  return sections;
}
