/** The search over the bundled FAQ: what is found first and why, what is refused, what a query can say. */

import { parseQuery } from '../../src/search/query.ts';
import { bundledFaq, catalogOf, faqOf } from '../support/faq.ts';

const faq = bundledFaq();
const catalog = catalogOf(faq);
const find = (
  typed: string,
  { exact = false, ...options }: { exact?: boolean; categories?: string[]; limit?: number } = {},
) => catalog.search(parseQuery(typed, { exact }), { limit: 100, ...options });
const ids = (typed: string, options = {}) => find(typed, options).hits.map(({ entry }) => entry.id);

describe('the right answer first', () => {
  it.each(faq.entries.map(({ id, question }) => [id, question]))('%s, by its own question', (id, question) => {
    expect(ids(question)[0]).toBe(id);
  });

  it.each([
    ['lost filing credentials', 'forgot-login', 'credentials and lost are what its askers say for login and forgotten'],
    ['Forgot my PACER password', 'forgot-pacer-password', 'the word PACER turns it away from the court login'],
    ['two-factor codes on my phone', 'multifactor-authentication', 'two-factor means multifactor authentication'],
    ['PHV admission', 'pro-hac-vice-register', 'PHV means pro hac vice'],
    ['joining another firm', 'changing-firms', 'a change of firm without the word'],
    ['our associate quit', 'attorney-leaves-firm', 'the firm asks here, not the one who leaves'],
    ['firm merger', 'merging-firm', 'a merger is not a departure'],
    ['SSA case hidden', 'social-security-case-not-visible', 'SSA means Social Security'],
    ['deportation case not visible online', 'immigration-case-not-visible', 'one rare word of its askers'],
    ['charged twice', 'fee-paid-twice', 'two words agree in one phrasing'],
    ['forgot to pay the fee', 'missed-fee-payment', 'forgot alone would lead to the logins'],
    ['how much per page', 'pacer-fees', 'per page is PACER, not a filing fee'],
    ['help desk phone number', 'help-desk-contact', 'and not any entry that prints the number'],
    ['PACER phone number', 'pacer-service-center', 'one word makes it another desk'],
    ['co-counsel not on docket', 'cocounsel-missing-from-docket', 'agreement of rare words'],
    ['file appearance for colleague', 'appearance-for-another-attorney', 'for somebody else'],
    ['served summons', 'file-executed-summons', 'served comes after issued'],
    ['blank summons form', 'summons-new-case', 'issued comes before served'],
    ['pdf too big', 'document-too-large-or-bound', 'size, not the box of exhibits'],
    ['boxes of exhibits', 'box-of-exhibits', 'the box, not the size'],
    ['s-slash signature', 'sign-documents', 'how people read /s/ aloud'],
    ['auto-reply', 'out-of-office', 'one term for the automatic answers'],
    ['garbled message', 'email-body-unreadable', 'a word the court does not use'],
    ['representing myself, e-file?', 'pro-se-efiling', 'a phrase that means pro se'],
    ['training', 'learn-the-system', 'one word, many weak rivals'],
    [
      'new associate wants to e-file',
      'register-new-attorney',
      'not the associate who leaves, nor the one with a new address',
    ],
    ['what does CM/ECF stand for', 'what-is-cmecf', 'two common words that agree in one phrasing'],
    ['do I have to use e-filing', 'is-cmecf-mandatory', 'a question of nothing but common words'],
    ['find an event by name', 'which-entry-to-use', 'event means entry here'],
    ['going on holiday', 'vacation-no-email', 'another word for vacation'],
    ['sealed motion', 'not-efilable-documents', 'motion is common, sealed is not'],
  ])('%s -> %s (%s)', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it.each([
    ['imigration case not visble', 'immigration-case-not-visible'],
    ['pacer pasword forgoten', 'forgot-pacer-password'],
    ['chnaging firms', 'changing-firms'],
    ['affadavit signature', 'affidavit'],
  ])('through slips of the fingers: %s', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it('through a last word that is not finished', () => {
    expect(ids('multifac')[0]).toBe('multifactor-authentication');
  });

  it('through a long complaint full of everyday words', () => {
    const complaint =
      'hello, since last week I can not get the emails from the court any more although my appearance is on the docket and ' +
      'my colleague does get every one of them, could somebody please tell me what is going on';
    expect(ids(complaint).slice(0, 3)).toContain('appearance-filed-no-notices');
  });
});

describe('everyday words, as newcomers typed them', () => {
  it.each([
    ['login not working', 'login-problems'],
    ["my password doesn't work", 'login-problems'],
    ['cant get into ecf', 'login-problems'],
    ['upload failed', 'format-not-recognized'],
    ['not getting nefs', 'not-receiving-notices'],
    ['authenticator app', 'multifactor-authentication'],
    ['filing fee amount', 'pay-filing-fee'],
    ['help desk closed', 'help-desk-contact'],
    ['after hours', 'help-desk-contact'],
    ['deadline', 'computer-problems'],
    ['wrong event', 'which-entry-to-use'],
    ['lost phone', 'multifactor-authentication'],
    ['my boss left', 'attorney-leaves-firm'],
  ])('%s -> %s', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it.each(['filed in the wrong case', 'court holidays', 'close my pacer account', 'add party'])(
    '%s: refused',
    (query) => {
      expect(ids(query)).toEqual([]);
    },
  );

  it('pacer login: about the account, before what a pasted link does', () => {
    expect(ids('pacer login')[0]).not.toBe('nef-url-pacer-login');
    expect(ids('pacer login').slice(0, 5)).toContain('link-pacer-account');
  });

  it.each([
    ['password', ['forgot-pacer-password', 'login-problems', 'forgot-login']],
    ['fee', ['pay-filing-fee', 'missed-fee-payment', 'pacer-fees']],
  ])('one word asks for a list, the most central first: %s', (query, expected) => {
    expect(new Set(ids(query).slice(0, 3))).toEqual(new Set(expected));
  });
});

describe('an honest no', () => {
  it.each([
    ['nothing known', 'banana bread recipe'],
    ['stop words only', 'how do I get it'],
    ['one common word in common', 'password for my netflix'],
    ['a court, but not this FAQ', 'jury summons postponed'],
    ['an account, but not this one', 'my bank account was hacked'],
    ['a fee, but not of these', 'late fee on my library books'],
    ['signs', '((  *'],
    ['a name of JavaScript', '__proto__ constructor'],
  ])('%s: %s', (_, query) => {
    const { hits, total } = find(query);
    expect({ hits, total }).toEqual({ hits: [], total: 0 });
  });

  it('leaves nobody alone: near entries are suggested', () => {
    expect(find('password for my netflix').suggestions.map(({ id }) => id)).toHaveLength(3);
  });
});

describe('a query', () => {
  it('finds only entries in which a quoted phrase stands', () => {
    const { hits } = find('"notice of appearance"');
    expect(hits.length).toBeGreaterThan(1);
    for (const { entry } of hits) {
      expect([entry.question, entry.answer, ...entry.updates.map(({ text }) => text)].join(' ')).toMatch(
        /notice of appearance/i,
      );
    }
  });

  it('leaves out entries with an excluded word', () => {
    expect(ids('notice')).toContain('appearance-filed-no-notices');
    expect(ids('notice -appearance')).not.toContain('appearance-filed-no-notices');
  });

  it('matches whole words as typed where that is asked for', () => {
    expect(ids('firms', { exact: true })).toContain('changing-firms');
    expect(ids('firms', { exact: true })).not.toContain('merging-firm');
    expect(ids('pasword', { exact: true })).toEqual([]);
    expect(ids('attorneys', { exact: true }).length).toBeLessThan(ids('lawyer').length + faq.entries.length);
  });

  it('keeps to the categories named, entries listed there from elsewhere included', () => {
    for (const { entry } of find('account', { categories: ['pacer'] }).hits) {
      expect([entry.category.id, ...entry.alsoIn]).toContain('pacer');
    }
  });

  it('counts all hits, and returns as many as asked for', () => {
    const all = find('pacer account');
    const some = find('pacer account', { limit: 2 });
    expect(all.total).toBe(all.hits.length);
    expect(some.total).toBe(all.total);
    const told = ({ hits }: typeof all) => hits.map(({ rank, score, entry }) => [rank, score, entry.id]);
    expect(told(some)).toEqual(told(all).slice(0, 2));
    expect(some.hits.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('says what it was corrected to', () => {
    expect(find('lnik my Pacer acount').corrected).toBe('link my Pacer account');
    expect(find('link my pacer account').corrected).toBeNull();
  });
});

it('does no harm, whatever the entries are called', () => {
  const names = ['constructor', 'prototype', 'has-own-property'];
  const entries = names.map((id) => `      - {id: ${id}, question: What is ${id}?, answer: "${id} __proto__ text"}`);
  const small = catalogOf(faqOf(`categories:\n  - id: c\n    name: C\n    entries:\n${entries.join('\n')}\n`));
  for (const name of [...names, '__proto__', 'toString']) {
    expect(() => small.search(parseQuery(name))).not.toThrow();
  }
  expect(small.search(parseQuery('what is constructor')).hits[0]?.entry.id).toBe('constructor');
});
