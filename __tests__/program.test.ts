/** The built program in its own process: commands, streams, exit codes, formats, colors, widths. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TOPIC_NAMES } from '../src/help.ts';
import { fixture, ROOT } from './support/faq.ts';
import { CLEAN_ENV, COMMAND, EXECUTABLE, file, onPosix, run, shell } from './support/run.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match it
const ESCAPE = /\u001b/;
const STACK = /\n\s+at /;
const small = file('small.yaml', fixture('small.yaml'));

it.each([
  ['client\u2019s email', 'add-client-email'],
  ['can\u2019t log in', 'login-problems'],
])('accepts the apostrophe of a word processor in %s', (query, id) => {
  expect(run(['search', query, '--format', 'plain']).out.split('\t')[2]).toBe(id);
});

it('accepts the quotation marks of a word processor', () => {
  const ids = (query: string) => run(['search', query, '--format', 'plain']).out;
  expect(ids('\u201cclient code\u201d')).toBe(ids('"client code"'));
  expect(ids('\u201cclient code\u201d')).not.toBe(ids('client code'));
});

describe('streams and exit codes', () => {
  it.each([
    ['found', ['search', 'pacer', 'login'], 0, 'out err'],
    ['nothing found', ['search', 'banana bread recipe'], 1, 'err'],
    ['answered', ['answer', 'how do I link my pacer account'], 0, 'out err'],
    ['no certain answer', ['answer', 'banana bread recipe'], 1, 'err'],
    ['shown', ['show', 'forgot-login'], 0, 'out err'],
    ['an unknown id', ['show', 'forgot-logn'], 1, 'err'],
    ['listed', ['list'], 0, 'out'],
    ['categories', ['categories'], 0, 'out'],
    ['about', ['about'], 0, 'out'],
    ['words without a command', ['pacer', 'login'], 0, 'out err'],
    ['words without a command that are not found', ['zebrafish'], 1, 'err'],
    ['a word of the FAQ that looks like a command', ['lost', 'phone'], 0, 'out err'],
    ['help', ['--help'], 0, 'out'],
    ['help for a command', ['help', 'search'], 0, 'out'],
    ['help for a topic', ['help', 'formats'], 0, 'out'],
    ['version', ['-V'], 0, 'out'],
    ['no arguments and no terminal', [], 2, 'err'],
    ['a mistyped command', ['lits'], 2, 'err'],
    ['help for an unknown command', ['help', 'pacer'], 2, 'err'],
    ['an unknown option', ['--nope'], 2, 'err'],
    ['no query', ['search'], 2, 'err'],
    ['an empty query', ['search', ' '], 2, 'err'],
    ['an unknown format', ['search', 'x', '--format', 'xml'], 2, 'err'],
    ['two formats', ['list', '--json', '--format', 'plain'], 2, 'err'],
    ['a limit that is not a number', ['search', 'x', '-n', 'abc'], 2, 'err'],
    ['a negative limit', ['search', 'x', '-n', '-1'], 2, 'err'],
    ['an unknown category', ['list', '-c', 'acess'], 2, 'err'],
    ['a width that is too small', ['list', '--width', '5'], 2, 'err'],
    ['a missing file', ['list', '--faq', '/nowhere.yaml'], 2, 'err'],
  ])('%s', (_, args, code, streams) => {
    const { code: actual, out, err } = run(args);
    expect({ code: actual, streams: [out && 'out', err && 'err'].filter(Boolean).join(' ') }).toEqual({
      code,
      streams,
    });
    expect(err).not.toMatch(STACK);
  });

  it.each([
    [
      ['serach', 'x'],
      'error: there is no command "serach"; did you mean "ecf-faq search"? To search: ecf-faq search serach x\n',
    ],
    [
      ['help', 'xyzzy'],
      'error: there is no command or topic "xyzzy"; commands: search, answer, show, list, categories, browse, about, init, check, completion, help; topics: options, exit-codes, environment, formats. To search: ecf-faq search xyzzy\n',
    ],
    [['search'], 'error: nothing to search for; give some words, or use --stdin to read queries from stdin\n'],
    [
      ['search', 'pacer', '-login'],
      'error: unknown option \'-login\'\nTo exclude a word, put it after "--": ecf-faq search -- password -login\n(see ecf-faq help search)\n',
    ],
    [['show'], "error: missing required argument 'id'\n(see ecf-faq help show)\n"],
    [
      ['list', '--catgory', 'fees'],
      "error: unknown option '--catgory'\n(Did you mean --category?)\n(see ecf-faq help list)\n",
    ],
    [['search', '--stdin', '--format', 'plain'], 'error: --stdin prints JSON; remove --format plain\n'],
    [
      ['show', 'forgot'],
      'error: there is no entry "forgot"; did you mean forgot-login, forgot-pacer-password? All ids: ecf-faq list\n',
    ],
    [
      ['show', 'forgot-logn'],
      'error: there is no entry "forgot-logn"; did you mean forgot-login? All ids: ecf-faq list\n',
    ],
    [
      ['list', '-c', 'acess'],
      'error: there is no category "acess"; did you mean access? Known: access, general, nextgen, filing, sealed, pdf, nef, pacer, fees, selfhelp\n',
    ],
    [
      ['search', 'x', '-c', 'pacer relatd'],
      'error: there is no category "pacer relatd"; did you mean pacer? Known: access, general, nextgen, filing, sealed, pdf, nef, pacer, fees, selfhelp\n',
    ],
    [
      ['list', '-c', 'Bills'],
      'error: there is no category "Bills"; did you mean fees? Known: access, general, nextgen, filing, sealed, pdf, nef, pacer, fees, selfhelp\n',
    ],
    [
      ['list', '--faq', '/nowhere.yaml'],
      'error: cannot read the FAQ file /nowhere.yaml: no such file; check the path\n',
    ],
    [['list', '--faq', '/'], 'error: cannot read the FAQ file /: it is a folder; give the path of a file\n'],
  ])('says what is wrong, where, and what to do: %j', (args, message) => {
    expect(run(args).err).toBe(message);
  });

  it('exits at once without a terminal, even if stdin stays open', async () => {
    const [program, ...first] = COMMAND;
    const child = spawn(program, first, { env: CLEAN_ENV, stdio: ['pipe', 'ignore', 'ignore'] });
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(2);
    child.stdin.destroy();
  });

  onPosix('exits quietly if the pipe is closed, and writes long output completely', () => {
    expect(shell('ecf_faq list --format markdown | head -1')).toEqual({
      code: 0,
      out: expect.stringContaining('link-pacer-account'),
      err: '',
    });
    const { out } = shell('ecf_faq list --json | (sleep 0.3; cat)');
    expect((JSON.parse(out) as { entries: unknown[] }).entries).toHaveLength(118);
  });

  (existsSync('/dev/full') ? it : it.skip)('says in one line that the output cannot be written', () => {
    const { code, err } = shell('ecf_faq show forgot-login > /dev/full');
    expect(code).toBe(2);
    expect(err).toContain('error: cannot write the output: ENOSPC; is the disk full?\n');
    expect(err).not.toMatch(STACK);
  });

  it('prints the entries that exist, and still says that one is missing', () => {
    const { code, out, err } = run(['show', 'nowhere', 'forgot-login', '--json']);
    expect(code).toBe(1);
    expect((JSON.parse(out) as { entries: { id: string }[] }).entries.map(({ id }) => id)).toEqual(['forgot-login']);
    expect(err).toContain('nowhere');
  });
});

describe('formats', () => {
  it('json: search', () => {
    const { query, confidence, total, hits, suggestions, schemaVersion } = JSON.parse(
      run(['search', 'feed the cat', '--json', '--faq', small]).out,
    );
    expect({ schemaVersion, query, suggestions }).toEqual({ schemaVersion: 1, query: 'feed the cat', suggestions: [] });
    expect(total).toBe(hits.length);
    expect(confidence).toBeGreaterThan(0.5);
    expect(hits[0]).toEqual({
      rank: 1,
      score: expect.any(Number),
      terms: ['feed', 'cat'],
      snippet: 'Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice.',
      entry: {
        id: 'feed-cat',
        category: { id: 'cat', name: 'The Cat' },
        question: 'How do I feed the office cat?',
        answer:
          'Feed it at the back door: [today: the front door] as long as it is there.\n\n1. Open the tin, which stands on the shelf beside the old copier.\n2. Call.',
        text: 'court',
        asOf: '2004',
        now: {
          text: 'Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice.',
          source: 'https://example.org/a-long-address-that-no-line-can-hold/cat',
          asOf: null,
        },
        updates: [
          { text: 'The shelf is empty.', source: 'https://example.org/shelf' },
          { text: 'It is still one cat.', source: null, confirms: true },
        ],
        sources: ['https://example.org/cat'],
        related: ['walk-dog', 'pay-parking'],
        faq: 'The Office',
      },
    });
  });

  it.each([
    [
      'nothing found',
      ['search', 'banana bread recipe'],
      {
        query: 'banana bread recipe',
        outcome: 'none',
        confidence: expect.any(Number),
        total: 0,
        hits: [],
        suggestions: expect.any(Array),
      },
    ],
    [
      'no answer',
      ['answer', 'banana bread recipe'],
      {
        query: 'banana bread recipe',
        outcome: 'none',
        confidence: expect.any(Number),
        entry: null,
        suggestions: expect.any(Array),
      },
    ],
    ['no entry', ['show', 'nowhere'], { entries: [] }],
  ])('json: a complete document for %s', (_, args, document) => {
    const { code, out } = run([...args, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ schemaVersion: 1, ...document });
  });

  it('json: a complete document for bad data', () => {
    const { code, out } = run(['list', '--json', '--faq', file('bad.yaml', 'categories: 5')]);
    expect(code).toBe(2);
    expect(JSON.parse(out).error.problems).toEqual([
      {
        file: expect.stringMatching(/bad\.yaml$/),
        line: 1,
        column: 13,
        severity: 'error',
        message: 'expected "categories" to be a list; found text',
      },
    ]);
  });

  it('plain: one record per line', () => {
    expect(run(['list', '-c', 'cat', '--format', 'plain', '--faq', small]).out).toBe(
      'feed-cat\tcat\tHow do I feed the office cat?\nwalk-dog\tdog\tWho walks the dog?\n',
    );
    expect(run(['categories', '--format', 'plain']).out.split('\n')[0]).toBe('access\tAccess Related\t13');
    const [hit] = run(['search', 'pacer login', '--format', 'plain']).out.split('\n');
    expect(hit?.split('\t')).toHaveLength(5);
    const record = run(['show', 'feed-cat', '--format', 'plain', '--faq', small]).out;
    expect(record.split('\t')).toHaveLength(10);
    expect(record.split('\n')).toHaveLength(2);
  });

  it('markdown: special characters in the text are escaped', () => {
    expect(run(['show', 'feed-cat', '--format', 'markdown', '--faq', small]).out).toBe(
      `## How do I feed the office cat?

*The Cat | feed-cat*  
*From: The Office*

**Today:** Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice. <https://example.org/a-long-address-that-no-line-can-hold/cat>

**The court's own words**  
*As of: 2004. \\[Square brackets\\] mark additions.*

> Feed it at the back door: \\[today: the front door\\] as long as it is there.
>
> 1. Open the tin, which stands on the shelf beside the old copier.
> 2. Call.

**What else has changed**

- The shelf is empty. <https://example.org/shelf>

**This answer still holds**

- It is still one cat.

Sources: <https://example.org/cat>
`,
    );
  });

  const rule = file(
    'rule.yaml',
    'title: Our office\ncategories: [{id: ours, name: Ours, entries: [{id: our-rule, question: Who files?, answer: Attorneys.}]}]',
  );
  it.each([
    ['text', 'show our-rule', "\nANSWER, NOT THE COURT'S WORDS\n  Attorneys.\n"],
    ['text', 'show own-pacer-account', "\nA SUMMARY, NOT THE COURT'S WORDS\n"],
    ['markdown', 'show our-rule', "\n**Answer, not the court's words**\n\nAttorneys.\n"],
    ['html', 'show our-rule', ">Answer, not the court's words</h"],
    ['text', 'search who files -c ours', '\n   Answer: Attorneys.\n'],
  ])('%s: no rule of an office is called a summary: %s', (format, args, heading) => {
    expect(run([...args.split(' '), '--format', format, '--faq', rule]).out.replaceAll('&#39;', "'")).toContain(
      heading,
    );
  });

  it('markdown: the first hit says what to do, as in text output', () => {
    const [, first] = run(['search', 'feed the cat', '--format', 'markdown', '--faq', small]).out.split('\n');
    expect(first).toBe(
      '   **Today:** Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice.',
    );
  });

  it.each([
    ['where do I pay for parking', 'At the counter.'],
    [
      'how do I feed the office cat',
      'Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice.',
    ],
  ])('answer --bare: the text to act on and nothing else: %s', (query, text) => {
    expect(run(['answer', '--bare', query, '--faq', small]).out).toBe(`${text}\n`);
  });

  it('answer: prints the question that it answers, then what to do today, then the court\u2019s words', () => {
    const { out } = run(['answer', 'how do I feed the office cat', '--faq', small]);
    const places = ['How do I feed the office cat?', 'Feed it at the front door', 'Feed it at the back door'].map(
      (text) => out.indexOf(text),
    );
    expect(places[0]).toBe(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each(['plain', 'json', 'markdown', 'text'])('about, in %s', (format) => {
    const { out } = run(['about', '--format', format, '--faq', small]);
    const program = EXECUTABLE ? [basename(EXECUTABLE), 'Bun 1.'] : ['faq.yaml', process.version];
    for (const part of ['866-239-6233', 'small.yaml', '62', ...program]) expect(out).toContain(part);
  });
});

describe('search --stdin', () => {
  it('answers one query per line, in order, each with one line of JSON', () => {
    const { code, out } = run(['search', '--stdin', '-n', '1'], {
      input: 'pacer login\nbanana bread recipe\n\nforgot my password',
    });
    const documents = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(documents.map(({ query, hits }) => [query, hits.length])).toEqual([
      ['pacer login', 1],
      ['banana bread recipe', 0],
      ['', 0],
      ['forgot my password', 1],
    ]);
    expect(documents[0]).toEqual(JSON.parse(run(['search', 'pacer login', '--json', '-n', '1']).out));
  });

  onPosix('stops once nobody reads', () => {
    expect(shell('yes pacer login | ecf_faq search --stdin | head -1').out).toContain('"query":"pacer login"');
  });

  onPosix('reads a line feed that comes late as part of its line', () => {
    const { out } = shell("(printf 'fees\\r'; sleep 0.3; printf '\\nlogin\\n') | ecf_faq search --stdin");
    expect(out.trim().split('\n')).toHaveLength(2);
  });

  it('does not take a carriage return alone for the end of a line', () => {
    const { out } = run(['search', '--stdin'], { input: 'pacer\rlogin\nfees\r\n\r\nlogin\r' });
    const queries = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).query);
    expect(queries).toEqual(['pacer\ufffdlogin', 'fees', '', 'login']);
  });

  onPosix('does not read a folder', () => {
    expect(shell('ecf_faq search --stdin < /')).toEqual({
      code: 2,
      out: '',
      err: 'error: cannot read stdin: it is a folder; give a file or a pipe\n',
    });
  });

  it('exits with 1 if no line found anything, and accepts no query on the command line', () => {
    expect(run(['search', '--stdin'], { input: 'banana bread\n' }).code).toBe(1);
    expect(run(['search', '--stdin', 'pacer']).code).toBe(2);
  });
});

describe('ids and categories', () => {
  it('are case-insensitive, and categories can also be given by name', () => {
    expect(run(['show', 'FREE-look']).out).toBe(run(['show', 'free-look']).out);
    expect(run(['list', '-c', 'pacer related']).out).toBe(run(['list', '-c', 'pacer']).out);
  });
});

it('accepts words without a command, with the options of search', () => {
  expect(run(['pacer', 'login', '-n', '2', '--json']).out).toBe(
    run(['search', 'pacer login', '--json', '-n', '2']).out,
  );
  expect(run(['how', 'do', 'I', 'link', 'accounts']).code).toBe(0);
  expect(run(['--json', '--', 'notice', '-appearance']).out).toBe(
    run(['search', '--json', '--', 'notice', '-appearance']).out,
  );
});

it('search --explain adds to JSON why each hit matched', () => {
  const [hit] = JSON.parse(run(['search', 'feed the cat', '--explain', '--json', '--faq', small]).out).hits;
  expect(Object.keys(hit.explanation)).toEqual(['bm25', 'parts', 'matches']);
  expect(run(['search', 'feed the cat', '--json', '--faq', small]).out).not.toContain('explanation');
});

it.each([40, 80])('wraps --help at %i columns, without breaking words', (width) => {
  const topics = TOPIC_NAMES.map((topic) => ['help', topic]);
  for (const args of [['--help'], ['help', 'search'], ['help', 'answer'], ...topics]) {
    const lines = run([...args, '--width', String(width)]).out.split('\n');
    // The usage is one line, to be read and copied.
    expect(lines.filter((line) => line.length > width && !line.startsWith('Usage:'))).toEqual([]);
  }
});

it('--help fits on one screen, and starts with examples, the menu first', () => {
  const lines = run(['--help']).out.trimEnd().split('\n');
  expect(lines.length).toBeLessThan(24);
  expect(lines.slice(1, 4)).toEqual(['', expect.stringMatching(/^ {2}ecf-faq +open the menu/), expect.any(String)]);
});

it('search --explain shows on stderr what was weighed', () => {
  const { out, err } = run(['search', 'feed the cat', '--explain', '--faq', small]);
  expect(out).toBe(run(['search', 'feed the cat', '--faq', small]).out);
  expect(err).toMatch(
    /Outcome: sure\nThe subject is covered: [\d.]+ \(subject [\d.]+, near [\d.]+, words [\d.]+\)\nThe first match is right: [\d.]+/,
  );
  expect(err).toMatch(/1\. feed-cat: score [\d.]+ \(words [\d.]+, .*\)\n {3}feed: weight/);
});

describe('whether to use color', () => {
  it.each([
    ['none in a pipe', [], {}, false],
    ['--color always', ['--color', 'always'], {}, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['--color over NO_COLOR', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['FORCE_COLOR over NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['--no-color over FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['--color never over FORCE_COLOR', ['--color', 'never'], { FORCE_COLOR: '1' }, false],
    ['never in JSON', ['--json', '--color', 'always'], {}, false],
  ])('%s', (_, args, env, painted) => {
    expect(ESCAPE.test(run(['search', 'pacer', ...args], { env }).out)).toBe(painted);
  });
});

it.each([30, 40, 80])('stays within %i columns, except for wider words', (width) => {
  for (const args of [
    ['show', 'login-problems'],
    ['search', 'pacer login'],
    ['list'],
    ['answer', 'link pacer account'],
  ]) {
    const wide = run([...args, '--width', String(width)])
      .out.split('\n')
      .filter((line) => line.length > width);
    expect(wide.filter((line) => !/https?:\/\/|\S{28,}/.test(line))).toEqual([]);
  }
});

describe('your own FAQ file', () => {
  const mine = file(
    'office.yaml',
    `title: Our office
categories:
  - id: office
    name: Our Office
    entries:
      - {id: office-zebra, question: Which client code do we use for zebrafish matters?, answer: Use ZEB-01.}
      - {id: free-look, question: How do we use the free look?, answer: Ask the docket desk first.}
`,
  );

  it('adds and overrides, and says so', () => {
    const [hit] = JSON.parse(run(['search', 'zebrafish client code', '--json', '--faq', mine]).out).hits;
    expect([hit.entry.id, hit.entry.faq]).toEqual(['office-zebra', 'Our office']);
    expect(run(['show', 'free-look', '--faq', mine]).out).toContain('Ask the docket desk first.');
    expect(run(['show', 'free-look', '--faq', mine]).out).toContain('From: Our office');
    expect(run(['list', '--faq', mine]).out.trim().split('\n')).toHaveLength(119);
  });

  it('has every mistake reported as file:line:column', () => {
    const { code, out, err } = run(['list', '--faq', file('bad.yaml', 'titel: x\ncategories: 5\n')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\S*bad\.yaml/g, 'bad.yaml')).toBe(
      'bad.yaml:1:1: error: a FAQ file has no field "titel"; did you mean "title"?\nbad.yaml:2:13: error: expected "categories" to be a list; found text\n',
    );
  });

  it.each([
    ['terminal escapes', '"a \\e[31mred\\e]0;title\\a bell \\x9b31m"'],
    ['reversed text', '"\\u202Ereversed"'],
  ])('sends no %s to the terminal', (_, answer) => {
    const evil = file(
      'evil.yaml',
      `categories:\n  - id: c\n    name: C\n    entries:\n      - {id: e, question: What is evil?, answer: ${answer}}\n`,
    );
    const { code, out, err } = run(['search', 'evil', '--faq', evil]);
    expect(code).toBe(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
    expect(out + err).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  });

  it('is reported in at most 51 lines', () => {
    const many = file('many.yaml', Array.from({ length: 1000 }, (_, i) => `wrong${i}: x\n`).join(''));
    const lines = run(['list', '--faq', many]).err.trim().split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 951 more problems');
  });

  it('cannot expand without limit', () => {
    const levels = 'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`);
    expect(run(['list', '--faq', file('bomb.yaml', `a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}\n`)]).code).toBe(2);
  });
});

onPosix('sends no control characters from the name of a FAQ file to the terminal', () => {
  const named = file(
    'a\u001b[31m\u202eb.yaml',
    'categories: [{id: c, name: C, entries: [{id: e, question: Cats?, answer: "\u{1f469}\u200d\u2696\ufe0f"}]}]\n',
  );
  const calls = [['show', 'e'], ['search', 'cats'], ['about'], ['list'], ['show', 'nothing']].flatMap((args) =>
    ['text', 'plain', 'json', 'markdown'].map((format) => [...args, '--format', format]),
  );
  for (const args of calls) {
    const { out, err } = run([...args, '--faq', named]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
    expect([args, out + err]).toEqual([args, expect.not.stringMatching(/[\u001b\u202e]/)]);
  }
  expect(run(['show', 'e', '--faq', named]).out).toContain('a\ufffd[31m\ufffdb.yaml');
});

onPosix('escapes in JSON the characters that only a terminal minds', () => {
  const broken = file('a\u009b\u202eb.yaml', 'a: b\n');
  const { out } = run(['list', '--json', '--faq', broken]);
  expect(out).toContain('a\\u009b\\u202eb.yaml');
  expect((JSON.parse(out) as { error: { problems: { file: string }[] } }).error.problems[0]?.file).toBe(broken);
});

it.each([
  // In a query, it is only where a line may break.
  ['a soft hyphen', '\u00ad', ''],
  ['a non-joiner', '\u200c', '\ufffd'],
  ['a joiner between letters', '\u200d', '\ufffd'],
  ['a tag', '\u{e0041}', '\ufffd'],
])('reports and replaces what nobody sees: %s', (_, hidden, shown) => {
  const faq = file('h.yaml', `categories: [{id: c, name: C, entries: [{id: e, question: Q?, answer: A${hidden}b}]}]\n`);
  const code = hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  expect(run(['list', '--faq', faq]).err).toContain(`"answer" contains the control character U+${code}; remove it`);
  expect(run(['search', `ban${hidden}ana bread recipe`]).err).toContain(`Not in this FAQ: ban${shown}ana bread recipe`);
});

it('shows no control characters from a query', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match them
  expect(run(['search', 'banana \u001b[31m\u202e bread recipe']).err).not.toMatch(/[\u001b\u202e]/);
});

it('prints the version of its package', () => {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string };
  expect(run(['--version']).out).toBe(`${version}\n`);
});

it('prints the licenses of the program and of what it contains', () => {
  const { code, out } = run(['--licenses']);
  const named = [...out.matchAll(/^(\S+) [\d.]+ \(.+\)$/gm)].map(([, name]) => name);
  expect([code, named]).toEqual([
    0,
    expect.arrayContaining(['ecf-faq', 'commander', 'minisearch', 'yaml', ...(EXECUTABLE ? ['Bun'] : [])]),
  ]);
});
