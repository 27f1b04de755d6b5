/** The search over the bundled FAQ: what is found first and why, what is refused, and what a query can contain. */

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
    ['lost filing credentials', 'forgot-login', 'users say credentials for login and lost for forgotten'],
    ['Forgot my PACER password', 'forgot-pacer-password', 'the word PACER means that it is not the court login'],
    ['two-factor codes on my phone', 'multifactor-authentication', 'two-factor means multifactor authentication'],
    ['PHV admission', 'pro-hac-vice-register', 'PHV means pro hac vice'],
    ['I am joining another firm', 'changing-firms', 'a change of firm without the word change'],
    ['our associate quit', 'attorney-leaves-firm', 'the firm asks, not the attorney who leaves'],
    ['firm merger', 'merging-firm', 'a merger is not a departure'],
    ['SSA case hidden', 'social-security-case-not-visible', 'SSA means Social Security'],
    ['deportation case not visible online', 'immigration-case-not-visible', 'one rare word that users type'],
    ['charged twice', 'fee-paid-twice', 'two words from the same phrasing'],
    ['forgot to pay the fee', 'missed-fee-payment', 'forgot alone would find the logins'],
    ['how much per page', 'pacer-fees', 'per page means PACER fees, not filing fees'],
    ['help desk phone number', 'help-desk-contact', 'not just any entry that contains the number'],
    ['PACER phone number', 'pacer-service-center', 'one word makes it a different help desk'],
    ['co-counsel not on docket', 'cocounsel-missing-from-docket', 'rare words from the same phrasing'],
    ['file appearance for colleague', 'appearance-for-another-attorney', 'for somebody else'],
    ['served summons', 'file-executed-summons', 'served comes after issued'],
    ['blank summons form', 'summons-new-case', 'issued comes before served'],
    ['pdf too big', 'document-too-large-or-bound', 'size, not the box of exhibits'],
    ['boxes of exhibits', 'box-of-exhibits', 'the box, not the size'],
    ['s-slash signature', 'sign-documents', 'how people read /s/ aloud'],
    ['auto-reply', 'out-of-office', 'one term for automatic replies'],
    ['garbled message', 'email-body-unreadable', 'a word the court does not use'],
    ['representing myself, e-file?', 'pro-se-efiling', 'a phrase that means pro se'],
    ['training', 'learn-the-system', 'one word, many weak matches'],
    ['new associate wants to e-file', 'register-new-attorney', 'not an associate who leaves or has a new address'],
    ['what does CM/ECF stand for', 'what-is-cmecf', 'two common words from the same phrasing'],
    ['do I have to use e-filing', 'is-cmecf-mandatory', 'a question with only common words'],
    ['find an event by name', 'which-entry-to-use', 'event means entry here'],
    ['going on holiday', 'vacation-no-email', 'another word for vacation'],
    ['sealed motion', 'file-under-seal', 'motion is common, sealed is not'],
  ])('%s -> %s (%s)', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it.each([
    ['imigration case not visble', 'immigration-case-not-visible'],
    ['pacer pasword forgoten', 'forgot-pacer-password'],
    ['chnaging firms', 'changing-firms'],
    ['affadavit signature', 'affidavit'],
  ])('with typos: %s', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it('with an unfinished last word', () => {
    expect(ids('multifac').slice(0, 2)).toContain('multifactor-authentication');
  });

  it('in a long complaint full of everyday words', () => {
    const complaint =
      'hello, since last week I can not get the emails from the court any more although my appearance is on the docket and ' +
      'my colleague does get every one of them, could somebody please tell me what is going on';
    expect(ids(complaint).slice(0, 3)).toContain('appearance-filed-no-notices');
  });
});

describe('everyday words, as typed by newcomers', () => {
  it.each([
    ['login not working', 'login-problems'],
    ["my password doesn't work", 'login-problems'],
    ['cant get into ecf', 'login-problems'],
    ['upload failed', 'format-not-recognized'],
    ['not getting nefs', 'not-receiving-notices'],
    ['authenticator app', 'mfa-enroll'],
    ['filing fee amount', 'pay-filing-fee'],
    ['help desk closed', 'help-desk-contact'],
    ['after hours', 'filing-deadline-hour'],
    ['deadline', 'filing-deadline-hour'],
    ['wrong event', 'mistake-in-filing'],
    ['lost phone', 'mfa-no-code'],
    ['my boss left', 'attorney-leaves-firm'],
  ])('%s -> %s', (query, expected) => {
    expect(ids(query)[0]).toBe(expected);
  });

  it.each(['filed in the wrong case', 'court holidays', 'close my pacer account', 'add party'])(
    '%s: no sure answer but its own',
    (query) => {
      const { outcome, hits } = find(query);
      if (outcome === 'sure') expect(hits[0]?.entry.id).toBe('mistake-in-filing');
    },
  );

  it('pacer login: finds the account first, not pasted links', () => {
    expect(ids('pacer login')[0]).not.toBe('nef-url-pacer-login');
    expect(ids('pacer login').slice(0, 5)).toContain('link-pacer-account');
  });

  it.each([
    ['password', 'forgot-pacer-password'],
    ['fee', 'pay-filing-fee'],
    ['contact', 'help-desk-contact'],
    ['phone', 'help-desk-contact'],
    ['deadline', 'filing-deadline-hour'],
    ['browser', 'which-browser'],
    ['redaction', 'redact-how'],
  ])('one word finds among the first three the entry that is most about it: %s', (query, expected) => {
    const { outcome, hits } = find(query);
    expect(outcome).not.toBe('none');
    expect(hits.slice(0, 3).map(({ entry }) => entry.id)).toContain(expected);
  });
});

