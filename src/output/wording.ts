/** The words around an entry, the same in every format for people. */

import type { Entry, HelpDesk, Sourced, Update } from '../faq/faq.ts';
import type { Overview } from './renderer.ts';

export const TODAY = 'Today';

/** Says whose words the answer is. */
export function headingOf({ text }: Entry): string {
  return text === 'court' ? "The court's own words" : "A summary, not the court's words";
}

/** When the answer was written, and how additions to the court's words are marked; may be empty. */
export function timeOf({ text, answer, asOf }: Entry): string {
  const parts = [
    asOf ? `As of: ${asOf}.` : '',
    text === 'court' && answer.includes('[') ? '[Square brackets] mark additions.' : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** What has changed, and what confirms the answer, each under its heading. */
export function updatesOf({ now, updates }: Entry): { heading: string; updates: readonly Update[] }[] {
  return [
    {
      heading: now ? 'What else has changed' : 'What has changed since',
      updates: updates.filter((one) => !one.confirms),
    },
    { heading: 'This answer still holds', updates: updates.filter((one) => one.confirms) },
  ].filter(({ updates }) => updates.length > 0);
}

/** The text, and which file added it to the entry of another file. */
export function signed({ text, from }: Sourced): string {
  return from ? `${text} (${from})` : text;
}

/** A file in use, and how many entries are from it. */
export function layerLine({ file, title, entries }: Overview['layers'][number]): string {
  return entries === null ? `${file} (left out)` : `${file} (${title}: ${entries} entries)`;
}

/** A help desk, with how and when to reach it, line by line. */
export function deskLines({ name, phone, email, hours, note }: HelpDesk): string[] {
  return [name, phone, email, hours, note].filter((line) => line !== null);
}
