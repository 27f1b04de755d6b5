/** Reports in one line what no command can catch: a part is missing, or an error comes with an event. */

import { writeSync } from 'node:fs';
import { describeError, ExitCode } from './errors.ts';

export function reportUncaught(process: NodeJS.Process): void {
  process.on('uncaughtException', (error) => {
    try {
      writeSync(2, describeError(error, Boolean(process.env.ECF_FAQ_DEBUG)));
    } catch {
      // Nobody reads it.
    }
    process.exit(ExitCode.error);
  });
}
