/** Any valid FAQ comes out of its file, and of its snapshot, as it was written. */

import fc from 'fast-check';
import { writeSnapshot } from '../../src/catalog/compile.ts';
import { readSnapshot } from '../../src/catalog/snapshot.ts';
import { decodeSource } from '../../src/faq/encoding.ts';
import { aboutOf, countCategories } from '../../src/faq/faq.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { anyFaq, anyStyle, yamlOf } from '../support/anyFaq.ts';
import { holds } from '../support/properties.ts';

holds('from YAML', fc.tuple(anyFaq, anyStyle), ([written, style]) => {
  const bytes = Buffer.from(yamlOf(written, style));
  const { faq, problems } = parseFaq(decodeSource(bytes, 'any.yaml'), 'any.yaml');
  expect(problems).toEqual([]);
  expect(faq).toEqual(written);
});

holds('from a snapshot', anyFaq, (faq) => {
  const { categories, ids, entry, entriesIn, ...about } = readSnapshot(writeSnapshot(faq));
  expect(about).toMatchObject(aboutOf(faq));
  expect(categories).toEqual(countCategories(faq));
  const entries = faq.entries.map(({ askedAs, layer, ...shown }) => shown);
  expect(entriesIn([]).map(({ entry }) => entry)).toEqual(entries);
  expect(ids.map((id) => entry(id.toUpperCase()))).toEqual(entries);
});
