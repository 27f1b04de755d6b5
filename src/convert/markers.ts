/** Finds what may be a question in a page: headings, accordions, lists of terms, bold words, lines that ask. */

import { asks, questionOf } from './draft.ts';
import { all, childrenOf, type Element, find, isElement, type Nodes, textOf } from './markup.ts';

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
  /(?:^|[\s_-])(?:question|accordion|acc(?:ordion)?[\s_-]*(?:header|title|button|btn|toggle|heading|trigger|head)|faq[\s_-]*(?:q|question|title|header|toggle|trigger|heading|button|btn)|toggle-title|collapsible)(?:$|[\s_-])/i;
/** A question that is longer, in characters, is not one. */
const LONGEST = 300;
const BLOCKS = new Set(['p', 'ul', 'ol', 'table', 'pre', 'blockquote', 'details', 'dl']);

/** What a line that is a question has not in it: blocks, links, and surer signs. */
const NO_LINE = new Set(['div', 'a', 'strong', 'b', 'button', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** How sections are told apart, from the surest sign on; the depth of a section in a list of them. */
export const LEVELS = { bold: 7, line: 7.5, trigger: 8, term: 9, summary: 10 } as const;

/** A question or a heading in the page, and where its text is. */
export interface Marker {
  readonly level: number;
  readonly isSure: boolean;
  /** The element whose content is the answer, if it is not what follows. */
  readonly panel?: Element | undefined;
}

/** Every heading and question, the outermost of several around the same words. */
export function findMarkers(root: Nodes): Map<Nodes, Marker> {
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

/** Whether an element is around the content of a page, or is not for people. */
export function isNoise({ tagName, properties }: Element): boolean {
  if (tagName === 'details' || tagName === 'summary' || /^h[1-6]$/.test(tagName)) return false;
  return (
    NOISE.has(tagName) || NOISY_CLASS.test([properties.className].flat().join(' ')) || properties.role === 'navigation'
  );
}
