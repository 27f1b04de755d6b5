/** Makes untrusted text (queries, file names, data, library messages) safe to print. */

// C0 and C1 controls except tab and newline, and the characters that reorder or hide text (bidi, zero width, soft hyphen,
// BOM, tags). A zero-width joiner is allowed only after an emoji.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]|(?<!\ufe0f)(?<![\u2600-\u27bf\udc00-\udfff])\u200d/;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'g');

/** The text with every unprintable character replaced by U+FFFD, which shows that something was there. */
export function printable(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, '\ufffd');
}

/** The index of the first unprintable character (in UTF-16 units), or -1. */
export function findUnprintable(text: string): number {
  return text.search(UNPRINTABLE);
}

/** One line of JSON with every unprintable character escaped: JSON.stringify escapes only the first 32. */
export function printableJson(value: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value).replace(EVERY_UNPRINTABLE, (found) => found.split('').map(escaped).join(''));
  return `${json}\n`;
}
