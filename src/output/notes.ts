/** What stands beside the answers, on stderr: counts, hints, what to do where nothing was found, the caveat. */

import type { About, CategoryCount, HelpDesk } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';
import type { Page } from './text.ts';
import { cut, hang, pad, widest, wrap } from './wrap.ts';

/** Columns below which a text stands below its id. */
const MIN_TEXT = 28;

export interface Notes {
  /** Over the hits: what was searched for, where that is not what was typed. */
  correction(result: SearchResult): string;
  /** Under the hits: how many there are, how to see more, and what to beware of. */
  footer(result: SearchResult, about: About): string;
  /** Under whole answers: what to beware of. */
  caution(about: About): string;
  /** Why each hit is one: what the search weighed (see docs/search.md). */
  explanation(result: SearchResult): string;
  /** What was searched, what comes near, and where to go on. */
  nothingFound(result: SearchResult, faq: About & { readonly categories: readonly CategoryCount[] }): string;
}

export function createNotes(page: Page): Notes {
  return {
    correction: (result) => renderCorrection(result, page),
    footer: (result, about) => renderFooter(result, about, page),
    caution: (about) => renderCaution(about, page),
    explanation: (result) => renderExplanation(result, page),
    nothingFound: (result, faq) => renderNothingFound(result, faq, page),
  };
}

function renderCorrection({ corrected }: SearchResult, { width, style }: Page): string {
  return corrected === null ? '' : `${wrap(style.detail(`Searched for: ${clip(corrected)}`), width)}\n\n`;
}

function renderFooter({ hits, total }: SearchResult, about: About, { width, style }: Page): string {
  const counted =
    total > hits.length
      ? `${hits.length} of ${total} matches (all: -n ${total}).`
      : `${total} ${total === 1 ? 'match' : 'matches'}.`;
  return `\n${wrap(style.detail([counted, cautionOf(about)].filter(Boolean).join(' ')), width)}\n`;
}

function renderCaution(about: About, { width, style }: Page): string {
  const caution = cautionOf(about);
  return caution && `\n${wrap(style.detail(caution), width)}\n`;
}

/** The caveat in half a line. */
function cautionOf({ caveat }: About): string {
  return caveat ? 'Unofficial; not legal advice (ecf-faq about)' : '';
}

function renderExplanation({ confidence, hits }: SearchResult, { width }: Page): string {
  const round = (number: number) => Math.round(number * 100) / 100;
  const blocks = hits.map(({ rank, score, entry, nearestPhrasing, explanation: { bm25, evidence, matches } }) => {
    const { coverage, agreement, matched, subject, elsewhere } = evidence;
    return [
      wrap(
        `${rank}. ${entry.id}: score ${score} = BM25 ${round(bm25)}, raised by likeness ${round(agreement)} to:`,
        width,
      ),
      wrap(nearestPhrasing, width, '   '),
      ...matches.map(({ term, weight, fields }) =>
        wrap(`${term}: weight ${round(weight)}, in ${fields.join(', ')}`, width, '   '),
      ),
      wrap(
        `evidence: coverage ${round(coverage)}, matched ${matched}, subject ${round(subject)}, elsewhere ${round(elsewhere)}`,
        width,
        '   ',
      ),
    ].join('\n');
  });
  return `\n${wrap(`Confidence that the first answers the query: ${round(confidence)}`, width)}\n${blocks.join('\n')}\n`;
}

function renderNothingFound(
  { query, corrected, suggestions }: SearchResult,
  { categories, helpDesk }: About & { readonly categories: readonly CategoryCount[] },
  { width, style }: Page,
): string {
  const idWidth = widest(suggestions.map(({ id }) => id));
  const near = suggestions.map(
    ({ id, question }) => [id, cut(question, Math.max(MIN_TEXT, width - idWidth - 4))] as const,
  );
  const listed = categories.map(({ id, name, entries }) => [id, `${name} (${entries})`] as const);
  return [
    wrap(style.alert(`Not in this FAQ: ${clip(corrected ?? query.text)}`), width),
    ...(near.length > 0 ? ['', 'Did you mean:', rows(near, width)] : []),
    '',
    'Categories (ecf-faq list -c <id>):',
    rows(listed, width),
    ...(helpDesk ? ['', wrap(`Or ask: ${helpDesk.name}`, width), ...reachOf(helpDesk, width)] : []),
    '',
  ].join('\n');
}

/** How and when a help desk is reached. */
function reachOf({ phone, email, hours }: HelpDesk, width: number): string[] {
  return [phone, email, hours].filter((line) => line !== null).map((line) => wrap(line, width, '  '));
}

function rows(pairs: readonly (readonly [string, string])[], width: number): string {
  const idWidth = widest(pairs.map(([id]) => id));
  if (width < idWidth + 4 + MIN_TEXT)
    return pairs.map(([id, text]) => `  ${id}\n${wrap(text, width, '    ')}`).join('\n');
  return pairs
    .map(([id, text]) => hang(`${pad(id, idWidth)}  ${text}`, width, '  ', `${pad(id, idWidth)}  `))
    .join('\n');
}

/** A pasted page is not shown back whole. */
function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
