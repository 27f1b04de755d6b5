/** Any text, any bytes, and queries as people and programs may send them. */

import fc from 'fast-check';
import { bundledCatalog, relevanceQueries } from './faq.ts';

const SPECIAL = [
  ...'"“”\'’-.,:;/@&%$()[]{}<>|*?!#\\`~+=_\t\n\r\0\u001b\u007f\u0085\u00a0\u00ad\u0301\u0345\u200b\u200d\u202e\u2028\u2066\ufe0f\ufeff',
  ...'ßıİſﬁΣςあ한字กำ\ufe70\u1f80\u00aa',
  '👨‍👩‍👧',
  '🇺🇸',
  '\ud800',
  '\udfff',
  '\u{e0041}',
  '...',
  '__proto__',
];

const printableAscii = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
/** A UTF-16 unit: half of a pair as often as it comes. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const letter = fc.constantFrom(...'etaoinshr', ' ', ' ');

/** Any sequence of UTF-16 units, and more of what is known to be difficult than chance would give. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: letter, weight: 4 },
      { arbitrary: printableAscii, weight: 3 },
      { arbitrary: fc.constantFrom(...SPECIAL), weight: 3 },
      unit,
      codePoint,
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** As the FAQ puts them, and as people do. */
const questions = [
  ...bundledCatalog()
    .entriesIn([])
    .map(({ entry }) => entry.question),
  ...relevanceQueries('dev.jsonl').map(({ query }) => query),
];
const words = [...new Set(questions.flatMap((question) => question.split(' ')))];

/** Words of the FAQ, some misspelled, quoted, excluded or joined by anything. */
const known: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...words), weight: 6 },
      fc.constantFrom(...questions),
      fc
        .tuple(fc.constantFrom(...words), fc.nat(12), fc.oneof(letter, fc.constantFrom(...SPECIAL, '')))
        .map(([word, at, typed]) => word.slice(0, at) + typed + word.slice(at + 1)),
      fc.constantFrom(...words).map((word) => `-${word}`),
      fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((run) => `"${run.join(' ')}"`),
      fc.constantFrom(...SPECIAL),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

/** Up to a megabyte of the same. */
const huge: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(anyText, known), fc.integer({ min: 1, max: 1 << 20 }))
  .map(([text, length]) => text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length));

export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: anyText, weight: 100 },
  { arbitrary: known, weight: 60 },
  { arbitrary: fc.constantFrom(...questions), weight: 40 },
  { arbitrary: huge, weight: 1 },
);

/** Any bytes: UTF-8, almost UTF-8, and none. */
export const anyBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  anyText.map((text) => Buffer.from(text)),
  fc
    .tuple(anyText, fc.nat(60), fc.nat(255))
    .map(([text, at, byte]) =>
      Buffer.concat([Buffer.from(text).subarray(0, at), Buffer.from([byte]), Buffer.from(text).subarray(at)]),
    ),
);
