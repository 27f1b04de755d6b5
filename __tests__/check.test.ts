/** `ecf-faq check`: what it reports of a FAQ file, and where. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFiles } from '../src/check/check.ts';
import { describeProblem } from '../src/errors.ts';
import { ROOT } from './support/faq.ts';
import { closeAll, open } from './support/pty.ts';
import { file, run } from './support/run.ts';

afterAll(closeAll);

const faq = (entries: string, rest = '') =>
  `title: T\n${rest}categories:\n  - id: c\n    name: C\n    entries:\n${entries.trim().replace(/^/gm, '      ')}\n`;

const cat = `- id: feed-cat
  question: How do I feed the cat?
  answer: Twice a day.
  sources: [https://example.org/cat]
`;
const dog = `- id: walk-dog
  question: Who walks the dog?
  answer: Whoever is in first.
  sources: [https://example.org/dog]
`;
const withoutSources = cat.replace(/ {2}sources.*\n/, '');
const notFirst =
  'warning: "who walks the dog" finds "walk-dog" first, not "feed-cat"; reword it, or tell the two entries apart';

/** The problems of the last of these files, which are on top of each other, without the file's name. */
async function problemsOf(files: readonly string[], options = {}): Promise<string[]> {
  const paths = files.map((text, i) => file(`${i}.yaml`, text));
  const sources = paths.map((path) => ({ path, isOptional: false }));
  const last = paths.at(-1) ?? '';
  const { problems } = await checkFiles(sources, new Set([last]), options, () => {});
  return problems.map((problem) => describeProblem(problem).replace(`${last}:`, ''));
}

it('has nothing to say of a good file', async () => {
  expect(await problemsOf([faq(cat + dog)])).toEqual([]);
});

it.each([
  [
    'an entry without sources',
    faq(withoutSources),
    '6:13: warning: the entry "feed-cat" has no "sources"; give the pages that confirm it',
  ],
  [
    'a source that is no address',
    faq(cat.replace('https://example.org/cat', 'https://[cat')).replace('[https://[cat]', '["https://[cat"]'),
    '9:19: warning: "https://[cat" is not the address of a web page; write it as https://www.example.org/page',
  ],
  [
    'an unusual space',
    faq(cat.replace('Twice a', 'Twice\u00a0a')),
    '8:17: warning: "answer" contains the unusual space U+00A0, which looks like a normal one; replace it',
  ],
  [
    'an outdated answer',
    faq(`${cat}  updates: [{text: It is gone.}]`),
    '10:18: warning: the answer of "feed-cat" is outdated by its "updates"; say in "now" what to do today',
  ],
  ['a phrasing that finds another entry', faq(`${cat}  asked_as: [who walks the dog]\n${dog}`), `10:20: ${notFirst}`],
  [
    'a phrasing of a block of lines',
    faq(cat + dog, 'asked_as:\n  feed-cat: |-\n    feeding the cat\n\n    who walks the dog\n'),
    `6:5: ${notFirst}`,
  ],
  [
    'a source that looks like an address, and is none',
    faq(cat.replace(/sources: .*/, 'sources: [www.example.org/cat]')),
    '9:19: warning: "www.example.org/cat" is not the address of a web page; write it as https://www.example.org/page',
  ],
  [
    'a phrasing of its own list',
    faq(cat + dog, 'asked_as: {feed-cat: [feeding the cat, who walks the dog]}\n'),
    `2:40: ${notFirst}`,
  ],
  [
    'an address with a quote',
    faq(cat.replace('[https://example.org/cat]', `['https://example.org/"']`)),
    `9:19: error: expected a source to be a URL that starts with http:// or https://, without quotes, <, > and \\ (percent-encode them), or the name of a document; found "https://example.org/""`,
  ],
  [
    'a telephone number of a category in another form',
    faq(cat)
      .replace('categories:', 'help_desk: {name: D, phone: 617-555-0121}\ncategories:')
      .replace('name: C', 'name: C\n    help_desk: {name: E, phone: 617.555.0121}'),
    '6:33: warning: the telephone number "617.555.0121" is also written "617-555-0121"; write it in one way',
  ],
  [
    'entries of which none has sources',
    faq(withoutSources + dog.replace(/ {2}sources.*\n/, '')),
    '6:13: warning: no entry has "sources"; give the pages that confirm the answers',
  ],
  [
    'a question and an answer that are mixed up',
    faq(
      cat
        .replace('How do I feed the cat?', 'Twice a day.')
        .replace('answer: Twice a day.', 'answer: How do I feed the cat?'),
    ),
    '8:17: warning: the answer ends with a question mark, the question does not; exchange them if they are mixed up',
  ],
  [
    'a mistake',
    faq(cat.replace('answer', 'anser')),
    '8:9: error: an entry has no field "anser"; did you mean "answer"?',
  ],
])('reports %s', async (_, yaml, expected) => {
  expect(await problemsOf([yaml])).toContain(expected);
});

