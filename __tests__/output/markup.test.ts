/** Markdown in a FAQ file, as every format shows it. */

import { withBlocks } from '../../src/catalog/open.ts';
import type { Faq } from '../../src/faq/faq.ts';
import { toActOn } from '../../src/faq/faq.ts';
import { blocks } from '../../src/output/article.ts';
import { blocksOf } from '../../src/output/blocks.ts';
import { jsonRenderer } from '../../src/output/json.ts';
import { markdownRenderer } from '../../src/output/markdown.ts';
import { createStyle, plainStyle } from '../../src/output/style.ts';
import { createTextRenderer, renderEntry } from '../../src/output/text.ts';
import { packFaq, unpackFaq } from '../../src/search/packing.ts';
import { parseQuery } from '../../src/search/query.ts';
import type { SearchResult } from '../../src/search/search.ts';
import { catalogOf, faqOf } from '../support/faq.ts';

/** A FAQ of entries that are Markdown unless they say otherwise. */
function markdown(...entries: object[]): Promise<Faq> {
  const all = entries.map((entry, i) => ({ id: `entry-${i}`, question: `Question ${i}?`, ...entry }));
  const categories = [{ id: 'c', name: 'C', entries: all }];
  return withBlocks(faqOf(JSON.stringify({ title: 'T', markup: 'markdown', categories })));
}

/** The text to act on alone, as text at these widths, as Markdown and as HTML. */
async function shown(answer: string, ...widths: number[]) {
  const faq = await markdown({ answer });
  const [entry] = faq.entries;
  if (!entry) throw new Error('no entry');
  const [catalog, result] = [catalogOf(faq), {} as SearchResult];
  return {
    text: widths.map((width) =>
      createTextRenderer({ width, style: plainStyle }).answer(entry, result, catalog, true).trimEnd(),
    ),
    markdown: markdownRenderer.answer(entry, result, catalog, true).trimEnd(),
    html: blocks(blocksOf(toActOn(entry))).markup.trimEnd(),
  };
}

const TABLE = `| Document | How to pay |
|---|:-:|
| Judgment | By check, made out to the *Clerk of Court* |
| a \\| b | |`;

