/** The Faq: the content of its files, once they are read, checked and merged. */

import type { Block, Written } from './blocks.ts';

/** What a FAQ says about itself. */
export interface About {
  /** The files that it comes from, the topmost last. */
  readonly files: readonly FaqFile[];
  readonly title: string;
  /** The language of the lowest file, as a BCP 47 tag (es, es-MX); null if it names none, which means English. */
  readonly lang: string | null;
  readonly publisher: string | null;
  readonly source: string | null;
  /** What a reader must know before relying on any answer. */
  readonly caveat: string | null;
  readonly helpDesk: HelpDesk | null;
}

/** A FAQ file in use. */
export interface FaqFile {
  readonly title: string;
  /** How many entries are from the file; null if the file is left out because it is broken. */
  readonly entries: number | null;
  /** Whose words its quoted answers are. */
  readonly publisher?: string;
  /** Its own, shown with its entries, if a file below has the help desk of the FAQ. */
  readonly helpDesk?: HelpDesk;
  /** Its own, shown with its entries, if there is a file below, whose caveat, or none, is that of the FAQ. */
  readonly caveat?: string;
  /** The language of its texts; English if it names none. */
  readonly lang?: string;
}

export interface Faq extends About {
  /** Groups of words and phrases that the search treats as the same. */
  readonly synonyms: readonly (readonly string[])[];
  /** Questions that people ask but the FAQ does not cover, for each file: they speak against an answer. */
  readonly notCovered: readonly (readonly string[])[];
  /** The ids of the entries that people ask about most, the most asked first. */
  readonly mostAsked: readonly string[];
  /** In display order. */
  readonly categories: readonly Category[];
  /** In the order of the file, grouped by category. */
  readonly entries: readonly IndexedEntry[];
}

export interface HelpDesk {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
  readonly note: string | null;
  readonly source: string | null;
}

export interface Category {
  readonly id: string;
  readonly name: string;
  /** Whom to ask about its entries, if that is not the help desk of the FAQ. */
  readonly helpDesk?: HelpDesk;
}

/** A category with the number of entries that it lists, including those of other categories. */
export interface CategoryCount extends Category {
  readonly entries: number;
}

export interface Entry {
  readonly id: string;
  readonly category: Category;
  /** Ids of other categories that also list the entry. */
  readonly alsoIn: readonly string[];
  readonly question: string;
  /** As written: in plain text, paragraphs and list items, one per line; or in Markdown. */
  readonly answer: string;
  readonly markup?: 'markdown';
  /** What the answer says, if it is Markdown. */
  readonly blocks?: readonly Block[];
  /** What to do today, if the answer is outdated. */
  readonly now: Today | null;
  /** `court`: the publisher's own words; `summary`: what others made of them; null: simply the answer. */
  readonly text: 'court' | 'summary' | null;
  /** When the answer was written, in words. */
  readonly asOf: string | null;
  /** What has changed since the answer was written, most important first. */
  readonly updates: readonly Update[];
  /** The pages or documents that confirm it: URLs, or names and dates. */
  readonly sources: readonly string[];
  /** Ids of entries worth reading next. */
  readonly related: readonly string[];
  /** Title of the FAQ file that the entry came from. */
  readonly faq: string;
}

/** An entry in a list. Few of them are looked at, so the text is read only on access. */
export interface ListedEntry {
  readonly id: string;
  /** Position in the FAQ, from 0. */
  readonly place: number;
  readonly categoryId: string;
  readonly entry: Entry;
}

/** An entry with the fields that only the search needs. */
export interface IndexedEntry extends Entry {
  /** Other ways people ask the question: searched, never shown. */
  readonly askedAs: readonly string[];
  /** The position of its file in the FAQ's files: what files below do not cover, it may well answer. */
  readonly layer: number;
}

/** Whether an address in Markdown becomes a link: a page or an e-mail address, in which nothing ends the link. */
export function isLinkable(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s"'<>\\]+$/i.test(address);
}

/** Whether a source is a page of the web, not the name of a document. */
export function isWeb(source: string): boolean {
  return /^https?:\/\//.test(source);
}

export interface Sourced extends Written {
  /** A URL, or the name and date of a document. */
  readonly source: string | null;
  /** Title of the FAQ file that added it to the entry of another file. */
  readonly from?: string;
}

export interface Today extends Sourced {
  /** Whose page says so and from when, in words. */
  readonly asOf: string | null;
}

export interface Update extends Sourced {
  /** Set if the update says that the answer still holds. */
  readonly confirms?: true;
}

