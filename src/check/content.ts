/** What an author may want to improve in a FAQ file, as far as its content alone shows it. */

import type { Problem } from '../errors.ts';
import { type Faq, isWeb, type Sourced } from '../faq/faq.ts';
import type { Position } from '../faq/reader.ts';
import { codeOf } from '../printable.ts';
import { isStopWord, stemsOf, wordsOf } from '../search/text.ts';
import type { CheckedFile } from './check.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Spaces that look like the usual one, but are not found by searching for it. */
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/**
 * @param faq all files in use, on top of each other
 * @param maxAge in days, from the newest date that an `as_of` names
 */
export function contentProblems(files: readonly CheckedFile[], faq: Faq, maxAge: number | undefined): Problem[] {
  const problems: Problem[] = [];
  const entries = new Map(faq.entries.map((entry) => [entry.id, entry]));
  const idsByQuestion = groupIds(faq.entries.map(({ id, question }) => [meaningOf(question), id]));
  const idsByMeaning = groupIds(
    faq.entries.flatMap(({ id, question, askedAs }) =>
      [question, ...askedAs].map((text) => [meaningOf(text), id] as const),
    ),
  );
  const idsByPhrasing = groupIds(faq.entries.flatMap(({ id, askedAs }) => askedAs.map((text) => [plain(text), id])));
  const oldest = maxAge === undefined ? null : new Date(Date.now() - maxAge * DAY).toISOString().slice(0, 10);

  for (const { path, layer, content, positions } of files) {
    const warn = ({ line, column }: Position, message: string) =>
      problems.push({ file: path, line, column, severity: 'warning', message });

    for (const { id } of content.entries) {
      const entry = entries.get(id);
      // A file on top repositions or hides it.
      if (entry?.layer !== layer) continue;
      const { question, answer, asOf, sources, now } = entry;
      const at = (field: string, item?: number) => positions.inEntry(id, field, item);
      const same = (idsByQuestion.get(meaningOf(question)) ?? []).find((other) => other !== id);
      if (same)
        warn(
          at('question'),
          `the question is nearly the same as that of "${same}"; merge the entries, or tell them apart`,
        );
      if (sources.length === 0) warn(at('id'), `the entry "${id}" has no "sources"; give the pages that confirm it`);
      for (const [i, source] of sources.entries()) if (isBroken(source)) warn(at('sources', i), notAnAddress(source));
      for (const [field, what, text] of [
        ['as_of', 'the answer', asOf],
        ['now', '"now"', now?.asOf],
      ] as const) {
        const date = text ? dateIn(text) : null;
        if (oldest && date && date < oldest)
          warn(at(field), `${what} is as of ${date}, more than ${maxAge} days ago; check it again`);
      }
      // An addition to an entry of a file below may only say more.
      if (!now && entry.updates.some(({ confirms, from }) => !confirms && !from)) {
        warn(at('updates'), `the answer of "${id}" is outdated by its "updates"; say in "now" what to do today`);
      }
      for (const [field, text] of [
        ['question', question],
        ['answer', answer],
      ] as const)
        warnOfSpaces(text, field, at(field));
    }

    for (const { id, now, updates } of [...content.entries, ...content.additions]) {
      const at = (field: string, item?: number) => positions.inEntry(id, field, item);
      const checkSourced = ({ text, source }: Sourced, field: string, place: Position) => {
        warnOfSpaces(text, field, place);
        if (source && isBroken(source)) warn(place, notAnAddress(source));
      };
      if (now) checkSourced(now, 'now', at('now'));
      for (const [i, update] of updates.entries()) checkSourced(update, 'updates', at('updates', i));
    }

    for (const [id, texts] of phrasingsOf(content)) {
      for (const [i, text] of texts.entries()) {
        const other = (idsByPhrasing.get(plain(text)) ?? []).find((other) => other !== id);
        if (other)
          warn(
            positions.inEntry(id, 'asked_as', i),
            `"${text}" is also in "asked_as" of "${other}"; keep it in one of them`,
          );
      }
    }

    for (const [i, text] of content.notCovered.entries()) {
      const meaning = meaningOf(text);
      // A single word is part of many questions.
      const [id] = meaning.includes(' ') ? (idsByMeaning.get(meaning) ?? []) : [];
      // What a file does not cover, a file on top of it may answer.
      if (id !== undefined && (entries.get(id)?.layer ?? 0) <= layer)
        warn(
          positions.notCovered(i),
          `"${text}" is not covered, but "${id}" is asked in the same words; remove it here or there`,
        );
    }

    function warnOfSpaces(text: string, field: string, place: Position): void {
      const [found] = ODD_SPACES.exec(text) ?? [];
      if (!found) return;
      warn(place, `"${field}" contains the unusual space ${codeOf(found)}, which looks like a normal one; replace it`);
    }
  }
  return problems;
}

/** The phrasings that a file gives, by the id of their entry. */
export function phrasingsOf({ entries, additions, askedAs }: CheckedFile['content']): Map<string, readonly string[]> {
  const phrasings = new Map<string, readonly string[]>(
    [...entries, ...additions].map(({ id, askedAs }) => [id, askedAs]),
  );
  for (const [id, texts] of askedAs) phrasings.set(id, [...(phrasings.get(id) ?? []), ...texts]);
  return phrasings;
}

function groupIds(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, id] of pairs) {
    const ids = groups.get(key);
    if (ids) ids.push(id);
    else groups.set(key, [id]);
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

/** Whether a source looks like an address, and is none. */
function isBroken(source: string): boolean {
  const isAddress = isWeb(source) || /^(?:www\.|\S+:\/\/)/.test(source);
  return isAddress && !(isWeb(source) && URL.canParse(source) && new URL(source).hostname.includes('.'));
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

function notAnAddress(url: string): string {
  return `"${url}" is not the address of a web page; correct it`;
}
