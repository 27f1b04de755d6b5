/** Pieces of a page: an entry, what the FAQ says about itself, lists of questions and categories. */

import { type About, type CategoryCount, type Entry, type HelpDesk, originOf } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { blocks, type Html, html, inline, link, marked } from './markup.ts';
import type { Overview } from './renderer.ts';
import {
  ageOf,
  countEntries,
  deskLines,
  headingOf,
  layerLine,
  signed,
  TODAY,
  timeOf,
  UNOFFICIAL,
  updatesOf,
} from './wording.ts';

/** Where an entry is shown. */
export interface Around {
  /** The FAQ in use; if it comes from several files, an entry says which one it is from. */
  readonly about: Pick<About, 'files' | 'caveat'>;
  /** Whether the page lists all questions, to go back to. */
  readonly hasList?: boolean;
  /** The level of an entry's heading. */
  readonly level: 2 | 3;
  /** Whether the page has that entry, so that it can link to it. */
  isOnPage(id: string): boolean;
  /** The question of an entry, on the page or not. */
  questionOf(id: string): string | undefined;
}

/** A full entry: its question, what to do today, the answer and whose words it is, what else has changed, sources. */
export function article(entry: Entry, around: Around, spans?: Hit['spans']): Html {
  const { id, question, category, now, answer, sources } = entry;
  const { level, isOnPage, questionOf, hasList = false } = around;
  const origin = originOf(entry, around.about);
  const questions = entry.related.map((id) => ({ id, question: questionOf(id) ?? id }));
  const item = (other: QuestionOf) => (isOnPage(other.id) ? questionLink(other) : html`${other.question}`);
  const text = blocks(answer, spans?.answer ?? [], isOnPage);
  const label = (text: string) => heading(level + 1, 'label', text);
  return html`<article id="${id}">
${heading(level, 'question', html`<a href="#${id}">${marked(question, spans?.question ?? [])}</a>`)}
<p class="detail">${around.about.caveat && `${UNOFFICIAL} | `}${category.name} | ${id}${origin && ` | From: ${origin}`}${
    hasList && html` | <a href="#page:categories">All questions</a>`
  }</p>
${
  now &&
  html`<div class="now">
${label(TODAY + ageOf(now))}
<p class="todo">${inline(signed(now), spans?.now ?? [], isOnPage)}</p>
${sourceLine(now.source)}
</div>
`
}${label(headingOf(entry, around.about))}
<p class="detail">${timeOf(entry)}</p>
${entry.text === 'court' ? html`<blockquote class="text">\n${text}</blockquote>` : html`<div class="text">\n${text}</div>`}
${updatesOf(entry).map(({ heading, updates }) => [
  label(heading),
  list('plain', updates, (update) => html`${inline(signed(update), [], isOnPage)}\n${sourceLine(update.source)}`),
])}
${sources.length > 0 && [label('Sources'), list('plain source', sources, link)]}
${questions.length > 0 && [label('Related'), list('plain', questions, item)]}
</article>
`;
}

type QuestionOf = Pick<Entry, 'id' | 'question'>;

export function questionLink({ id, question }: QuestionOf): Html {
  return html`<a href="#${id}">${question}</a>`;
}

/** Links to the parts of the page about each category. */
export function categoryLinks(categories: readonly CategoryCount[]): Html {
  return list(
    'plain across',
    categories,
    ({ id, name, entries }) => html`<a href="#category:${id}">${name}</a> <span class="detail">${entries}</span>`,
  );
}

/** Whose the FAQ is, what to know before relying on it, whom to ask. */
export function aboutSection({ source, caveat, helpDesk }: Omit<About, 'files'>): Html {
  if (!source && !caveat && !helpDesk) return html``;
  return html`<section class="about" aria-labelledby="page:about">
<div>
<h2 class="subpart" id="page:about">About this FAQ</h2>
${caveat && blocks(caveat, [], () => false)}
${sourceLine(source)}
</div>
${helpDesk && html`<div>\n${heading(3, 'subpart', 'Help desk')}\n${desk(helpDesk)}\n</div>`}
</section>
`;
}

/** How and when to reach a help desk, line by line. */
export function desk(helpDesk: HelpDesk): Html {
  const lines = deskLines(helpDesk).map((line, i) => html`${i > 0 && html`<br>`}${line}\n`);
  return html`<p>${lines}</p>
${sourceLine(helpDesk.source)}`;
}

/** What `about` says beside: how many entries, how old, from which files, by which program. */
export function facts({ entries, oldest, newest, layers, version, build, node, cache }: Overview): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Entries', countEntries(entries)],
    ['Oldest', oldest],
    ['Newest', newest],
    ...layers.map((layer) => ['File', layerLine(layer)] as const),
    ['Program', `ecf-faq ${version} (build ${build}), Node ${node}`],
    ['Cache', cache],
  ];
  const shown = rows.filter(([, value]) => value !== null);
  return html`<dl>
${shown.map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

export function heading(level: number, name: string, text: Html | string): Html {
  return html`<h${level} class="${name}">${text}</h${level}>`;
}

export function list<T>(name: string, items: readonly T[], item: (value: T) => Html): Html {
  return html`<ul class="${name}">
${items.map((value) => html`<li>${item(value)}</li>\n`)}</ul>`;
}

function sourceLine(url: string | null): Html | null {
  return url === null ? null : html`<p class="source">${link(url)}</p>`;
}
