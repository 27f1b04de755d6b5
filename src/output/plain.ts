/** Tab-separated records, one per line: no header, no wrapping, no color. */

import { type Entry, isWeb, textToActOn } from '../faq/faq.ts';
import { printable } from '../printable.ts';
import type { Renderer } from './renderer.ts';

export const plainRenderer: Renderer = {
  hits: ({ hits }) =>
    records(hits.map(({ rank, score, entry }) => [`${rank}`, `${score}`, entry.id, entry.category.id, entry.question])),
  answer: (entry, _, __, bare) => records(entry ? [bare ? [textToActOn(entry)] : fullRecord(entry)] : []),
  entries: (entries) => records(entries.map(fullRecord)),
  *list(listed) {
    for (const { id, categoryId, entry } of listed) yield records([[id, categoryId, entry.question]]);
  },
  categories: (categories) => records(categories.map(({ id, name, entries }) => [id, name, `${entries}`])),
  check: ({ problems }) =>
    records(
      problems.map(({ file, line, column, severity, message }) => [
        printable(file),
        `${line}`,
        `${column}`,
        severity,
        message,
      ]),
    ),
  about: ({ helpDesk, entries, files, ...facts }) =>
    records(
      [
        ['title', facts.title],
        ['publisher', facts.publisher],
        ['source', facts.source],
        ['caveat', facts.caveat],
        [
          'help desk',
          helpDesk && [helpDesk.name, helpDesk.phone, helpDesk.email, helpDesk.hours].filter(Boolean).join(', '),
        ],
        ['entries', `${entries.all}`],
        ['court', `${entries.court}`],
        ['summary', `${entries.summary}`],
        ['oldest', facts.oldest],
        ['newest', facts.newest],
        ...files.map((file) => ['file', file]),
        ['version', facts.version],
        ['build', facts.build],
        ['node', facts.node],
        ['cache', facts.cache],
      ].map(([name, value]) => [name ?? '', value ?? '']),
    ),
};

function fullRecord({ id, category, question, answer, text, asOf, updates, sources, now }: Entry): string[] {
  return [
    id,
    category.id,
    question,
    answer,
    text,
    asOf ?? '',
    updates.map(({ text }) => text).join(' '),
    sources.join(sources.every(isWeb) ? ' ' : '; '),
    now?.text ?? '',
    now?.asOf ?? '',
  ];
}

function records(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')}\n`).join('');
}
