/** What was asked: the log that ECF_FAQ_LOG names, and `check --asked`, which lists what was not answered. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createListener } from '../src/menu/asked.ts';
import { type Event, startWalk, step } from '../src/menu/flow.ts';
import { findUnprintable } from '../src/printable.ts';
import { catalogOf, faqOf } from './support/faq.ts';
import { loadProgram } from './support/program.ts';
import { CLEAN_ENV, COMMAND, file, onPosix } from './support/run.ts';

const FAQ = `title: T
synonyms: [[cat, tomcat]]
categories:
  - id: pets
    name: Pets
    entries:
      - {id: feed-cat, question: How do I feed the cat?, answer: Twice a day., asked_as: [a hungry cat]}
      - {id: walk-dog, question: Who walks the dog?, answer: Whoever is in first., asked_as: [dog walker]}
`;
const run = loadProgram(file('faq.yaml', FAQ));
const newLog = () => join(mkdtempSync(join(tmpdir(), 'ecf-faq-log-')), 'asked.jsonl');
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the log', () => {
  it('has a line for each search, answer and line of stdin, and none for other commands', async () => {
    const env = { ECF_FAQ_LOG: newLog() };
    await run(['search', 'feed', 'the', 'cat'], { env });
    await run(['answer', 'banana bread'], { env });
    await run(['search', '--stdin'], { env, input: 'who walks the dog\n\n' });
    await run(['show', 'feed-cat'], { env });
    const lines = linesOf(env.ECF_FAQ_LOG);
    expect(lines.map(({ query, first }) => [query, first])).toEqual([
      ['feed the cat', 'feed-cat'],
      ['banana bread', null],
      ['who walks the dog', 'walk-dog'],
    ]);
    expect(lines[1]).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      query: 'banana bread',
      outcome: 'none',
      first: null,
    });
  });

  it.each([
    ['controls', 'a\u001b[31m\u009b \u202e"\\cat'],
    ['a megabyte', '\u202ecat "'.repeat(200_000)],
    ['half characters', '😀'.repeat(1000)],
  ])('is printable and short: %s', async (_, query) => {
    const env = { ECF_FAQ_LOG: newLog() };
    await run(['search', '--', query], { env });
    const text = readFileSync(env.ECF_FAQ_LOG, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThan(4096);
    expect([findUnprintable(text), text.includes('\\ud83d"')]).toEqual([-1, false]);
    expect(text).toMatch(/^\{.*\}\n$/);
  });

  it.each([
    ['a folder', () => tmpdir()],
    ['a folder that is not there', () => '/nowhere/asked.jsonl'],
  ])('%s: a warning, once, and the answers stay', async (_, path) => {
    const { code, out, err } = await run(['search', '--stdin'], {
      env: { ECF_FAQ_LOG: path() },
      input: 'feed the cat\nwho walks the dog\n',
    });
    expect([code, out.trim().split('\n').length]).toEqual([0, 2]);
    expect(
      err.match(/warning: cannot write what was asked to .* \(E\w+\); correct ECF_FAQ_LOG, or unset it\n/g),
    ).toHaveLength(1);
  });

  onPosix('can be read by its owner only, because queries can hold names', async () => {
    const env = { ECF_FAQ_LOG: newLog() };
    await run(['search', 'cat'], { env });
    expect((statSync(env.ECF_FAQ_LOG).mode & 0o777).toString(8)).toBe('600');
    chmodSync(env.ECF_FAQ_LOG, 0o660);
    await run(['search', 'cat'], { env });
    expect((statSync(env.ECF_FAQ_LOG).mode & 0o777).toString(8)).toBe('660');
  });

  it('has whole lines from many processes at once', async () => {
    const path = newLog();
    const [program, ...first] = COMMAND;
    const query = 'x'.repeat(500);
    await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(program, [...first, 'search', '--stdin'], {
          env: { ...CLEAN_ENV, ECF_FAQ_LOG: path },
          stdio: ['pipe', 'ignore', 'inherit'],
        });
        child.stdin.end(`${query}\n`.repeat(50));
        return new Promise((done) => child.on('close', done));
      }),
    );
    expect(linesOf(path).map((line) => line.query)).toEqual(Array(200).fill(query));
  }, 60_000);

  it('is named by about, or that there is none', async () => {
    expect((await run(['about'])).out).toContain('what you ask is not kept');
    expect((await run(['about'], { env: { ECF_FAQ_LOG: '~/asked' } })).out).toContain(
      `${CLEAN_ENV.HOME}/asked, which keeps`,
    );
  });
});

describe('the menu', () => {
  const catalog = catalogOf(faqOf(FAQ));
  const typed = (text: string): Event[] => [...text].map((_, i) => ({ kind: 'filter', text: text.slice(0, i + 1) }));

  it.each<[string, Event[], string[]]>([
    ['what was typed before an answer is opened', [...typed('cat'), { kind: 'open' }], ['cat']],
    [
      'it once, however many answers are opened',
      [...typed('cat'), { kind: 'open' }, { kind: 'back' }, { kind: 'open' }],
      ['cat'],
    ],
    [
      'what was typed before Esc',
      [...typed('bread'), { kind: 'escape' }, ...typed('dog'), { kind: 'quit' }],
      ['bread', 'dog'],
    ],
    ['what was typed before an interrupt', [...typed('bread'), { kind: 'interrupt' }], ['bread']],
    ['what was deleted as a whole', [...typed('bread'), { kind: 'filter', text: '' }], ['bread']],
    ['not each letter, nor moves', [...typed('cat'), { kind: 'move', to: 1 }], []],
    ['nothing where nothing was typed', [{ kind: 'open' }, { kind: 'quit' }], []],
  ])('logs %s', (_, events, expected) => {
    const logged: string[] = [];
    const listen = createListener((text) => logged.push(text));
    let walk = startWalk(null);
    for (const event of events) {
      listen(walk, event);
      walk = step(walk, event, catalog);
    }
    expect(logged).toEqual(expected);
  });
});

describe('check --asked', () => {
  const line = (query: string, outcome = 'none') => `${JSON.stringify({ query, outcome })}\n`;
  const log = file(
    'asked.jsonl',
    [
      line('a zebra'),
      ...Array(2).fill(line('bread recipes')),
      line('which recipe for bread'),
      line('Pets', 'maybe'),
      line('who walks the dog'),
      line('feed the cat', 'sure'),
      'no JSON\n',
      '{"query": 5, "outcome": "none"}\n{"query": "__proto__", "outcome": "__proto__"}\n[]\nnull\n\n',
    ].join(''),
  );
  const check = (...args: string[]) => run(['check', '--asked', log, ...args]);

  it('lists what was not answered, the same questions together, most asked first, with what comes closest', async () => {
    const { out, err, code } = await check();
    expect([code, out]).toEqual([
      0,
      `3 times, not found; nothing comes close
    bread recipes
    which recipe for bread

Once, not found; nothing comes close
    a zebra

Once, not sure; closest: feed-cat (How do I feed the cat?)
    Pets
`,
    ]);
    expect(err).toBe(
      '3 questions not surely answered. Left out: 1 that the FAQ answers by now; what is no search, first in line 8.\n',
    );
  });

  it('is the same in the formats for programs', async () => {
    const { asked } = JSON.parse((await check('--json')).out);
    expect(asked).toHaveLength(3);
    expect(asked[2]).toEqual({
      times: 1,
      outcome: 'maybe',
      closest: { id: 'feed-cat', question: 'How do I feed the cat?' },
      queries: [{ text: 'Pets', times: 1 }],
    });
    expect((await check('--format', 'plain')).out).toBe(
      '2\tnone\t\tbread recipes\n1\tnone\t\twhich recipe for bread\n1\tnone\t\ta zebra\n1\tmaybe\tfeed-cat\tPets\n',
    );
  });

  it.each(['text', 'plain', 'json', 'markdown', 'html'])('prints no controls of a log as %s', async (format) => {
    const bad = file('bad.jsonl', line('zebra \u001b[31m\u202e\n<script>'));
    const { code, out, err } = await run(['check', '--asked', bad, '--format', format]);
    expect([code, findUnprintable(out + err) >= 0, out.includes('zebra')]).toEqual([0, false, true]);
  });

  it('has clear errors', async () => {
    expect((await run(['check', '--asked', '/nowhere'])).err).toBe(
      'error: cannot read the log /nowhere: no such file; check the path\n',
    );
    expect(await check('more.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('name them with --faq') });
  });

  it('has nothing to list of an empty log', async () => {
    const empty = newLog();
    writeFileSync(empty, '');
    expect(await run(['check', '--asked', empty])).toEqual({
      code: 0,
      out: '',
      err: '0 questions not surely answered.\n',
    });
  });
});