/** Each a slip in a good file, with the warning that it gets: line, column and the beginning of the message. */
const slips: readonly (readonly [was: string, slip: string, warning: string])[] = [
  // What YAML drops or joins.
  ['Twice a day.', 'Room # 200', '8:17 "answer" ends before "# 200"; put quotes'],
  ['How do I feed the cat?', 'How? # the cat', '7:19 "question" ends before "# the cat"'],
  ['Twice a day.', '>-\n    Bring:\n    - milk\n    - fish', '10:11 the lines of "answer" become one'],
  ['Twice a day.', '|-\n    Bring:\n    asked_as:\n    - who', '10:11 "asked_as:" is in the text of "answer"; if'],
  ['answer:', 'asked_as:\n    - who feeds it\n      when is it fed\n  answer:', '10:13 two lines are read as one item'],
  ['Twice a day.', 'Do\n    1. milk\n    2. fish', '9:11 the lines of "answer" become one line ("1. milk"'],
  ['Twice a day.', '>-\n    |a|b|\n    |c|d|', '9:11 the lines of "answer" become one line ("|a|b|"'],
  ['answer:', 'asked_as: cat food, feeding\n  answer:', '8:19 this is one item of "asked_as"; if it is several'],
  ['answer:', 'asked_as: (cat food; feeding)\n  answer:', '8:19 this is one item of "asked_as"; if it is several'],
  ['Twice a day.', '->\n    Twice a day.', '8:17 "->" does not begin a text of several lines; write ">-"'],
  ['Twice a day.', 'Twice a day."', '8:29 "answer" ends with a quote that was not opened; put one'],
  [
    'Twice a day.',
    '>-\n    Clerk\n    1 High Street\n    Boston',
    '10:11 the lines of "answer" become one line ("1 High Street"',
  ],
  [
    'Twice a day.',
    'Twice a day in the hall near\n    the stairs\n    or outside\n    at noon',
    '10:11 the lines of "answer" become',
  ],
  [
    'How do I feed the cat?',
    '\u201cHow do I feed the cat?\u201d',
    '7:19 "question" is in curly quotes, which are shown',
  ],
  ['Twice a day.', 'The \\"cat\\" food.', '8:21 here, a quote needs no backslash; remove the backslash'],
  ['Twice a day.', "The cat''s food.", '8:24 here, an apostrophe is written once; remove the other'],
  ['Twice a day.', '"C:\\new\\task.txt"', '8:17 in quotes, \\n is a line break and \\t a tab; remove the quotes'],
  ['Twice a day.', '>-\n    Twice.\n    # ask Ann', '10:11 "# ask Ann" is part of "answer", and shown; put a remark'],
  [
    'Twice a day.',
    '|-\n    # ask Ann\n    Twice.',
    '9:11 the answer has Markdown in it, which is shown as it stands: "# ask',
  ],
  ['Twice a day.', '>-\n    |-\n    Twice.', '9:11 "|-" is part of "answer", and shown; remove it'],
  ['Twice a day.', '>-\n    It has a docu-\n    ment.', '9:20 this word becomes "docu- ment"; write it in one line'],
  ['Twice a day.', 'Twice a day,', '8:28 "answer" ends with a comma; remove it'],
  [
    'categories:',
    'not_covered:\n  - who walks\n    who sits\ncategories:',
    '4:5 two lines are read as one item of "not_covered"',
  ],
  ['answer:', 'asked_as:\n    - cat food; feeding\n  answer:', '9:13 this is one item of "asked_as"; if it is several'],
  // Dates.
  ['answer:', 'as_of: 2026-02-30\n  answer:', '8:16 there is no day 2026-02-30'],
  ['answer:', 'as_of: February 30, 2020\n  answer:', '8:16 there is no day 2020-02-30'],
  ['answer:', 'as_of: 2999-01-01\n  answer:', '8:16 2999-01-01 lies ahead'],
  ['answer:', 'as_of: 2/3/26\n  answer:', '8:16 the date "2/3/26" cannot be read; write it as'],
  ['answer:', 'as_of: "Feb. 3rd, 2026"\n  answer:', '8:16 the date "Feb. 3rd, 2026" cannot be read; write it as'],
  ['answer:', 'as_of: 02-03-2026\n  answer:', '8:16 the date "02-03-2026" cannot be read; write it as'],
  ['answer:', 'as_of: 2026-02-02"\n  answer:', '8:26 "as_of" ends with a quote that was not opened'],
  ['answer:', 'as_of: yesterday\n  answer:', '8:16 "yesterday" names no day; write a date such as'],
  ['answer:', 'as_of: Febuary 2026\n  answer:', '8:16 the date "Febuary 2026" cannot be read; write it as'],
  ['answer:', 'now: {text: Ask., as_of: 2026-2-3}\n  answer:', '8:14 the date "2026-2-3" cannot be read'],
  // Marks of other formats, and what is unfinished.
  ['Twice', 'Twice&nbsp;', '8:22 the answer has HTML in it, which is shown as it stands: "&nbsp;"'],
  ['Twice', '<b>Twice</b>', '8:17 the answer has HTML in it'],
  ['Twice', 'Do it **twice**', '8:23 the answer has Markdown in it'],
  ['Twice', 'Read [this](https://example.org/)', '8:22 the answer has Markdown in it'],
  ['Twice a day.', '|-\n    Twice.\n    Or more: TODO.', '10:20 the answer still says TODO; finish it'],
  ['Twice', 'TODO twice', '8:17 the answer still says TODO; finish it'],
  ['Twice a day.', 'See above.', '8:17 the answer says nothing by itself ("See above."); fill it in'],
  ['Twice a day.', '"[insert answer]"', '8:18 the answer still says [insert answer]; finish it'],
  ['Twice a day.', '|-\n    | a | b |\n    |---|---|\n    | 1 | 2 |', '9:11 the answer has Markdown in it'],
  ['How do', 'Q. How do', '7:19 the question begins with "Q.", which is shown; leave it out'],
  ['Twice a day.', '"-"', '8:17 the answer says nothing by itself ("-"); fill it in'],
  [
    'Twice',
    'Don\u00e2\u20ac\u2122t',
    '8:20 the answer has a broken character in it, from a paste or another encoding: "\u00e2\u20ac\u2122"',
  ],
  ['Twice', '\uf0b7 Twice', '8:17 the answer has a broken character in it'],
  ['Twice', 'Twice // ask Ann', '8:23 what follows "//" is part of the answer; write a remark after #'],
  // What leads nowhere.
  ['https://example.org/cat', 'who feeds it?', '9:19 "who feeds it?" looks like a question, not a source; move it'],
  [
    'https://example.org/cat',
    'https://example.org/cat.',
    '9:19 the address "https://example.org/cat." ends with "."; remove',
  ],
  ['https://example.org/cat', "'https://example,org'", '9:19 "https://example,org" is not the address of a web page'],
  ['https://example.org/cat', 'https://https://a.org', '9:19 "https://https://a.org" is not the address of a web page'],
  ['https://example.org/cat', 'http:/example.org/cat', '9:19 "http:/example.org/cat" is not the address of a web page'],
  [
    'https://example.org/cat',
    'example.org/cat',
    '9:19 "example.org/cat" is not the address of a web page; write it as',
  ],
  ['https://example.org/cat', "'<https://example.org/>'", '9:19 "<https://example.org/>" is not the address'],
  ['Twice', 'See "Where is the bowl?" Twice', '8:22 the answer says See "Where is the bowl?", but no entry'],
  ['answer:', 'related: [feed-cat]\n  answer:', '8:19 "feed-cat" is related to itself; remove it'],
  ['Whoever is in first.', 'Twice a day.', '8:17 the answer is the same as that of "walk-dog"; merge'],
  // Telephones, e-mail, categories.
  ['Whoever is', '(617) 555-0121. 617-555-0121 is', '12:17 the telephone number "617-555-0121" is also written'],
  ['categories:', 'help_desk: {name: D, email: a.example.org}\ncategories:', '2:29 "a.example.org" is not an e-mail'],
  [
    'name: C',
    'name: C\n    help_desk: {name: D, email: D <d@example.org>}',
    '5:33 "D <d@example.org>" is not an e-mail',
  ],
  [
    'categories:',
    'help_desk: {name: D, email: a@b.org<mailto:a@b.org>}\ncategories:',
    '2:29 "a@b.org<mailto:a@b.org>" is not an e-mail address; write only "a@b.org"',
  ],
  ['categories:', 'synonyms: [[pet]]\ncategories:', '2:12 a group of synonyms has one item, and does nothing; add'],
  ['categories:', 'help_desk: {name: D, phone: call Ann}\ncategories:', '2:29 "call Ann" is not a telephone number'],
  ['categories:', 'categories:\n  - {id: d, name: D, entries: []}', '3:10 the category "d" has no entries; add one'],
  ['categories:', 'categories:\n  - {id: d, name: C., entries: []}', '3:19 the category "c" is called "C"; use its id'],
];

