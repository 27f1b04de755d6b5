/** Makes untrusted text (queries, file names, data, library messages) safe to print. */

// C0 and C1 controls except tab and newline, and the characters that reorder or hide text (bidi, zero width, BOM).
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'g');

/** The text with every unprintable character replaced by U+FFFD, which shows that something was there. */
export function printable(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, '\ufffd');
}

/** The index of the first unprintable character (in UTF-16 units), or -1. */
export function findUnprintable(text: string): number {
  return text.search(UNPRINTABLE);
}
