/** Foreign text (queries, file names, data, library messages) made safe to show. */

// C0 and C1 controls but for tab and newline, and the marks that reorder or hide text (bidi, zero width, BOM).
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'g');

/** The text with every unprintable character replaced by U+FFFD, so that one sees that something stood there. */
export function printable(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, '\ufffd');
}

/** Where the first unprintable character stands (UTF-16 units), or -1. */
export function findUnprintable(text: string): number {
  return text.search(UNPRINTABLE);
}