it.each(slips)('warns if %j is %j', async (was, slip, warning) => {
  const [position = '', ...words] = warning.split(' ');
  const all = await problemsOf([faq((cat + dog).replace(was, slip)).replace(...fileSlip(was, slip))]);
  expect(all).toContainEqual(expect.stringContaining(`${position}: warning: ${words.join(' ')}`));
});

/** A slip outside the entries. */
function fileSlip(was: string, slip: string): [string, string] {
  return ['categories:', 'name: C'].includes(was) ? [was, slip] : ['', ''];
}

it.each([
  'Employee handbook, p. 12',
  'Local Rule 9014-2',
  '28 U.S.C. § 1866(g)',
  'http://intranet/rules',
  'https://court.example.org/',
  'note:2026-02-03',
])('accepts the source %s', async (source) => {
  expect(await problemsOf([faq(cat.replace('[https://example.org/cat]', `['${source}']`))])).toEqual([]);
});

it.each([
  ['a comment after a name', faq(cat).replace('title: T', 'title: T # shown with our entries')],
  ['a list that is kept', faq(cat.replace('Twice a day.', '|-\n    Bring:\n    - milk\n    - fish'))],
  ['a dash in prose', faq(cat.replace('Twice a day.', '>-\n    Twice a day\n    - or more.'))],
  ['a reference to an entry', faq(cat + dog.replace('Whoever is', 'See "How do I feed the cat." Whoever is'))],
  ['words in < and >', faq(cat.replace('Twice', 'If <5 or >7, twice'))],
  [
    'an item with commas in a sentence',
    faq(cat.replace('answer:', 'asked_as: ["cat, dog, and how to feed them"]\n  answer:')),
  ],
  ['a year alone', faq(cat.replace('answer:', 'as_of: court FAQ, about 2009\n  answer:'))],
])('accepts %s', async (_, yaml) => {
  expect(await problemsOf([yaml])).toEqual([]);
});

