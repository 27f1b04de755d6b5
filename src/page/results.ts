/** Shows what a search found, in the parts that the page holds ready for it. */

import { shownText } from '../faq/blocks.ts';
import { toActOn } from '../faq/faq.ts';
import { ageOf, clip, countOf, leadOf, missingOf, NOT_SURE, questionAmong, TODAY } from '../output/wording.ts';
import type { Snippet, Span } from '../search/snippet.ts';
import type { Found, FoundHit } from './finder.ts';

export interface Results {
  show(found: Found): void;
  /** @param reason what to say instead */
  hide(reason?: string): void;
  /** The links to what was found, or to what comes close. */
  links(): HTMLElement[];
}

/** @param part a part of the page, by its id */
export function createResults(part: <T extends HTMLElement>(id: string) => T): Results {
  const status = part('page:status');
  const matches = part('page:matches');
  const nothing = part('page:nothing');
  const hits = part('page:hits');
  const near = part('page:near');
  const hitTemplate = part<HTMLTemplateElement>('page:hit');
  const linkTemplate = part<HTMLTemplateElement>('page:link');

  const hitItem = (hit: FoundHit, entries: readonly FoundHit['entry'][]) => {
    const { entry, rank, spans } = hit;
    const item = hitTemplate.content.cloneNode(true) as DocumentFragment;
    const { text, spans: marks } = rank === 1 ? textOf(hit) : hit.snippet;
    const link = item.querySelector('a') as HTMLAnchorElement;
    link.href = `#${entry.id}`;
    const category = questionAmong(entry, entries).slice(entry.question.length);
    link.append(...marked(entry.question, spans.question), category);
    const today = item.querySelector('strong');
    if (entry.now) today?.append(`${TODAY}${ageOf(entry.now)}: `);
    else today?.remove();
    item.querySelector('span')?.append(...marked(text, marks));
    return item;
  };
  const nearItem = ({ id, question }: { id: string; question: string }) => {
    const item = linkTemplate.content.cloneNode(true) as DocumentFragment;
    const link = item.querySelector('a') as HTMLAnchorElement;
    link.href = `#${id}`;
    link.append(question);
    return item;
  };

  // A screen reader reads the status whenever it is set, even to the same text.
  const announce = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const say = (id: string, text: string) => {
    part(id).hidden = text === '';
    part(id).textContent = text;
  };

  return {
    show(result) {
      const { query, corrected, total, hits: found, suggestions } = result;
      const isFound = found.length > 0;
      matches.hidden = !isFound;
      nothing.hidden = isFound;
      const entries = found.map(({ entry }) => entry);
      hits.replaceChildren(...found.map((hit) => hitItem(hit, entries)));
      near.replaceChildren(...suggestions.map(nearItem));
      part('page:near-title').hidden = suggestions.length === 0;
      part('page:missing').textContent = clip(corrected ?? query.text);
      part('page:corrected').hidden = corrected === null;
      part('page:corrected-text').textContent = clip(corrected ?? '');
      say('page:missing-phrase', missingOf(result));
      say('page:lead', leadOf(result));
      part('page:ask').hidden = leadOf(result) !== NOT_SURE;
      part('page:more').hidden = total === found.length;
      announce(countOf(found.length, total));
    },
    hide(reason = '') {
      matches.hidden = true;
      nothing.hidden = true;
      announce(reason);
    },
    links: () => [...document.querySelectorAll<HTMLElement>('#page\\:hits a, #page\\:near a')],
  };
}

/** The whole text to act on: cut, it could mislead. */
function textOf({ entry, spans }: FoundHit): Snippet {
  return { text: shownText(toActOn(entry)), spans: entry.now ? spans.now : spans.answer };
}

/** A text with its matches marked. */
function marked(text: string, spans: readonly Span[]): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let at = 0;
  for (const { start, end, typed } of spans) {
    const mark = document.createElement('mark');
    if (!typed) mark.className = 'near';
    mark.append(text.slice(start, end));
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  return [...parts, text.slice(at)];
}
