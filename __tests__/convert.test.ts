/** `ecf-faq init --from`: FAQs of every usual shape become FAQ files without an error, and nothing is lost unsaid. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProgram } from './support/program.ts';

const program = loadProgram();
const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-from-'));
let files = 0;

interface Listed {
  readonly entries: readonly { id: string; category: { name: string }; question: string; answer: string }[];
}

/** The foreign text made into a FAQ file, which must have no errors. */
async function convert(name: string, content: string | Buffer) {
  const from = join(folder, `${++files}-${name}`);
  const to = `${from}.faq.yaml`;
  writeFileSync(from, content);
  const { code, err } = await program(['init', '--from', from, to]);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  expect((await program(['check', to, '--only-faq'])).code).toBe(0);
  const { out } = await program(['list', '--json', '--faq', to, '--only-faq']);
  const { entries } = JSON.parse(out) as Listed;
  return { entries, notes: err.replaceAll(`${from}:`, ''), text: readFileSync(to, 'utf8') };
}

const PARK = 'Where may I park?';
const PHONE = 'May I bring a phone?';
const BOTH = [
  [PARK, 'Behind the courthouse.'],
  [PHONE, 'Yes, switched off.'],
];
const WORDS = [PARK, 'Behind the courthouse.', PHONE, 'Yes, switched off.'];
const [q1, a1, q2, a2] = WORDS;
const json = (value: unknown) => JSON.stringify(value);

