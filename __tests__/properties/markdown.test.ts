/** Any Markdown is shown whole in every format, with no markup of its own but the few kinds that are known. */

import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { shownText } from '../../src/faq/blocks.ts';
import { blocksOf as read } from '../../src/faq/commonmark.ts';
import { blocks as paintHtml } from '../../src/output/article.ts';
import { blocksOf } from '../../src/output/blocks.ts';
import { markdownRenderer } from '../../src/output/markdown.ts';
import { plainStyle } from '../../src/output/style.ts';
import { createTextRenderer } from '../../src/output/text.ts';
import { findUnprintable } from '../../src/printable.ts';
import type { SearchResult } from '../../src/search/search.ts';
import { anyText } from '../support/arbitraries.ts';
import { catalogOf, faqOf } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

const faq = faqOf('categories: [{id: c, name: C, entries: [{id: a, question: Q, answer: A}]}]');
const catalog = catalogOf(faq);
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'fee',
    '\n',
    '\n\n',
    '\n  ',
    '\n- ',
    '\n1. ',
    '\n   2) ',
    ' ',
    '*',
    '**',
    '_',
    '`',
    '[a](',
    ')',
    '<b>',
  ),
  fc.constantFrom(
    '[see](https://a.org/)',
    '<https://a.org>',
    '\n| a | b |\n|---|---|\n| c | d |\n',
    '\n> ',
    '\n# ',
    '\n---\n',
  ),
  fc.constantFrom(
    '\\',
    '|',
    '&#x202e;',
    '&lt;',
    '![x](y)',
    '[a](javascript:b)',
    '\n```\n',
    '\n    ',
    '<!--',
    '[',
    ']',
    '\n===\n',
  ),
  anyText,
);
const anyMarkdown = fc
  .array(piece, { maxLength: 12 })
  .map((pieces) => [...pieces.join('')].filter((one) => findUnprintable(one) < 0).join(''))
  .filter((text) => findUnprintable(text) < 0);

/** Only its words: escapes (some percent-encoded), marks and space may be others. */
const letters = (text: string) => text.normalize('NFD').replace(/%[0-9A-F]{2}|[\s<>"'`\\]/g, '');

/** A single word, which may be an item of a list. */
const UNBREAKABLE = /^ *(?:(?:[-*•–]|\d+[.)]|\([a-z\d]\)) +)?\S+$/;

holds('any Markdown', fc.tuple(anyMarkdown, fc.integer({ min: 10, max: 100 })), ([text, width]) => {
  const blocks = read(text);
  const words = shownText({ text, blocks });
  expect(findUnprintable(words)).toBe(-1);

  const spans = [...words.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    typed: true,
  }));
  const html = paintHtml(blocksOf({ text, blocks }, { spans })).markup;
  const elements = new Set([...html.matchAll(/<(\w+)([^>]*)>/g)].map(([, name, rest]) => name + (rest ?? '').trim()));
  for (const element of elements)
    expect(element).toMatch(
      /^(?:(?:p|strong|em|mark|ul|ol|li|table|thead|tbody|tr|td|thscope="col"|livalue="\d+"|ulclass="plain")|ahref="(?:https?:\/\/|mailto:)[^"]*")$/,
    );
  const [entry] = faq.entries;
  const printed = entry
    ? markdownRenderer.answer({ ...entry, answer: text, blocks }, {} as SearchResult, catalog, true)
    : '';
  expect(letters(shownText({ text, blocks: read(printed) }))).toBe(letters(words));

  const renderer = createTextRenderer({ width, style: plainStyle });
  const shown = entry ? renderer.answer({ ...entry, answer: text, blocks }, {} as SearchResult, catalog, true) : '';
  expect(shown.split('\n').filter((line) => stringWidth(line) > width && !UNBREAKABLE.test(line))).toEqual([]);
});
