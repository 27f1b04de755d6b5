/** What the runtime decides (streams, signals, terminals, files), tested with the executable in standalone/. */

import { join } from 'node:path';
import config from './jest.config.js';
import { FOLDER, HERE, nameOf } from './scripts/targets.js';

process.env.ECF_FAQ_EXECUTABLE = join(import.meta.dirname, FOLDER, nameOf(HERE));

const tests = ['standalone', 'packages', 'start', 'streams', 'faults', 'terminal', 'menu/*'];

export default { ...config, testMatch: tests.map((name) => `<rootDir>/__tests__/${name}.test.ts`) };
