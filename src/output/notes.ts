/** What is printed to stderr besides the answers: counts, hints, what to do if nothing was found, the caveat. */

import type { About, Entry, HelpDesk } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import type { Report } from './renderer.ts';
import type { Page } from './text.ts';
import { CAUTION, clip, countOf, leadOf, missingOf, NEAR, NOT_COVERED, NOT_SURE } from './wording.ts';
import { cut, pad, widest, wrap } from './wrap.ts';

/** With fewer columns, a text goes below its id. */
const MIN_TEXT = 28;

export interface Notes {
  /** Above the hits: what was searched for, if it is not what was typed or quoted. */
  correction(result: SearchResult): string;
  /** Below the hits: how many there are, how to see more, and the short caveat. */
  footer(result: SearchResult, about: About): string;
  /** Below full answers: the short caveat. */
  caution(about: About): string;
  /** Why the outcome is what it is, and why each hit matched: the evidence that was weighed (see docs/search.md). */
  explanation(result: SearchResult): string;
  /** That some entries match, but none is surely the answer. */
  unsure(result: SearchResult, about: About): string;
  /** What was searched for, what comes close, and where else to look. */
  nothingFound(result: SearchResult, about: About): string;
  /** How many problems were found in which files. */
  checked(report: Report, errors: number, warnings: number): string;
}

export function createNotes(page: Page): Notes {
  return {
    checked: (report, errors, warnings) => renderChecked(report, errors, warnings, page),
    correction: (result) => renderCorrection(result, page),
    footer: (result, about) => renderFooter(result, about, page),
    caution: (about) => renderCaution(about, page),
    explanation: (result) => renderExplanation(result, page),
    unsure: (result, about) => renderUnsure(result, about, page),
    nothingFound: (result, about) => renderNothingFound(result, about, page),
  };
}

function renderChecked({ files, tried }: Report, errors: number, warnings: number, { width }: Page): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const checked = `${count(files.length, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
  const searched = tried.of > 0 ? `Searched for ${tried.done} of ${count(tried.of, 'question')}` : '';
  const rest = tried.done < tried.of ? ' (all of them: --all)' : '';
  return `${wrap([checked, searched && `${searched}${rest}.`].filter(Boolean).join(' '), width)}\n`;
}

function renderCorrection(result: SearchResult, { width, style }: Page): string {
  const { corrected } = result;
  const said = [missingOf(result), corrected === null ? '' : `Searched for: ${clip(corrected)}`].filter(Boolean);
  return said.length === 0 ? '' : `${said.map((line) => wrap(style.detail(line), width)).join('\n')}\n\n`;
}

function renderFooter({ hits, total }: SearchResult, about: About, { width, style }: Page): string {
  const counted = `${countOf(hits.length, total)}${total > hits.length ? ` (all: -n ${total})` : ''}.`;
  return `\n${wrap(style.detail([counted, cautionOf(about)].filter(Boolean).join(' ')), width)}\n`;
}

function renderCaution(about: About, { width, style }: Page): string {
  const caution = cautionOf(about);
  return caution && `\n${wrap(style.detail(caution), width)}\n`;
}

/** The caveat in a few words. */
function cautionOf({ caveat }: About): string {
  return caveat ? `${CAUTION} (ecf-faq about)` : '';
}

function renderExplanation({ outcome, judgement, hits }: SearchResult, { width }: Page): string {
  const round = (number: number) => Math.round(number * 100) / 100;
  const told = (evidence: object) =>
    Object.entries(evidence)
      .map(([name, value]) => `${name} ${round(value)}`)
      .join(', ');
  const judged = judgement
    ? [
        `Outcome: ${outcome}`,
        `The subject is covered: ${round(judgement.covered)} (${told(judgement.subject)})`,
        `The first match is right: ${round(judgement.right)} (${told(judgement.first)})`,
      ]
    : [`Outcome: ${outcome}`];
  const blocks = hits.map(({ rank, score, entry, explanation: { parts, matches } }) =>
    [
      wrap(`${rank}. ${entry.id}: score ${score} (${told(parts)})`, width),
      ...matches.map(({ term, weight, fields }) =>
        wrap(`${term}: weight ${round(weight)}, in ${fields.join(', ')}`, width, '   '),
      ),
    ].join('\n'),
  );
  return `\n${[...judged.map((line) => wrap(line, width)), ...blocks].join('\n')}\n`;
}

function renderUnsure(result: SearchResult, { helpDesk }: About, { width, style }: Page): string {
  const { query, hits } = result;
  return [
    wrap(style.alert(`No sure answer to: ${clip(query.text)}`), width),
    '',
    leadOf(result) === NOT_SURE ? 'The closest:' : wrap(leadOf(result), width),
    nearRows(
      hits.map(({ entry }) => entry),
      width,
    ),
    ...deskRows(helpDesk, width),
    '',
  ].join('\n');
}

function renderNothingFound(result: SearchResult, { helpDesk }: About, { width, style }: Page): string {
  const { query, corrected, suggestions } = result;
  return [
    wrap(style.alert(`${NOT_COVERED} ${clip(corrected ?? query.text)}`), width),
    ...(suggestions.length > 0 ? ['', NEAR, nearRows(suggestions, width)] : []),
    '',
    wrap('All categories: ecf-faq categories', width),
    ...deskRows(helpDesk, width),
    '',
  ].join('\n');
}

function deskRows(helpDesk: HelpDesk | null, width: number): string[] {
  return helpDesk ? ['', wrap(`Or ask: ${helpDesk.name}`, width), ...reachOf(helpDesk, width)] : [];
}

/** How and when to reach a help desk. */
function reachOf({ phone, email, hours }: HelpDesk, width: number): string[] {
  return [phone, email, hours].filter((line) => line !== null).map((line) => wrap(line, width, '  '));
}

/** Near entries: the command that shows each one, and its question on one line. */
function nearRows(entries: readonly Pick<Entry, 'id' | 'question'>[], width: number): string {
  const commands = entries.map(({ id }) => `ecf-faq show ${id}`);
  const column = widest(commands);
  const isWide = width >= column + 4 + MIN_TEXT;
  return entries
    .map(({ question }, i) => {
      const command = commands[i] ?? '';
      if (!isWide) return `  ${command}\n${wrap(question, width, '    ')}`;
      return `  ${pad(command, column)}  ${cut(question, width - column - 4)}`;
    })
    .join('\n');
}
