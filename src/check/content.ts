/** What an author may want to improve in a FAQ file, as far as its content alone shows it. */

import type { Problem } from '../errors.ts';
import type { Entry, Faq, IndexedEntry, Sourced } from '../faq/faq.ts';
import type { Markup } from '../faq/fields.ts';
import { phrasingsOf, shownIn } from '../faq/layers.ts';
import type { Position } from '../faq/reader.ts';
import { codeOf } from '../printable.ts';
import { isStopWord, stemsOf, wordsOf } from '../search/text.ts';
import type { CheckedFile } from './check.ts';
import { checkLayer } from './layer.ts';
import { dateIn, dateSlip, referencesIn, slipsIn } from './slips.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Spaces that look like the usual one, but are not found by searching for it. */
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

export type Warning = readonly [Position, string];

/**
 * @param faq all files in use, on top of each other
 * @param maxAge in days, from the newest date that an `as_of` names
 */
export function contentProblems(files: readonly CheckedFile[], faq: Faq, maxAge: number | undefined): Problem[] {
  const entries = new Map(faq.entries.map((entry) => [entry.id, entry]));
  const idsByQuestion = groupIds(faq.entries, ({ question }) => [meaningOf(question)]);
  const idsByMeaning = groupIds(faq.entries, ({ question, askedAs }) => [question, ...askedAs].map(meaningOf));
  const idsByAnswer = groupIds(faq.entries, ({ answer }) => [plain(answer)]);
  const idsByPhrasing = groupIds(faq.entries, ({ askedAs }) => askedAs.map(plain));
  const names = new Set(
    [...faq.entries.flatMap(({ id, question }) => [id, question]), ...faq.categories.map(({ name }) => name)].map(
      titleOf,
    ),
  );
  // A day ahead is today on the other side of the world.
  const today = new Date(Date.now() + DAY).toISOString().slice(0, 10);
  const oldest = maxAge === undefined ? '' : new Date(Date.now() - maxAge * DAY).toISOString().slice(0, 10);

  function* checkOwn(entry: Entry, at: At): Generator<Warning> {
    const { id, category, question, answer, markup, text, asOf, sources, related, now, updates } = entry;
    // In two categories, one question may be for two audiences.
    const isTwin = (other: string) => other !== id && entries.get(other)?.category.id === category.id;
    const twin = idsByQuestion.get(meaningOf(question))?.find(isTwin);
    if (twin)
      yield [
        at('question'),
        `the question is nearly the same as that of "${twin}"; merge the entries, or tell them apart`,
      ];
    // A court may well answer twice in the same words.
    const same = text === 'court' ? undefined : idsByAnswer.get(plain(answer))?.find((other) => other !== id);
    if (same)
      yield [at('answer'), `the answer is the same as that of "${same}"; merge the entries, or name one in "related"`];
    if (related.includes(id)) yield [at('related', related.indexOf(id)), `"${id}" is related to itself; remove it`];
    for (const [i, source] of sources.entries()) yield* checkSource(source, at('sources', i));
    for (const [key, what, text] of [
      ['as_of', 'the answer', asOf],
      ['now', '"now"', now?.asOf],
    ] as const) {
      const slip = text && dateSlip(text, today);
      if (slip) yield [at(key), slip];
      const date = dateIn(text ?? '');
      if (date && date < oldest)
        yield [at(key), `${what} is as of ${date}, more than ${maxAge} days ago; check it again`];
    }
    // An addition to an entry of a file below may only say more.
    if (!now && updates.some(({ confirms, from }) => !confirms && !from))
      yield [at('updates'), `the answer of "${id}" is outdated by its "updates"; say in "now" what to do today`];
    yield* checkSpaces(question, 'question', at('question'));
    yield* checkSpaces(answer, 'answer', at('answer'));
    // Quoted words stay as they are.
    if (text !== 'court') {
      if (answer.endsWith('?') && !question.endsWith('?'))
        yield [
          at('answer'),
          'the answer ends with a question mark, the question does not; exchange them if they are mixed up',
        ];
      const [number] = /^(?:Q[.:]?|\d{1,3}[.)]) (?=\S)/.exec(question) ?? [];
      if (number) yield [at('question'), `the question begins with "${number.trim()}", which is shown; leave it out`];
      yield* checkText({ text: question }, 'the question', within(at, 'question'));
      yield* checkText({ text: answer, markup }, 'the answer', within(at, 'answer'));
    }
  }

  function* checkText({ text, markup }: Text, what: string, at: Within): Generator<Warning> {
    for (const [found, message] of slipsIn(text, what, markup === 'markdown')) yield [at(found), message];
    for (const title of referencesIn(text)) {
      if (!names.has(titleOf(title)))
        yield [
          at(title),
          `${what} says See "${title}", but no entry or category is called so; correct it, or name its id`,
        ];
    }
  }

  function* checkSourced(
    { text, source, markup }: Omit<Sourced, 'markup'> & Text,
    key: string,
    at: Within,
  ): Generator<Warning> {
    yield* checkSpaces(text, key, at());
    yield* checkText({ text, markup }, `"${key}"`, at);
    if (source) yield* checkSource(source, at(source));
  }

  function* check({ layer, file, positions }: CheckedFile): Generator<Warning> {
    const own = shownIn(file).flatMap(({ id }) => entries.get(id) ?? []);
    yield* checkSources(
      own.filter((entry) => entry.layer === layer),
      (id) => positions.inEntry(id, 'id'),
    );
    for (const { id, now, updates, markup: own } of shownIn(file)) {
      const markup = own ?? file.markup ?? 'none';
      const at: At = (key, item, found) => positions.inEntry(id, key, item, found);
      const entry = entries.get(id);
      // It is another file's if this file adds to it, or if a file on top replaces it.
      if (entry?.layer === layer) yield* checkOwn(entry, at);
      if (now) yield* checkSourced({ ...now, markup }, 'now', within(at, 'now'));
      for (const [i, update] of updates.entries())
        yield* checkSourced({ ...update, markup }, 'updates', within(at, 'updates', i));
    }
    for (const [id, texts] of phrasingsOf(file)) {
      for (const [i, text] of texts.entries()) {
        const other = idsByPhrasing.get(plain(text))?.find((other) => other !== id);
        if (other)
          yield [
            positions.inEntry(id, 'asked_as', i),
            `"${text}" is also in "asked_as" of "${other}"; keep it in one of them`,
          ];
      }
    }
    for (const [i, text] of file.notCovered.entries()) {
      const meaning = meaningOf(text);
      // A single word is part of many questions.
      const [id] = meaning.includes(' ') ? (idsByMeaning.get(meaning) ?? []) : [];
      // What a file does not cover, a file on top of it may answer.
      if (id !== undefined && (entries.get(id)?.layer ?? 0) <= layer)
        yield [
          positions.notCovered(i),
          `"${text}" is not covered, but "${id}" is asked in the same words; remove it here or there`,
        ];
    }
  }

  return files.flatMap((file) =>
    [...check(file), ...checkLayer(file, faq)].map(([position, message]) => ({
      file: file.path,
      ...position,
      severity: 'warning',
      message,
    })),
  );
}

