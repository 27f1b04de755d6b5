/** Sure, maybe or none: queries that people typed, some of which the search once refused or answered wrongly. */

import { parseQuery } from '../../src/search/query.ts';
import type { SearchResult } from '../../src/search/search.ts';
import { bundledFaq, catalogOf, faqOf } from '../support/faq.ts';

const catalog = catalogOf(bundledFaq());
const find = (query: string) => catalog.search(parseQuery(query));
const told = ({ outcome, hits }: SearchResult) => [outcome, hits[0]?.entry.id ?? null];

it.each([
  ['how do I reset my password', 'sure', 'forgot-pacer-password'],
  ['change my password', 'sure', 'forgot-pacer-password'],
  ['how do I contact the help desk?', 'sure', 'help-desk-contact'],
  ['phone number', 'sure', 'help-desk-contact'],
  ['register an attorney', 'maybe', 'register-new-attorney'],
  ['serve pro se party by mail?', 'sure', 'certificate-of-service'],
  ['error message: document has security measures', 'sure', 'pdf-security-error'],
  ['what time is the deadline', 'sure', 'filing-deadline-hour'],
  ['how late can i file today', 'sure', 'filing-deadline-hour'],
  ['is it 6pm or midnight', 'sure', 'filing-deadline-hour'],
  ['what does NEF mean', 'sure', 'court-words'],
  ['Do I have to pay for PACER?', 'maybe', 'pacer-fees'],
  ['How do I get a PACER account?', 'maybe', 'register-pacer-account'],
  ['how do I register?', 'sure', 'register-for-ecf'],
  ['pacer login', 'sure', 'where-to-log-in'],
  ['how do I log in to PACER?', 'sure', 'where-to-log-in'],
  ['make me a pacer login', 'sure', 'register-pacer-account'],
  ['cannot log in', 'sure', 'login-problems'],
  ['please help me with login', 'maybe', 'login-problems'],
  ['my boss wants me to use his login', 'maybe', 'own-pacer-account'],
  ['getting a refund', 'maybe', 'fee-paid-twice'],
  ['the deadline', 'maybe', 'filing-deadline-hour'],
  ['phone', 'sure', 'help-desk-contact'],
  ['contact', 'sure', 'help-desk-contact'],
  ['what is an upgraded account', 'sure', 'court-words'],
  ['handbook for jurors', 'none', null],
  ['banana bread recipe', 'none', null],
  // Half of it is unknown, and may be what it is about.
  ['cm/ecf xylophone', 'maybe', 'what-is-cmecf'],
])('%s: %s, %s', (query, outcome, id) => {
  expect(told(find(query))).toEqual([outcome, id]);
});

it.each(['what is an NEF', 'duplicate account', 'can i file under his login', 'party', 'parties', 'clerk', 'clerks'])(
  '%s: not refused',
  (query) => {
    expect(find(query).outcome).not.toBe('none');
  },
);

it.each([
  ['efiling', 'e-filing'],
  ['e filing', 'e-filing'],
  ['prohacvice', 'pro hac vice'],
  ['paygov', 'pay gov'],
  ['filingfee', 'filing fee'],
  ['twofactor', 'two factor'],
  ['pass word', 'password'],
])('%s finds what %s finds', (typed, meant) => {
  const [found, wanted] = [find(typed), find(meant)];
  expect(found.outcome === 'none').toBe(wanted.outcome === 'none');
  // Near ties may be told the other way round.
  expect(wanted.hits.slice(0, 3).map(({ entry }) => entry.id)).toContain(found.hits[0]?.entry.id);
});

it('tells how sure it is: what is more probable comes later', () => {
  const confidences = ['parking near the courthouse', 'password', 'cannot log in', 'is it 6pm or midnight'].map(
    (query) => find(query).confidence,
  );
  expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  for (const confidence of confidences) expect(confidence).toBeLessThanOrEqual(1);
});

