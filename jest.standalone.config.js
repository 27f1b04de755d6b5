/** The tests of the program in its own process, run against the executable in standalone/: see scripts/standalone.js. */

import { join } from 'node:path';
import config, { testsWith } from './jest.config.js';
import { FOLDER, HERE, nameOf } from './scripts/targets.js';

process.env.ECF_FAQ_EXECUTABLE = join(import.meta.dirname, FOLDER, nameOf(HERE));

export default { ...config, testMatch: testsWith('run', 'pty', 'install') };
