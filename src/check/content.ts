/** What an author may want to improve in a FAQ file, as far as its content alone shows it. */

import type { Problem } from '../errors.ts';
import { type Entry, type Faq, type IndexedEntry, isWeb, type Sourced } from '../faq/faq.ts';
import { phrasingsOf, shownIn } from '../faq/layers.ts';
import type { Position } from '../faq/reader.ts';
import { codeOf } from '../printable.ts';
import { isStopWord, stemsOf, wordsOf } from '../search/text.ts';
import type { CheckedFile } from './check.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Spaces that look like the usual one, but are not found by searching for it. */
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

type Warning = readonly [Position, string];

/**
 * @param faq all files in use, on top of each other
 * @param maxAge in days, from the newest date that an `as_of` names
 */
export function contentProblems(files: readonly CheckedFile[], faq: Faq, maxAge: number | undefined): Problem[] {
  const entries = new Map(faq.entries.map((entry) => [entry.id, entry]));
  const idsByQuestion = groupIds(faq.entries, ({ question }) => [meaningOf(question)]);
  const idsByMeaning = groupIds(faq.entries, ({ question, askedAs }) => [question, ...askedAs].map(meaningOf));
  const idsByPhrasing = groupIds(faq.entries, ({ askedAs }) => askedAs.map(plain));
  const oldest = maxAge === undefined ? '' : new Date(Date.now() - maxAge * DAY).toISOString().slice(0, 10);

  function* checkOwn({ id, question, answer, asOf, sources, now, updates }: Entry, at: At): Generator<Warning> {
    const twin = idsByQuestion.get(meaningOf(question))?.find((other) => other !== id);
    if (twin)
      yield [
        at('question'),
        `the question is nearly the same as that of "${twin}"; merge the entries, or tell them apart`,
      ];
    if (sources.length === 0) yield [at('id'), `the entry "${id}" has no "sources"; give the pages that confirm it`];
    for (const [i, source] of sources.entries()) yield* checkSource(source, at('sources', i));
    for (const [key, what, text] of [
      ['as_of', 'the answer', asOf],
      ['now', '"now"', now?.asOf],
    ] as const) {
      const date = dateIn(text ?? '');
      if (date && date < oldest)
        yield [at(key), `${what} is as of ${date}, more than ${maxAge} days ago; check it again`];
    }
    // An addition to an entry of a file below may only say more.
    if (!now && updates.some(({ confirms, from }) => !confirms && !from))
      yield [at('updates'), `the answer of "${id}" is outdated by its "updates"; say in "now" what to do today`];
    yield* checkSpaces(question, 'question', at('question'));
    yield* checkSpaces(answer, 'answer', at('answer'));
  }

  function* check({ layer, file, positions }: CheckedFile): Generator<Warning> {
    for (const { id, now, updates } of shownIn(file)) {
      const at: At = (key, item) => positions.inEntry(id, key, item);
      const entry = entries.get(id);
      // It is another file's if this file adds to it, or if a file on top replaces it.
      if (entry?.layer === layer) yield* checkOwn(entry, at);
      if (now) yield* checkSourced(now, 'now', at('now'));
      for (const [i, update] of updates.entries()) yield* checkSourced(update, 'updates', at('updates', i));
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
    [...check(file)].map(([position, message]) => ({ file: file.path, ...position, severity: 'warning', message })),
  );
}

/** The position of a field of an entry, or of an item of a field that is a list. */
type At = (key: string, item?: number) => Position;

function* checkSourced({ text, source }: Sourced, key: string, position: Position): Generator<Warning> {
  yield* checkSpaces(text, key, position);
  if (source) yield* checkSource(source, position);
}

/** Reports what looks like an address, and is none. */
function* checkSource(source: string, position: Position): Generator<Warning> {
  const isAddress = isWeb(source) || /^(?:www\.|\S+:\/\/)/.test(source);
  if (isAddress && !(isWeb(source) && URL.canParse(source) && new URL(source).hostname.includes('.')))
    yield [position, `"${source}" is not the address of a web page; correct it`];
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

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DATE = new RegExp(String.raw`(\d{4}-\d\d-\d\d)|\b(${MONTHS.join('|')})(?: (\d{1,2}),)? (\d{4})`, 'g');

/** The newest date that a time in words names, as YYYY-MM-DD: of a month, its last day at most. Null if it names none. */
function dateIn(text: string): string | null {
  const dates = [...text.matchAll(DATE)].map(([, iso, month = '', day = '31', year]) => {
    const two = (number: number | string) => `${number}`.padStart(2, '0');
    return iso ?? `${year}-${two(MONTHS.indexOf(month) + 1)}-${two(day)}`;
  });
  return dates.sort().at(-1) ?? null;
}
