/** Reads a page, of HTML or Markdown: finds its questions, by headings, accordions, lists or bold words. */

import { readData } from './data.ts';
import { asks, type Draft, EMPTY, questionOf } from './draft.ts';
import { childrenOf, type Element, isElement, type Nodes, type Root, textOf } from './markup.ts';
import { draftOf, type Section } from './sections.ts';

/** What is never part of an answer. */
const NOISE = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'footer',
  'aside',
  'head',
  'select',
  'textarea',
]);
const NOISY_CLASS =
  /(?:^|[\s_-])(?:footer|navbar|sidebar|breadcrumbs?|cookies?|skip-link|sr-only|visually-hidden|headerlink)(?:$|[\s_-])/i;
const TRIGGER_CLASS =
  /(?:^|[\s_-])(?:question|accordion[\s_-]*(?:header|title|button|toggle|heading|trigger|head)?|faq[\s_-]*(?:q|question|title|header|toggle|trigger|heading|button|btn)|toggle-title|collapsible)(?:$|[\s_-])/i;
/** A question that is longer, in characters, is not one. */
const LONGEST = 300;
const BLOCKS = new Set(['p', 'ul', 'ol', 'table', 'pre', 'blockquote', 'details', 'dl']);

/** What a line that is a question has not in it: blocks, links, and surer signs. */
const NO_LINE = new Set(['div', 'a', 'strong', 'b', 'button', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** How sections are told apart, from the surest sign on; the depth of a section in a list of them. */
const LEVELS = { bold: 7, line: 7.5, trigger: 8, term: 9, summary: 10 } as const;

/** A question or a heading in the page, and where its text is. */
interface Marker {
  readonly level: number;
  readonly isSure: boolean;
  /** The element whose content is the answer, if it is not what follows. */
  readonly panel?: Element | undefined;
}

export function readPage(root: Root): Draft {
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
  return { ...best, title: (heading && questionOf(textOf(heading))) || null, source: sourceOf(root) };
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

function findMarkers(root: Nodes): Map<Nodes, Marker> {
  const markers = new Map<Nodes, Marker>();
  const byId = new Map(
    all(root, ({ properties }) => Boolean(properties.id)).map((node) => [String(node.properties.id), node]),
  );
  const visit = (parent: Nodes, depth: number) => {
    for (const [i, node] of childrenOf(parent).entries()) {
      if (!isElement(node) || isNoise(node)) continue;
      const next = childrenOf(parent)
        .slice(i + 1)
        .find((other) => isElement(other) && !isNoise(other));
      const marker = markerOf(node, depth, parent, isElement(next) ? next : undefined, byId);
      const text = marker ? textOf(node) : '';
      if (marker && text && text.length <= LONGEST) markers.set(node, marker);
      else visit(node, depth + (node.tagName === 'details' ? 1 : 0));
    }
  };
  visit(root, 0);
  return markers;
}

function markerOf(
  node: Element,
  depth: number,
  parent: Nodes,
  next: Element | undefined,
  byId: ReadonlyMap<string, Element>,
): Marker | null {
  const { tagName, properties } = node;
  const [, rank] = /^h([1-6])$/.exec(tagName) ?? [];
  if (tagName === 'summary') return { level: LEVELS.summary + depth, isSure: true };
  if (tagName === 'dt') return { level: LEVELS.term, isSure: true };
  const control = isControl(node) ? node : rank ? find(node, isControl) : undefined;
  const panel = control && byId.get(targetOf(control));
  if (control && (panel || next)) return { level: rank ? Number(rank) : LEVELS.trigger, isSure: true, panel };
  if (rank)
    return {
      level: Number(rank),
      isSure: properties.itemProp !== undefined && [properties.itemProp].flat().includes('name'),
    };
  const classes = [properties.className].flat().join(' ');
  const isShort = !childrenOf(node).some(
    (child) => isElement(child) && BLOCKS.has(child.tagName) && child.tagName !== 'p',
  );
  if (TRIGGER_CLASS.test(classes) && isShort && (asks(questionOf(textOf(node))) || /question/i.test(classes)) && next)
    return find(
      node,
      (inner) => inner !== node && /answer|panel|content|body/i.test([inner.properties.className].flat().join(' ')),
    )
      ? null
      : { level: LEVELS.trigger, isSure: true };
  const text = textOf(node);
  if (tagName === 'button' && asks(questionOf(text))) return { level: LEVELS.trigger, isSure: true };
  const isButton = tagName === 'button' && properties.type !== 'submit' && next?.tagName === 'div';
  if (isButton && text.includes(' ') && !find(next, (inner) => inner.tagName === 'button'))
    return { level: LEVELS.trigger, isSure: true };
  const isFirst = childrenOf(parent).find((child) => child.type !== 'text' || child.value.trim()) === node;
  const isBold = (tagName === 'strong' || tagName === 'b') && isFirst;
  const isAsked = tagName === 'p' && /^Q(?:uestion)?\s*\d*\s*[:：.)]/.test(text);
  if ((isBold || isAsked) && asks(questionOf(text))) return { level: LEVELS.bold, isSure: false };
  const isLine =
    ['p', 'div', 'li'].includes(tagName) && !find(node, isBlockOrLink(node)) && /\S\s.*[?？]$|[？]$/.test(text);
  return isLine ? { level: LEVELS.line, isSure: false } : null;
}

/** Whether an element inside `node` shows that it is more than one line of words. */
function isBlockOrLink(node: Element): (inner: Element) => boolean {
  return (inner) => inner !== node && (BLOCKS.has(inner.tagName) || NO_LINE.has(inner.tagName));
}

/** Whether an element folds another one open. */
function isControl({ tagName, properties }: Element): boolean {
  const says = properties.ariaControls ?? properties.dataTarget ?? properties.dataBsTarget ?? properties.ariaExpanded;
  const toggles = [properties.dataToggle, properties.dataBsToggle].includes('collapse');
  return (
    (says !== undefined || toggles) &&
    tagName !== 'nav' &&
    !/navbar|dropdown|menu/i.test([properties.className].flat().join(' '))
  );
}

function targetOf({ properties }: Element): string {
  const says =
    [properties.ariaControls].flat()[0] ?? properties.dataTarget ?? properties.dataBsTarget ?? properties.href;
  return String(says ?? '').replace(/^#/, '');
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

function isNoise({ tagName, properties }: Element): boolean {
  if (tagName === 'details' || tagName === 'summary' || /^h[1-6]$/.test(tagName)) return false;
  return (
    NOISE.has(tagName) || NOISY_CLASS.test([properties.className].flat().join(' ')) || properties.role === 'navigation'
  );
}

function find(root: Nodes, test: (element: Element) => boolean): Element | undefined {
  if (isElement(root) && test(root)) return root;
  for (const child of childrenOf(root)) {
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

function all(root: Nodes, test: (element: Element) => boolean): Element[] {
  const inside = childrenOf(root).flatMap((child) => all(child, test));
  return isElement(root) && test(root) ? [root, ...inside] : inside;
}
