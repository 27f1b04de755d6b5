/** Pieces of a page: an entry, what the FAQ says about itself, lists of questions and categories. */

import type { About, CategoryCount, Entry, HelpDesk } from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { type Block, blocksOf, type Inline, sourceOf } from './blocks.ts';
import { documentOf, type Point, type Section } from './document.ts';
import { type Html, html } from './markup.ts';
import { factsOf, type Overview } from './overview.ts';
import type { FaqInUse } from './renderer.ts';
import { deskLines, UNOFFICIAL } from './wording.ts';

/** Where an entry is shown. */
export interface Around {
  readonly faq: FaqInUse;
  /** The ids of the entries on the page, which it can link to. */
  readonly ids: ReadonlySet<string>;
  /** The level of an entry's heading. */
  readonly level: 2 | 3;
  /** Whether the page lists all questions, to go back to. */
  readonly hasList?: boolean;
}

/** A full entry. */
export function article(entry: Entry, around: Around, spans?: Hit['spans']): Html {
  const { faq, ids, level, hasList } = around;
  const { id, title, facts, origin, sections } = documentOf(entry, faq, { spans, isOnPage: (id) => ids.has(id) });
  const detail = [faq.caveat && UNOFFICIAL, ...facts, origin && `From: ${origin}`].filter(Boolean).join(' | ');
  return html`<article id="${id}">
${heading(level, 'question', html`<a href="#${id}">${title.map(inline)}</a>`)}
<p class="detail">${detail}${hasList && html` | <a href="#page:categories">All questions</a>`}</p>
${sections.map((section) => sectionOf(section, around))}</article>
`;
}

function sectionOf(section: Section, { faq, ids, level }: Around): Html {
  const label = (text: string) => heading(level + 1, 'label', text);
  switch (section.kind) {
    case 'today':
      return html`<div class="now">
${label(section.heading + section.age)}
<p class="todo">${section.text.map(inline)}</p>
${sourceLine(section.source)}
</div>
`;
    case 'answer': {
      const text = html`\n${section.blocks.map(block)}`;
      return html`${label(section.heading)}
<p class="detail">${section.detail}</p>
${section.isQuoted ? html`<blockquote class="text">${text}</blockquote>` : html`<div class="text">${text}</div>`}
`;
    }
    case 'updates': {
      const point = ({ text, source }: Point) => html`${text.map(inline)}\n${sourceLine(source)}`;
      return html`${label(section.heading)}${list('plain', section.items, point)}\n`;
    }
    case 'sources':
      return html`${label(section.heading)}${list('plain source', section.items, inline)}\n`;
    case 'desk':
      return html`${label(section.heading)}${desk(section.desk)}\n`;
    case 'related': {
      const item = (id: string) => {
        const question = faq.entry(id)?.question ?? id;
        return ids.has(id) ? questionLink({ id, question }) : html`${question}`;
      };
      return html`${label(section.heading)}${list('plain', section.items, item)}\n`;
    }
  }
}

export function inline(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`;
  if (part.kind === 'link') return html`<a href="${part.to}">${part.text.map(inline)}</a>`;
  return part.typed ? html`<mark>${part.text}</mark>` : html`<mark class="near">${part.text}</mark>`;
}

/** A block without its blank lines, and without markers, which the browser shows. */
export function block({ kind, lines }: Block): Html {
  const items = lines
    .filter(({ marker, text }) => marker !== '' || text.length > 0)
    .map(({ marker, text }) => {
      if (kind === 'paragraphs') return html`<p>${text.map(inline)}</p>\n`;
      const number = kind === 'numbers' && html` value="${marker.replace(/\D+/, '')}"`;
      return html`<li${number}>${text.map(inline)}</li>`;
    });
  if (kind === 'paragraphs') return html`${items}`;
  return kind === 'bullets' ? html`<ul>${items}</ul>\n` : html`<ol>${items}</ol>\n`;
}

export function questionLink({ id, question }: Pick<Entry, 'id' | 'question'>): Html {
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
${caveat && blocksOf(caveat).map(block)}
${sourceLine(source && sourceOf(source))}
</div>
${helpDesk && html`<div>\n${heading(3, 'subpart', 'Help desk')}\n${desk(helpDesk)}\n</div>`}
</section>
`;
}

/** How and when to reach a help desk, line by line. */
export function desk(helpDesk: HelpDesk): Html {
  const lines = deskLines(helpDesk).map((line, i) => html`${i > 0 && html`<br>`}${line}\n`);
  return html`<p>${lines}</p>
${sourceLine(helpDesk.source && sourceOf(helpDesk.source))}`;
}

/** What `about` says beside: how many entries, how old, from which files, by which program. */
export function facts(overview: Overview): Html {
  const facts = factsOf(overview);
  return html`<dl>
${facts.map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

export function heading(level: number, name: string, text: Html | string): Html {
  return html`<h${level} class="${name}">${text}</h${level}>`;
}

export function list<T>(name: string, items: readonly T[], item: (value: T) => Html): Html {
  return html`<ul class="${name}">
${items.map((value) => html`<li>${item(value)}</li>\n`)}</ul>`;
}

function sourceLine(source: Inline | null): Html | null {
  return source ? html`<p class="source">${inline(source)}</p>` : null;
}
