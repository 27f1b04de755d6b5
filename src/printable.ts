/** Makes untrusted text (queries, file names, data, library messages) safe to print. */

/**
 * Controls except tab and newline, and what reorders or hides text: bidi, zero width, fillers, tags, annotations. Joiners
 * and variation selectors are allowed where they belong: in an emoji, and after an ideograph.
 */
const PATTERN = String.raw`(?!\u200d|[\t\n\p{VS}])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}\p{DI}\ufff9-\ufffb]|(?<![\p{ExtPict}\p{EMod}]\ufe0f?)\u200d|\u200d(?!\p{ExtPict})|(?<![\p{ExtPict}\p{Ideo}\p{EMod}\d#*])\p{VS}`;

/** Only printable ASCII: nearly every text. It is recognized without the pattern above, which takes 2 ms to compile. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

let made: RegExp | undefined;
function everyUnprintable(): RegExp {
  made ??= new RegExp(PATTERN, 'gu');
  return made;
}

/** The text with every unprintable character replaced by U+FFFD, which shows that something was there. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(everyUnprintable(), '\ufffd');
}

/** The text with all that looks like a space, or like nothing, as its name: `<tab>`, `<U+00A0>`. */
export function visible(text: string): string {
  const named = (character: string) => (character === '\t' ? '<tab>' : `<${codeOf(character)}>`);
  return text.replace(/[^\S ]/g, named).replace(everyUnprintable(), named);
}

/** The same for the name of a file, which may contain line breaks: it must not look like another line. */
export function printableName(name: string): string {
  return printable(name).replace(/[\t\n]/g, '\ufffd');
}

/** The name of a file as a word of a command: FILE if a shell would read it otherwise. */
export function asWord(name: string): string {
  return /^[\w./:\\][\w./:\\-]*$/.test(name) ? name : 'FILE';
}

/** The index of the first unprintable character (in UTF-16 units), or -1. */
export function findUnprintable(text: string): number {
  return PLAIN.test(text) ? -1 : text.search(everyUnprintable());
}

/** The name of a text's first character: U+00A0. */
export function codeOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** One line of JSON with every unprintable character escaped: JSON.stringify escapes only the first 32. */
export function printableJson(value: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value);
  const safe = PLAIN.test(json)
    ? json
    : json.replace(everyUnprintable(), (found) => found.split('').map(escaped).join(''));
  return `${safe}\n`;
}
