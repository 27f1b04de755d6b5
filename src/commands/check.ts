/** ecf-faq check: what is wrong in FAQ files, and what to improve, for their authors. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ExitCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { declareCommand, type Run, wholeNumber } from './command.ts';

interface Flags {
  readonly strict?: boolean;
  readonly maxAge?: number;
  readonly all?: boolean;
}

/** As long as the line that shows the progress, in characters. */
const LINE = 60;

export function declareCheck(program: Command, run: Run): void {
  declareCommand(program, 'check')
    .summary('check FAQ files for their authors')
    .description('check FAQ files: mistakes, what to improve, whether each entry is found by its own questions')
    .argument('[file...]', 'FAQ files, checked on top of the FAQ in use; without a file, the FAQ in use')
    .option('--strict', 'exit with 2 on warnings too')
    .option('--max-age <days>', 'warn of answers whose date (as_of) is older', wholeNumber(0))
    .option('--all', 'search for every phrasing of a large FAQ, not only for a sample')
    .action((files: string[], flags: Flags) => run((session) => check(session, files, flags)));
}

async function check(session: Session, files: readonly string[], { strict = false, ...flags }: Flags): Promise<number> {
  const { terminal, context } = session;
  const [{ sourcesOf }, { checkFiles }] = await Promise.all([import('../inUse.ts'), import('../check/check.ts')]);
  const sources = sourcesOf(context, files);
  const named = new Set(files.map((file) => resolve(file)));
  const wanted = sources.map(({ path }) => path).filter((path) => files.length === 0 || named.has(resolve(path)));
  const showsProgress = terminal.isWatched && !session.isAccessible;
  let shown = 0;
  const report = await checkFiles(sources, new Set(wanted), flags, ({ done, of }) => {
    if (!showsProgress || (done < of && done - shown < of / 100)) return;
    shown = done;
    terminal.note(done < of ? `\rSearching for the entries: ${done} of ${of} ...` : `\r${' '.repeat(LINE)}\r`);
  });
  await session.print((renderer) => renderer.check(report));
  const errors = report.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = report.problems.length - errors;
  await session.note((notes) => notes.checked(report, errors, warnings));
  return errors > 0 || (strict && warnings > 0) ? ExitCode.error : ExitCode.done;
}