describe('a text', () => {
  it.each([
    [
      'of paragraphs, of which lines are joined and forced breaks kept',
      'One\ntwo.\n\nThree\\\nfour.',
      ['One two.\n\nThree\nfour.'],
      'One two.\n\nThree\nfour.',
      '<p>One two.</p>\n<p>Three</p>\n<p>four.</p>',
    ],
    [
      'with strong and emphasized words',
      'It is __very__ *much **so***, not 2 * 3 * 4 or snake_case_name.',
      ['It is very much so, not 2 * 3 * 4 or snake_case_name.'],
      'It is **very** *much **so***, not 2 \\* 3 \\* 4 or snake_case_name.',
      '<p>It is <strong>very</strong> <em>much <strong>so</strong></em>, not 2 * 3 * 4 or snake_case_name.</p>',
    ],
    [
      'with links',
      'See [the *fees*](https://a.org/f_(1)), <https://a.org>, https://b.org/x_y, [us](mailto:a@b.org) or <c@d.org>.',
      [
        'See the fees (https://a.org/f_(1)), https://a.org, https://b.org/x_y, us\n(a@b.org) or c@d.org.',
        'See the fees (https://a.org/f_(1)),\nhttps://a.org, https://b.org/x_y, us\n(a@b.org) or c@d.org.',
      ],
      'See [the *fees*](<https://a.org/f_(1)>), <https://a.org>, <https://b.org/x_y>, [us](mailto:a@b.org) or <c@d.org>.',
      '<p>See <a href="https://a.org/f_(1)">the <em>fees</em></a>, <a href="https://a.org">https://a.org</a>, ' +
        '<a href="https://b.org/x_y">https://b.org/x_y</a>, <a href="mailto:a@b.org">us</a> or ' +
        '<a href="mailto:c@d.org">c@d.org</a>.</p>',
    ],
    [
      'with lists in lists',
      'Do:\n* one\n  1. two that goes on and on and on and on\n  2) three\n* four\n\n7. five\n\n   six\n8. seven',
      [
        'Do:\n\n- one\n  1. two that goes on and on and on and on\n  2. three\n- four\n\n7. five\n\n   six\n\n8. seven',
        'Do:\n\n- one\n  1. two that goes on and on and on and\n     on\n  2. three\n- four\n\n7. five\n\n   six\n\n8. seven',
      ],
      'Do:\n\n- one\n  1. two that goes on and on and on and on\n  2. three\n- four\n\n7. five\n\n   six\n\n8. seven',
      '<p>Do:</p>\n<ul><li>one\n<ol><li value="1">two that goes on and on and on and on</li><li value="2">three</li></ol>\n' +
        '</li><li>four</li></ul>\n<ol><li value="7">five\n<p>six</p>\n</li><li value="8">seven</li></ol>',
    ],
    [
      'with a table',
      TABLE,
      [
        'Document  How to pay\n--------  ----------------------------------------\n' +
          'Judgment  By check, made out to the Clerk of Court\na | b',
        'Document  How to pay\n--------  ------------------------------\n' +
          'Judgment  By check, made out to the\n          Clerk of Court\na | b',
        'Document:\nJudgment\nHow to pay: By\ncheck, made out\nto the Clerk of\nCourt\n\nDocument: a | b',
      ],
      '| Document | How to pay |\n| --- | --- |\n| Judgment | By check, made out to the *Clerk of Court* |\n| a \\| b |  |',
      '<table>\n<thead><tr><th scope="col">Document</th><th scope="col">How to pay</th></tr>\n</thead>\n' +
        '<tbody><tr><td>Judgment</td><td>By check, made out to the <em>Clerk of Court</em></td></tr>\n' +
        '<tr><td>a | b</td><td></td></tr>\n</tbody>\n</table>',
    ],
    [
      'with what is shown as it stands',
      '# A\n> *b*\n\n```js\n  c\n```\n\n![d](https://e.org) `*f*`\n\n---',
      ['# A\n\n> *b*\n\n```js\n  c\n```\n\n![d](https://e.org) `*f*`\n\n---'],
      '\\# A\n\n\\> \\*b\\*\n\n\\`\\`\\`js\nc\n\\`\\`\\`\n\n!\\[d\\](<https://e.org>) \\`\\*f\\*\\`\n\n\\---',
      '<p># A</p>\n<p>&#62; *b*</p>\n<p>```js</p>\n<p>  c</p>\n<p>```</p>\n' +
        '<p>![d](<a href="https://e.org">https://e.org</a>) `*f*`</p>\n<p>---</p>',
    ],
    [
      'that means harm',
      '<b onclick=x>[a](javascript:alert(1))</b> [b](data:x) [c](HTTPS://e.org/"x) &lt;script&gt; &#27;[31m&#x202e;\n\n' +
        '<script>\nalert(1)\n</script>\n\n[d](//e.org) [e](https://e.org/&#x202e;)',
      [
        '<b onclick=x>[a](javascript:alert(1))</b> [b](data:x) [c](HTTPS://e.org/"x)\n<script> �[31m�\n\n' +
          '<script>\nalert(1)\n</script>\n\n[d](//e.org) [e](https://e.org/&#x202e;)',
      ],
      '\\<b onclick=x>\\[a\\](javascript:alert(1))\\</b> \\[b\\](data:x) \\[c\\](HTTPS://e.org/"x) \\<script> �\\[31m�\n\n' +
        '\\<script>\nalert(1)\n\\</script>\n\n\\[d\\](//e.org) \\[e\\](<https://e.org/&#x202e>;)',
      '<p>&#60;b onclick=x&#62;[a](javascript:alert(1))&#60;/b&#62; [b](data:x) [c](HTTPS://e.org/&#34;x) ' +
        '&#60;script&#62; �[31m�</p>\n<p>&#60;script&#62;</p>\n<p>alert(1)</p>\n<p>&#60;/script&#62;</p>\n' +
        '<p>[d](//e.org) [e](<a href="https://e.org/&#38;#x202e">https://e.org/&#38;#x202e</a>;)</p>',
    ],
  ])('%s', async (_, source, texts, markdown, html) => {
    const widths = [80, 40, 16].slice(0, texts.length);
    expect(await shown(source, ...widths)).toEqual({ text: texts, markdown, html });
  });
});

