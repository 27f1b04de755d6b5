/** Any entry is printed whole at any width, and no line is longer than the width but for a word that is. */

import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import type { Faq } from '../../src/faq/faq.ts';
import { plainStyle } from '../../src/output/style.ts';
import { createTextRenderer } from '../../src/output/text.ts';
import { anyFaq } from '../support/anyFaq.ts';
import { bundledFaq } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

/** A single word, which may be an item of a list. */
const UNBREAKABLE = /^ *(?:- |\d+\. )?\S+$/;
const WIDTHS = { min: 20, max: 200 };

function check(faq: Faq, width: number): void {
  const renderer = createTextRenderer({ width, style: plainStyle });
  const inUse = { ...faq, categories: [], entry: () => undefined };
  for (const entry of faq.entries) {
    const shown = renderer.entries([entry], inUse);
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

const bundled = bundledFaq();
it('every entry of the bundled FAQ, at every width', () => {
  for (let width = WIDTHS.min; width <= WIDTHS.max; width++) check(bundled, width);
});

holds('any entry', fc.tuple(anyFaq, fc.integer(WIDTHS)), ([faq, width]) => check(faq, width));
