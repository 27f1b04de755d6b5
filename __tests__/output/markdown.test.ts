/** Markdown in which only the program's own markup is markup. */

import { markdownRenderer } from '../../src/output/markdown.ts';
import { catalogOf, faqOf } from '../support/faq.ts';

/** A FAQ of one entry with that text and source, as `show` prints it. */
function shown({ question = 'Why?', answer = 'So.', source = 'A letter' }): string {
  const entry = { id: 'why', question, answer };
  const faq = faqOf(JSON.stringify({ title: 'T', categories: [{ id: 'c', name: 'C', entries: [entry] }] }));
  // Past the checks of a FAQ file, which refuse such an address.
  const entries = faq.entries.map((entry) => ({ ...entry, sources: [source] }));
  return markdownRenderer.entries(entries, catalogOf(faq));
}
const partOf = (markdown: string, part: number) => markdown.trimEnd().split('\n\n')[part];

it.each([
  ['a heading', '# a', '\\# a'],
  ['no heading', '#1 a', '#1 a'],
  ['a fence', '~~~', '\\~\\~\\~'],
  ['a fence of backticks', '```', '\\`\\`\\`'],
  ['the line under a heading', 'a\n===', 'a\n\\==='],
  ['the line under a smaller heading, or a rule', 'a\n---', 'a\n\\---'],
  ['a table', 'a | b\n--|--', 'a | b\n\\--|--'],
  ['a table with edges', '| a |\n|:-:|', '\\| a |\n\\|:-:|'],
  ['a quotation', '> a > b', '\\> a > b'],
  ['a list with other markers', '+ a\n* b\n3) c\n3. d', '\\+ a\n- b\n3) c\n3. d'],
  ['a list in an item', '- - a\n1. 2. b', '- \\- a\n1. 2\\. b'],
  ['no list', '-a 1.5 +1', '-a 1.5 +1'],
  ['code by its spaces', 'a\n\n    b', 'a\n\nb'],
  ['emphasis', 'a *b* _c_ d_e ~~f~~', 'a \\*b\\* \\_c\\_ d_e \\~\\~f\\~\\~'],
  ['HTML', '<b>a</b> <!-- c', '\\<b>a\\</b> \\<!-- c'],
  ['a character by name', '&copy; &#169; a & b', '\\&copy; \\&#169; a & b'],
  ['a link', '[a](b) ![c][d]', '\\[a\\](b) !\\[c\\]\\[d\\]'],
  ['a link in brackets', 'at [now: https://a.org/b_c_d]', 'at \\[now: <https://a.org/b_c_d>\\]'],
  ['a link before brackets', 'https://a.org/b[c](d)', '<https://a.org/b>\\[c\\](d)'],
  ['backslashes', 'a\\*b\\', 'a\\\\\\*b\\\\'],
])('does not read %s into an answer', (_, answer, expected) => {
  expect(shown({ answer })).toContain(`**Answer**\n\n${expected}\n\nSources:`);
});

it('a heading keeps its last sign', () => {
  expect(partOf(shown({ question: 'What is a #' }), 0)).toBe('## What is a \\#');
});

it.each([
  ['https://a.org/(b)[c]', '<https://a.org/(b)[c]>'],
  ['https://a.org/b c', '<https://a.org/b%20c>'],
  ['https://a.org/><b>\'\\"', '<https://a.org/%3E%3Cb%3E%27%5C%22>'],
  ['# A <b> letter', '# A \\<b> letter'],
])('the source %s cannot end its link', (source, expected) => {
  expect(partOf(shown({ source }), 4)).toBe(`Sources: ${expected}`);
});
