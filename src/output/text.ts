/** Results as text for people, in columns and color. */

import { type About, type Entry, isWeb, kindOf, originOf, type Today, textToActOn } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import type { SearchResult } from '../search/search.ts';
import type { Span } from '../search/snippet.ts';
import type { Overview, Renderer } from './renderer.ts';
import { colorOnly, type Style } from './style.ts';
import {
  ageOf,
  askOf,
  countEntries,
  deskLines,
  headingOf,
  layerLine,
  leadOf,
  signed,
  TODAY,
  timeOf,
  updatesOf,
} from './wording.ts';
import { beginning, cut, hang, pad, widest, wrap } from './wrap.ts';

export interface Page {
  /** Columns; Infinity if nothing is wrapped. */
  readonly width: number;
  readonly style: Style;
}

/** With fewer columns, a question beside its id would be too narrow: it goes below. */
const MIN_COLUMN = 30;
/** Lines of the first hit's question and text: with four more hits and the footer, they fit on 24 rows. */
const MOST_LINES = { question: 3, text: 7 };
/** With fewer columns, the first hit alone must fit on 12 rows. */
const NARROW = 60;
/** Characters of a passage, if there is room for them. */
const PASSAGE = 160;

export function createTextRenderer(page: Page): Renderer {
  return {
    hits: (result, about) => renderHits(result, about, page),
    answer: (entry, _, about, bare) => {
      if (!entry) return '';
      return bare ? lines(wrap(textToActOn(entry), page.width)) : renderEntry({ ...entry, related: [] }, about, page);
    },
    entries: (entries, about) => entries.map((entry) => renderEntry(entry, about, page)).join('\n'),
    *list(listed) {
      const widths = [widest(listed.map(({ id }) => id)), widest(listed.map(({ categoryId }) => categoryId))];
      for (const { id, categoryId, entry } of listed) yield renderRow([id, categoryId], widths, entry.question, page);
    },
    categories: (categories) => {
      const counts = categories.map(({ entries }) => `${entries}`);
      const widths = [widest(categories.map(({ id }) => id)), widest(counts)];
      return categories.map(({ id, name }, i) => renderRow([id, counts[i] ?? ''], widths, name, page)).join('');
    },
    about: (overview) => renderAbout(overview, page),
    check: ({ problems, renderProblem }) => problems.map((problem) => renderProblem(problem, page.width)).join(''),
  };
}

function renderHits(result: SearchResult, about: About, page: Page): string {
  const { width, style } = page;
  const [first, ...others] = result.hits;
  if (!first) return '';
  const [lead, ask] = [leadOf(result), askOf(result, about.helpDesk)];
  return [
    ...(lead ? [lines(wrap(style.alert(lead), width), '')] : []),
    renderFirstHit(first, about, page),
    ...(others.length > 0 ? ['\n', ...others.map((hit) => renderHit(hit, about, page))] : []),
    ...(ask ? [lines('', wrap(ask, width))] : []),
  ].join('');
}

/** Before the first hit's answer, if there is nothing to do today instead. */
const LABELS = { court: '', summary: 'Summary: ', other: 'Answer: ' } as const;

/** The first hit: its question, what to act on, and how to see the rest. */
function renderFirstHit({ entry, rank, spans }: Hit, about: About, { width, style }: Page): string {
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const most = width < NARROW ? MOST_LINES.question - 1 : MOST_LINES.question;
  const question = beginning(entry.question, width - indent.length, most);
  const label = entry.now ? `${todayOf(entry.now)}: ` : LABELS[kindOf(entry, about)];
  const text = beginning(
    label + (entry.now ? signed(entry.now) : entry.answer),
    width - indent.length,
    MOST_LINES.text,
  );
  const shown = [
    hang(marker + paint(question, spans.question, style.question, colorOnly(style)), width, '', marker),
    wrap(
      label ? text.replace(label, `${(entry.now ? style.alert : style.detail)(label.trimEnd())} `) : text,
      width,
      indent,
    ),
  ];
  const origin = originOf(entry, about);
  const more = [...(origin ? [`From: ${origin}`] : []), rest(entry, shown, about, { width, style })];
  return lines(...shown, ...more.map((line) => wrap(style.detail(line), width, indent)));
}

/** What `show` adds to the lines shown here. */
function rest(entry: Entry, shown: readonly string[], about: About, { width, style }: Page): string {
  const show = `ecf-faq show ${entry.id}`;
  if (width === Number.POSITIVE_INFINITY) return `... the full answer with its sources: ${show}`;
  const whole = renderEntry(entry, about, { width, style }).split('\n').length - 1;
  return `... ${whole - shown.join('\n').split('\n').length} more lines: ${show}`;
}

function todayOf(now: Today): string {
  return TODAY.toUpperCase() + ageOf(now);
}

