/** A file without mistakes has no slips in its lines: they take the place of other problems. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseFaq } from '../../src/faq/parse.ts';
import { findSlips } from '../../src/faq/slips.ts';
import { anyFaq, anyStyle, yamlOf } from '../support/anyFaq.ts';
import { ROOT } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

const anyText = fc.tuple(anyFaq, anyStyle).map(([faq, style]) => yamlOf(faq, style).replace(/^\ufeff/, ''));

holds('no slips in a good file', anyText, (text) => {
  expect(findSlips(text)).toEqual([]);
});

it.each(['faq.yaml', ...['another-court', 'other-courts', 'our-office'].map((name) => `examples/${name}.yaml`)])(
  'no slips in %s',
  (file) => expect(findSlips(readFileSync(`${ROOT}/${file}`, 'utf8'))).toEqual([]),
);

holds('a mistake of another kind in a good file is reported as itself', anyText, (text) => {
  const { problems } = parseFaq(`${text}\n"no_such_key": x\n`, 'f.yaml');
  if (/^[{[]/.test(text.trim())) return;
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('no_such_key')]);
});