it('says how many entries have few phrasings, and what to expect, as in docs/search.md', async () => {
  const path = file('few.yaml', faq(`${cat}  asked_as: [hungry animal]\n${dog}`));
  const { err } = run(['check', '--only-faq', path]);
  expect(err).toContain('Entries with fewer than 10 phrasings ("asked_as"): 2 of 2, 1 with none.');
  const docs = readFileSync(resolve(ROOT, 'docs/search.md'), 'utf8');
  const shares = [0, 5, 10].map((n) => {
    const share = new RegExp(String.raw`^\| ${n} \| asked \| ([\d.]+)`, 'm').exec(docs)?.[1];
    return `${Math.round(Number(share) * 100)} with ${n}`;
  });
  expect(err).toContain(`first: ${shares.join(', ')} phrasings.`);
});

it("tells two phrasings that find each other's entry", async () => {
  // Shorter ones are found as they are.
  const both = `${cat}  asked_as: [dog walks dog]\n${dog}  asked_as: [cat feed cat]\n`;
  const swapped = faq(both.replace('the cat?', 'the cat, please?').replace('Who walks', 'Who is it that walks'));
  const other = `each finds the other's entry; exchange them, or tell the entries apart`;
  expect(await problemsOf([swapped])).toContain(
    `7:19: warning: "How do I feed the cat, please?" finds "walk-dog" first, and "Who is it that walks the dog?" finds "feed-cat": ${other}`,
  );
});

