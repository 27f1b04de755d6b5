/** What each format says: every field of JSON, every column of plain, and in what order people read an answer. */

import { fixture } from './support/faq.ts';
import { loadProgram } from './support/program.ts';
import { file } from './support/run.ts';

const program = loadProgram();
const small = file('small.yaml', fixture('small.yaml'));
const run = async (...args: string[]) => (await program([...args, '--only-faq', '--faq', small])).out;

const TODAY = 'Feed it at the front door, where its tin and its cushion are since the spring of 2021. It eats twice.';

it('json: a search', async () => {
  const { hits, confidence, ...result } = JSON.parse(await run('search', 'feed the cat', '--json'));
  expect(result).toEqual({
    schemaVersion: 1,
    query: 'feed the cat',
    outcome: 'sure',
    total: hits.length,
    suggestions: [],
  });
  expect(confidence).toBeGreaterThan(0.5);
  expect(hits[0]).toEqual({
    rank: 1,
    score: expect.any(Number),
    terms: ['feed', 'cat'],
    snippet: TODAY,
    entry: {
      id: 'feed-cat',
      category: { id: 'cat', name: 'The Cat' },
      question: 'How do I feed the office cat?',
      answer:
        'Feed it at the back door: [today: the front door] as long as it is there.\n\n1. Open the tin, which stands on the shelf beside the old copier.\n2. Call.',
      text: 'court',
      asOf: '2004',
      now: { text: TODAY, source: 'https://example.org/a-long-address-that-no-line-can-hold/cat', asOf: null },
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

it.each<[string, string[], object]>([
  ['a search', ['search', 'banana bread'], { query: 'banana bread', outcome: 'none', total: 0, hits: [] }],
  ['an answer', ['answer', 'banana bread'], { query: 'banana bread', outcome: 'none', entry: null }],
  ['an id', ['show', 'nowhere'], { entries: [] }],
])('json: a complete document for %s that finds nothing', async (_, args, document) => {
  const { code, out } = await program([...args, '--json', '--only-faq', '--faq', small]);
  const { confidence, suggestions, ...rest } = JSON.parse(out);
  expect({ code, ...rest }).toEqual({ code: 1, schemaVersion: 1, ...document });
  if (args[0] !== 'show') expect([confidence, suggestions]).toEqual([expect.any(Number), expect.any(Array)]);
});

it('json: a complete document for the problems of a FAQ file', async () => {
  const bad = file('bad.yaml', 'categories: 5');
  const { code, out } = await program(['list', '--json', '--only-faq', '--faq', bad]);
  const message = 'expected "categories" to be a list; found text; begin each item with "- "';
  const problems = [{ file: bad, line: 1, column: 13, severity: 'error', message }];
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual({ schemaVersion: 1, error: { message: expect.stringContaining(message), problems } });
});

it('plain: one record per line', async () => {
  expect(await run('list', '-c', 'cat', '--format', 'plain')).toBe(
    'feed-cat\tcat\tHow do I feed the office cat?\nwalk-dog\tdog\tWho walks the dog?\n',
  );
  expect((await run('categories', '--format', 'plain')).split('\n')[0]).toBe('cat\tThe Cat\t2');
  const [hit] = (await run('search', 'cat', '--format', 'plain')).split('\n');
  expect(hit?.split('\t')).toHaveLength(5);
  const record = await run('show', 'feed-cat', '--format', 'plain');
  expect(record.split('\t')).toHaveLength(10);
  expect(record.split('\n')).toHaveLength(2);
});

it('markdown: special characters in the text are escaped', async () => {
  expect(await run('show', 'feed-cat', '--format', 'markdown')).toBe(
    `## How do I feed the office cat?

*The Cat | feed-cat*

**Today:** ${TODAY} <https://example.org/a-long-address-that-no-line-can-hold/cat>

**Quoted word for word**  
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

it('markdown: the first hit says what to do, as in text output', async () => {
  const [, first] = (await run('search', 'feed the cat', '--format', 'markdown')).split('\n');
  expect(first).toBe(`   **Today:** ${TODAY}`);
});

const rule = file(
  'rule.yaml',
  'title: Our office\ncategories: [{id: ours, name: Ours, entries: [{id: our-rule, question: Who files?, answer: Attorneys.}]}]',
);
it.each([
  ['text', 'show our-rule', '\nANSWER\n  Attorneys.\n'],
  ['text', 'show own-pacer-account', "\nA SUMMARY, NOT THE COURT'S WORDS\n"],
  ['markdown', 'show our-rule', '\n**Answer**\n\nAttorneys.\n'],
  ['html', 'show our-rule', '>Answer</h'],
  ['text', 'search who files -c ours', '\n   Answer: Attorneys.\n'],
])('%s: no rule of an office is called a summary: %s', async (format, line, heading) => {
  const { out } = await program([...line.split(' '), '--format', format, '--faq', rule]);
  expect(out.replaceAll('&#39;', "'")).toContain(heading);
});

it.each([
  ['where do I pay for parking', 'At the counter.'],
  ['how do I feed the office cat', TODAY],
])('answer --bare: the text to act on and nothing else: %s', async (query, text) => {
  expect(await run('answer', '--bare', query)).toBe(`${text}\n`);
});

it('answer: prints the question that it answers, then what to do today, then the court\u2019s words', async () => {
  const out = await run('answer', 'how do I feed the office cat');
  expect(out).toMatch(/^How do I feed the office cat\?[\s\S]*Feed it at the front door[\s\S]*Feed it at the back door/);
});

it.each(['plain', 'json', 'markdown', 'text'])('about, in %s', async (format) => {
  const { out } = await program(['about', '--format', format, '--faq', small]);
  for (const part of ['866-239-6233', 'small.yaml', 'faq.yaml', process.version]) expect(out).toContain(part);
});

it('search --explain says what was weighed: on stderr for people, in JSON for each hit', async () => {
  const search = ['search', 'feed the cat', '--only-faq', '--faq', small];
  const { out, err } = await program([...search, '--explain']);
  expect(out).toBe((await program(search)).out);
  expect(err).toMatch(
    /Outcome: sure\nThe subject is covered: [\d.]+ \(subject [\d.]+, near [\d.]+, words [\d.]+\)\nThe first match is right: [\d.]+/,
  );
  expect(err).toMatch(/1\. feed-cat: score [\d.]+ \(words [\d.]+, .*\)\n {3}feed: weight/);
  const [hit] = JSON.parse(await run('search', 'feed the cat', '--explain', '--json')).hits;
  expect(Object.keys(hit.explanation)).toEqual(['bm25', 'parts', 'matches']);
});
