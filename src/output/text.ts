/** Results as text for people, laid out in columns and painted. */

import type { Entry, Update } from '../faq/faq.ts';
import type { Hit, SearchResult } from '../search/search.ts';
import type { Span } from '../search/snippet.ts';
import type { Renderer } from './formats.ts';
import type { Style } from './style.ts';
import { hang, pad, widest, wrap } from './wrap.ts';

export interface Page {
  /** Columns; Infinity where nothing is wrapped. */
  readonly width: number;
  readonly style: Style;
}

const UPDATES_HEADING = 'WHAT HAS CHANGED SINCE';
/** Columns below which a question beside its id would be a thin strip: it then stands below. */
const MIN_COLUMN = 30;

export function createTextRenderer(page: Page): Renderer {
  return {
    hits: (result) => result.hits.map((hit) => renderHit(hit, result, page)).join('\n'),
    answer: (entry, _, bare) => {
      if (!entry) return '';
      return bare ? lines(wrap(entry.answer, page.width)) : renderAnswer(entry, page);
    },
    entries: (entries, title) => entries.map((entry) => renderEntry(entry, title, page)).join('\n'),
    *list(listed) {
      const widths = [widest(listed.map(({ id }) => id)), widest(listed.map(({ categoryId }) => categoryId))];
      for (const { id, categoryId, entry } of listed) yield renderRow([id, categoryId], widths, entry.question, page);
    },
    categories: (categories) => {
      const counts = categories.map(({ entries }) => `${entries}`);
      const widths = [widest(categories.map(({ id }) => id)), widest(counts)];
      return categories.map(({ id, name }, i) => renderRow([id, counts[i] ?? ''], widths, name, page)).join('');
    },
  };
}

function renderHit(hit: Hit, { leads }: SearchResult, { width, style }: Page): string {
  const { entry, rank, snippet, spans } = hit;
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  // Question and answer are shown as they are: no mark but colour may stand in the court's words.
  const colorOnly = { ...style, nearMatch: style.match };
  const question = paint(entry.question, spans.question, style.question, colorOnly);
  const head = [hang(marker + question, width, '', marker), wrap(style.detail(place(entry)), width, indent)];
  if (rank > 1 || !leads) {
    return lines(
      ...head,
      wrap(
        paint(snippet.text, snippet.spans, (text) => text, style),
        width,
        indent,
      ),
    );
  }
  const answer = paint(entry.answer, spans.answer, (text) => text, colorOnly);
  return lines(
    ...head,
    wrap(style.detail(origin(entry)), width, indent),
    '',
    wrap(answer, width, indent),
    ...renderUpdates(entry.updates, { width, style }, indent),
  );
}

function renderAnswer(entry: Entry, { width, style }: Page): string {
  return lines(
    wrap(entry.answer, width),
    ...renderUpdates(entry.updates, { width, style }, ''),
    '',
    wrap(style.detail(origin(entry)), width),
    ...renderSources(entry.sources, { width, style }),
  );
}

/** A whole entry under the FAQ's title: question, whose words, answer, what has changed since, sources, related ids. */
export function renderEntry(entry: Entry, title: string, { width, style }: Page): string {
  const indent = '  ';
  return lines(
    wrap(style.question(entry.question), width),
    wrap(style.detail(place(entry)), width),
    wrap(style.detail(origin(entry)), width),
    ...(entry.faq === title ? [] : [wrap(style.detail(`From: ${entry.faq}`), width)]),
    '',
    wrap(entry.answer, width, indent),
    ...renderUpdates(entry.updates, { width, style }, indent),
    '',
    ...renderSources(entry.sources, { width, style }),
    ...(entry.related.length > 0 ? ['Related:', wrap(entry.related.join(', '), width, '  ')] : []),
  );
}

/** Set apart by a heading in capitals and a sign on every item, so that it is seen without colour too. */
function renderUpdates(updates: readonly Update[], { width, style }: Page, indent: string): string[] {
  if (updates.length === 0) return [];
  return [
    '',
    indent + style.alert(`! ${UPDATES_HEADING}`),
    ...updates.flatMap(({ text, source }) => [
      hang(`! ${text}`, width, indent, '! '),
      ...(source ? [wrap(style.detail(source), width, `${indent}  `)] : []),
    ]),
  ];
}

function renderSources(sources: readonly string[], { width, style }: Page): string[] {
  if (sources.length === 0) return [];
  return ['Sources:', ...sources.map((source) => wrap(style.detail(source), width, '  '))];
}

/** A row of cells padded to their columns' widths, and a text that takes what is left of the page. */
function renderRow(cells: readonly string[], widths: readonly number[], text: string, { width, style }: Page): string {
  const head = cells.map((cell, column) => `${pad(cell, widths[column] ?? 0)}  `).join('');
  if (width - head.length >= Math.min(MIN_COLUMN, text.length)) return lines(hang(head + text, width, '', head));
  const [first = '', ...rest] = cells;
  return lines(style.question(first), wrap(`${rest.join(', ')}: ${text}`, width, '  '));
}

/** Where an entry stands; a passage of an outdated answer is never shown without saying so. */
function place({ category, id, updates }: Entry): string {
  return [category.name, id, ...(updates.length > 0 ? ['changed since'] : [])].join(' | ');
}

/** Whose words the answer is, and of what time. */
function origin({ text, answer, asOf }: Entry): string {
  const added = answer.includes('[') ? ' ([square brackets]: added)' : '';
  const whose = text === 'court' ? `The court's own words${added}.` : "A summary, not the court's words.";
  return asOf ? `${whose} As of: ${asOf}.` : whose;
}

/** Text with its matches marked and all else painted by `base`. */
export function paint(text: string, spans: readonly Span[], base: (text: string) => string, style: Style): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, typed } of spans) {
    if (start > at) parts.push(base(text.slice(at, start)));
    parts.push((typed ? style.match : style.nearMatch)(text.slice(start, end)));
    at = end;
  }
  if (at < text.length) parts.push(base(text.slice(at)));
  return parts.join('');
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