it('accepts quotes, brackets and backslashes in the name of a document', async () => {
  expect(await problemsOf([faq(cat.replace('https://example.org/cat', `'Form "AO 1" <draft>, p. \\1'`))])).toEqual([]);
});

it('reports two questions that are nearly the same, and a phrasing that two entries have', async () => {
  const twin = cat.replace('feed-cat', 'cat-food').replace('How do I', 'How to').replace('/cat', '/food');
  expect(await problemsOf([faq(cat + twin)])).toEqual(
    expect.arrayContaining([
      '7:19: warning: the question is nearly the same as that of "cat-food"; merge the entries, or tell them apart',
      '11:19: warning: the question is nearly the same as that of "feed-cat"; merge the entries, or tell them apart',
    ]),
  );
  const both = faq(`${cat}  asked_as: [a hungry animal]\n${dog}  asked_as: [A hungry  animal]\n`);
  expect(await problemsOf([both])).toEqual([
    '10:20: warning: "a hungry animal" is also in "asked_as" of "walk-dog"; keep it in one of them',
    '15:20: warning: "A hungry  animal" is also in "asked_as" of "feed-cat"; keep it in one of them',
  ]);
});

it('reports a question not covered that an entry is asked in', async () => {
  const both = faq(`${cat}  asked_as: [who feeds the animal]\n`, 'not_covered: [a zebra, feeding animals]\n');
  expect(await problemsOf([both])).toEqual([
    '2:24: warning: "feeding animals" is not covered, but "feed-cat" is asked in the same words; remove it here or there',
  ]);
});

it.each([
  ['2001-02-03, from the clerk', '2001-02-03'],
  ['"PACER, February 3, 2001"', '2001-02-03'],
  ['spring of 2001', null],
  [new Date().toISOString().slice(0, 10), null],
])('--max-age reads %s as %s', async (asOf, date) => {
  const dated = faq(`${cat}  as_of: ${asOf}\n`);
  const warning = `10:16: warning: the answer is as of ${date}, more than 30 days ago; check it again`;
  expect(await problemsOf([dated], { maxAge: 30 })).toEqual(date ? [warning] : []);
  expect(await problemsOf([dated])).toEqual([]);
});

