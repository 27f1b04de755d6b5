/** An entry as a neutral document: what is shown of it, in this order, in every format for people. */

import { type Block, type Inline, shownText } from '../faq/blocks.ts';
import {
  type About,
  answerOf,
  caveatOf,
  deskOf,
  type Entry,
  type HelpDesk,
  originOf,
  publisherOf,
  type Sourced,
} from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { blocksOf, lineOf, marked, type Shown, sourceOf } from './blocks.ts';
import { ageOf, ownWordsOf, signatureOf, TODAY, wordsOfPublisher } from './wording.ts';

export interface EntryDocument {
  readonly id: string;
  readonly title: readonly Inline[];
  /** Its category, and its id. */
  readonly facts: readonly string[];
  /** The title of its file, if several are in use. */
  readonly origin: string | null;
  readonly sections: readonly Section[];
}

export type Section = { readonly heading: string } & (
  | (Point & {
      readonly kind: 'today';
      /** How old it is; may be empty. */
      readonly age: string;
    })
  | {
      readonly kind: 'answer';
      /** When it was written, and how additions are marked; may be empty. */
      readonly detail: string;
      readonly isQuoted: boolean;
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'updates'; readonly items: readonly Point[] }
  | { readonly kind: 'caveat'; readonly text: string }
  | { readonly kind: 'sources'; readonly items: readonly Inline[] }
  /** The ids of entries. */
  | { readonly kind: 'related'; readonly items: readonly string[] }
  | { readonly kind: 'desk'; readonly desk: HelpDesk }
);

export interface Point {
  readonly text: readonly Inline[];
  readonly source: Inline | null;
}

interface ShownEntry extends Pick<Shown, 'isOnPage'> {
  readonly spans?: Hit['spans'] | undefined;
}

/** @param about the FAQ in use: if it comes from several files, the entry says which one it is from */
export function documentOf(
  entry: Entry,
  about: Pick<About, 'files' | 'publisher'>,
  { spans, ...shown }: ShownEntry = {},
): EntryDocument {
  const { id, question, category, now, text, updates, sources, related } = entry;
  const point = (sourced: Sourced, spans: Shown['spans'] = []): Point => ({
    text: [...lineOf(sourced, { ...shown, spans }), signatureOf(sourced)].filter((part) => part !== ''),
    source: sourced.source === null ? null : sourceOf(sourced.source),
  });
  const changes = (heading: string, confirming: boolean): Section => ({
    kind: 'updates',
    heading,
    items: updates.filter(({ confirms = false }) => confirms === confirming).map((update) => point(update)),
  });
  const caveat = caveatOf(entry, about);
  const named = deskOf(entry, about);
  const sections: (Section | null)[] = [
    now && { kind: 'today', heading: TODAY, age: ageOf(now), ...point(now, spans?.now) },
    {
      kind: 'answer',
      heading: answerHeading(entry, about),
      detail: timeOf(entry),
      isQuoted: text === 'court',
      blocks: blocksOf(answerOf(entry), { ...shown, spans: spans?.answer ?? [] }),
    },
    changes(now ? 'What else has changed' : 'What has changed since', false),
    changes('This answer still holds', true),
    caveat === null ? null : { kind: 'caveat', heading: 'Caveat', text: caveat },
    { kind: 'sources', heading: 'Sources', items: sources.map(sourceOf) },
    { kind: 'related', heading: 'Related', items: related },
    named && { kind: 'desk', heading: `To ask (${named.of})`, desk: named.desk },
  ];
  return {
    id,
    title: marked(question, spans?.question),
    facts: [category.name, id],
    origin: originOf(entry, about),
    sections: sections
      .filter((section) => section !== null)
      .filter((section) => !('items' in section) || section.items.length > 0),
  };
}

function timeOf(entry: Entry): string {
  const { text, asOf } = entry;
  const isMarked = text === 'court' && shownText(answerOf(entry)).includes('[');
  return [asOf && `As of: ${asOf}.`, isMarked && '[Square brackets] mark additions.'].filter(Boolean).join(' ');
}

function answerHeading(entry: Entry, about: Pick<About, 'files' | 'publisher'>): string {
  const publisher = publisherOf(entry, about);
  if (entry.text === 'court') return ownWordsOf(publisher, about);
  if (entry.text === null) return 'Answer';
  return publisher ? `A summary, not ${wordsOfPublisher(publisher, about)}` : 'A summary';
}
