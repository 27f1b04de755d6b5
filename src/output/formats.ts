/** Results as JSON, plain records and Markdown: the forms that other programs read. */

import type { CategoryCount, Entry, ListedEntry } from '../faq/faq.ts';
import type { SearchResult } from '../search/search.ts';

export const FORMATS = ['text', 'plain', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** What every format can tell. Each function returns whole lines, ready to be written; of a list, piece by piece. */
export interface Renderer {
  hits(result: SearchResult): string;
  /** The one answer, or null where none is sure enough. */
  answer(entry: Entry | null, result: SearchResult, bare: boolean): string;
  /** Whole entries; those of another FAQ than `title` say where they are from. */
  entries(entries: readonly Entry[], title: string): string;
  /** Every entry on a line of its own. */
  list(listed: readonly ListedEntry[]): Iterable<string>;
  categories(categories: readonly CategoryCount[]): string;
}

/** One document in every outcome; its keys are a promise to other people's scripts: added to, never renamed. */
export const jsonRenderer: Renderer = {
  hits: (result) => json(resultDocument(result)),
  answer: (entry, { query, suggestions }, bare) =>
    json({
      query: query.text,
      ...(bare ? { answer: entry?.answer ?? null } : { entry: entry && entryDocument(entry) }),
      suggestions: suggestions.map(({ id, question }) => ({ id, question })),
    }),
  entries: (entries) => json({ entries: entries.map(entryDocument) }),
  list: (listed) => [json({ entries: listed.map(({ entry }) => entryDocument(entry)) })],
  categories: (categories) => json({ categories }),
};

/** Tab-separated records, one a line: no header, no wrapping, no colour. */
export const plainRenderer: Renderer = {
  hits: ({ hits }) =>
    records(hits.map(({ rank, score, entry }) => [`${rank}`, `${score}`, entry.id, entry.category.id, entry.question])),
  answer: (entry, _, bare) => records(entry ? [bare ? [entry.answer] : fullRecord(entry)] : []),
  entries: (entries) => records(entries.map(fullRecord)),
  *list(listed) {
    for (const { id, categoryId, entry } of listed) yield records([[id, categoryId, entry.question]]);
  },
  categories: (categories) => records(categories.map(({ id, name, entries }) => [id, name, `${entries}`])),
};

export const markdownRenderer: Renderer = {
  hits: ({ hits }) =>
    hits
      .map(
        ({ rank, entry, snippet }) =>
          `${rank}. **${escapeMarkdown(entry.question)}** (\`${entry.id}\`)  \n   ${escapeMarkdown(snippet.text)}\n`,
      )
      .join(''),
  answer: (entry, _, bare) => (entry ? (bare ? `${escapeMarkdown(entry.answer)}\n` : markdownBody(entry)) : ''),
  entries: (entries) =>
    entries.map((entry) => `## ${escapeMarkdown(entry.question)}\n\n${markdownBody(entry)}`).join('\n'),
  *list(listed) {
    for (const { id, entry } of listed) yield `- \`${id}\` ${escapeMarkdown(entry.question)}\n`;
  },
  categories: (categories) =>
    categories
      .map(
        ({ id, name, entries }) => `- \`${id}\` ${escapeMarkdown(name)} (${entries})
`,
      )
      .join(''),
};

function resultDocument({ query, total, hits, suggestions }: SearchResult): object {
  return {
    query: query.text,
    total,
    hits: hits.map(({ rank, score, terms, snippet, entry }) => ({
      rank,
      score,
      terms,
      snippet: snippet.text,
      entry: entryDocument(entry),
    })),
    suggestions: suggestions.map(({ id, question }) => ({ id, question })),
  };
}

function entryDocument(entry: Entry): object {
  const { id, category, question, answer, text, asOf, updates, sources, related, faq } = entry;
  return {
    id,
    category: { id: category.id, name: category.name },
    question,
    answer,
    text,
    asOf,
    updates,
    sources,
    related,
    faq,
  };
}

function json(document: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...document })}\n`;
}

function fullRecord({ id, category, question, answer, text, asOf, updates, sources }: Entry): string[] {
  return [
    id,
    category.id,
    question,
    answer,
    text,
    asOf ?? '',
    updates.map(({ text }) => text).join(' '),
    sources.join(' '),
  ];
}

function records(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')}\n`).join('');
}

function markdownBody({ category, id, answer, text, asOf, updates, sources }: Entry): string {
  const whose = text === 'court' ? "The court's own words" : "A summary, not the court's words";
  const parts = [
    `*${escapeMarkdown(category.name)} | ${id} | ${whose}${asOf ? `; as of: ${escapeMarkdown(asOf)}` : ''}*`,
    escapeMarkdown(answer),
    ...(updates.length > 0 ? ['**What has changed since**'] : []),
    updates.map(({ text, source }) => `- ${escapeMarkdown(text)}${source ? ` <${source}>` : ''}`).join('\n'),
    ...(sources.length > 0 ? [`Sources: ${sources.map((source) => `<${source}>`).join(' ')}`] : []),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&');
}
