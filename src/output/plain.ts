/** Tab-separated records, one per line: no header, no wrapping, no color. Scripts rely on the order of the fields. */

import { type Entry, isWeb, textToActOn } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import type { Renderer } from './renderer.ts';

type Row = readonly (string | number | null)[];

export const plainRenderer: Renderer = {
  hits: ({ hits }) =>
    records(hits.map(({ rank, score, entry: { id, category, question } }) => [rank, score, id, category.id, question])),
  answer: (entry, _, __, bare) => records(entry ? [bare ? [textToActOn(entry)] : entryRow(entry)] : []),
  entries: (entries) => records(entries.map(entryRow)),
  list: (listed) => records(listed.map(({ id, categoryId, entry }) => [id, categoryId, entry.question])),
  categories: (categories) => records(categories.map(({ id, name, entries }) => [id, name, entries])),
  check: ({ problems }) =>
    records(
      problems.map(({ file, line, column, severity, message }) => [printable(file), line, column, severity, message]),
    ),
  asked: (unanswered) =>
    records(
      unanswered.flatMap(({ outcome, closest, queries }) =>
        queries.map(({ text, times }) => [times, outcome, closest?.id ?? null, text]),
      ),
    ),
  about({
    title,
    publisher,
    source,
    caveat,
    helpDesk,
    entries,
    oldest,
    newest,
    files,
    version,
    build,
    node,
    cache,
    log,
  }) {
    const desk = helpDesk && [helpDesk.name, helpDesk.phone, helpDesk.email, helpDesk.hours].filter(Boolean).join(', ');
    return records([
      ...Object.entries({ title, publisher, source, caveat, 'help desk': desk, entries: entries.all }),
      ...Object.entries({ court: entries.court, summary: entries.summary, oldest, newest }),
      ...files.map((file) => ['file', file]),
      ...Object.entries({ version, build, node, cache, log }),
    ]);
  },
};

function entryRow({ id, category, question, answer, text, asOf, updates, sources, now }: Entry): Row {
  const changes = updates.map(({ text }) => text).join(' ');
  const confirmedBy = sources.join(sources.every(isWeb) ? ' ' : '; ');
  return [id, category.id, question, answer, text, asOf, changes, confirmedBy, now?.text ?? null, now?.asOf ?? null];
}

function records(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map((cell) => `${cell ?? ''}`.replace(/\s+/g, ' ')).join('\t')}\n`).join('');
}
