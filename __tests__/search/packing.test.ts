/** A FAQ that was packed and unpacked has the same index, byte by byte. */

import { writeSnapshot } from '../../src/catalog/compile.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { type PackedFaq, packFaq, unpackFaq } from '../../src/search/packing.ts';
import { bundledFaq, catalogOf, faqOf, fixture } from '../support/faq.ts';

const travelled = (packed: PackedFaq) => unpackFaq(JSON.parse(JSON.stringify(packed)) as PackedFaq);

it('the bundled FAQ', () => {
  const faq = bundledFaq();
  expect(writeSnapshot(travelled(packFaq(faq))).equals(writeSnapshot(faq))).toBe(true);
});

it('several files, each with what it does not cover', () => {
  const base = faqOf(`${fixture('small.yaml')}not_covered: [where is the fish, who feeds the fish]\n`);
  const { faq } = parseFaq('not_covered: [who walks the fish]\ncategories: []\n', 'mine.yaml', base);
  if (!faq) throw new Error('not a FAQ');
  expect(faq.notCovered).toHaveLength(2);
  expect(writeSnapshot(travelled(packFaq(faq))).equals(writeSnapshot(faq))).toBe(true);
});

it.each([
  ['apostrophes, accents, acronyms, numbers', "Can't I file my father’s résumé under 28 U.S.C. § 2254 for $1,405.00?"],
  ['a word that becomes two when folded', 'a ½ hour'],
  ['letters that fold to several', 'the ﬁling of Straße'],
  ['no words at all', '???'],
  ['other scripts', 'как войти в систему'],
])('%s', (_, phrasing) => {
  const faq = faqOf(
    fixture('small.yaml').replace(
      /question: .*/,
      (question) => `${question}\n        asked_as: [${JSON.stringify(phrasing)}]`,
    ),
  );
  expect(faq.entries[0]?.askedAs).toContain(phrasing);
  expect(writeSnapshot(travelled(packFaq(faq))).equals(writeSnapshot(faq))).toBe(true);
});

it('more words than two letters can number', () => {
  const words = Array.from({ length: 40_000 }, (_, i) => `w${i.toString(36)}`);
  const [entry] = faqOf(fixture('small.yaml')).entries;
  if (!entry) throw new Error('no entry');
  const faq = { ...faqOf(fixture('small.yaml')), entries: [{ ...entry, askedAs: [words.join(' ')] }] };
  expect(travelled(packFaq(faq)).entries[0]?.askedAs).toEqual(packFaq(faq).words.length > 0 ? [words.join(' ')] : []);
});

it('keeps no text of a phrasing', () => {
  const packed = packFaq(bundledFaq());
  const [phrasing = ''] = bundledFaq().entries[0]?.askedAs ?? [];
  expect(phrasing.length).toBeGreaterThan(10);
  expect(JSON.stringify(packed)).not.toContain(phrasing);
  expect(catalogOf(travelled(packed)).ids).toHaveLength(119);
});
