/** The parts of a page that its script brings to life; without it they stay hidden. */

import type { CategoryCount, NamedDesk } from '../faq/faq.ts';
import { askDesks, categoryLinks, desk } from './article.ts';
import { type Html, html } from './markup.ts';
import { NEAR, NOT_COVERED, orAsk } from './wording.ts';

export function searchForm(): Html {
  return html`<form id="page:search" role="search" hidden>
<label for="page:box">Search this FAQ</label>
<input id="page:box" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" aria-describedby="page:hint">
<p class="detail hint"><span id="page:hint">Ask in your own words.</span> <span class="keys">Keys: <kbd>/</kbd> to search (<button type="button" class="link" id="page:slash">turn off</button>), <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to open, <kbd>Esc</kbd> to clear.</span></p>
<p class="detail status" id="page:status" role="status"></p>
</form>`;
}

/** The script fills in what was found, and shows one of the two sections. */
export function searchResults(categories: readonly CategoryCount[], desks: readonly NamedDesk[]): Html {
  return html`<section id="page:matches" aria-labelledby="page:matches-title" hidden>
<h2 class="part" id="page:matches-title">Matches</h2>
<p class="detail" id="page:corrected">Searched for: <span id="page:corrected-text"></span></p>
<p class="detail" id="page:missing-phrase"></p>
<p id="page:lead"></p>
<ol class="hits" id="page:hits"></ol>
<button type="button" id="page:more">Show all matches</button>
<p id="page:ask">${askDesks(desks)}</p>
<template id="page:hit"><li><h3 class="hit"><a href="#"></a></h3><p class="passage"><strong></strong><span></span></p></li></template>
</section>
<section id="page:nothing" aria-labelledby="page:nothing-title" hidden>
<h2 class="part" id="page:nothing-title">${NOT_COVERED} <span id="page:missing"></span></h2>
<h3 class="subpart" id="page:near-title">${NEAR}</h3>
<ul class="plain" id="page:near"></ul>
<template id="page:link"><li><a href="#"></a></li></template>
<h3 class="subpart">Categories</h3>
${categoryLinks(categories)}
${desks.map(({ of, desk: shown }) => html`<h3 class="subpart">${orAsk(of, desks)}</h3>\n${desk(shown)}`)}
</section>`;
}
