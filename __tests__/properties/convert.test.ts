/** `init --from`: any questions with answers, written in any form, come in, with all their words and without an error. */

import fc from 'fast-check';
import { stringify } from 'yaml';
import { convertFaq } from '../../src/convert/convert.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { holds } from '../support/properties.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{2,9}$/),
  fc.stringMatching(/^[A-Zäöüñé][a-zäöüñé0-9]{1,9}$/),
  fc.constantFrom('fee', 'U.S.', "it's", '“so”', '5%', '(a)', '#4', 'A&B', '10:30', 'No,', 'why?', '42', 'e-mail', '–'),
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => `So ${all.join(' ')}`);
const answer = fc.array(words, { minLength: 1, maxLength: 3 });
const question = fc.array(fc.stringMatching(/^[a-zäöü]{2,9}$/), { minLength: 1, maxLength: 6 });
const anyPairs = fc.uniqueArray(
  fc.record({ asked: question.map((all) => `What about ${all.join(' ')}?`), said: answer }),
  { minLength: 1, maxLength: 6, selector: ({ asked }) => asked },
);
type Pairs = readonly { readonly asked: string; readonly said: readonly string[] }[];

const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const markdown = (text: string) => text.replace(/[#&*()]/g, '\\$&');
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const items = (pairs: Pairs) => pairs.map(({ asked, said }) => ({ question: asked, answer: said.join('\n\n') }));
/** Each writes a file of its kind. */
const FORMS: Readonly<Record<string, (pairs: Pairs) => string>> = {
  'faq.json': (pairs) => JSON.stringify(items(pairs)),
  'faq.yaml': (pairs) => stringify({ faqs: items(pairs) }),
  'faq.csv': (pairs) =>
    ['question,answer', ...items(pairs).map((item) => `${cell(item.question)},${cell(item.answer)}`)].join('\r\n'),
  'faq.html': (pairs) => {
    const paragraphs = (said: readonly string[]) => said.map((text) => `<p>${html(text)}</p>`).join('\n');
    return `<html><dl>${pairs.map(({ asked, said }) => `<dt>${html(asked)}</dt><dd>${paragraphs(said)}</dd>`).join('\n')}</dl></html>`;
  },
  'faq.md': (pairs) => pairs.map(({ asked, said }) => `## ${asked}\n\n${said.map(markdown).join('\n\n')}\n`).join('\n'),
  'faq.txt': (pairs) =>
    pairs.map(({ asked, said }) => `Q: ${asked}\nA: ${said.map(markdown).join('\n\n')}\n`).join('\n'),
};

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

for (const [name, write] of Object.entries(FORMS)) {
  holds(`all of ${name}`, anyPairs, (pairs) => {
    const { text, left } = convertFaq(Buffer.from(write(pairs)), name);
    const { faq, problems } = parseFaq(text, 'faq.yaml');
    expect({ problems, left }).toEqual({ problems: [], left: [] });
    expect(faq?.entries.map(({ question }) => question)).toEqual(pairs.map(({ asked }) => asked));
    for (const [i, { said }] of pairs.entries())
      expect(wordsIn(faq?.entries[i]?.answer ?? '')).toEqual(wordsIn(said.join(' ')));
  });
}
