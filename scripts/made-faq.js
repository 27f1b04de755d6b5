/** FAQ files of any size, for the benchmarks. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The YAML of a FAQ with entries of about 90 words, drawn from the words of the bundled FAQ as often as they occur there. */
export function madeFaq(size) {
  const { categories } = parse(readFileSync(new URL('../faq.yaml', import.meta.url), 'utf8'));
  const words = categories.flatMap(({ entries }) =>
    entries.flatMap(({ question, answer }) => `${question} ${answer}`.match(/[A-Za-z][A-Za-z/-]+/g)),
  );
  let seed = 1;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  // As in any large collection, every few hundred entries bring a new word.
  const text = (length, i) =>
    Array.from({ length }, () => (random(40) === 0 ? `term${random(1 + i / 3)}` : words[random(words.length)])).join(
      ' ',
    );
  const entry = (i) => `      - id: entry-${i}
        question: How ${text(9, i)}?
        answer: >-
          ${text(80, i)}.
        sources: ["https://example.org/${i}"]
        asked_as: [${Array.from({ length: 20 }, () => text(7, i)).join(', ')}]
`;
  return `title: Many\ncategories:\n  - id: many\n    name: Many\n    entries:\n${Array.from({ length: size }, (_, i) => entry(i)).join('')}`;
}