/** Another hit on one line, with a passage below if the question does not show why it matched. */
function renderHit(hit: Hit, about: About, { width, style }: Page): string {
  const { entry, rank } = hit;
  const matches = hit.spans.question;
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const room = width - marker.length;
  // The FAQ at the bottom is the usual origin.
  const isUsual = entry.faq === about.title;
  const id = isUsual ? `(${entry.id})` : `(${entry.id}, from ${entry.faq})`;
  const isWide = room - id.length - 1 >= Math.min(MIN_COLUMN, entry.question.length);
  const question = cut(entry.question, isWide ? room - id.length - 1 : room);
  const head = marker + paint(question, matches, style.question, colorOnly(style));
  return lines(
    ...(isWide ? [`${head} ${style.detail(id)}`] : [head, indent + style.detail(id)]),
    ...(matches.length === 0 ? passageOf(hit, room, style).map((passage) => indent + passage) : []),
  );
}

/** The passage that holds the most matches, on one line; none if nothing in the text to act on matches. */
function passageOf(hit: Hit, width: number, style: Style): string[] {
  const { text, spans } = hit.snippet(Math.min(PASSAGE, width - 8));
  return spans.length > 0 ? [paint(cut(text, width), spans, (text) => text, style)] : [];
}

/** A full entry: its question, what to do today, the answer and whose words it is, what else has changed, sources. */
export function renderEntry(entry: Entry, about: Pick<About, 'files'>, { width, style }: Page): string {
  const indent = '  ';
  const heading = (text: string) => ['', wrap(style.heading(text.toUpperCase()), width)];
  const source = (source: string | null) => {
    if (source === null) return [];
    return [isWeb(source) ? indent + style.link(source) : wrap(style.detail(source), width, indent)];
  };
  const { category, id, now, answer, sources, related } = entry;
  const origin = originOf(entry, about);
  return lines(
    wrap(style.question(entry.question), width),
    wrap(style.detail(`${category.name} | ${id}`), width),
    ...(origin ? [wrap(style.detail(`From: ${origin}`), width)] : []),
    ...(now
      ? ['', wrap(style.alert(todayOf(now)), width), wrap(signed(now), width, indent), ...source(now.source)]
      : []),
    ...heading(headingOf(entry, about)),
    ...(timeOf(entry) ? [wrap(style.detail(timeOf(entry)), width, indent)] : []),
    wrap(answer, width, indent),
    ...updatesOf(entry).flatMap(({ heading: text, updates }) => [
      ...heading(text),
      ...updates.flatMap((update) => [wrap(`- ${signed(update)}`, width), ...source(update.source)]),
    ]),
    ...(sources.length > 0 ? ['', 'Sources:', ...sources.flatMap(source)] : []),
    ...(related.length > 0 ? ['Related:', wrap(style.detail(related.join(', ')), width, indent)] : []),
  );
}

function renderAbout(overview: Overview, { width, style }: Page): string {
  const { title, publisher, source, caveat, helpDesk, categories, entries, oldest, newest } = overview;
  const { layers, version, build, node, cache } = overview;
  const fact = (name: string, value: string | null) =>
    value ? [hang(`${pad(name, 9)}${value}`, width, '', `${pad(name, 9)}`)] : [];
  return lines(
    wrap(style.question(title), width),
    ...(publisher ? [wrap(publisher, width)] : []),
    ...(source ? [style.link(source)] : []),
    ...(caveat ? ['', wrap(caveat, width)] : []),
    ...(helpDesk ? ['', ...deskLines(helpDesk).map((line) => wrap(line, width))] : []),
    '',
    ...fact('Entries', countEntries(entries)),
    ...categories.map(({ name, entries }) => wrap(`${name} (${entries})`, width, '  ')),
    ...fact('Oldest', oldest),
    ...fact('Newest', newest),
    ...layers.flatMap((layer, i) => fact(i === 0 ? 'Files' : '', layerLine(layer))),
    ...fact('Program', `ecf-faq ${version} (build ${build}), Node ${node}`),
    ...fact('Cache', cache),
  );
}

/** A row of cells padded to the width of their columns, and a text that takes the rest of the width. */
function renderRow(cells: readonly string[], widths: readonly number[], text: string, { width, style }: Page): string {
  const head = cells.map((cell, column) => `${pad(cell, widths[column] ?? 0)}  `).join('');
  if (width - head.length >= Math.min(MIN_COLUMN, text.length)) return lines(hang(head + text, width, '', head));
  const [first = '', ...rest] = cells;
  return lines(style.question(first), wrap(`${rest.join(', ')}: ${text}`, width, '  '));
}

/** Text with its matches marked and the rest styled by `base`; matches beyond its end (it may be cut) are ignored. */
export function paint(text: string, spans: readonly Span[], base: (text: string) => string, style: Style): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, typed } of spans) {
    // Cut text ends in "...": a match that reaches into it is incomplete.
    if (end > text.length || (text.endsWith('...') && end > text.length - 3)) break;
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
