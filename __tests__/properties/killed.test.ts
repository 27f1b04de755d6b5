/** Killed at any moment, the program leaves nothing half-written in its cache. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { ROOT } from '../support/faq.ts';
import { install } from '../support/install.ts';
import { holds } from '../support/properties.ts';
import { run } from '../support/run.ts';

const OWN = ['search', 'feed the cat', '--only-faq', '--faq', join(ROOT, '__tests__/fixtures/small.yaml')];
const right = run(OWN);

const anySignal = fc.constantFrom<NodeJS.Signals>('SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGKILL');
const anyTime = fc.integer({ min: 5, max: 150 });

holds(
  'in the middle of a search',
  fc.tuple(anySignal, anyTime),
  async ([signal, milliseconds]) => {
    const { command, env, kept, run } = install();
    const [program, ...first] = command;
    const child = spawn(program, [...first, ...OWN], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await wait(milliseconds);
    child.kill(signal);
    await ended;
    // What a killed process leaves is a temporary file, which nothing reads and a later call removes (cache.test.ts).
    for (const name of kept('.tmp')) expect(name).toMatch(/\.snapshot\.\d+-[a-z\d]+\.tmp$/);
    expect(run(...OWN)).toEqual(right);
  },
  { most: 10 },
);