describe('no answer', () => {
  it.each([
    ['nothing known', 'banana bread recipe'],
    ['stop words only', 'how do I get it'],
    ['only one common word shared', 'password for my netflix'],
    ['a court, but not this FAQ', 'jury summons postponed'],
    ['an account, but not this one', 'my bank account was hacked'],
    ['a fee, but not one of these', 'late fee on my library books'],
    ['symbols', '((  *'],
    ['JavaScript property names', '__proto__ constructor'],
  ])('%s: %s', (_, query) => {
    const { hits, total } = find(query);
    expect({ hits, total }).toEqual({ hits: [], total: 0 });
  });

  it('suggests entries that may be meant', () => {
    const { outcome, suggestions } = find('strike filed document');
    expect(outcome).toBe('none');
    expect(suggestions.map(({ id }) => id)).toContain('mistake-in-filing');
  });

  it.each(['password for my netflix', 'judge salary', 'parking near the courthouse'])(
    'suggests nothing: %s',
    (query) => {
      expect(find(query)).toMatchObject({ hits: [], suggestions: [] });
    },
  );
});

describe('a query', () => {
  it('finds only entries that contain a quoted phrase', () => {
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

  it('matches only whole words as typed if exact is set', () => {
    expect(ids('firms', { exact: true })).toContain('changing-firms');
    expect(ids('firms', { exact: true })).not.toContain('merging-firm');
    expect(ids('pasword', { exact: true })).toEqual([]);
    expect(ids('attorneys', { exact: true }).length).toBeLessThan(ids('lawyer').length + faq.entries.length);
  });

  it('finds only entries in the given categories, including those listed from other categories', () => {
    for (const { entry } of find('account', { categories: ['pacer'] }).hits) {
      expect([entry.category.id, ...entry.alsoIn]).toContain('pacer');
    }
  });

  it('counts all hits, and returns at most the limit', () => {
    const all = find('pacer account');
    const some = find('pacer account', { limit: 2 });
    expect(all.total).toBe(all.hits.length);
    expect(some.total).toBe(all.total);
    const told = ({ hits }: typeof all) => hits.map(({ rank, score, entry }) => [rank, score, entry.id]);
    expect(told(some)).toEqual(told(all).slice(0, 2));
    expect(some.hits.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('is returned with its typos corrected', () => {
    expect(find('lnik my Pacer acount').corrected).toBe('link my Pacer account');
    expect(find('link my pacer account').corrected).toBeNull();
  });

  it('has at most a dozen words corrected', () => {
    const words =
      'password attorney electronic register appearance document notice signature deadline summons judgment';
    const typed = `${words} exhibits complaint certificate`.split(' ').map((word) => word.replace(/(..)$/, 'q$1'));
    expect(
      find(typed.join(' '))
        .corrected?.split(' ')
        .map((word, i) => word !== typed[i]),
    ).toEqual([...Array(12).fill(true), ...[false, false]]);
  });
});

describe('the matched words of a hit', () => {
  const entry =
    'id: hours, question: When is the counter open?, answer: It opens at nine., asked_as: [is the clerk in yet]';
  const small = catalogOf(
    faqOf(`synonyms: [[clerk, registrar]]\ncategories: [{id: c, name: Visitors, entries: [{${entry}}]}]`),
  );

  it.each([
    ['words that it shows, in its own form', 'counters opened', ['counter', 'open', 'opens']],
    ["the query's words that matched another way to ask", 'clerk', ['clerk']],
    ['both', 'registrar counter', ['counter', 'registrar']],
    ['corrected', 'counter clekr', ['counter', 'clerk']],
    ['an unfinished word that it shows', 'coun', ['counter']],
    ['an unfinished word that it does not show', 'cle', ['cle']],
    ["the name of the entry's category", 'visitor', ['visitor']],
  ])('%s: %s', (_, query, expected) => {
    expect(small.search(parseQuery(query), { all: true }).hits.map(({ terms }) => terms)).toEqual([expected]);
  });
});

it('works with any entry id', () => {
  const names = ['constructor', 'prototype', 'has-own-property'];
  const entries = names.map((id) => `      - {id: ${id}, question: What is ${id}?, answer: "${id} __proto__ text"}`);
  const small = catalogOf(faqOf(`categories:\n  - id: c\n    name: C\n    entries:\n${entries.join('\n')}\n`));
  for (const name of [...names, '__proto__', 'toString']) {
    expect(() => small.search(parseQuery(name))).not.toThrow();
  }
  expect(small.search(parseQuery('what is constructor')).hits[0]?.entry.id).toBe('constructor');
});

it('prefers what people ask most, where several entries fit', () => {
  const entries = ['counter', 'archive', 'library'].map(
    (id) => `{id: ${id}, question: When is the ${id} open?, answer: At nine.}`,
  );
  const firstOf = (query: string, mostAsked = '') => {
    const faq = faqOf(`${mostAsked}categories: [{id: c, name: C, entries: [${entries.join(', ')}]}]`);
    return catalogOf(faq).search(parseQuery(query)).hits[0]?.entry.id;
  };
  expect(firstOf('when is it open')).toBe('counter');
  expect(firstOf('when is it open', 'most_asked: [library, archive]\n')).toBe('library');
  expect(firstOf('when is the archive open', 'most_asked: [library]\n')).toBe('archive');
});
