/**
 * Tries the properties in __tests__/properties/ on many more inputs than a test run does: `npm run fuzz`.
 * Arguments go to jest: `-- menu` runs one file. FUZZ_RUNS=5000 sets how many inputs, FUZZ_SEED=7 repeats a run.
 */

import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const { FUZZ_RUNS = '100000', FUZZ_SEED = `${randomInt(2 ** 31)}` } = process.env;
console.log(
  `${FUZZ_RUNS} inputs for each property; to repeat this run: FUZZ_RUNS=${FUZZ_RUNS} FUZZ_SEED=${FUZZ_SEED} npm run fuzz`,
);

const [only = '', ...args] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...['--verbose', `__tests__/properties/${only}`, ...args],
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS, FUZZ_SEED } },
);
process.exitCode = status ?? 1;
