/** Results as Markdown, for documents, tickets and mail. */

import { describeProblem } from '../errors.ts';
import type { Block, Inline, Written } from '../faq/blocks.ts';
import { type About, caveatsOf, desksOf, type Entry, type HelpDesk, toActOn } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import { addressOf, blocksOf, inlines, lineOf, listOf, sourceOf, wordsOf } from './blocks.ts';
import { documentOf, type Point, type Section } from './document.ts';
import { factsOf } from './overview.ts';
import type { Renderer } from './renderer.ts';
import { ageOf, askedLine, askOf, deskLines, leadOf, questionAmong, signatureOf, TODAY } from './wording.ts';

export const markdownRenderer: Renderer = {
  hits(result, about) {
    const [lead, ask] = [leadOf(result), askOf(result, about)];
    const entries = result.hits.map(({ entry }) => entry);
    const hits = result.hits.map((hit) => {
      const { rank, entry } = hit;
      const { id, now } = entry;
      // The first hit is shown as in text output: what to act on, not a passage.
      const written = rank === 1 ? toActOn(entry) : { text: hit.snippet().text };
      const today = rank === 1 && now ? `**${escaped(TODAY + ageOf(now))}:** ` : '';
      return `${rank}. **${escaped(questionAmong(entry, entries))}** (\`${id}\`)  \n   ${today}${oneLine(written)}${rank === 1 ? escaped(signatureOf(now ?? {})) : ''}\n`;
    });
    return [lead && `**${escaped(lead)}**\n\n`, ...hits, ask && `\n${oneLine({ text: ask })}\n`].join('');
  },
  answer(entry, _, about, bare) {
    if (!entry) return '';
    return bare ? `${paint(blocksOf(toActOn(entry)))}\n` : paintEntry(entry, about);
  },
  entries: (entries, about) => entries.map((entry) => paintEntry(entry, about)).join('\n'),
  list: (listed) => listed.map(({ id, entry }) => `- \`${id}\` ${escaped(entry.question)}\n`).join(''),
  categories: (categories) =>
    categories.map(({ id, name, entries }) => `- \`${id}\` ${escaped(name)} (${entries})\n`).join(''),
  check: ({ problems }) =>
    problems.map((problem) => `- ${oneLine({ text: printable(describeProblem(problem)) })}\n`).join(''),
  asked: (unanswered) =>
    unanswered
      .map(
        (one) =>
          `${oneLine({ text: askedLine(one) })}\n\n${one.queries.map(({ text }) => `- ${escaped(text)}\n`).join('')}`,
      )
      .join('\n'),
  about(overview) {
    const { title, publisher, source, layers } = overview;
    const about = { ...overview, files: layers };
    const facts = factsOf(overview).map(([name, value]) => {
      if (name === 'Program') return `- ${escaped(value)}`;
      return `- ${name}: ${escaped(name === 'Entries' ? value.replace(/: (.*)/, ' ($1)') : value)}`;
    });
    return paragraphs(
      heading(1, title),
      [publisher && oneLine({ text: publisher }), source && inline(sourceOf(source))].filter(Boolean).join('  \n'),
      ...caveatsOf(about).map((text) => paint(blocksOf({ text }))),
      ...desksOf(about).map(({ desk }) => paintDesk(desk)),
      facts.join('\n'),
    );
  },
};

function paintDesk(desk: HelpDesk): string {
  return deskLines(desk)
    .map((text) => oneLine({ text }))
    .join('  \n');
}

function paintEntry(entry: Entry, about: About): string {
  const { title, facts, origin, sections } = documentOf(entry, about);
  return paragraphs(
    heading(2, wordsOf(title)),
    `*${escaped(facts.join(' | '))}*${origin ? `  \n*From: ${escaped(origin)}*` : ''}`,
    ...sections.flatMap(paintSection),
  );
}

function paintSection(section: Section): string[] {
  const title = `**${escaped(section.heading)}**`;
  switch (section.kind) {
    case 'today':
      return [`**${escaped(section.heading + section.age)}:** ${point(section)}`];
    case 'answer': {
      const { detail, blocks, isQuoted } = section;
      const text = paint(blocks);
      const quoted = isQuoted ? text.replace(/^/gm, '> ').replace(/ $/gm, '') : text;
      return [`${title}${detail && `  \n*${escaped(detail)}*`}`, quoted];
    }
    case 'updates':
      return [title, section.items.map((item) => `- ${atStart(point(item))}`).join('\n')];
    case 'sources': {
      const isLinks = section.items.every((source) => typeof source !== 'string');
      return [`${section.heading}: ${section.items.map(inline).join(isLinks ? ' ' : '; ')}`];
    }
    case 'caveat':
      return [title, oneLine({ text: section.text })];
    case 'desk':
      return [title, paintDesk(section.desk)];
    case 'related':
      return [];
  }
}

function point({ text, source }: Point): string {
  return [text.map(inline).join(''), source && inline(source)].filter(Boolean).join(' ');
}

function paint(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'line')
      return [block.indent + markerOf(block.marker) + atStart(block.text.map(inline).join(''))];
    const row = (cells: readonly string[]) => `${block.indent}| ${cells.join(' | ')} |`;
    const [header = [], ...body] = block.rows.map((cells) =>
      cells.map((cell) => cell.map(inline).join('').replaceAll('|', '\\|')),
    );
    return [row(header), row(header.map(() => '---')), ...body.map(row)];
  });
  return lines.join('\n');
}

/** Markdown knows no other signs for a list than these. */
function markerOf(marker: string): string {
  if (marker === '' || listOf(marker) === 'numbers') return marker;
  return listOf(marker) === 'bullets' ? marker.replace(/\S/, '-') : `- ${marker}`;
}

function heading(level: number, text: string): string {
  // The last "#" would be taken for the end of the heading.
  return `${'#'.repeat(level)} ${escaped(text).replace(/#$/, '\\#')}`;
}

function paragraphs(...parts: readonly (string | false | null)[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A text as the beginning of a line. */
function oneLine(written: Written): string {
  const text = written.blocks ? lineOf(written) : inlines(written.text.replace(/\s+/g, ' '));
  return atStart(text.map(inline).join(''));
}

function inline(part: Inline): string {
  if (typeof part === 'string') return escaped(part);
  if (part.kind === 'mark') return escaped(part.text);
  const words = part.text.map(inline).join('');
  if (part.kind === 'strong') return `**${words}**`;
  if (part.kind === 'emphasis') return `*${words}*`;
  if (addressOf(part) === null) return `<${address(wordsOf(part.text))}>`;
  const to = address(part.to);
  return `[${words}](${/[()]/.test(to) ? `<${to}>` : to})`;
}

/** An address in which nothing ends the link. */
function address(url: string): string {
  return url.replace(/[ <>"'`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text in which nothing is markup, except at the beginning of a line. */
function escaped(text: string): string {
  return text.replace(/[\\`*<[\]~]|&(?=#?\w+;)/g, '\\$&').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** What would begin a heading, a quotation or a list, or make a heading or a table of the line before. */
const STARTS = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=:|](?=[-=:|\s]*$)|\|)/;

/** Escaped text as the beginning of a line: what would be markup there, too, is not. */
function atStart(text: string): string {
  return text
    .trimStart()
    .replace(STARTS, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
