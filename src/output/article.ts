/** Pieces of a page: an entry, what the FAQ says about itself, lists of questions and categories. */

import type { Block, Inline, Line, Table } from '../faq/blocks.ts';
import {
  type About,
  type CategoryCount,
  caveatsOf,
  desksOf,
  type Entry,
  type HelpDesk,
  langOf,
  type NamedDesk,
} from '../faq/faq.ts';
import type { Hit } from '../search/hits.ts';
import { blocksOf, isBlank, listOf, sourceOf } from './blocks.ts';
import { documentOf, type Point, type Section } from './document.ts';
import { type Html, html } from './markup.ts';
import { factsOf, type Overview } from './overview.ts';
import type { FaqInUse } from './renderer.ts';
import { deskLines, deskLinesOf, UNOFFICIAL } from './wording.ts';

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
  const lang = langOf(entry, faq);
  // The page itself is in the language of the lowest file.
  const inOther = lang !== (faq.lang ?? 'en') && html` lang="${lang}"`;
  return html`<article id="${id}"${inOther}>
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
      const text = html`\n${blocks(section.blocks)}`;
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
    case 'caveat':
      return html`${label(section.heading)}${blocks(blocksOf(section))}\n`;
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
  if (part.kind === 'strong') return html`<strong>${part.text.map(inline)}</strong>`;
  if (part.kind === 'emphasis') return html`<em>${part.text.map(inline)}</em>`;
  return part.typed ? html`<mark>${part.text}</mark>` : html`<mark class="near">${part.text}</mark>`;
}

/** Blocks without blank lines, and without markers, which the browser shows. */
export function blocks(all: readonly Block[]): Html {
  const shown = all.filter((block) => !isBlank(block));
  const parts: Html[] = [];
  for (let i = 0; i < shown.length; ) {
    const rest = shown.slice(i);
    const [first] = rest;
    if (first?.kind === 'line' && first.marker !== '') {
      const end = rest.findIndex((block) => !isInList(block, first));
      const length = end < 0 ? rest.length : end;
      parts.push(listOfItems(rest.slice(0, length), first));
      i += length;
    } else {
      if (first) parts.push(first.kind === 'table' ? tableOf(first) : html`<p>${first.text.map(inline)}</p>\n`);
      i++;
    }
  }
  return html`${parts}`;
}

/** Whether a block is an item of the list that begins with `first`, or belongs to one. */
function isInList(block: Block, first: Line): boolean {
  if (block.indent.length > first.indent.length) return true;
  const isItem = block.kind === 'line' && block.marker !== '' && block.indent === first.indent;
  return isItem && listOf(block.marker) === listOf(first.marker);
}

function listOfItems(all: readonly Block[], { indent, marker }: Line): Html {
  const kind = listOf(marker);
  const starts = all.flatMap((block, i) => (block.indent === indent ? [i] : []));
  const items = starts.map((start, i) => {
    const [head, ...below] = all.slice(start, starts[i + 1]) as [Line, ...Block[]];
    const number = kind === 'numbers' && html` value="${Number.parseInt(head.marker, 10)}"`;
    const letter = kind === 'letters' && head.marker;
    return html`<li${number}>${letter}${head.text.map(inline)}${below.length > 0 && html`\n${blocks(below)}`}</li>`;
  });
  if (kind === 'numbers') return html`<ol>${items}</ol>\n`;
  return kind === 'bullets' ? html`<ul>${items}</ul>\n` : html`<ul class="plain">${items}</ul>\n`;
}

function tableOf({ rows: [header = [], ...body] }: Table): Html {
  const row = (cells: Html[]) => html`<tr>${cells}</tr>\n`;
  return html`<table>
<thead>${row(header.map((cell) => html`<th scope="col">${cell.map(inline)}</th>`))}</thead>
<tbody>${body.map((cells) => row(cells.map((cell) => html`<td>${cell.map(inline)}</td>`)))}</tbody>
</table>
`;
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
export function aboutSection(about: About): Html {
  const { source } = about;
  const [caveats, desks] = [caveatsOf(about), desksOf(about)];
  if (!source && caveats.length + desks.length === 0) return html``;
  const nameOf = (of: string) => (desks.length > 1 ? `Help desk (${of})` : 'Help desk');
  return html`<section class="about" aria-labelledby="page:about">
<div>
<h2 class="subpart" id="page:about">About this FAQ</h2>
${caveats.map((text) => blocks(blocksOf({ text })))}
${sourceLine(source && sourceOf(source))}
</div>
${desks.map((named) => html`<div>\n${heading(3, 'subpart', nameOf(named.of))}\n${desk(named.desk)}\n</div>`)}
</section>
`;
}

/** How and when to reach a help desk, line by line. */
export function desk(helpDesk: HelpDesk): Html {
  const lines = deskLines(helpDesk).map((line, i) => html`${i > 0 && html`<br>`}${withContacts(line, helpDesk)}\n`);
  return html`<p>${lines}</p>
${sourceLine(helpDesk.source && sourceOf(helpDesk.source))}`;
}

/** Whom to ask, one a line, with their contacts as links. */
export function askDesks(desks: readonly NamedDesk[]): Html {
  const lines = deskLinesOf(desks);
  return html`${desks.map(({ desk }, i) => html`${i > 0 && html`<br>\n`}${withContacts(lines[i] ?? '', desk)}`)}`;
}

/** A text with the phone number and the e-mail address of a help desk as links. */
function withContacts(text: string, { phone, email }: HelpDesk): Html {
  const links = new Map<string, string>();
  // Anything else, such as an extension, would dial or address something else.
  if (phone && /^\+?[\d ().-]+$/.test(phone)) links.set(phone, `tel:${phone.replace(/[^+\d]/g, '')}`);
  if (email && /^[\w.+-]+@[\w.-]+$/.test(email)) links.set(email, `mailto:${email}`);
  const parts = [...links.keys()].reduce(
    (parts, contact) =>
      parts.flatMap((part) => part.split(contact).flatMap((left, i) => (i > 0 ? [contact, left] : left))),
    [text],
  );
  return html`${parts.map((part) => (links.has(part) ? html`<a href="${links.get(part)}">${part}</a>` : part))}`;
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