describe('two questions of one category come in', () => {
  it.each<[what: string, name: string, content: string | Buffer]>([
    ['a list', 'faq.yml', `- question: ${q1}\n  answer: ${a1}\n- question: ${q2}\n  answer: ${a2}\n`],
    ['q and a, and a slip', 'faq.yaml', `faqs:\n  - q: ${q1}\n    awnser: ${a1}\n  - q: ${q2}\n    a: ${a2}\n`],
    [
      'title and content',
      'faq.yaml',
      `items:\n  - title: ${q1}\n    content: ${a1}\n  - {title: '${q2}', content: '${a2}'}\n`,
    ],
    ['questions as keys', 'faq.yaml', `'${q1}': ${a1}\n'${q2}': ${a2}\n`],
    ['a list of single keys', 'faq.yaml', `faq:\n  - '${q1}': ${a1}\n  - '${q2}': ${a2}\n`],
    [
      'ids as keys',
      'faq.json',
      json({ faq: { parking: { question: q1, answer: a1 }, phone: { question: q2, answer: a2 } } }),
    ],
    ['numbered keys', 'en.json', json({ faq: { question1: q1, answer1: a1, question2: q2, answer2: a2 } })],
    [
      'languages',
      'faq.json',
      json([
        { question: { de: 'Wo?', en: q1 }, answer: { de: 'Da.', en: a1 } },
        { q: q2, a: a2 },
      ]),
    ],
    [
      'schema.org',
      'faq.json',
      json({
        '@type': 'FAQPage',
        mainEntity: [
          { name: q1, acceptedAnswer: { text: a1 } },
          { name: q2, acceptedAnswer: { text: a2 } },
        ],
      }),
    ],
    ['a line for each', 'faq.jsonl', `${json({ question: q1, answer: a1 })}\n${json({ question: q2, answer: a2 })}\n`],
    [
      'another name',
      'faq.txt',
      json([
        { question: q1, answer: a1 },
        { question: q2, answer: a2 },
      ]),
    ],
    ['a byte order mark, Windows lines', 'faq.csv', `\ufeffQuestion,Answer\r\n${q1},${a1}\r\n${q2},"${a2}"\r\n`],
    ['semicolons', 'faq.csv', `id;question;answer\n1;${q1};${a1}\n2;${q2};${a2}\n`],
    ['UTF-16', 'faq.csv', Buffer.from(`\ufeffquestion\tanswer\n${q1}\t${a1}\n${q2}\t${a2}\n`, 'utf16le')],
    ['headings', 'FAQ.md', `# FAQ\n\n- [${q1}](#a)\n- [${q2}](#b)\n\n## ${q1}\n\n${a1}\n\n## ${q2}\n\n${a2}\n`],
    ['bold words', 'FAQ.md', `# FAQ\n\n**${q1}**\n\n${a1}\n\n**${q2}**\n${a2}\n`],
    ['numbers', 'FAQ.md', `## 1. ${q1}\n${a1}\n## 2. ${q2}\n${a2}\n`],
    [
      'folded in Markdown',
      'FAQ.md',
      `<details>\n<summary><b>${q1}</b></summary>\n\n${a1}\n</details>\n\n<details><summary>${q2}</summary>${a2}</details>\n`,
    ],
    ['lines that ask', 'faq.txt', `Our FAQ\n\n${q1}\n${a1}\n\n1. ${q2}\n${a2}\n`],
    ['lines in turn', 'faq.txt', `${q1}\r\n${a1}\r\n${q2}\r\n${a2}`],
    ['Q and A', 'faq.txt', `Q1a: ${q1}\nA: ${a1}\n\nQ1b: ${q2}\nA: ${a2}\n`],
    [
      'front matter',
      'faq.md',
      `---\nlayout: faq\nfaqs:\n  - question: ${q1}\n    answer: ${a1}\n  - question: ${q2}\n    answer: ${a2}\n---\n\nSee below.\n`,
    ],
    [
      'a description in its front matter',
      'faq.md',
      `---\ntitle: Court FAQ\ndescription: Frequently asked\n---\n\n## ${q1}\n\n${a1}\n\n## ${q2}\n\n${a2}\n`,
    ],
    [
      'a list of terms',
      'faq.html',
      `<html><dl><dt>${q1}</dt><dd>${a1}</dd><dt>${q2}</dt><dd>${a2}</dd></dl><p>Bye</p></html>`,
    ],
    [
      'buttons',
      'faq.html',
      `<!doctype html><body><button class="accordion">${q1}</button><div class="panel"><p>${a1}</p></div><button class="accordion">${q2} <i>+</i></button><div class="panel"><p>${a2}</p></div></body>`,
    ],
    [
      'short names of classes',
      'faq.html',
      `<html><h1>Get your answer here</h1><ul><li><div class="acc-btn"><div></div>${q1}</div><div class="acc-content">${a1}</div></li><li><div class="acc-btn"><div></div>${q2}</div><div class="acc-content">${a2}</div></li></ul></html>`,
    ],
    [
      'panels by id',
      'faq.html',
      `<!doctype html><h3><button aria-controls="a">${q1}</button></h3><h3><button aria-controls="b">${q2}</button></h3><div id="b"><h4></h4>${a2}</div><div id="a">${a1}</div>`,
    ],
    [
      'pairs by class',
      'faq.html',
      `<div><div class="faq-question"><span>${q1}</span></div><div class="faq-answer">${a1}</div><div class="faq-question">${q2}</div><div class="faq-answer">${a2}</div></div>`,
    ],
    [
      'scripts and styles',
      'faq.html',
      `<html><head><style>h2 {}</style></head><body><nav><h2>Menu?</h2><a>Home</a></nav><h2>${q1}</h2><p>${a1}</p><script>ask("x?")</script><h2>${q2}</h2><p>${a2}</p><footer><h2>Contact</h2>1 Main St</footer></body></html>`,
    ],
    [
      'what a page tells machines',
      'faq.html',
      `<html><script type="application/ld+json">${json({
        '@graph': [
          { '@type': 'WebPage', name: 'FAQ' },
          {
            '@type': 'FAQPage',
            mainEntity: [
              { '@type': 'Question', name: q1, acceptedAnswer: { text: `<p>${a1}</p>` } },
              { '@type': 'Question', name: q2, acceptedAnswer: { text: a2 } },
            ],
          },
        ],
      })}</script><div id="app"></div></html>`,
    ],
  ])('%s (%s)', async (_, name, content) => {
    const { entries } = await convert(name, content);
    expect(entries.map(({ question, answer }) => [question, answer])).toEqual(BOTH);
    expect(new Set(entries.map(({ category }) => category.name)).size).toBe(1);
  });
});