it('is sure of a short phrasing only to the word, and only if no other entry has it', () => {
  const catalog = catalogOf(
    faqOf(`categories:
  - id: animals
    name: Animals
    entries:
      - {id: parrot, question: What does it eat?, answer: Nuts., asked_as: [gray parrot, zebra food]}
      - {id: zebra, question: Where does it live?, answer: In Africa., asked_as: [zebra, where is the owl, owl]}
      - {id: night, question: When does it sleep?, answer: By day., asked_as: [owl]}
`),
  );
  const outcomeOf = (query: string) => told(catalog.search(parseQuery(query)));
  expect(['gray parrot', 'zebra', 'why zebra', 'owl'].map(outcomeOf)).toEqual([
    ['sure', 'parrot'],
    ['sure', 'zebra'],
    ['maybe', 'zebra'],
    ['maybe', 'zebra'],
  ]);
});

describe('a quotation', () => {
  it('that no entry has is reported, and its words are searched for', () => {
    const { missing, ...result } = find('"forgot my pacer password today" how');
    expect(missing).toEqual(['forgot my pacer password today']);
    expect(told({ missing, ...result })).toEqual(told(find('forgot my pacer password today how')));
  });

  it('that entries have keeps only those', () => {
    const { hits, missing, outcome } = find('"sealed documents" how do I file them');
    expect(missing).toEqual([]);
    expect(outcome).not.toBe('none');
    for (const { entry } of hits) expect(JSON.stringify(entry)).toMatch(/sealed documents/i);
  });

  it.each(['getting a "refund"', '"the deadline"', 'how do I get a "PACER account"'])(
    'makes nothing sure: %s',
    (query) => {
      expect(find(query).outcome).toBe('maybe');
    },
  );
});

describe('a name', () => {
  it.each(['free-look', 'free look', 'Free Look?', 'FREE-LOOK'])('of an entry is that entry: %s', (query) => {
    expect(told(find(query))).toEqual(['sure', 'free-look']);
    expect(find(query)).toMatchObject({ named: 'entry', confidence: 1 });
  });

  it.each(['PACER Related', 'pacer related'])('of a category lists it: %s', (query) => {
    const { named, total } = find(query);
    expect([named, total]).toEqual(['category', catalog.entriesIn(['pacer']).length]);
  });

  it.each([
    ['866-239-6233', 'help-desk-contact'],
    ['(866) 239-6233', 'help-desk-contact'],
    ['+1 866.239.6233', 'help-desk-contact'],
    ['8662396233', 'help-desk-contact'],
    ['ecfhelp@mad.uscourts.gov', 'help-desk-contact'],
    ['ECFHELP@mad.uscourts.gov?', 'help-desk-contact'],
    ['https://www.mad.uscourts.gov/caseinfo/nextgen.htm', null],
    ['www.mad.uscourts.gov/caseinfo/nextgen.htm/', null],
  ])('an address finds where it is printed: %s', (query, id) => {
    const { named, hits } = find(query);
    expect(named).toBe('address');
    const plain = query.toLowerCase().replace(/^https:\/\/|[/?]+$/g, '');
    const digits = query.replace(/\D/g, '').slice(-10);
    for (const { entry } of hits) {
      const text = JSON.stringify(entry).toLowerCase();
      expect(digits.length === 10 ? text.replace(/\D/g, '') : text).toContain(digits.length === 10 ? digits : plain);
    }
    if (id) expect(hits[0]?.entry.id).toBe(id);
  });

  it('is no name of nothing: an address that no entry prints', () => {
    expect(find('nobody@example.org').named).toBeNull();
  });
});

describe('a FAQ on its first day, without phrasings and questions not covered', () => {
  const small = catalogOf(
    faqOf(`categories:
  - id: jurors
    name: For Jurors
    entries:
      - {id: parking, question: Where do I park?, answer: In the garage on Milk Street.}
      - {id: handbook, question: Is there a handbook to read?, answer: 'Yes, on the shelf. It supports C++.'}
      - {id: pay, question: How are jurors paid?, answer: By check.}
`),
  );
  const first = (query: string) => told(small.search(parseQuery(query)));

  it.each([
    ['handbook for jurors', 'handbook'],
    ['parking', 'parking'],
    ['how much is a juror paid', 'pay'],
    ['C++', 'handbook'],
  ])('%s -> %s', (query, id) => {
    expect(first(query)[1]).toBe(id);
  });

  it('refuses what has none of its words', () => {
    expect(first('banana bread')).toEqual(['none', null]);
  });
});
