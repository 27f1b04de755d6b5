/** What is wrong with the value after a key or a dash: quotes, brackets, and signs that mean something in YAML. */

/** What is wrong, at an index of the line. */
export interface Mistake {
  readonly index: number;
  readonly message: string;
}

const QUOTED = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^']*(?:''[^']*)*'(?!')/y;
export const COLON = 'a text with a colon before a space, or at its end, needs quotes around it';
/** An item in quotes within brackets, with more right after it. */
const STUCK = /(?<=[[{,]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[^\s,\]}:])/;
export const ESCAPED = 'after a backslash, a quote does not end a text; remove the backslash';
const BLANK = /^\s*(?:#.*)?$/;
/** Quotes as word processors and other languages have them. */
export const CURLY = '“”„‟‘’‚‛«»';

/** Signs in front of a text of several lines that are nearly "|-" or ">-". */
export const SIGNS = /^(?:-|\+|[-+<][|>]|[|>]{2,}-?)$/;

export function forSigns(signs: string): string {
  const header = signs.includes('|') ? '|-' : '>-';
  return `"${signs}" does not begin a text of several lines; write "${header}"${signs === '-' ? ', or nothing if a list follows' : ''}`;
}

/** The value that begins at `start`, if it is wrong. What is not closed is not looked at. */
export function mistakeIn(line: string, start: number): Mistake | null {
  const value = line.slice(start).trimEnd();
  const first = value.charAt(0);
  const at = (index: number, message: string) => ({ index: start + index, message });
  const end = endOf(value);
  if (end !== null) {
    const stuck = /["']/.test(first) ? null : STUCK.exec(value);
    if (stuck)
      return at(
        stuck.index + stuck[0].length,
        'a text in quotes ends before this; remove what is too much, or put a comma',
      );
    if (end < 0 || BLANK.test(value.slice(end))) return null;
    if (/["']/.test(first)) return at(end - 1, afterQuote(value, end));
    return at(0, `a text that begins with ${first} needs quotes around it`);
  }
  const [header = ''] = /^[|>][-+\d]*\s*/.exec(value) ?? [];
  if (header !== '') {
    if (BLANK.test(value.slice(header.length))) return null;
    return at(header.length, `begin the text after "${header.trimEnd()}" on the next line, with more spaces in front`);
  }
  if (/^[@`%*&!]/.test(value)) return at(0, `a text that begins with ${first} needs quotes around it`);
  if (/^[-?](?:\s|$)/.test(value))
    return at(0, `a text that begins with "${first} " needs quotes around it; a list begins on the next line`);
  const colon = value.replace(/\s#.*$/, '').search(/:(?:\s|$)/);
  if (colon < 0) return null;
  if (/^[^"']*"$/.test(value)) return at(0, 'the quote at the end is not opened; put one at the beginning too');
  if (CURLY.includes(first))
    return at(0, `curly quotes (${first}) do not count as quotes; replace them by straight ones (")`);
  return at(colon, COLON);
}

/** What to do if more text follows a text in quotes. */
function afterQuote(value: string, end: number): string {
  const quote = value.charAt(0);
  const [name, other, escaped] = quote === '"' ? ['quote', "'", '\\"'] : ['apostrophe', '"', "''"];
  const [sign] = /^\s*[,;]$/.exec(value.slice(end)) ?? [];
  if (sign) return `a ${sign.endsWith(',') ? 'comma' : 'semicolon'} after a text in quotes is wrong here; remove it`;
  if (value.slice(end).trim() === quote) return `this ${name} ends the text; remove the one after it`;
  if (value.endsWith(quote)) return `the text ends at this ${name}; inside the text, write it as ${escaped}`;
  return `the text ends at this ${name}; put ${other} around the whole text, or remove the quotes`;
}

/** The index after a text in quotes or brackets; -1 if they are not closed, null if there are none. */
export function endOf(value: string): number | null {
  if (/^["']/.test(value)) return endOfQuoted(value, 0);
  if (!/^[[{]/.test(value)) return null;
  let depth = 0;
  for (let i = 0; i < value.length; i++) {
    const sign = value.charAt(i);
    if (/["']/.test(sign) && /[[{,:\s]/.test(value.charAt(i - 1))) {
      i = endOfQuoted(value, i) - 1;
      if (i < 0) return -1;
    } else if (/[[{]/.test(sign)) depth++;
    else if (/[\]}]/.test(sign) && --depth === 0) return i + 1;
  }
  return -1;
}

/** The line with the end of a value in quotes or brackets; -1 if there is none before the next field. */
export function closingLine(lines: readonly string[], first: number, value: string, column: number): number {
  const texts = [value];
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() !== '' && line.search(/\S/) <= column) break;
    texts.push(line);
  }
  const text = texts.join('\n');
  const end = endOf(text) ?? -1;
  return end < 0 ? -1 : first + text.slice(0, end).split('\n').length - 1;
}

function endOfQuoted(text: string, start: number): number {
  QUOTED.lastIndex = start;
  return QUOTED.test(text) ? QUOTED.lastIndex : -1;
}

/** The last quote, if there is one more than pairs of them, or the last apostrophe that begins a text; -1 if neither. */
function openQuote(value: string): number {
  const isOdd = value.split('"').length % 2 === 0;
  return Math.max(isOdd ? value.lastIndexOf('"') : -1, value.search(/(?<=[[,]\s*)'[^']*$/));
}

/** The value that begins at `start`, whose quotes or brackets are not closed. */
export function unclosed(line: string, start: number): Mistake {
  const value = line.slice(start).trimEnd();
  const first = value.charAt(0);
  const last = value.slice(-1);
  if (/["']/.test(first)) {
    const open =
      first === '"'
        ? 'this quote is not closed; put " at the end of the text too'
        : `this apostrophe is not closed; put ' at the end of the text too, or " around the whole text`;
    if (/^".*\\"$/.test(value)) return { index: start + value.length - 2, message: ESCAPED };
    const curly = `the text ends with a curly quote (${last}); replace it by a straight one (${first})`;
    return { index: start, message: CURLY.includes(last) ? curly : open };
  }
  const quote = openQuote(value);
  if (quote >= 0)
    return { index: start + quote, message: 'this quote is not closed, or not opened; put one at each end' };
  return { index: start, message: `this bracket is not closed; put ${first === '[' ? ']' : '}'} at its end` };
}
