/** Slips in a text that its author sees as soon as they are pointed out: marks, notes, references, dates, telephones. */

type Mark = readonly [format: string, RegExp];

/** Shown as it stands even in Markdown, which knows the other marks. */
const TAG: Mark = ['HTML', /<\/?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|table|td|th|tr|u|ul)\b[^<>]*>/i];

/** Marks of other formats: they are shown as they stand in plain text. */
const MARKS: readonly Mark[] = [
  TAG,
  ['HTML', /&(?:nbsp|amp|lt|gt|quot|#\d{1,6});/i],
  ['Markdown', /\*\*\S[^*\n]*\*\*|(?<!\w)__\S[^_\n]*__(?!\w)/],
  ['Markdown', /\[[^\]\n]+\]\([^)\s]+\)/],
  ['Markdown', /^#{1,6} \S.*/m],
  ['Markdown', /^\|.*\|[ \t]*\n[ \t]*\|[-:| \t]+\|[ \t]*$/m],
];

/** What is unfinished. */
const NOTE = /\b(?:TODO|FIXME|T(?:BD|bd)|tbd|[Ll]orem ipsum|[Yy]our (?:answer|question) here)\b|\[[Ii]nsert [^\]]*\]/;
/** A replacement character, a bullet of Word's symbol font, or UTF-8 read as Windows-1252 ("donâ€™t"). */
const BROKEN = /\ufffd|[\ue000-\uf8ff]|\u00e2\u20ac.|\u00c3[\u0080-\u00bf\u20ac\u2018-\u2022]|\u00c2[\u00a0-\u00bf]/;

/** What is wrong with a text of one's own: the place, as it is written there, and what to do about it. */
export function* slipsIn(text: string, what: string, isMarkdown: boolean): Generator<readonly [string, string]> {
  for (const [format, mark] of isMarkdown ? [TAG] : MARKS) {
    const [found] = mark.exec(text) ?? [];
    const isHeading = /^# /.test(found ?? '');
    const remark = isHeading ? '; if it is a remark, put it above the name of the field' : '';
    const hint = format === 'Markdown' ? `say "markup: markdown", or write plain text${remark}` : 'leave it out';
    if (found) {
      const [start = ''] = found.slice(0, 40).split('\n');
      yield [start, `${what} has ${format} in it, which is shown as it stands: "${start}"; ${hint}`];
    }
  }
  if (!/[\p{L}\p{N}]/u.test(text) || /^(?:null|none|n\/a|xxx+|see (?:above|below))\.?$/i.test(text))
    yield ['', `${what} says nothing by itself ("${text.slice(0, 40)}"); fill it in`];
  const [broken] = BROKEN.exec(text) ?? [];
  if (broken)
    yield [broken, `${what} has a broken character in it, from a paste or another encoding: "${broken}"; type it anew`];
  const [remark] = /(?<=^|\s)\/\/\s.*/.exec(text) ?? [];
  if (remark) yield [remark, `what follows "//" is part of ${what}; write a remark after # in a line of its own`];
  const [note] = NOTE.exec(text) ?? [];
  if (note) yield [note, `${what} still says ${note}; finish it, or leave the entry out until then`];
}

/** The titles that a text refers to, as in: See "How do I pay?". */
export function referencesIn(text: string): string[] {
  return [...text.matchAll(/\bsee (?:also )?["\u201c]([^"\u201c\u201d]+)["\u201d]/gi)].map(([, title = '']) => title);
}

/** The telephone numbers in a text, as written, by their digits. */
export function telephonesIn(text: string): (readonly [digits: string, written: string])[] {
  const numbers = text.matchAll(/(?<![\w.-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])/g);
  return [...numbers].map(([written]) => [written.replace(/\D/g, '').slice(-10), written] as const);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DATE = new RegExp(String.raw`(\d{4}-\d\d-\d\d)|\b(${MONTHS.join('|')})(?: (\d{1,2}),)? (\d{4})`, 'g');

/** "3/2/26", "2026-2-3", "Feb. 3rd, 2026", "Febuary 2026". */
const ODD_DATE = new RegExp(
  [
    String.raw`\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b`,
    String.raw`\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|\b(?:19|20)\d{6}\b`,
    String.raw`\b(?:${MONTHS.map((month) => month.slice(0, 3)).join('|')})[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4}\b`,
  ].join('|'),
  'i',
);

/** The dates that a time in words names, as YYYY-MM-DD. Of a month, `day` is taken. */
function datesIn(text: string, day: '01' | '31'): string[] {
  return [...text.matchAll(DATE)].map(([, iso, month = '', named = day, year]) => {
    const two = (number: number | string) => `${number}`.padStart(2, '0');
    return iso ?? `${year}-${two(MONTHS.indexOf(month) + 1)}-${two(named)}`;
  });
}

/** The newest date that a time in words names, as YYYY-MM-DD: of a month, its last day at most. Null if it names none. */
export function dateIn(text: string): string | null {
  return datesIn(text, '31').sort().at(-1) ?? null;
}

/** What is wrong with the dates of a time in words; null if nothing is. `today` is YYYY-MM-DD. */
export function dateSlip(text: string, today: string): string | null {
  for (const date of datesIn(text, '01')) {
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date)
      return `there is no day ${date} ("${text}"); correct it`;
    if (date > today) return `${date} lies ahead ("${text}"); give the day when it was last checked`;
  }
  // A year is enough, as in "court FAQ, about 2009"; "3/2/26" and "2026-2-3" may be two days.
  const [odd] = ODD_DATE.exec(text.replace(DATE, '')) ?? [];
  if (odd !== undefined) return `the date "${odd}" cannot be read; write it as 2026-02-03`;
  return /^(?:today|yesterday|now|recent|current|last|this)/i.test(text) && !/\d{4}/.test(text)
    ? `"${text}" names no day; write a date such as 2026-02-03`
    : null;
}
