/** Results as text for people, in columns and color. */

import type { Inline } from '../faq/blocks.ts';
import { type About, caveatsOf, desksOf, type Entry, isWeb, originOf, toActOn } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import type { SearchResult } from '../search/search.ts';
import type { Span } from '../search/snippet.ts';
import { blocksOf, wordsOf } from './blocks.ts';
import { documentOf, type Section } from './document.ts';
import { linesOf, painted } from './layout.ts';
import { factsOf, type Overview } from './overview.ts';
import type { Renderer, Unanswered } from './renderer.ts';
import { colorOnly, plainStyle, type Style } from './style.ts';
import { ageOf, askedLine, askOf, deskLines, leadOf, questionAmong, signatureOf, TODAY } from './wording.ts';
import { beginning, cut, hang, pad, widest, wrap } from './wrap.ts';

export interface Page {
  /** Columns; Infinity if nothing is wrapped. */
  readonly width: number;
  readonly style: Style;
  /** The options to type after a command that is to use the same FAQ, each after a space. */
  readonly sameFaq?: string;
}

const INDENT = '  ';
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
      if (bare)
        return lines(
          ...linesOf(blocksOf(toActOn(entry)), page.width, page.style).map((line) => wrap(line, page.width)),
        );
      return renderEntry({ ...entry, related: [] }, about, page);
    },
    entries: (entries, about) => entries.map((entry) => renderEntry(entry, about, page)).join('\n'),
    list: (listed) =>
      table(
        listed.map(({ id, categoryId, entry }) => [id, categoryId, entry.question]),
        page,
      ),
    categories: (categories) =>
      table(
        categories.map(({ id, name, entries }) => [id, `${entries}`, name]),
        page,
      ),
    about: (overview) => renderAbout(overview, page),
    check: ({ problems, renderProblem }) => problems.map((problem) => renderProblem(problem, page.width)).join(''),
    asked: (unanswered) => unanswered.map((one) => renderAsked(one, page)).join('\n'),
  };
}

/** The queries are not wrapped, and indented as in a literal block of phrasings, into which they can be pasted. */
function renderAsked(unanswered: Unanswered, { width, style }: Page): string {
  return lines(
    wrap(style.detail(askedLine(unanswered)), width),
    ...unanswered.queries.map(({ text }) => `    ${text}`),
  );
}

function renderHits(result: SearchResult, about: About, page: Page): string {
  const { width, style } = page;
  const [first, ...others] = result.hits;
  if (!first) return '';
  const entries = result.hits.map(({ entry }) => entry);
  const [lead, ask] = [leadOf(result), askOf(result, about)];
  return [
    lead && lines(wrap(style.alert(lead), width), ''),
    renderFirstHit(first, entries, about, page),
    others.length > 0 && '\n',
    ...others.map((hit) => renderHit(hit, entries, about, page)),
    ask && lines('', wrap(ask, width)),
  ]
    .filter(Boolean)
    .join('');
}

/** Before the first hit's answer, if there is nothing to do today instead. */
const LABELS = { court: '', summary: 'Summary: ' } as const;

/** The first hit: its question, what to act on, and how to see the rest. */
function renderFirstHit({ entry, rank, spans }: Hit, entries: readonly Entry[], about: About, page: Page): string {
  const { width, style } = page;
  const { id, now } = entry;
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const room = width - marker.length;
  const most = width < NARROW ? MOST_LINES.question - 1 : MOST_LINES.question;
  const question = beginning(questionAmong(entry, entries), room, most);
  const label = now ? `${TODAY.toUpperCase()}${ageOf(now)}: ` : entry.text === null ? 'Answer: ' : LABELS[entry.text];
  const lead = label && `${(now ? style.alert : style.detail)(label.trimEnd())} `;
  const blocks = blocksOf(toActOn(entry));
  // Beside a label, the header of a table would not stand above its columns.
  const start = label && blocks[0]?.kind === 'table' ? `${label}\n` : label;
  const words = linesOf(blocks, room, plainStyle).join('\n') + signatureOf(now ?? {});
  const text = beginning(start + words, room, MOST_LINES.text).replace(label, lead);
  const shown = lines(
    // Without color, nothing marks a match here, and finding it takes time.
    hang(
      marker + paint(question, style === plainStyle ? [] : spans.question, style.question, colorOnly(style)),
      width,
      '',
      marker,
    ),
    wrap(text, width, indent),
  );
  const linesMore = () => renderEntry(entry, about, page).split('\n').length - shown.split('\n').length;
  const rest = width === Number.POSITIVE_INFINITY ? 'the full answer with its sources' : `${linesMore()} more lines`;
  const origin = originOf(entry, about);
  const more = `... ${rest}: ecf-faq show ${id}${page.sameFaq ?? ''}`;
  const below = origin ? [`From: ${origin}`, more] : [more];
  return shown + lines(...below.map((line) => wrap(style.detail(line), width, indent)));
}