describe('a file on top of another', () => {
  const base = faq(cat + dog, 'asked_as: {feed-cat: [hungry]}\n');

  it('may have a phrasing of an entry below', async () => {
    const top = faq(
      `- id: cat-doctor\n  question: Who calls the doctor?\n  answer: We do.\n  asked_as: [How do I feed the cat]\n  sources: [https://example.org/]`,
    );
    expect(await problemsOf([base, top])).toEqual([]);
  });

  it('is not blamed for the problems of the file below', async () => {
    const top = faq('- id: feed-cat\n  updates: [{text: It eats fish., confirms: true}]');
    expect(await problemsOf([faq(withoutSources), top])).toEqual([]);
  });

  it('may answer what the file below does not cover', async () => {
    const [below, top] = [
      file('below.yaml', faq(cat, 'not_covered: [Where is the dog walked?]\n')),
      file('top.yaml', faq(dog.replace('Who walks the dog?', 'Where is the dog walked?'))),
    ];
    const sources = [below, top].map((path) => ({ path, isOptional: false }));
    expect((await checkFiles(sources, new Set([below, top]), {}, () => {})).problems).toEqual([]);
  });

  it.each([
    [
      'renames a category',
      faq(dog.replace('walk-dog', 'w')).replace('name: C', 'name: Dogs'),
      '4:11',
      'this renames "C"',
    ],
    ['replaces an entry', faq(cat), '6:13', 'this replaces "feed-cat" of a file below ("How do I feed the cat?")'],
  ])('is warned if it %s', async (_, top, position, message) => {
    expect(await problemsOf([base, top])).toContainEqual(expect.stringContaining(`${position}: warning: ${message}`));
  });

  it('may say that it replaces an entry', async () => {
    expect(await problemsOf([base, faq(`${cat}  replaces: true\n`)])).toEqual([]);
  });

  it('is checked as an addition', async () => {
    const top = faq('- id: feed-cat\n  asked_as: [who walks the dog]\n  updates: [{text: It is gone.}]');
    expect(await problemsOf([base, top])).toEqual([`7:20: ${notFirst}`]);
  });
});

describe('the command', () => {
  const good = file('good.yaml', faq(dog));
  const warned = file('warned.yaml', faq(withoutSources));
  const broken = file('broken.yaml', 'a: b\n');

  it.each([
    ['nothing wrong', ['--only-faq', good], 0],
    ['a warning', ['--only-faq', warned], 0],
    ['a warning, --strict', ['--only-faq', warned, '--strict'], 2],
    ['an error', [broken], 2],
    ['a file that does not exist', ['/nowhere.yaml'], 2],
  ])('%s', (_, args, code) => {
    expect(run(['check', ...args]).code).toBe(code);
  });

  it('prints file:line:column on stdout, and counts on stderr', () => {
    expect(run(['check', '--only-faq', warned, good])).toEqual({
      code: 0,
      out: `${warned}:6:13: warning: the entry "feed-cat" has no "sources"; give the pages that confirm it
          - id: feed-cat
                ^
`,
      err: expect.stringMatching(
        /^2 files checked: 0 errors, 1 warning\. Searched for 2 of 2 questions\.\nEntries with fewer than 10 phrasings .*: 2 of 2, 2 with none\..*\n$/,
      ),
    });
  });

  it('prints every problem, also of several files, in JSON and in plain', () => {
    const { files, problems } = JSON.parse(run(['check', broken, warned, '/nowhere.yaml', '--json']).out);
    expect(files).toEqual([broken, warned, '/nowhere.yaml']);
    expect(
      problems.map(({ file, line, column, severity }: Record<string, string>) => [file, line, column, severity]),
    ).toEqual([
      [broken, 1, 1, 'error'],
      [warned, 6, 13, 'warning'],
      ['/nowhere.yaml', 1, 1, 'error'],
    ]);
    expect(Object.keys(problems[0])).toEqual(['file', 'line', 'column', 'severity', 'message']);
    expect(run(['check', warned, '--format', 'plain']).out).toBe(
      `${warned}\t6\t13\twarning\tthe entry "feed-cat" has no "sources"; give the pages that confirm it\n`,
    );
  });

  it('finds nothing to say of the bundled FAQ and of the examples', () => {
    const examples = ['another-court', 'other-courts', 'our-office'].map((name) =>
      resolve(ROOT, `examples/${name}.yaml`),
    );
    expect(run(['check', '--strict'])).toMatchObject({ code: 0, out: '' });
    expect(run(['check', '--strict', ...examples])).toMatchObject({ code: 0, out: '' });
  }, 120_000);

  it('shows its progress on a terminal', async () => {
    const path = file('long.yaml', faq(cat, `asked_as:\n  feed-cat: |-\n${'    a hungry cat\n'.repeat(12_000)}`));
    const session = open(['check', '--only-faq', path]);
    await session.see(/Searching for the entries: \d+ of 6001/);
    await session.end();
    expect(session.screen().join('\n')).toContain('Searched for 6001 of 12001 questions (all');
    expect(session.screen().join('\n')).not.toContain('Searching for');
  }, 60_000);
});
