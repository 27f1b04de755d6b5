/** Any valid FAQ, and a text for it as somebody could have written it. */

import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Faq, IndexedEntry } from '../../src/faq/faq.ts';
import { findUnprintable } from '../../src/printable.ts';
import { anyText } from './arbitraries.ts';

/** Text without white space at its ends and without anything that a FAQ file must not contain; never empty. */
const prose = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text
    .map((text) => [...text].filter((character) => isAllowed(character)).join(''))
    .map((text) =>
      text
        .replace(/\r/g, ' ')
        .replace(/\u200d/g, '')
        .trim(),
    )
    .map((text) => text || 'x');

function isAllowed(character: string): boolean {
  return findUnprintable(character) < 0 && !/\p{Cs}/u.test(character);
}

const word = fc.oneof(
  {
    arbitrary: fc.constantFrom('cat', 'cats', 'fee', 'the', 'PACER', 'CM/ECF', 'log in', 'e-file', '[now]', 'U.S.C.'),
    weight: 8,
  },
  { arbitrary: fc.string({ unit: fc.constantFrom(...'etaoinsh'), minLength: 1, maxLength: 30 }), weight: 4 },
  { arbitrary: anyText, weight: 1 },
  fc.constantFrom(
    'https://example.org/'.padEnd(90, 'x'),
    '字'.repeat(40),
    '- ',
    '12. ',
    '# no',
    'key: value',
    "it's",
    '"so"',
    'true',
    'answer, text',
    'phone = id',
    '5',
  ),
);
const sentence = prose(fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')));
const line = sentence.map((text) => text.replace(/\s+/g, ' ').trim());
const paragraphs = prose(
  fc
    .array(fc.tuple(fc.constantFrom('', '', '- ', '1. ', '20. ', '  '), line), { minLength: 1, maxLength: 6 })
    .chain((lines) =>
      fc.constantFrom('\n', '\n\n').map((between) => lines.map(([marker, text]) => marker + text).join(between)),
    ),
);
const url = fc.constantFrom('https://example.org/', 'http://a.b/c?d=e#f', `https://example.org/${'long'.repeat(40)}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 1 });
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });

const id = fc.oneof(
  fc.constantFrom('constructor', 'to-string', 'cat', 'a', '0', '1-2', 'x'.repeat(100)),
  fc
    .array(fc.string({ unit: fc.constantFrom(...'abcxyz019'), minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join('-')),
);
const ids = (minLength: number, maxLength: number) => fc.uniqueArray(id, { minLength, maxLength });

const sourced = fc.record({ text: line, source: maybe(url) });
const today = fc.record({ text: line, source: maybe(url), asOf: maybe(line) });
const update = fc
  .tuple(sourced, fc.boolean())
  .map(([update, confirms]) => ({ ...update, ...(confirms && { confirms: true as const }) }));

const about = fc.record({
  title: line,
  lang: maybe(fc.constantFrom('en', 'en-US')),
  publisher: maybe(line),
  source: maybe(url),
  caveat: maybe(paragraphs),
  helpDesk: maybe(
    fc.record({
      name: line,
      phone: maybe(line),
      email: maybe(line),
      hours: maybe(line),
      note: maybe(line),
      source: maybe(url),
    }),
  ),
});

const synonym = fc.oneof(line, fc.constantFrom('cat', 'fee', 'log in', 'CM/ECF', 'the', '&', '...'));

/** A FAQ as the parser should return it. */
export const anyFaq: fc.Arbitrary<Faq> = fc
  .tuple(
    about,
    ids(0, 4).chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), name: line })))),
    ids(0, 5),
    fc.record({ synonyms: few(few(synonym)), notCovered: few(line).map((questions) => [questions]) }),
  )
  .chain(([about, categories, entryIds, search]) => {
    const used = categories.length === 0 ? [] : entryIds;
    const anyOf = (ids: readonly string[]) => (ids.length === 0 ? fc.constant([]) : few(fc.constantFrom(...ids)));
    const entry = (id: string): fc.Arbitrary<IndexedEntry> =>
      fc.record({
        id: fc.constant(id),
        category: fc.constantFrom(...categories),
        alsoIn: anyOf(categories.map(({ id }) => id)),
        question: line,
        answer: paragraphs,
        now: maybe(today),
        askedAs: few(line),
        text: fc.constantFrom('court', 'summary', null),
        asOf: maybe(line),
        updates: few(update),
        sources: few(url),
        related: anyOf(used),
        faq: fc.constant(about.title),
        layer: fc.constant(0),
      });
    return fc.tuple(anyOf(used), ...used.map(entry)).map(([most, ...entries]) => ({
      ...about,
      ...search,
      files: [
        {
          title: about.title,
          ...(about.lang && { lang: about.lang }),
          entries: entries.length,
          ...(about.publisher !== null && { publisher: about.publisher }),
        },
      ],
      mostAsked: [...new Set(most)],
      categories,
      // In the order of the file: grouped by category.
      entries: categories.flatMap((category) => entries.filter((entry) => entry.category === category)),
    }));
  });

/** A query about what the FAQ says, or about anything. */
export const anyFaqAndQuery = fc.tuple(anyFaq, anyText, fc.nat(), fc.nat(30)).map(([faq, text, place, at]) => {
  const entry = faq.entries[place % Math.max(1, faq.entries.length)];
  const known = entry && place % 3 > 0 ? [entry.question, ...entry.askedAs, entry.answer].join(' ').slice(at) : '';
  return { faq, query: `${known} ${known === '' || place % 4 === 0 ? text : ''}` };
});

/** One of the ways to write YAML. */
export const anyStyle = fc.record({
  indent: fc.integer({ min: 1, max: 8 }),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  /** Whether other ways to ask stand in a part of their own. */
  askedAsApart: fc.boolean(),
  byteOrderMark: fc.boolean(),
} as const);

type Style = typeof anyStyle extends fc.Arbitrary<infer T> ? T : never;

/** The FAQ as the text of a file. Lines are not folded: the library spoils long words in quotes when it folds them. */
export function yamlOf(
  { categories, entries, files, helpDesk, mostAsked, notCovered, synonyms, ...about }: Faq,
  style: Style,
): string {
  const { askedAsApart, byteOrderMark, ...options } = style;
  const document = {
    ...about,
    help_desk: helpDesk && filled(helpDesk),
    synonyms,
    categories: categories.map((category) => ({
      ...category,
      entries: entries
        .filter((entry) => entry.category === category)
        .map(({ category, alsoIn, askedAs, asOf, faq, layer, now, updates, ...entry }) =>
          filled({
            ...entry,
            also_in: alsoIn,
            asked_as: askedAsApart ? null : askedAs,
            as_of: asOf,
            now: now && filled({ text: now.text, source: now.source, as_of: now.asOf }),
            updates: updates.map(filled),
          }),
        ),
    })),
    asked_as: askedAsApart ? Object.fromEntries(entries.map(({ id, askedAs }) => [id, askedAs])) : null,
    not_covered: notCovered.flat(),
    most_asked: mostAsked,
  };
  return (
    (byteOrderMark ? '\ufeff' : '') +
    stringify(filled(document), { ...options, lineWidth: 0, aliasDuplicateObjects: false })
  );
}

/** Without the fields that have no value: a file leaves them out. */
function filled<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<T>;
}
