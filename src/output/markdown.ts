/** Results as Markdown, for documents, tickets and mail. */

import { describeProblem } from '../errors.ts';
import { type About, type Entry, isWeb, originOf, type Today, textToActOn } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import type { Renderer } from './renderer.ts';
import { ageOf, askOf, deskLines, headingOf, layerLine, leadOf, signed, TODAY, timeOf, updatesOf } from './wording.ts';

export const markdownRenderer: Renderer = {
  hits(result, { helpDesk }) {
    const [lead, ask] = [leadOf(result), askOf(result, helpDesk)].map(escaped);
    const hits = result.hits.map((hit) => {
      const { rank, entry } = hit;
      // The first hit is shown as in text output: what to act on, not a passage.
      const text =
        rank === 1
          ? `${entry.now ? `${today(entry.now)} ` : ''}${inline(entry.now ? signed(entry.now) : entry.answer)}`
          : inline(hit.snippet().text);
      return `${rank}. **${escaped(entry.question)}** (\`${entry.id}\`)  \n   ${text}\n`;
    });
    return [lead && `**${lead}**\n\n`, ...hits, ask && `\n${ask}\n`].join('');
  },
  answer: (entry, _, about, bare) => {
    if (!entry) return '';
    return bare ? `${escaped(textToActOn(entry))}\n` : section(entry, about);
  },
  entries: (entries, about) => entries.map((entry) => section(entry, about)).join('\n'),
  *list(listed) {
    for (const { id, entry } of listed) yield `- \`${id}\` ${escaped(entry.question)}\n`;
  },
  categories: (categories) =>
    categories.map(({ id, name, entries }) => `- \`${id}\` ${escaped(name)} (${entries})\n`).join(''),
  check: ({ problems }) => problems.map((problem) => `- ${inline(printable(describeProblem(problem)))}\n`).join(''),
  about: ({ title, publisher, source, caveat, helpDesk, entries, oldest, newest, ...program }) =>
    paragraphs(
      `# ${escaped(title)}`,
      [publisher && escaped(publisher), source && `<${source}>`].filter(Boolean).join('  \n'),
      caveat && escaped(caveat),
      helpDesk && deskLines(helpDesk).map(escaped).join('  \n'),
      [
        `- Entries: ${entries.all} (the court's own words: ${entries.court}; summaries: ${entries.summary})`,
        ...(oldest ? [`- Oldest: ${escaped(oldest)}`] : []),
        ...(newest ? [`- Newest: ${escaped(newest)}`] : []),
        ...program.layers.map((layer) => `- File: ${escaped(layerLine(layer))}`),
        `- ecf-faq ${program.version} (build ${program.build}), Node ${program.node}`,
        ...(program.cache ? [`- Cache: ${escaped(program.cache)}`] : []),
      ].join('\n'),
    ),
};

function section(entry: Entry, about: About): string {
  const { question, category, id, now, answer, text, sources } = entry;
  const time = timeOf(entry);
  const origin = originOf(entry, about);
  return paragraphs(
    `## ${escaped(question)}`,
    `*${escaped(category.name)} | ${id}*${origin ? `  \n*From: ${escaped(origin)}*` : ''}`,
    now && `${today(now)} ${escaped(signed(now))}${link(now.source)}`,
    `**${headingOf(entry, about)}**${time && `  \n*${escaped(time)}*`}`,
    text === 'court' ? escaped(answer).replace(/^/gm, '> ').replace(/ $/gm, '') : escaped(answer),
    ...updatesOf(entry).flatMap(({ heading, updates }) => [
      `**${heading}**`,
      updates.map((update) => `- ${escaped(signed(update))}${link(update.source)}`).join('\n'),
    ]),
    sources.length > 0 && `Sources:${sources.map(link).join(sources.every(isWeb) ? '' : ';')}`,
  );
}

function paragraphs(...parts: readonly (string | false | null)[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function today(now: Today): string {
  return `**${escaped(TODAY + ageOf(now))}:**`;
}

function link(source: string | null): string {
  if (!source) return '';
  return isWeb(source) ? ` <${source}>` : ` ${escaped(source)}`;
}

function inline(text: string): string {
  return escaped(text).replace(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&');
}
