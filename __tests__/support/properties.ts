/**
 * Properties: what must hold for any input. The cases are the same in every test run; `npm run fuzz` tries many others.
 * FUZZ_RUNS sets how many cases, FUZZ_SEED which ones; FUZZ_PATH replays the one that fast-check names.
 */

import fc from 'fast-check';

const { FUZZ_RUNS, FUZZ_SEED, FUZZ_PATH } = process.env;
const RUNS = Number(FUZZ_RUNS ?? 100);
const SEED = Number(FUZZ_SEED ?? 20210920);

/** In milliseconds: only what hangs takes longer, however slow the machine. */
const LONGEST = { case: 60_000, allCases: 120_000 + 200 * RUNS };

interface Options {
  /** At most so many cases: for those that start a process each. */
  readonly most?: number;
}

/** Declares a test that tries `check` on many values; it fails if `check` throws or takes far too long. */
export function holds<T>(
  name: string,
  values: fc.Arbitrary<T>,
  check: (value: T) => void | Promise<void>,
  { most = RUNS }: Options = {},
): void {
  const property = fc.asyncProperty(values, async (value) => {
    const start = performance.now();
    await check(value);
    const took = performance.now() - start;
    if (took > LONGEST.case) throw new Error(`took ${Math.round(took / 1000)} seconds`);
  });
  const parameters = { numRuns: Math.min(RUNS, most), seed: SEED, ...(FUZZ_PATH && { path: FUZZ_PATH }) };
  it(name, () => fc.assert(property, parameters), LONGEST.allCases);
}