/** Another hit on one line, with a passage below if the question does not show why it matched. */
function renderHit(hit: Hit, entries: readonly Entry[], about: About, { width, style }: Page): string {
  const { entry, rank } = hit;
  const matches = hit.spans.question;
  const marker = `${rank}. `;
  const indent = ' '.repeat(marker.length);
  const room = width - marker.length;
  // The FAQ at the bottom is the usual origin.
  const id = entry.faq === about.title ? `(${entry.id})` : `(${entry.id}, from ${entry.faq})`;
  const full = questionAmong(entry, entries);
  const isWide = room - id.length - 1 >= Math.min(MIN_COLUMN, full.length);
  const question = cut(full, isWide ? room - id.length - 1 : room);
  const head = marker + paint(question, matches, style.question, colorOnly(style));
  const shown = isWide ? [`${head} ${style.detail(id)}`] : [head, indent + style.detail(id)];
  if (matches.length > 0) return lines(...shown);
  const { text, spans } = hit.snippet(Math.min(PASSAGE, room - 8));
  return lines(...shown, ...(spans.length > 0 ? [indent + paint(cut(text, room), spans, String, style)] : []));
}

/** A full entry. */
export function renderEntry(
  entry: Entry,
  about: Pick<About, 'files' | 'publisher'>,
  page: Page,
  spans?: Hit['spans'],
): string {
  const { width, style } = page;
  const { title, facts, origin, sections } = documentOf(entry, about, { spans });
  return lines(
    wrap(painted(title, style, style.question), width),
    wrap(style.detail(facts.join(' | ')), width),
    ...(origin ? [wrap(style.detail(`From: ${origin}`), width)] : []),
    ...sections.flatMap((section) => sectionLines(section, page)),
  );
}

function sectionLines(section: Section, { width, style }: Page): string[] {
  const heading = section.heading.toUpperCase();
  const titled = (text: string) => ['', wrap(text, width)];
  const indented = (text: string) => wrap(text, width, INDENT);
  const source = (source: Inline | null) => {
    if (source === null) return [];
    return [typeof source === 'string' ? indented(style.detail(source)) : INDENT + style.link(wordsOf([source]))];
  };
  switch (section.kind) {
    case 'today':
      return [
        ...titled(style.alert(heading + section.age)),
        indented(painted(section.text, style)),
        ...source(section.source),
      ];
    case 'answer':
      return [
        ...titled(style.heading(heading)),
        ...(section.detail ? [indented(style.detail(section.detail))] : []),
        ...linesOf(section.blocks, width - INDENT.length, style).map(indented),
      ];
    case 'updates':
      return [
        ...titled(style.heading(heading)),
        ...section.items.flatMap(({ text, source: from }) => [
          wrap(`- ${painted(text, style)}`, width),
          ...source(from),
        ]),
      ];
    case 'sources':
      return ['', `${section.heading}:`, ...section.items.flatMap(source)];
    case 'caveat':
      return ['', `${section.heading}:`, indented(section.text)];
    case 'desk':
      return [`${section.heading}:`, ...deskLines(section.desk).map(indented)];
    case 'related':
      return [`${section.heading}:`, indented(style.detail(section.items.join(', ')))];
  }
}

function renderAbout(overview: Overview, { width, style }: Page): string {
  const { title, publisher, source, categories, layers } = overview;
  const about = { ...overview, files: layers };
  const counts = categories.map(({ name, entries }) => wrap(`${name} (${entries})`, width, INDENT));
  let named = '';
  const facts = factsOf(overview).flatMap(([name, value]) => {
    const label = pad(name === named ? '' : name === 'File' ? 'Files' : name, 9);
    named = name;
    return [hang(label + value, width, '', label), ...(name === 'Entries' ? counts : [])];
  });
  return lines(
    wrap(style.question(title), width),
    ...(publisher ? [wrap(publisher, width)] : []),
    ...(source ? [isWeb(source) ? style.link(source) : wrap(source, width)] : []),
    ...caveatsOf(about).flatMap((text) => ['', wrap(text, width)]),
    ...desksOf(about).flatMap(({ desk }) => ['', ...deskLines(desk).map((line) => wrap(line, width))]),
    '',
    ...facts,
  );
}

/** Rows of two cells, padded to the width of their columns, and a text that takes the rest of the width. */
function table(rows: readonly (readonly [string, string, string])[], { width, style }: Page): string {
  const [first, second] = [widest(rows.map(([cell]) => cell)), widest(rows.map(([, cell]) => cell))];
  const shown = rows.map(([name, detail, text]) => {
    const head = `${pad(name, first)}  ${pad(detail, second)}  `;
    if (width - head.length >= Math.min(MIN_COLUMN, text.length)) return hang(head + text, width, '', head);
    return `${style.question(name)}\n${wrap(`${detail}: ${text}`, width, INDENT)}`;
  });
  return shown.map((row) => lines(row)).join('');
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