export function answerOf({ answer, blocks }: Pick<Entry, 'answer' | 'blocks'>): Written {
  return blocks ? { text: answer, blocks } : { text: answer };
}

/** The text to act on: what to do today, or the answer if it still holds. */
export function toActOn(entry: Pick<Entry, 'now' | 'answer' | 'blocks'>): Written {
  return entry.now ?? answerOf(entry);
}

/** The same as its author wrote it, for scripts. */
export function textToActOn(entry: Pick<Entry, 'now' | 'answer'>): string {
  return toActOn(entry).text;
}

/** The first address of a source that a browser opens. */
export function addressToOpen({ now, sources }: Entry): string | undefined {
  return [now?.source ?? '', ...sources].find(isWeb);
}

export function aboutOf({ files, title, lang, publisher, source, caveat, helpDesk }: Faq): About {
  return { files, title, lang, publisher, source, caveat, helpDesk };
}

/** The title of the file that an entry is from, if several are in use. */
export function originOf({ faq }: Entry, { files }: Pick<About, 'files'>): string | null {
  return files.filter(({ entries }) => entries !== null).length > 1 ? faq : null;
}

/** A help desk, and what it is for. */
export interface NamedDesk {
  /** The title of its file, or the name of its category. */
  readonly of: string;
  readonly desk: HelpDesk;
}

/** The help desk of an entry's category or of its file, if it has one that is not that of the whole FAQ. */
export function deskOf({ category, faq }: Entry, { files }: Pick<About, 'files'>): NamedDesk | null {
  if (category.helpDesk) return { of: category.name, desk: category.helpDesk };
  const desk = files.find(({ title, helpDesk }) => title === faq && helpDesk)?.helpDesk;
  return desk ? { of: faq, desk } : null;
}

/** The caveat of an entry's file, if it is not that of the whole FAQ. */
export function caveatOf({ faq }: Entry, { files }: Pick<About, 'files'>): string | null {
  return files.find(({ title, caveat }) => title === faq && caveat)?.caveat ?? null;
}

/** The caveat of the whole FAQ, and those that files on top have for their entries. */
export function caveatsOf({ files, caveat }: Pick<About, 'files' | 'caveat'>): string[] {
  const own = files.flatMap(({ title, caveat }) => (caveat ? [`${title}: ${caveat}`] : []));
  return caveat ? [caveat, ...own] : own;
}

/** The help desks to ask without an answer: that of the topmost file first, that of the lowest last. */
export function desksOf({ files, title, helpDesk }: Pick<About, 'files' | 'title' | 'helpDesk'>): NamedDesk[] {
  const own = files.flatMap(({ title, helpDesk }) => (helpDesk ? [{ of: title, desk: helpDesk }] : [])).reverse();
  return helpDesk ? [...own, { of: title, desk: helpDesk }] : own;
}

/** The publisher of the file that an entry is from. */
export function publisherOf({ faq }: Pick<Entry, 'faq'>, { files }: Pick<About, 'files'>): string | null {
  return files.find(({ title, entries }) => title === faq && entries !== null)?.publisher ?? null;
}

/** Whether two entries have the same question in two categories: one is for other people than the other. */
export function isForOthers(a: Entry, b: Entry): boolean {
  return a.id !== b.id && a.category.id !== b.category.id && plainQuestion(a) === plainQuestion(b);
}

/** The positions of entries with the same question, for each question of several. */
export function sharedQuestions(entries: readonly Pick<Entry, 'question'>[]): number[][] {
  const places = new Map<string, number[]>();
  for (const [place, entry] of entries.entries()) {
    const question = plainQuestion(entry);
    places.set(question, [...(places.get(question) ?? []), place]);
  }
  return [...places.values()].filter(({ length }) => length > 1);
}

function plainQuestion({ question }: Pick<Entry, 'question'>): string {
  return question
    .toLowerCase()
    .replace(/[\s.?!]+/g, ' ')
    .trim();
}

/** The language of an entry, as the file names it that it is from; else English. */
export function langOf({ faq }: Pick<Entry, 'faq'>, { files }: Pick<About, 'files'>): string {
  return files.find(({ title }) => title === faq)?.lang ?? 'en';
}

export function countCategories({ categories, entries }: Faq): CategoryCount[] {
  const lists = (id: string) => entries.filter(({ category, alsoIn }) => category.id === id || alsoIn.includes(id));
  return categories.map(({ id, name }) => ({ id, name, entries: lists(id).length }));
}
