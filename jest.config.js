import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(import.meta.dirname, '__tests__');

/** The test files that use one of those files in support/. */
export function testsWith(...support) {
  const uses = new RegExp(`support/(${support.join('|')})\\.ts`);
  return readdirSync(TESTS, { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && uses.test(readFileSync(join(TESTS, file), 'utf8')))
    .map((file) => `<rootDir>/__tests__/${file.replaceAll('\\', '/')}`);
}

export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  // A real terminal on a busy machine takes its time; a hanging one fails.
  testTimeout: 120_000,
  // Most tests wait for the program in a process of its own, so a worker for every core is not too many.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // The pseudo-terminal is a POSIX one, with sh in it.
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'win32' ? testsWith('pty') : [])],
};