describe('categories come in', () => {
  const item = (question: string | undefined) => ({ question, answer: 'Yes.' });
  it.each<[what: string, name: string, content: string]>([
    [
      'around lists',
      'faq.json',
      json({
        sections: [
          { title: 'Cars', questions: [item(q1)] },
          { title: 'Phones', questions: [item(q2)] },
        ],
      }),
    ],
    ['as keys', 'faq.json', json({ faqs: { cars: [item(q1)], phones: [item(q2)] } })],
    [
      'in each question',
      'faq.json',
      json([
        { category: 'Cars', ...item(q1) },
        { category: 'Phones', ...item(q2) },
      ]),
    ],
    ['in a column', 'faq.csv', `topic,question,answer\nCars,${q1},Yes.\nPhones,${q2},Yes.\n`],
    ['as headings', 'faq.md', `# FAQ\n\nHello.\n\n## Cars\n\n### ${q1}\n\nYes.\n\n## Phones\n\n### ${q2}\n\nYes.\n`],
    [
      'above folded items',
      'faq.html',
      `<html><h1>FAQ</h1><h2>Cars</h2><details><summary>${q1}</summary>Yes.</details><h2>Phones</h2><details><summary>${q2}</summary>Yes.</details></html>`,
    ],
    [
      'as folded items',
      'faq.html',
      `<html><details><summary>Cars</summary><details><summary>${q1}</summary>Yes.</details></details><details><summary>Phones</summary><details><summary>${q2}</summary>Yes.</details></details></html>`,
    ],
  ])('%s (%s)', async (_, name, content) => {
    const { entries } = await convert(name, content);
    expect(entries.map(({ category, question }) => [category.name, question])).toEqual([
      ['Cars', PARK],
      ['Phones', PHONE],
    ]);
  });
});

it.each<[what: string, name: string, answer: string, text: string]>([
  [
    'links',
    'faq.html',
    'See <a href="https://x.org/a">the map</a> or <a href="https://x.org">x.org</a>.',
    'See [the map](https://x.org/a) or [x.org](https://x.org).',
  ],
  ['lists', 'faq.md', 'Bring:\n\n* a card\n* a pen\n  1. blue', 'Bring:\n\n- a card\n- a pen\n  1. blue'],
  [
    'tables',
    'faq.html',
    '<table><tr><th>Copy</th><th>Price</th></tr><tr><td>Page</td><td>$1</td></tr></table>',
    '| Copy | Price |\n| - | - |\n| Page | $1 |',
  ],
  ['headings inside', 'faq.md', 'First.\n\n### On Windows\n\nSecond.', 'First.\n\n**On Windows**\n\nSecond.'],
  [
    'HTML in data',
    'faq.json',
    '<p>One &amp; <b>two</b>.</p><ul><li>three</li></ul><script>alert(1)</script>',
    'One & **two**.\n\n- three',
  ],
  ['invisible characters', 'faq.json', 'A\u200bB\u00a0C \u202edef\u0007', 'AB C def'],
])('keeps %s of answers', async (_, name, answer, text) => {
  const content = {
    html: `<html><h2>${q1}</h2>${answer}</html>`,
    md: `## ${q1}\n\n${answer}\n`,
    json: json([{ question: q1, answer }]),
  }[name.slice(4)] as string;
  expect((await convert(name, content)).entries[0]?.answer).toBe(text);
});

it('makes ids from the questions, each only once', async () => {
  const questions = [
    'Où est-ce?',
    'PACER: what?',
    'PACER: what?',
    '駐車場はどこですか?',
    'x'.repeat(5000),
    '42?',
    '__proto__',
  ];
  const { entries } = await convert('faq.json', json(questions.map((question) => ({ question, answer: 'A.' }))));
  expect(entries.map(({ id }) => id)).toEqual([
    'ou-est-ce',
    'pacer-what',
    'pacer-what-2',
    'question-1',
    'x'.repeat(60),
    'question-2',
    'proto',
  ]);
});

it('leaves the court its ids, unless its FAQ is not in use', async () => {
  const from = join(folder, 'client-code.json');
  writeFileSync(from, json([{ question: 'Client code?', answer: 'Ours.' }]));
  const idWith = async (...flags: string[]) => {
    const to = `${from}${flags.length}.yaml`;
    await program(['init', '--from', from, to, ...flags]);
    return /- id: (\S+)\n +question/.exec(readFileSync(to, 'utf8'))?.[1];
  };
  expect([await idWith(), await idWith('--only-faq')]).toEqual(['client-code-2', 'client-code']);
});

