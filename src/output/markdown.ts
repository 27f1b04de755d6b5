/** Results as Markdown, for documents, tickets and mail. */

import { describeProblem } from '../errors.ts';
import { type About, type Entry, textToActOn } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import { type Block, blocksOf, type Inline, inlines, sourceOf, wordsOf } from './blocks.ts';
import { documentOf, type Point, type Section } from './document.ts';
import { factsOf } from './overview.ts';
import type { Renderer } from './renderer.ts';
import { ageOf, askOf, deskLines, leadOf, questionAmong, signed, TODAY } from './wording.ts';

export const markdownRenderer: Renderer = {
  hits(result, about) {
    const [lead, ask] = [leadOf(result), askOf(result, about)];
    const entries = result.hits.map(({ entry }) => entry);
    const hits = result.hits.map((hit) => {
      const { rank, entry } = hit;
      const { id, now, answer } = entry;
      // The first hit is shown as in text output: what to act on, not a passage.
      const passage = rank === 1 ? (now ? signed(now) : answer) : hit.snippet().text;
      const today = rank === 1 && now ? `**${escaped(TODAY + ageOf(now))}:** ` : '';
      return `${rank}. **${escaped(questionAmong(entry, entries))}** (\`${id}\`)  \n   ${today}${oneLine(passage)}\n`;
    });
    return [lead && `**${escaped(lead)}**\n\n`, ...hits, ask && `\n${oneLine(ask)}\n`].join('');
  },
  answer(entry, _, about, bare) {
    if (!entry) return '';
    return bare ? `${paint(blocksOf(textToActOn(entry)))}\n` : paintEntry(entry, about);
  },
  entries: (entries, about) => entries.map((entry) => paintEntry(entry, about)).join('\n'),
  list: (listed) => listed.map(({ id, entry }) => `- \`${id}\` ${escaped(entry.question)}\n`).join(''),
  categories: (categories) =>
    categories.map(({ id, name, entries }) => `- \`${id}\` ${escaped(name)} (${entries})\n`).join(''),
  check: ({ problems }) => problems.map((problem) => `- ${oneLine(printable(describeProblem(problem)))}\n`).join(''),
  about(overview) {
    const { title, publisher, source, caveat, helpDesk } = overview;
    const facts = factsOf(overview).map(([name, value]) => {
      if (name === 'Program') return `- ${escaped(value)}`;
      return `- ${name}: ${escaped(name === 'Entries' ? value.replace(/: (.*)/, ' ($1)') : value)}`;
    });
    return paragraphs(
      heading(1, title),
      [publisher && oneLine(publisher), source && inline(sourceOf(source))].filter(Boolean).join('  \n'),
      caveat && paint(blocksOf(caveat)),
      helpDesk && deskLines(helpDesk).map(oneLine).join('  \n'),
      facts.join('\n'),
    );
  },
};

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
    case 'desk':
      return [title, deskLines(section.desk).map(oneLine).join('  \n')];
    case 'related':
      return [];
  }
}

function point({ text, source }: Point): string {
  return [text.map(inline).join(''), source && inline(source)].filter(Boolean).join(' ');
}

function paint(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) => block.lines);
  return lines.map(({ marker, text }) => marker + atStart(text.map(inline).join(''))).join('\n');
}

function heading(level: number, text: string): string {
  // The last "#" would be taken for the end of the heading.
  return `${'#'.repeat(level)} ${escaped(text).replace(/#$/, '\\#')}`;
}

function paragraphs(...parts: readonly (string | false | null)[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A text as the beginning of a line. */
function oneLine(text: string): string {
  return atStart(inlines(text.replace(/\s+/g, ' ')).map(inline).join(''));
}

function inline(part: Inline): string {
  if (typeof part === 'string') return escaped(part);
  return part.kind === 'link' ? `<${address(part.to)}>` : escaped(part.text);
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
