/** The tests of the program in its own process, run against the executable in standalone/: see scripts/standalone.js. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import config from './jest.config.js';
import { FOLDER, HERE, nameOf } from './scripts/targets.js';

const TESTS = join(import.meta.dirname, '__tests__');
process.env.ECF_FAQ_EXECUTABLE = join(import.meta.dirname, FOLDER, nameOf(HERE));

const spawning = readdirSync(TESTS, { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => /support\/(run|pty|install)\.ts/.test(readFileSync(join(TESTS, file), 'utf8')));

export default { ...config, testMatch: spawning.map((file) => `<rootDir>/__tests__/${file.replaceAll('\\', '/')}`) };
