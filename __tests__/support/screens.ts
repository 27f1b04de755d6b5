/** Golden screens: text files that a person can read. UPDATE_SCREENS=1 rewrites them. */

import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './faq.ts';

/** Expects the text of the file under __tests__/screens/. */
export function expectScreen(name: string, text: string): void {
  const file = `${ROOT}/__tests__/screens/${name}.txt`;
  if (process.env.UPDATE_SCREENS) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
