/** The names suggested for an unknown one. */

import { nearest } from '../src/nearest.ts';

const IDS = ['forgot-login', 'forgot-password', 'e-file', 'a'.repeat(5000)];

it.each([
  ['forgot-lgoin', ['forgot-login']],
  ['password', ['forgot-password']],
  ['FORGOT-LOGIN', ['forgot-login']],
  ['banana', []],
  // These would take gigabytes to compare.
  ['a'.repeat(5000), []],
  ['a'.repeat(99), []],
])('%.20s: %j', (name, expected) => {
  expect(nearest(name, IDS)).toEqual(expected);
});
