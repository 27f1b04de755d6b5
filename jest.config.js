import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(import.meta.dirname, '__tests__');

/** The pseudo-terminal is a POSIX one, with sh in it. */
const needPosix = readdirSync(TESTS, { recursive: true })
  .filter((file) => file.endsWith('.test.ts') && readFileSync(join(TESTS, file), 'utf8').includes('support/pty.ts'))
  .map((file) => `<rootDir>/__tests__/${file.replaceAll('\\', '/')}`);

export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', experimental: { keepImportAttributes: true } } }],
  },
  // For all tests, however slow or busy the machine is: only what hangs takes longer.
  testTimeout: 120_000,
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'win32' ? needPosix : [])],
};
