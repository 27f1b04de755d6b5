/** Makes untrusted text (queries, file names, data, library messages) safe to print. */

// Controls except tab and newline, and what reorders or hides text: bidi, zero width, fillers, tags, annotations. Joiners
// and variation selectors are allowed where they belong: in an emoji, and after an ideograph.
const UNPRINTABLE =
  /(?!\u200d|[\t\n\p{VS}])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}\p{DI}\ufff9-\ufffb]|(?<![\p{ExtPict}\p{EMod}]\ufe0f?)\u200d|\u200d(?!\p{ExtPict})|(?<![\p{ExtPict}\p{Ideo}\p{EMod}\d#*])\p{VS}/u;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'gu');

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
