/** What is printed to stderr besides the answers: counts, hints, what to do if nothing was found, the caveat. */

import { type About, desksOf, type Entry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import { FEW_PHRASINGS, type Report } from './renderer.ts';
import type { Page } from './text.ts';
import {
  CAUTION,
  clip,
  countOf,
  leadOf,
  missingOf,
  NEAR,
  NOT_COVERED,
  NOT_SURE,
  orAsk,
  questionAmong,
} from './wording.ts';
import { cut, pad, widest, wrap } from './wrap.ts';

/** With fewer columns, a text goes below its id. */
const MIN_TEXT = 28;

/** How many of 100 asked questions find their entry first, by its number of phrasings (docs/search.md). */
const FOUND_FIRST = [
  [0, 40],
  [5, 49],
  [10, 53],
] as const;

export type Notes = ReturnType<typeof createNotes>;

/** Each note is complete lines, or empty. */
export function createNotes({ width, style, sameFaq = '' }: Page) {
  const wrapped = (text: string, indent = '') => wrap(text, width, indent);
  const lines = (...parts: readonly string[]) => `${parts.join('\n')}\n`;

  /** The caveat in a few words. */
  const cautionOf = ({ caveat }: About) => (caveat ? `${CAUTION} (ecf-faq about)` : '');
  const deskRows = (about: About) => {
    const desks = desksOf(about);
    return desks.flatMap(({ of, desk: { name, phone, email, hours, note } }) => {
      const reach = [phone, email, hours, note].filter((line) => line !== null);
      return ['', wrapped(`${orAsk(of, desks)} ${name}`), ...reach.map((line) => wrapped(line, '  '))];
    });
  };
  /** Near entries: the command that shows each one, and its question on one line. */
  const nearRows = (entries: readonly Entry[]) => {
    const rows = entries.map((entry) => ({
      command: `ecf-faq show ${entry.id}`,
      question: questionAmong(entry, entries),
    }));
    const column = widest(rows.map(({ command }) => command));
    const shown = rows.map(({ command, question }) =>
      width >= column + 4 + MIN_TEXT
        ? `  ${pad(command, column)}  ${cut(question, width - column - 4)}`
        : `  ${command}\n${wrapped(question, '    ')}`,
    );
    return sameFaq && rows.length > 0 ? [...shown, wrapped(`with${sameFaq}`, '  ')] : shown;
  };

  return {
    /** How many problems were found in which files. */
    checked({ files, tried, phrasings }: Report, errors: number, warnings: number): string {
      const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
      const found = `${count(files.length, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
      const rest = tried.done < tried.of ? ' (all of them: --all)' : '';
      const searched = ` Searched for ${tried.done} of ${count(tried.of, 'question')}${rest}.`;
      const { entries, none, few } = phrasings;
      const expected = FOUND_FIRST.map(([phrasings, share]) => `${share} with ${phrasings}`).join(', ');
      const lacking =
        `Entries with fewer than ${FEW_PHRASINGS} phrasings ("asked_as"): ${none + few} of ${entries}, ${none} with none. ` +
        `Of 100 questions as people ask them, expect so many to find their entry first: ${expected} phrasings.`;
      return lines(
        wrapped(found + (tried.of > 0 ? searched : '')),
        ...(none + few > 0 ? [wrapped(style.detail(lacking))] : []),
      );
    },
    /** How many questions are listed, and what is left out of the list. */
    asked({
      unanswered,
      answered,
      skipped,
    }: {
      unanswered: readonly object[];
      answered: number;
      skipped: readonly number[];
    }): string {
      const rest = [
        ...(answered > 0 ? [`${answered} that the FAQ answers by now`] : []),
        ...(skipped.length > 0 ? [`what is no search, first in line ${skipped[0]}`] : []),
      ];
      const said = rest.length > 0 ? ` Left out: ${rest.join('; ')}.` : '';
      const counted = `${unanswered.length} ${unanswered.length === 1 ? 'question' : 'questions'} not surely answered.`;
      return lines(wrapped(counted + said));
    },
    /** Above the hits: what was searched for, if it is not what was typed or quoted. */
    correction(result: SearchResult): string {
      const { corrected } = result;
      const said = [missingOf(result), corrected === null ? '' : `Searched for: ${clip(corrected)}`].filter(Boolean);
      return said.length === 0 ? '' : lines(...said.map((line) => wrapped(style.detail(line))), '');
    },
    /** Below the hits: how many are shown, how to see more, and the short caveat. */
    footer({ hits, total }: SearchResult, about: About): string {
      const shown = hits.length;
      const more = total > shown ? ` (more: -n ${Math.min(2 * shown, total)})` : '';
      const counted = `${countOf(shown, total)}${more}.`;
      return lines('', wrapped(style.detail(`${counted} ${cautionOf(about)}`.trimEnd())));
    },
    /** Below full answers: the short caveat. */
    caution(about: About): string {
      const caution = cautionOf(about);
      return caution && lines('', wrapped(style.detail(caution)));
    },
    /** The short caveat below a bare text, after what it answers, so that a wrong answer is noticed. */
    answered({ id, question }: Entry, about: About): string {
      return lines('', wrapped(style.detail(`${question} (${id}) ${cautionOf(about)}`.trimEnd())));
    },
    /** Below an answer: the same question with the answer for others. May be empty. */
    forOthers(entry: Entry, others: readonly Entry[]): string {
      if (others.length === 0) return '';
      const rows = nearRows([entry, ...others]).slice(1);
      return lines('', wrapped(`This answer is for: ${entry.category.name}. The same question for others:`), ...rows);
    },
    /** Why the outcome is what it is, and why each hit matched: the evidence that was weighed (see docs/search.md). */
    explanation({ outcome, judgement, hits }: SearchResult): string {
      const round = (number: number) => Math.round(number * 100) / 100;
      const listed = (evidence: object) =>
        Object.entries(evidence)
          .map(([name, value]) => `${name} ${round(value)}`)
          .join(', ');
      return lines(
        '',
        wrapped(`Outcome: ${outcome}`),
        ...(judgement
          ? [
              wrapped(`The subject is covered: ${round(judgement.covered)} (${listed(judgement.subject)})`),
              wrapped(`The first match is right: ${round(judgement.right)} (${listed(judgement.first)})`),
            ]
          : []),
        ...hits.flatMap(({ rank, score, entry, explanation: { parts, matches } }) => [
          wrapped(`${rank}. ${entry.id}: score ${score} (${listed(parts)})`),
          ...matches.map(({ term, weight, fields }) =>
            wrapped(`${term}: weight ${round(weight)}, in ${fields.join(', ')}`, '   '),
          ),
        ]),
      );
    },
    /** That some entries match, but none is surely the answer. */
    unsure(result: SearchResult, about: About): string {
      return lines(
        wrapped(style.alert(`No sure answer to: ${clip(result.query.text)}`)),
        '',
        leadOf(result) === NOT_SURE ? 'The closest:' : wrapped(leadOf(result)),
        ...nearRows(result.hits.map(({ entry }) => entry)),
        ...deskRows(about),
      );
    },
    /** What was searched for, what comes close, and where else to look. */
    nothingFound({ query, corrected, suggestions }: SearchResult, about: About): string {
      return lines(
        wrapped(style.alert(`${NOT_COVERED} ${clip(corrected ?? query.text)}`)),
        ...(suggestions.length > 0 ? ['', NEAR, ...nearRows(suggestions)] : []),
        '',
        wrapped(`All categories: ecf-faq categories${sameFaq}`),
        ...deskRows(about),
      );
    },
  };
}
