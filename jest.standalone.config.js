/** The tests of the program in its own process, run against the executable in standalone/: see scripts/standalone.js. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import config from './jest.config.js';

const FOLDER = join(import.meta.dirname, '__tests__');
const isWindows = process.platform === 'win32';
const name = `ecf-faq-${isWindows ? 'windows' : process.platform}-${process.arch}${isWindows ? '.exe' : ''}`;
process.env.ECF_FAQ_EXECUTABLE = join(import.meta.dirname, 'standalone', name);

const spawning = readdirSync(FOLDER, { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => /support\/(run|pty|install)\.ts/.test(readFileSync(join(FOLDER, file), 'utf8')));

export default { ...config, testMatch: spawning.map((file) => `<rootDir>/__tests__/${file.replaceAll('\\', '/')}`) };
