/** Results as text for people, laid out in columns and painted. */

import { type About, type Entry, textToActOn } from '../faq/faq.ts';
import type { Hit } from '../search/search.ts';
import type { Span } from '../search/snippet.ts';
import type { Overview, Renderer } from './renderer.ts';
import type { Style } from './style.ts';
import { headingOf, TODAY, timeOf, updatesOf } from './wording.ts';
import { beginning, cut, hang, pad, widest, wrap } from './wrap.ts';

export interface Page {
  /** Columns; Infinity where nothing is wrapped. */
  readonly width: number;
  readonly style: Style;
}

/** Columns below which a question beside its id would be a thin strip: it then stands below. */
const MIN_COLUMN = 30;
/** Lines of the first hit's question and of its text: with four further hits and the footer they fit 24 rows. */
const MOST_LINES = { question: 3, text: 7 };
/** Columns below which the first hit alone has to fit 12 rows. */
const NARROW = 60;

export function createTextRenderer(page: Page): Renderer {
  return {
    hits: ({ hits: [first, ...others] }) =>
      first
        ? renderFirstHit(first, page) +
          (others.length > 0 ? `\n${others.map((hit) => renderHit(hit, page)).join('')}` : '')
        : '',
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
  };
}

/** The first hit: its question, what to act on, and how to see the rest. */
function renderFirstHit({ entry, rank, spans }: Hit, { width, style }: Page): string {
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const most = width < NARROW ? MOST_LINES.question - 1 : MOST_LINES.question;
  const question = beginning(entry.question, width - indent.length, most);
  const label = entry.now ? `${TODAY.toUpperCase()}: ` : entry.text === 'summary' ? 'Summary: ' : '';
  const text = beginning(label + textToActOn(entry), width - indent.length, MOST_LINES.text);
  // No mark but colour may stand in a question or an answer.
  const colorOnly = { ...style, nearMatch: style.match };
  const shown = [
    hang(marker + paint(question, spans.question, style.question, colorOnly), width, '', marker),
    wrap(
      label ? text.replace(label, `${(entry.now ? style.alert : style.detail)(label.trimEnd())} `) : text,
      width,
      indent,
    ),
  ];
  return lines(...shown, wrap(style.detail(rest(entry, shown, { width, style })), width, indent));
}

/** What `show` adds to the lines that are shown. */
function rest(entry: Entry, shown: readonly string[], { width, style }: Page): string {
  const show = `ecf-faq show ${entry.id}`;
  if (width === Number.POSITIVE_INFINITY) return `... the whole answer with its sources: ${show}`;
  const whole = renderEntry(entry, null, { width, style }).split('\n').length - 1;
  return `... ${whole - shown.join('\n').split('\n').length} more lines: ${show}`;
}

/** A further hit on one line, with a passage below where the question does not show why it matched. */
function renderHit(hit: Hit, { width, style }: Page): string {
  const { entry, rank, spans } = hit;
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const room = width - marker.length;
  const colorOnly = { ...style, nearMatch: style.match };
  const id = `(${entry.id})`;
  const isWide = room - id.length - 1 >= Math.min(MIN_COLUMN, entry.question.length);
  const question = cut(entry.question, isWide ? room - id.length - 1 : room);
  const head = marker + paint(question, spans.question, style.question, colorOnly);
  const snippet = hit.snippet(Math.min(160, room - 8));
  const passage = cut(snippet.text, room);
  return lines(
    ...(isWide ? [`${head} ${style.detail(id)}`] : [head, indent + style.detail(id)]),
    ...(spans.question.length === 0 && snippet.spans.length > 0
      ? [indent + paint(passage, snippet.spans, (text) => text, style)]
      : []),
  );
}

/**
 * A whole entry: its question, what to do today, the answer and whose words it is, what else has changed, sources.
 * @param about the FAQ in use, so that an entry of another one says where it is from
 */
export function renderEntry(entry: Entry, about: Pick<About, 'title'> | null, { width, style }: Page): string {
  const indent = '  ';
  const heading = (text: string) => ['', (text === TODAY ? style.alert : style.heading)(text.toUpperCase())];
  const source = (url: string | null) => (url ? [indent + style.link(url)] : []);
  const { category, id, now, answer, sources, related } = entry;
  return lines(
    wrap(style.question(entry.question), width),
    wrap(style.detail(`${category.name} | ${id}`), width),
    ...(about && entry.faq !== about.title ? [wrap(style.detail(`From: ${entry.faq}`), width)] : []),
    ...(now ? [...heading(TODAY), wrap(now.text, width, indent), ...source(now.source)] : []),
    ...heading(headingOf(entry)),
    ...(timeOf(entry) ? [wrap(style.detail(timeOf(entry)), width, indent)] : []),
    wrap(answer, width, indent),
    ...updatesOf(entry).flatMap(({ heading: text, updates }) => [
      ...heading(text),
      ...updates.flatMap(({ text, source: url }) => [wrap(text, width, indent), ...source(url)]),
    ]),
    ...(sources.length > 0 ? ['', 'Sources:', ...sources.flatMap(source)] : []),
    ...(related.length > 0 ? ['Related:', wrap(style.detail(related.join(', ')), width, indent)] : []),
  );
}

function renderAbout(overview: Overview, { width, style }: Page): string {
  const { title, publisher, source, caveat, helpDesk, categories, entries, oldest, newest } = overview;
  const { files, version, build, node, cache } = overview;
  const fact = (name: string, value: string | null) =>
    value ? [hang(`${pad(name, 9)}${value}`, width, '', `${pad(name, 9)}`)] : [];
  const desk = helpDesk ? [helpDesk.name, helpDesk.phone, helpDesk.email, helpDesk.hours, helpDesk.note] : [];
  return lines(
    wrap(style.question(title), width),
    ...(publisher ? [wrap(publisher, width)] : []),
    ...(source ? [style.link(source)] : []),
    ...(caveat ? ['', wrap(caveat, width)] : []),
    ...(helpDesk ? ['', ...desk.filter((line) => line !== null).map((line) => wrap(line, width))] : []),
    '',
    ...fact('Entries', `${entries.all}: ${entries.court} in the court's own words, ${entries.summary} summaries`),
    ...categories.map(({ name, entries }) => wrap(`${name} (${entries})`, width, '  ')),
    ...fact('Oldest', oldest),
    ...fact('Newest', newest),
    ...files.flatMap((file, i) => fact(i === 0 ? 'Files' : '', file)),
    ...fact('Program', `ecf-faq ${version} (build ${build}), Node ${node}`),
    ...fact('Cache', cache),
  );
}

/** A row of cells padded to their columns' widths, and a text that takes what is left of the page. */
function renderRow(cells: readonly string[], widths: readonly number[], text: string, { width, style }: Page): string {
  const head = cells.map((cell, column) => `${pad(cell, widths[column] ?? 0)}  `).join('');
  if (width - head.length >= Math.min(MIN_COLUMN, text.length)) return lines(hang(head + text, width, '', head));
  const [first = '', ...rest] = cells;
  return lines(style.question(first), wrap(`${rest.join(', ')}: ${text}`, width, '  '));
}

/** Text with its matches marked and all else painted by `base`; matches beyond its end (it may be cut) are left out. */
export function paint(text: string, spans: readonly Span[], base: (text: string) => string, style: Style): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, typed } of spans) {
    // What was cut off ends in "...": a match that reaches into it is not whole.
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
