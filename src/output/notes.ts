/** What is printed to stderr besides the answers: counts, hints, what to do if nothing was found, the caveat. */

import type { Report } from '../check/check.ts';
import type { About, CategoryCount, Entry, HelpDesk } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import type { Page } from './text.ts';
import { CAUTION, clip, countOf, NEAR, NOT_COVERED } from './wording.ts';
import { cut, hang, pad, widest, wrap } from './wrap.ts';

/** With fewer columns, a text goes below its id. */
const MIN_TEXT = 28;

export interface Notes {
  /** Above the hits: what was searched for, if it is not what was typed. */
  correction(result: SearchResult): string;
  /** Below the hits: how many there are, how to see more, and the short caveat. */
  footer(result: SearchResult, about: About): string;
  /** Below full answers: the short caveat. */
  caution(about: About): string;
  /** Why each hit matched: the evidence that the search weighed (see docs/search.md). */
  explanation(result: SearchResult): string;
  /** That some entries match, but none with enough confidence to be the only answer. */
  unsure(result: SearchResult): string;
  /** What was searched for, what comes close, and where else to look. */
  nothingFound(result: SearchResult, faq: About & { readonly categories: readonly CategoryCount[] }): string;
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
    unsure: (result) => renderUnsure(result, page),
    nothingFound: (result, faq) => renderNothingFound(result, faq, page),
  };
}

function renderChecked({ files, tried }: Report, errors: number, warnings: number, { width }: Page): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const checked = `${count(files.length, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
  const searched = tried.of > 0 ? `Searched for ${tried.done} of ${count(tried.of, 'question')}` : '';
  const rest = tried.done < tried.of ? ' (all of them: --all)' : '';
  return `${wrap([checked, searched && `${searched}${rest}.`].filter(Boolean).join(' '), width)}\n`;
}

function renderCorrection({ corrected }: SearchResult, { width, style }: Page): string {
  return corrected === null ? '' : `${wrap(style.detail(`Searched for: ${clip(corrected)}`), width)}\n\n`;
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

function renderExplanation({ confidence, hits }: SearchResult, { width }: Page): string {
  const round = (number: number) => Math.round(number * 100) / 100;
  const blocks = hits.map(({ rank, score, entry, explanation: { bm25, evidence, matches } }) => {
    const { agreement, fit, matched, subject, outside } = evidence;
    return [
      wrap(
        `${rank}. ${entry.id}: score ${score} from BM25 ${round(bm25)}, likeness ${round(agreement)} and fit ${round(fit)}`,
        width,
      ),
      ...matches.map(({ term, weight, fields }) =>
        wrap(`${term}: weight ${round(weight)}, in ${fields.join(', ')}`, width, '   '),
      ),
      wrap(`evidence: matched ${matched}, subject ${round(subject)}, outside ${round(outside)}`, width, '   '),
    ].join('\n');
  });
  return `\n${wrap(`Confidence that the first match answers the query: ${round(confidence)}`, width)}\n${blocks.join('\n')}\n`;
}

function renderUnsure({ query, suggestions }: SearchResult, { width, style }: Page): string {
  const head = style.alert(`No sure answer to: ${clip(query.text)}`);
  return [
    wrap(head, width),
    '',
    'Likely (all of them: ecf-faq search, with the same words):',
    nearRows(suggestions, width),
    '',
  ].join('\n');
}

function renderNothingFound(
  { query, corrected, suggestions }: SearchResult,
  { categories, helpDesk }: About & { readonly categories: readonly CategoryCount[] },
  { width, style }: Page,
): string {
  const listed = categories.map(({ id, name, entries }) => [id, `${name} (${entries})`] as const);
  return [
    wrap(style.alert(`${NOT_COVERED} ${clip(corrected ?? query.text)}`), width),
    ...(suggestions.length > 0 ? ['', NEAR, nearRows(suggestions, width)] : []),
    '',
    'Categories (ecf-faq list -c <id>):',
    rows(listed, width),
    ...(helpDesk ? ['', wrap(`Or ask: ${helpDesk.name}`, width), ...reachOf(helpDesk, width)] : []),
    '',
  ].join('\n');
}

/** How and when to reach a help desk. */
function reachOf({ phone, email, hours }: HelpDesk, width: number): string[] {
  return [phone, email, hours].filter((line) => line !== null).map((line) => wrap(line, width, '  '));
}

/** Near entries, each question on one line. */
function nearRows(entries: readonly Entry[], width: number): string {
  const room = Math.max(MIN_TEXT, width - widest(entries.map(({ id }) => id)) - 4);
  return rows(
    entries.map(({ id, question }) => [id, cut(question, room)] as const),
    width,
  );
}

function rows(pairs: readonly (readonly [string, string])[], width: number): string {
  const idWidth = widest(pairs.map(([id]) => id));
  if (width < idWidth + 4 + MIN_TEXT)
    return pairs.map(([id, text]) => `  ${id}\n${wrap(text, width, '    ')}`).join('\n');
  return pairs
    .map(([id, text]) => hang(`${pad(id, idWidth)}  ${text}`, width, '  ', `${pad(id, idWidth)}  `))
    .join('\n');
}
