/** Any entry is printed whole at any width, and no line is longer than the width but for a word that is. */

import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import type { Entry } from '../../src/faq/faq.ts';
import { plainStyle } from '../../src/output/style.ts';
import { createTextRenderer } from '../../src/output/text.ts';
import { anyFaq } from '../support/anyFaq.ts';
import { bundledCatalog } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

/** A single word, which may be an item of a list. */
const UNBREAKABLE = /^ *(?:(?:[-*•–]|\d+[.)]|\([a-z\d]\)) +)?\S+$/;

const bundled = bundledCatalog();
const anyWidth = fc.integer({ min: 20, max: 200 });

function check(entries: readonly Entry[], width: number): void {
  const renderer = createTextRenderer({ width, style: plainStyle });
  for (const entry of entries) {
    const shown = renderer.entries([entry], { ...bundled, categories: [], entry: () => undefined });
    const texts = [entry.question, entry.now?.text ?? '', entry.answer, ...entry.updates.map(({ text }) => text)];
    const found = letters(shown);
    const missing = [...texts, ...entry.sources, ...entry.related].filter((text) => !found.includes(letters(text)));
    const long = shown.split('\n').filter((line) => stringWidth(line) > width && !UNBREAKABLE.test(line));
    expect({ id: entry.id, width, missing, long }).toEqual({ id: entry.id, width, missing: [], long: [] });
  }
}

/** Wrapping changes only white space, and composes letters with their accents. */
function letters(text: string): string {
  return text.normalize('NFD').replace(/\s+/g, '');
}

it.each([20, 40, 80, 200])('every entry of the bundled FAQ, at %i columns', (width) => {
  check(
    bundled.entriesIn([]).map(({ entry }) => entry),
    width,
  );
});

holds('any entry', fc.tuple(anyFaq, anyWidth), ([{ entries }, width]) => check(entries, width));
