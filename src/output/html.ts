/** Results as web pages, each one file that needs no other. Loaded only for --format html. */

// The style and the script of the pages, with their hashes for the Content-Security-Policy: see scripts/page.js.
import built from '../../dist/page.json' with { type: 'json' };
import { describeProblem } from '../errors.ts';
import { type About, type CategoryCount, desksOf, type Entry, type ListedEntry, toActOn } from '../faq/faq.ts';
import { needsLanguages } from '../search/language.ts';
import { packFaq, type SearchData } from '../search/packing.ts';
import type { SearchResult } from '../search/search.ts';
import {
  aboutSection,
  article,
  askDesks,
  blocks,
  categoryLinks,
  facts,
  heading,
  list,
  questionLink,
} from './article.ts';
import { blocksOf } from './blocks.ts';
import { type Html, html, json, verbatim } from './markup.ts';
import type { FaqInUse, Renderer, Report, SearchBox, Unanswered } from './renderer.ts';
import { searchForm, searchResults } from './searchbox.ts';
import { askedLine, CAUTION, clip, countOf, desksToAsk, leadOf, NEAR, NOT_COVERED } from './wording.ts';

interface Page {
  /** Its name, beside that of the FAQ. */
  readonly title?: string;
  /** What stands before the main part. */
  readonly before?: Html;
  readonly main: Html;
  /** For the page's script; without it, the page has none. */
  readonly data?: SearchData;
}

export const htmlRenderer: Renderer = {
  hits: (result, faq) => print(resultPage(result, faq), faq),
  answer(entry, _, faq, bare) {
    if (!entry) return '';
    if (!bare) return entriesPage([entry], faq);
    return print({ title: entry.question, main: blocks(blocksOf(toActOn(entry))) }, faq);
  },
  entries: entriesPage,
  list: (listed, faq, box = null) => print(listPage(listed, box, faq), faq),
  categories: (categories, faq) => print({ title: 'Categories', main: categoryTable(categories) }, faq),
  about: (overview) =>
    print(
      { title: 'About', main: html`${aboutSection({ ...overview, files: overview.layers })}${facts(overview)}` },
      overview,
    ),
  check: ({ problems }) =>
    print({ main: problemList(problems) }, { title: 'Check', lang: null, publisher: null, caveat: null }),
  asked: (unanswered) =>
    print({ main: askedList(unanswered) }, { title: 'Asked', lang: null, publisher: null, caveat: null }),
};

