/** The tests of the program in its own process, run against the executable in standalone/: see scripts/standalone.js. */

import { join } from 'node:path';
import config, { testsWith } from './jest.config.js';
import { FOLDER, HERE, nameOf } from './scripts/targets.js';

process.env.ECF_FAQ_EXECUTABLE = join(import.meta.dirname, FOLDER, nameOf(HERE));

// A web page is the same whoever prints it: its tests in a browser run only once.
const tests = testsWith('run', 'pty', 'install').filter((file) => !file.includes('/page/'));

export default { ...config, testMatch: tests };
