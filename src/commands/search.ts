/** ecf-faq search: ranked matches. */

import type { Command } from 'commander';
import { ExitCode, FaqError } from '../errors.ts';
import type { Session } from '../session.ts';
import { browse } from './browse.ts';
import { type CategoryFlag, categoryOption, declareCommand, type Run, wholeNumber } from './command.ts';

interface Flags extends CategoryFlag {
  readonly limit: number;
  readonly exact?: boolean;
  readonly explain?: boolean;
  readonly stdin?: boolean;
}

export function declareSearch(program: Command, run: Run): void {
  // The default: words without a command are a search.
  declareCommand(program, 'search', { isDefault: true })
    .summary('find answers, the best match first')
    .description('find answers: print the first match with what to do, and the others by title')
    .argument('[query...]', 'words, in any order; "a phrase" must appear in the entry, -word (after --) must not')
    .addOption(categoryOption())
    .option('-n, --limit <n>', 'print at most this many matches', wholeNumber(1), 5)
    .option('--exact', 'match whole words as typed: no typo tolerance, prefixes, stems or synonyms')
    .option('--explain', 'show why each entry matched: terms, fields, scores')
    .option('--stdin', 'read one query per line from stdin, print one JSON object per line')
    .action((words: string[], flags: Flags) =>
      run((session) => {
        // No arguments, not even the command's name.
        if (program.args.length === 0) return browse(session);
        return flags.stdin ? searchLines(session, words, flags) : search(session, words, flags);
      }),
    );
}

async function search(session: Session, words: readonly string[], flags: Flags): Promise<number> {
  if (words.length === 0) {
    throw new FaqError('nothing to search for; give some words, or use --stdin to read queries from stdin');
  }
  const result = await session.find(words, flags);
  const faq = await session.faq();
  const found = result.hits.length > 0;
  if (found) await session.note((notes) => notes.correction(result));
  if (found || !session.isForPeople) await session.print((renderer) => renderer.hits(result, faq, flags.explain));
  if (flags.explain) await session.note((notes) => notes.explanation(result));
  await session.note((notes) => (found ? notes.footer(result, faq) : notes.nothingFound(result, faq)));
  return found ? ExitCode.done : ExitCode.nothingFound;
}

async function searchLines(session: Session, words: readonly string[], flags: Flags): Promise<number> {
  if (words.length > 0) throw new FaqError('--stdin reads queries from stdin; give no query on the command line');
  const { format } = session.options;
  if (format !== 'text' && format !== 'json') throw new FaqError(`--stdin prints JSON; remove --format ${format}`);
  const faq = await session.faq();
  let code: number = ExitCode.nothingFound;
  for await (const line of session.terminal.lines()) {
    const result = await session.find([line], flags, true);
    if (result.hits.length > 0) code = ExitCode.done;
    const isRead = await session.print((renderer) => renderer.hits(result, faq, flags.explain), 'json');
    if (!isRead) break;
  }
  return code;
}
