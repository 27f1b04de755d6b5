/** faq.yaml itself: the court's words are exact; every id, link and category is valid. */

import { countCategories } from '../../src/faq/faq.ts';
import { bundledFaq, fixture } from '../support/faq.ts';

const faq = bundledFaq();
const court = faq.entries.filter((entry) => entry.text === 'court');
const summaries = faq.entries.filter((entry) => entry.text === 'summary');
const corrections = JSON.parse(fixture('corrections.json')) as {
  slips: { id: string; wrong: string; right: string }[];
  fills: { id: string; after: string; fill: string }[];
};

/** The page's thirteen questions, each with its answer on the next line. */
function courtPage(): { question: string; answer: string }[] {
  return fixture('access-related.txt')
    .split(/\n\s*\n/)
    .map((block) => block.trim().split('\n'))
    .filter((lines) => lines.length === 2)
    .map(([question = '', answer = '']) => ({ question, answer }));
}

describe("the court's words", () => {
  const page = courtPage();

  it('are all thirteen questions of the page, in its order', () => {
    expect(page).toHaveLength(13);
    expect(court.map(({ question }) => question)).toEqual(page.map(({ question }) => question));
    expect(court.map(({ category }) => category.name)).toEqual(Array(13).fill('Access Related'));
  });

  it.each(court.map((entry, i) => [entry.id, entry, page[i]] as const))('are exact in %s', (id, entry, original) => {
    let expected = original?.answer ?? '';
    for (const { wrong, right } of corrections.slips.filter((slip) => slip.id === id)) {
      expect(expected.split(wrong)).toHaveLength(2);
      expected = expected.replace(wrong, right);
    }
    for (const { after, fill } of corrections.fills.filter((one) => one.id === id)) {
      expect(expected.split(after)).toHaveLength(2);
      expected = expected.replace(after, after + fill);
    }
    expect(entry.answer).toBe(expected);
  });

  it('differ from the page in three typos and five lost addresses, and nowhere else', () => {
    expect(corrections.slips).toHaveLength(3);
    expect(corrections.fills).toHaveLength(5);
    expect(corrections.fills.every(({ fill }) => /^ \[.+\]$/.test(fill))).toBe(true);
  });
});

describe('the categories', () => {
  it('are these, in this order, with these numbers of their own entries', () => {
    expect(
      faq.categories.map(({ id, name }) => [id, name, faq.entries.filter((e) => e.category.id === id).length]),
    ).toEqual([
      ['access', 'Access Related', 13],
      ['general', 'Getting Started and Help', 17],
      ['nextgen', 'Passwords, MFA and Accounts', 12],
      ['filing', 'Filing', 19],
      ['sealed', 'Sealed Papers and Redaction', 5],
      ['pdf', 'PDF Files', 9],
      ['nef', 'Notices and E-mail', 13],
      ['pacer', 'PACER Related', 12],
      ['fees', 'Fees and Bills', 13],
      ['selfhelp', 'Without a Lawyer', 6],
    ]);
  });

  it('list 5 to 20 entries each', () => {
    for (const { entries } of countCategories(faq)) {
      expect(entries).toBeGreaterThanOrEqual(5);
      expect(entries).toBeLessThanOrEqual(20);
    }
  });

  it("list only the court's own questions under Access Related", () => {
    expect(faq.entries.filter(({ alsoIn }) => alsoIn.includes('access'))).toEqual([]);
  });
});

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word) && !/^\d\.$/.test(word)).length;
/** "See" an entry, a place or a desk, or what to do. */
const STEP =
  /^1\. |\bsee [a-z]+-|Help Desk|Service Center|Clerk's Office|clerk|public terminals|[Rr]egister at|[Pp]ay from|link it|taken to Pay\.gov|log in to|(?:^|[.:] )(?:Call|Check|Enter|File|Have|Log|Save|Use) /m;

describe('every entry', () => {
  it.each(faq.entries.map((entry) => [entry.id, entry] as const))(
    '%s has a date, sources, related entries and enough phrasings',
    (id, { asOf, sources, related, updates, askedAs }) => {
      expect(asOf).not.toBeNull();
      expect(sources.length).toBeGreaterThan(0);
      expect(related.length).toBeGreaterThan(0);
      expect(related).not.toContain(id);
      expect(updates.length).toBeLessThanOrEqual(3);
      expect(updates.every(({ source }) => source !== null)).toBe(true);
      expect(askedAs.length).toBeGreaterThanOrEqual(40);
    },
  );

  it.each(summaries.map((entry) => [entry.id, entry] as const))(
    '%s is a summary of 30 to 120 words that names a step to take, a place to look or a desk to ask',
    (id, { now, answer }) => {
      expect(wordsOf(answer)).toBeGreaterThanOrEqual(30);
      // It explains fifteen words.
      expect(wordsOf(answer)).toBeLessThanOrEqual(id === 'court-words' ? 170 : 120);
      expect(`${now?.text ?? ''}\n${answer}`).toMatch(STEP);
    },
  );

  it.each(faq.entries.map((entry) => [entry.id, entry] as const))(
    '%s says what to do today if it is outdated, in 15 to 60 words, with a source and an age',
    (_, { text, now, updates, asOf }) => {
      const isOld = /^court FAQ, about 20(04|07|09)/.test(asOf ?? '') && !updates.some(({ confirms }) => confirms);
      if (text === 'court' || isOld || updates.some(({ confirms }) => !confirms)) expect(now).not.toBeNull();
      if (!now) return;
      expect(wordsOf(now.text)).toBeGreaterThanOrEqual(15);
      expect(wordsOf(now.text)).toBeLessThanOrEqual(60);
      expect(now.source).toMatch(/^https?:/);
      expect(now.asOf).not.toBeNull();
    },
  );

  it('refers only to ids that exist', () => {
    const ids = new Set(faq.entries.map(({ id }) => id));
    const named = faq.entries.flatMap(({ now, answer, updates }) =>
      [now?.text ?? '', answer, ...updates.map(({ text }) => text)].flatMap((text) =>
        [...text.matchAll(/\bsee ([a-z]+(?:-[a-z]+)+)/g)].map(([, id]) => id),
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((id) => !ids.has(id ?? ''))).toEqual([]);
  });
});
