/** What was finally searched for in the menu, not each letter on the way there. */

import type { Category } from '../faq/faq.ts';
import type { Event, Walk } from './flow.ts';
import type { ListScreen } from './list.ts';

/** @param category the only one that was searched; all if null */
export type OnAsked = (text: string, category: Category | null) => void;

/** Calls back for what was typed when an event ends the typing; once, however many of the answers are opened. */
export function createListener(onAsked: OnAsked): (walk: Walk, event: Event) => void {
  let last = '';
  return ({ stack: [screen] }, event) => {
    if (screen.kind === 'answer' || screen.kind === 'keys') return;
    const text = screen.filter.trim();
    if (text === '' || text === last || !ends(event, screen)) return;
    last = text;
    onAsked(text, screen.category);
  };
}

function ends(event: Event, { filter }: ListScreen): boolean {
  // Deleted as a whole, not letter by letter.
  if (event.kind === 'filter') return event.text === '' && filter.length > 1;
  return ['open', 'escape', 'back', 'quit', 'interrupt'].includes(event.kind);
}
