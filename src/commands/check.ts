/** ecf-faq check: what is wrong in FAQ files, and what to improve or add, for their authors. */

import { resolve } from 'node:path';
import type { CheckOptions } from '../check/check.ts';
import { ExitCode, FaqError } from '../errors.ts';
import { readSource } from '../faq/files.ts';
import type { Session } from '../session.ts';

interface Flags extends CheckOptions {
  readonly strict?: boolean | undefined;
}

/** As long as the line that shows the progress, in characters. */
const LINE = 60;

export async function check(session: Session, files: readonly string[], { strict, ...flags }: Flags): Promise<number> {
  const { terminal } = session;
  const { checkFiles } = await import('../check/check.ts');
  const sources = session.sourcesWith(files);
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

/** @param log the path of what ECF_FAQ_LOG wrote */
export async function checkAsked(session: Session, files: readonly string[], log: string): Promise<number> {
  if (files.length > 0) throw new FaqError('--asked looks at the FAQ in use; to add FAQ files, name them with --faq');
  const text = readSource({ path: log }, 'the log').toString();
  const { reportAsked } = await import('../check/asked.ts');
  const report = reportAsked(text, await session.faq());
  await session.print((renderer) => renderer.asked(report.unanswered));
  await session.note((notes) => notes.asked(report));
  return ExitCode.done;
}