function print(
  { title, before, main, data }: Page,
  faq: Pick<About, 'title' | 'lang' | 'publisher' | 'caveat'>,
): string {
  const policy = [
    "default-src 'none'",
    `style-src '${built.style.hash}'`,
    ...(data
      ? [
          `script-src '${built.script.hash}'`,
          // The search runs in a worker made from the page's own script.
          'worker-src blob:',
          "require-trusted-types-for 'script'",
          'trusted-types ecf-faq',
        ]
      : []),
    // Without an icon of its own, browsers would ask the host for one.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="${faq.lang ?? 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title && `${title} - `}${faq.title}</title>
<style>${verbatim(built.style.text)}</style>
</head>
<body${before && html` class="wide"`}>
<a class="skip" href="#page:main">Skip to the answers</a>
<header>
${faq.publisher && html`<p class="detail">${faq.publisher}</p>`}
<h1>${faq.title}</h1>
${faq.caveat && html`<p class="detail">${CAUTION}</p>`}
</header>
${before}
<main id="page:main" tabindex="-1">
${main}
</main>
${
  data &&
  html`<script type="application/json" id="page:data">${json(data)}</script>
${
  needsLanguages(data.faq) &&
  html`<script type="text/plain" id="page:languages">${verbatim(built.languages)}</script>
`
}<script>${verbatim(built.script.text)}</script>`
}
</body>
</html>
`.markup;
}

function idsOf(entries: readonly Pick<Entry, 'id'>[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id));
}

/** Full entries; no page if there are none. */
function entriesPage(entries: readonly Entry[], faq: FaqInUse): string {
  const [first, ...others] = entries;
  if (!first) return '';
  const around = { faq, ids: idsOf(entries), level: 2 } as const;
  const main = html`${entries.map((entry) => article(entry, around))}${aboutSection(faq)}`;
  return print(others.length === 0 ? { title: first.question, main } : { main }, faq);
}

/** All entries under their categories, with a search box for them. */
function listPage(listed: readonly ListedEntry[], box: SearchBox | null, faq: FaqInUse): Page {
  const around = { faq, ids: idsOf(listed), level: 3, hasList: true } as const;
  const ids = box?.categories ?? [];
  const categories = faq.categories.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const isShown = (id: string) => categories.some((category) => category.id === id);
  const entries = listed.map(({ entry }) => entry);
  /** An entry stands under its own category, or else under the first of the page that lists it. */
  const placeOf = ({ category, alsoIn }: Entry) => [category.id, ...alsoIn].find(isShown);
  const sections = categories.map(({ id, name }) => {
    const own = entries.filter(({ category }) => category.id === id);
    const others = entries.filter(({ category, alsoIn }) => category.id !== id && alsoIn.includes(id));
    return html`<section aria-labelledby="category:${id}">
<h2 class="part" id="category:${id}" tabindex="-1">${name}</h2>
${list('plain questions', [...own, ...others], questionLink)}
${[...own, ...others].filter((entry) => placeOf(entry) === id).map((entry) => article(entry, around))}
</section>
`;
  });
  return {
    before: html`${box && searchForm()}
<nav aria-labelledby="page:categories">
<h2 class="label" id="page:categories">Categories</h2>
${categoryLinks(categories)}
</nav>`,
    main: html`${box && searchResults(categories, desksOf(faq))}
<div id="page:everything">
${aboutSection(faq)}${sections}</div>`,
    ...(box && { data: { faq: packFaq(box.faq), categories: ids } }),
  };
}

/** The hits in full, with their matches marked; or what comes close. */
function resultPage(result: SearchResult, faq: FaqInUse): Page {
  const { query, corrected, total, hits, suggestions } = result;
  const asked = clip(corrected ?? query.text);
  const [lead, ask] = [leadOf(result), desksToAsk(result, faq)];
  const shown = hits.length > 0 ? hits.map(({ entry }) => entry) : suggestions;
  const around = { faq, ids: idsOf(shown), level: 3 } as const;
  const found = html`${heading(2, 'part', `${countOf(hits.length, total)} for: ${asked}`)}
${lead && html`<p>${lead}</p>`}
${hits.map(({ entry, spans }) => article(entry, around, spans))}
${ask.length > 0 && html`<p>${askDesks(ask)}</p>`}`;
  const near = html`${heading(3, 'subpart', NEAR)}
${list('plain questions', suggestions, questionLink)}
${suggestions.map((entry) => article(entry, around))}`;
  const nothing = html`${heading(2, 'part', `${NOT_COVERED} ${asked}`)}
${suggestions.length > 0 && near}`;
  return { title: asked, main: html`${hits.length > 0 ? found : nothing}\n${aboutSection(faq)}` };
}

function categoryTable(categories: readonly CategoryCount[]): Html {
  const rows = categories.map(
    ({ id, name, entries }) => html`<tr><th scope="row">${name}</th><td>${id}</td><td>${entries}</td></tr>\n`,
  );
  return html`<h2 class="part">Categories</h2>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Id</th><th scope="col">Entries</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function problemList(problems: Report['problems']): Html {
  if (problems.length === 0) return html`<p>No problems.</p>`;
  return list('plain', problems, (problem) => html`${describeProblem(problem)}`);
}

function askedList(unanswered: readonly Unanswered[]): Html {
  return list(
    'plain',
    unanswered,
    (one) => html`${askedLine(one)}\n${list('plain', one.queries, ({ text }) => html`${text}`)}`,
  );
}
