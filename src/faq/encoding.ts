/** The text of a FAQ file's bytes: what is no text in UTF-8 is told what it is. */

import { describeProblem, FaqError, type Problem } from '../errors.ts';

/**
 * The text of a FAQ file's bytes, without a byte order mark, and with LF at the end of each line.
 * @throws FaqError with the position of the first byte that is not UTF-8
 */
export function decodeSource(bytes: Buffer, file: string): string {
  const beginning = bytes.toString('latin1', 0, 100).trimStart().toLowerCase();
  const [, kind] = OTHER_FILES.find(([first]) => beginning.startsWith(first)) ?? [];
  if (kind) {
    const message = `this is ${kind}, not plain text; save it as plain text, in UTF-8`;
    const problem: Problem = { file, line: 1, column: 1, severity: 'error', message };
    throw new FaqError(describeProblem(problem), [problem]);
  }
  try {
    return withLineEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const position = firstInvalid(bytes);
    const before = withLineEnds(bytes.toString('utf8', 0, position));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const isUtf16 = ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));
    const what = isUtf16
      ? 'the file is UTF-16'
      : `the byte 0x${bytes.toString('hex', position, position + 1).toUpperCase()} is not UTF-8`;
    const problem: Problem = { file, line, column, severity: 'error', message: `${what}; save it as UTF-8` };
    throw new FaqError(describeProblem(problem), [problem]);
  }
}

/** Windows ends lines with CR and LF, an old Mac with CR alone. */
function withLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** What people also save texts as, by the first bytes in lower case. */
const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['pk\x03\x04', 'a Word, Excel or ZIP file'],
  ['\xf0\xef\x11\xe0', 'an old Word or Excel file'],
  ['{\\rtf', 'a rich text file (RTF)'],
  ['%pdf-', 'a PDF'],
];

/** The position of the first byte that is not UTF-8: decoding replaces it. */
function firstInvalid(bytes: Buffer): number {
  const decoded = Buffer.from(bytes.toString());
  return bytes.findIndex((byte, i) => byte !== decoded[i]);
}
