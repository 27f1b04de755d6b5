/** ecf-faq search: ranked matches. */

import type { Command } from 'commander';
import { ExitCode, FaqError } from '../errors.ts';
import type { Session } from '../session.ts';
import { browse } from './browse.ts';
import { type CategoryFlag, categoryOption, type Run, wholeNumber } from './command.ts';

interface Flags extends CategoryFlag {
  readonly limit: number;
  readonly exact?: boolean;
  readonly explain?: boolean;
  readonly stdin?: boolean;
}

export function declareSearch(program: Command, run: Run): void {
  program
    // The default: words without a command are searched for.
    .command('search', { isDefault: true })
    .description('find answers: the first match with what to do, further ones by title')
    .argument('[query...]', 'words, in any order; "a phrase" must appear in the entry, -word (after --) must not')
    .addOption(categoryOption())
    .option('-n, --limit <n>', 'at most this many matches', wholeNumber(1), 5)
    .option('--exact', 'whole words as typed: no typo tolerance, prefixes, stems or synonyms')
    .option('--explain', 'why each hit matched: terms, fields, scores')
    .option('--stdin', 'one query a line from stdin, one JSON object a line out')
    .action((words: string[], flags: Flags) =>
      run((session) => {
        // Nothing was typed, not even the command's name.
        if (program.args.length === 0) return browse(session);
        return flags.stdin ? searchLines(session, words, flags) : search(session, words, flags);
      }),
    );
}

async function search(session: Session, words: readonly string[], flags: Flags): Promise<number> {
  const result = await session.find(words, flags);
  const faq = await session.faq();
  const found = result.hits.length > 0;
  if (found) await session.note((notes) => notes.correction(result));
  if (found || !session.isForPeople) await session.print((renderer) => renderer.hits(result, flags.explain));
  if (flags.explain) await session.note((notes) => notes.explanation(result));
  await session.note((notes) => (found ? notes.footer(result, faq) : notes.nothingFound(result, faq)));
  return found ? ExitCode.done : ExitCode.nothingFound;
}

async function searchLines(session: Session, words: readonly string[], flags: Flags): Promise<number> {
  if (words.length > 0) throw new FaqError('--stdin reads the queries from stdin; give none beside it');
  const { format } = session.options;
  if (format !== 'text' && format !== 'json') throw new FaqError(`--stdin prints JSON; drop --format ${format}`);
  let code: number = ExitCode.nothingFound;
  for await (const line of session.terminal.lines()) {
    const result = await session.find([line], flags, { mayBeEmpty: true });
    if (result.hits.length > 0) code = ExitCode.done;
    await session.print((renderer) => renderer.hits(result, flags.explain), 'json');
  }
  return code;
}