it.each(['\n', '\r\n', '\r'])('says what it could not place, and where (%j)', async (lineEnd) => {
  const page = `# FAQ\n\nWelcome to us.\n\n## ${q1}\n\n${a1}\n\n## Contact\n\n1 Main St\n\n## ${q2}\n`;
  const { notes, entries } = await convert('faq.md', page.replaceAll('\n', lineEnd));
  expect(entries).toHaveLength(1);
  expect(notes.split('\n\n')[0]).toBe(
    [
      '3: not placed, text before the first question: Welcome to us.',
      '9: not placed, a section that is no question: Contact: 1 Main St',
      `13: not placed, a question without an answer: ${PHONE}`,
    ].join('\n'),
  );
});

it('finds the line of words with tags between them', async () => {
  const { notes } = await convert(
    'faq.html',
    `<html>\n<h1>FAQ</h1>\nWelcome\n<b>to</b> us.\n<h2>${q1}</h2>${a1}</html>`,
  );
  expect(notes.split('\n')[0]).toBe('3: not placed, text before the first question: Welcome to us.');
});

it('keys such as __proto__ do no harm', async () => {
  const { entries } = await convert('faq.json', `{"__proto__": [{"question": "${q1}", "answer": "${a1}"}]}`);
  expect(entries).toHaveLength(1);
  expect(({} as Record<string, unknown>).question).toBeUndefined();
});

it.each([
  ['nothing', 'empty.yaml', ''],
  ['no questions', 'package.json', '{"name": "x", "version": "1"}'],
  ['prose', 'readme.md', 'Hello.\n'],
  ['no header', 'faq.csv', 'Where may I park my own car? Here;So\nMay I bring a phone to court? Yes;So\n'],
])('refuses a file with %s, and writes none', async (_, name, content) => {
  const from = join(folder, name);
  writeFileSync(from, content);
  const to = join(folder, `${name}.none.yaml`);
  const { code, out, err } = await program(['init', '--from', from, to]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error: no questions with answers found in /);
  expect(() => readFileSync(to)).toThrow();
});

it.each([
  ['page.html', `${'<div>'.repeat(200_000)}<h2>Why?</h2>`],
  ['page.md', `${'> '.repeat(50_000)}x`],
])('refuses a %s that is too deep, with an error', async (name, content) => {
  const from = join(folder, `deep-${name}`);
  writeFileSync(from, content);
  const { code, err } = await program(['init', '--from', from, `${from}.yaml`]);
  expect([code, err]).toEqual([2, expect.stringContaining('inside each other')]);
});

it('never overwrites', async () => {
  const from = join(folder, 'own.yaml');
  writeFileSync(from, `- q: ${q1}\n  a: ${a1}\n`);
  const { code, err } = await program(['init', '--from', from, from]);
  expect([code, err]).toEqual([2, expect.stringContaining('never overwritten')]);
});

it.each([
  ['faq.md', '# FAQ\n\n## Why?\n\nSo.\n', 'a page in Markdown'],
  ['faq.html', '<!doctype html><h2>Why?</h2>', 'a page in HTML'],
  ['faq.json', '{"faqs": [{"q": "Why?", "a": "So."}]}', 'an FAQ in JSON of another form'],
  ['faq.yaml', '- question: Why?\n  answer: So.\n', 'an FAQ in YAML of another form'],
  ['faq.csv', 'question,answer\nWhy?,So.\n', 'a table'],
])('check and --faq say of a foreign %s what it is, and what to do', async (name, content, what) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const message = `${path}:1:1: error: this is ${what}, not a FAQ file; make one from it: ecf-faq init --from ${path}`;
  expect((await program(['check', path])).out.split('\n')[0]).toBe(message);
  const { code, out, err } = await program(['search', 'fee', '--faq', path]);
  expect([code, out, err.split('\n')[0]]).toEqual([2, '', message]);
});