it('shows lists of any depth, and of what is too deep the rest as it stands', async () => {
  const deep = await shown(`${'- '.repeat(1000)}a`, Number.POSITIVE_INFINITY);
  expect(deep.text[0]?.split('\n').at(-1)).toMatch(/^ +(?:- )+a$/);
  expect(deep.html.match(/<ul>/g)).toHaveLength(20);
  const strong = await shown(`${'*a '.repeat(200)}b${'*'.repeat(200)}`, 80);
  expect(strong.html.match(/<(?:em|strong)>/g)).toHaveLength(20);
});

it('also reads what to do today and what has changed, on one line each, and leaves other entries alone', async () => {
  const answer = 'See [it](https://a.org/x).';
  const now = { text: '# Use **this**.' };
  const updates = [{ text: '1. Read [it](https://a.org/y).' }];
  const faq = await markdown({ answer, now, updates }, { answer, markup: 'none' });
  const [first, second] = faq.entries.map((entry) =>
    renderEntry(entry, faq, { width: 80, style: { ...plainStyle, strong: (text) => `<b>${text}</b>` } }),
  );
  expect(first).toContain('TODAY\n  # Use **this**.\n');
  expect(first).toContain('  See it (https://a.org/x).\n');
  expect(first).toContain('- 1. Read it (https://a.org/y).\n');
  expect(second).toContain('  See [it](https://a.org/x).\n');
});

it('finds and marks the words that are shown, in the program and in a page, not addresses', async () => {
  const answer = `An **unusual** [permit](https://hidden.org/zebra) for a copy.\n\n${TABLE}`;
  const faq = await markdown({ answer }, { answer: 'Nothing.' });
  for (const catalog of [catalogOf(faq), catalogOf(unpackFaq(JSON.parse(JSON.stringify(packFaq(faq)))))]) {
    const find = (query: string) => catalog.search(parseQuery(query));
    expect(find('zebra').hits).toEqual([]);
    const [hit] = find('permit by check').hits;
    expect(hit?.snippet().text).toContain('An unusual permit for a copy. Document | How to pay Judgment | By check');
    const painted = hit && blocks(blocksOf(toActOn(hit.entry), { spans: hit.spans.answer })).markup;
    expect(painted).toContain('<a href="https://hidden.org/zebra"><mark>permit</mark></a>');
    expect(painted).toContain('<td>By <mark>check</mark>, made');
    expect(hit && JSON.parse(jsonRenderer.entries([hit.entry], catalog)).entries[0].answer).toBe(answer);
  }
});

it('shows a table below the label of the first hit', async () => {
  const catalog = catalogOf(await markdown({ answer: TABLE, question: 'How do I pay?' }));
  const text = createTextRenderer({ width: 60, style: plainStyle }).hits(
    catalog.search(parseQuery('how do i pay')),
    catalog,
  );
  expect(text).toContain('\n   Answer:\n   Document  How to pay\n   --------  -----');
});

it('makes links of words if the terminal takes them, and strong words bold', async () => {
  const faq = await markdown({ answer: 'A **b** [c](https://a.org)' });
  const style = await createStyle(true, true);
  const [text] = faq.entries.map((entry) => renderEntry(entry, faq, { width: 80, style }));
  expect(text).toContain('\u001b[1mb\u001b[22m');
  expect(text).toContain('\u001b]8;;https://a.org\u0007c\u001b]8;;\u0007');
});

it('lines up items of every kind in plain text', async () => {
  const answer = '• one two three four\n– one two three\n(a) one two three\n10) one two three';
  const faq = await markdown({ answer, markup: 'none' });
  const [entry] = faq.entries;
  if (!entry) throw new Error('no entry');
  const text = createTextRenderer({ width: 15, style: plainStyle });
  expect(text.answer(entry, {} as SearchResult, catalogOf(faq), true)).toBe(
    '• one two three\n  four\n– one two three\n(a) one two\n    three\n10) one two\n    three\n',
  );
  expect(blocks(blocksOf(toActOn(entry))).markup).toBe(
    '<ul><li>one two three four</li><li>one two three</li></ul>\n<ul class="plain"><li>(a) one two three</li></ul>\n' +
      '<ol><li value="10">one two three</li></ol>\n',
  );
});
