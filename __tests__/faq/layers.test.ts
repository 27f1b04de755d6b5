/** FAQ files on top of each other: what a file may change of the files below it. */

import { describeProblem } from '../../src/errors.ts';
import type { Faq } from '../../src/faq/faq.ts';
import { findSources } from '../../src/faq/files.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { parseQuery } from '../../src/search/query.ts';
import { catalogOf, faqOf } from '../support/faq.ts';

const court = faqOf(`title: The court
caveat: Not advice.
help_desk: {name: Help Desk}
not_covered:
  - Where do I park near the courthouse?
  - What are the rules of the library?
categories:
  - id: filing
    name: Filing
    entries:
      - id: deadline
        question: When is a filing due?
        answer: Before midnight.
        now: {text: Before 6 p.m., source: 'https://example.org/rule'}
        related: [fees]
      - id: fees
        question: What does a filing cost?
        answer: 405 dollars.
  - id: access
    name: Access
    entries:
      - id: login
        question: How do I log in?
        answer: With your account.
`);

const office = (entries: string, rest = '') =>
  `title: Our office\n${rest}categories:\n  - id: filing\n    entries:\n${entries.trim().replace(/^/gm, '      ')}\n`;

function on(base: Faq, yaml: string): Faq {
  const { faq, problems } = parseFaq(yaml, 'office.yaml', base);
  if (!faq) throw new Error(problems.map(describeProblem).join('\n'));
  return faq;
}

const entryOf = (faq: Faq, id: string) => faq.entries.find((entry) => entry.id === id);
const idsOf = ({ entries }: Faq) => entries.map(({ id }) => id);

it('adds entries to their category, whose name it may leave out', () => {
  const faq = on(court, office('- id: codes\n  question: Which code?\n  answer: Five digits.'));
  expect(idsOf(faq)).toEqual(['deadline', 'fees', 'codes', 'login']);
  expect(faq.categories.map(({ name }) => name)).toEqual(['Filing', 'Access']);
  expect(entryOf(faq, 'codes')).toMatchObject({ faq: 'Our office', category: { id: 'filing', name: 'Filing' } });
});

it('replaces an entry with the same id, in its place', () => {
  const faq = on(court, office('- id: deadline\n  question: When is it due?\n  answer: At noon.'));
  expect(idsOf(faq)).toEqual(['deadline', 'fees', 'login']);
  expect(entryOf(faq, 'deadline')).toMatchObject({ answer: 'At noon.', now: null, related: [], faq: 'Our office' });
});

it('adds to an entry below: what to do today is replaced, all else is appended, and says who added it', () => {
  const yaml = office(
    `- id: deadline
  now: {text: Ask the docketing desk.}
  updates: [{text: We file by 4 p.m.}]
  asked_as: [how late may I file]
  related: [login]
  also_in: [access]`,
    'asked_as: {fees: [the price of it]}\n',
  );
  expect(entryOf(on(court, yaml), 'deadline')).toMatchObject({
    answer: 'Before midnight.',
    now: { text: 'Ask the docketing desk.', source: null, from: 'Our office' },
    updates: [{ text: 'We file by 4 p.m.', source: null, from: 'Our office' }],
    askedAs: ['how late may I file'],
    related: ['fees', 'login'],
    alsoIn: ['access'],
    faq: 'The court',
  });
  expect(entryOf(on(court, yaml), 'fees')?.askedAs).toEqual(['the price of it']);
});

it('hides an entry, also from the lists of related entries', () => {
  const faq = on(court, office('- id: fees\n  disabled: true'));
  expect(idsOf(faq)).toEqual(['deadline', 'login']);
  expect(entryOf(faq, 'deadline')?.related).toEqual([]);
});

it('shows again what a file below hides', () => {
  const hidden = on(court, office('- id: fees\n  disabled: true'));
  expect(idsOf(on(hidden, office('- id: fees\n  question: Q?\n  answer: A.')))).toEqual(['deadline', 'fees', 'login']);
});

it('may hide its own entry, to keep a draft', () => {
  expect(idsOf(on(court, office('- id: draft\n  question: Q?\n  answer: A.\n  disabled: true')))).toEqual(idsOf(court));
});