/** A text, and whether it is Markdown. */
type Text = { readonly text: string; readonly markup?: Markup | undefined };

/** The position of a field of an entry, or of an item of a field that is a list, or of what is found in it. */
type At = (key: string, item?: number, found?: string) => Position;

/** The position of what is found in a field, or of the field. */
type Within = (found?: string) => Position;

function within(at: At, key: string, item?: number): Within {
  return (found) => at(key, item, found);
}

const ADDRESS = /^https?:\/\/(?!https?:)[\p{L}\p{N}.-]+(?::\d+)?(?:[/?#]\S*)?$/iu;
const LIKE_ADDRESS = /^(?:www\.|<|https?\b|\S+:\/\/|[\w.-]+\.(?:com|edu|gov|net|org|us)(?:\/\S*)?$)/i;

/** Reports the entries without sources, all at once if none has any. */
function* checkSources(entries: readonly Entry[], at: (id: string) => Position): Generator<Warning> {
  const bare = entries.filter(({ sources }) => sources.length === 0);
  const [first] = bare;
  if (first && bare.length > 1 && bare.length === entries.length)
    yield [at(first.id), 'no entry has "sources"; give the pages that confirm the answers'];
  else for (const { id } of bare) yield [at(id), `the entry "${id}" has no "sources"; give the pages that confirm it`];
}

/** Reports what looks like an address, and is none. */
function* checkSource(source: string, position: Position): Generator<Warning> {
  const isAddress = LIKE_ADDRESS.test(source);
  if (isAddress && !ADDRESS.test(source))
    yield [position, `"${source}" is not the address of a web page; write it as https://www.example.org/page`];
  else if (isAddress && /[.;)>]$/.test(source))
    yield [position, `the address "${source}" ends with "${source.slice(-1)}"; remove that, unless it belongs to it`];
  else if (source.endsWith('?') && !isAddress)
    yield [position, `"${source}" looks like a question, not a source; move it to "asked_as"`];
}

function* checkSpaces(text: string, key: string, position: Position): Generator<Warning> {
  const [found] = ODD_SPACES.exec(text) ?? [];
  if (found)
    yield [position, `"${key}" contains the unusual space ${codeOf(found)}, which looks like a normal one; replace it`];
}

/** The ids of entries by what is made of them. */
function groupIds(entries: readonly IndexedEntry[], keysOf: (entry: IndexedEntry) => string[]) {
  const groups = new Map<string, string[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const ids = groups.get(key) ?? [];
      ids.push(entry.id);
      groups.set(key, ids);
    }
  }
  return groups;
}

/** The stems of a text's words, without stop words and order. */
function meaningOf(text: string): string {
  const words = wordsOf(text).filter((word) => !isStopWord(word));
  return [...new Set(stemsOf(words.join(' ')))].sort().join(' ');
}

/** A question or a name without its punctuation at the end. */
function titleOf(text: string): string {
  return plain(text).replace(/[\s.,;:?!]+$/, '');
}

/** A text without its capitals and line breaks. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