it('keeps what the lowest file says of itself, and adds synonyms', () => {
  const about = 'caveat: None.\nhelp_desk: {name: Us}\nsynonyms: [[code, number]]\n';
  const faq = on(court, office('- id: codes\n  question: Q?\n  answer: A.', about));
  expect(faq).toMatchObject({ title: 'The court', caveat: 'Not advice.', helpDesk: { name: 'Help Desk' } });
  expect(faq.synonyms).toEqual([['code', 'number']]);
  expect(faq.files).toEqual([
    { title: 'The court', entries: 3 },
    { title: 'Our office', entries: 1, caveat: 'None.', helpDesk: expect.objectContaining({ name: 'Us' }) },
  ]);
});

it('puts what the office is asked most before what the court is', () => {
  const asked = on(court, office('- id: codes\n  question: Q?\n  answer: A.', 'most_asked: [fees, login]\n'));
  const faq = on(asked, office('- id: own\n  question: P?\n  answer: A.', 'most_asked: [own, login]\n'));
  expect(faq.mostAsked).toEqual(['own', 'login', 'fees']);
});

it.each([
  [
    'an addition to an unknown entry',
    '- id: deadlin\n  updates: [{text: U.}]',
    [
      'office.yaml:5:9: error: an entry needs the fields "question" and "answer", unless a file below has its id: did you mean "deadline"?',
    ],
  ],
  [
    'an unknown entry to hide',
    '- id: fee\n  disabled: true',
    ['office.yaml:5:13: error: no file below has an entry with the id "fee"; did you mean "fees"?'],
  ],
  [
    'a question without an answer',
    '- id: fees\n  question: Q?',
    ['office.yaml:5:9: error: an entry needs the field "answer"'],
  ],
  [
    'a field that cannot be added',
    '- id: fees\n  as_of: "2020"',
    ['office.yaml:6:16: error: "as_of" cannot be added to an entry of a file below; give the whole entry'],
  ],
  [
    'mistakes in a hidden entry',
    '- id: fees\n  disabled: true\n  updates: [{txt: U.}]\n- id: draft\n  disabled: true\n  question: Q?',
    [
      'office.yaml:7:20: error: an update has no field "txt"; did you mean "text"?',
      'office.yaml:8:9: error: an entry needs the field "answer"',
    ],
  ],
])('reports %s', (_, entries, expected) => {
  expect(parseFaq(office(entries), 'office.yaml', court).problems.map(describeProblem)).toEqual(expected);
});

describe('questions that the files below do not cover', () => {
  const parking =
    '- id: parking\n  question: Where do our lawyers park?\n  answer: In the yard.\n  asked_as: [where to park at the courthouse]';
  const confidenceOf = (faq: Faq, query: string) => catalogOf(faq).search(parseQuery(query)).confidence;

  it.each(['where do I park at the courthouse', 'parking near the courthouse', 'where do our lawyers park'])(
    'are found if a file on top answers them: %s',
    (query) => {
      expect(confidenceOf(court, query)).toBeLessThan(0.5);
      expect(confidenceOf(on(court, office(parking)), query)).toBeGreaterThan(0.5);
    },
  );

  it('are still refused if it does not', () => {
    expect(confidenceOf(on(court, office(parking)), 'what are the rules of the library')).toBeLessThan(0.5);
  });

  it('of a file on top count for the files below too', () => {
    const notCovered = 'not_covered: [What does a filing cost in Alaska?]\n';
    const faq = on(court, office(parking, notCovered));
    const query = 'what does a filing cost in alaska';
    // At most as probable as not, with the same words as a question not covered.
    expect(confidenceOf(faq, query)).toBeLessThanOrEqual(0.5);
  });
});

it('finds the bundled file, those of the folder, then the named ones; a file named twice counts where it is named last', () => {
  const bundled = { path: '/faq.yaml', isOptional: false };
  expect(
    findSources({
      bundled,
      folder: '/nowhere',
      shared: ['/c.yaml', '/a.yaml'],
      named: ['/b.yaml', '/a.yaml', '/b.yaml'],
    }),
  ).toEqual([
    { path: '/faq.yaml', isOptional: false },
    { path: '/c.yaml', isOptional: true },
    { path: '/a.yaml', isOptional: false },
    { path: '/b.yaml', isOptional: false },
  ]);
});
