/** ecf-faq answer: only the best answer. */

import type { Command } from 'commander';
import { ExitCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { type CategoryFlag, categoryOption, declareCommand, type Run } from './command.ts';

interface Flags extends CategoryFlag {
  readonly bare?: boolean;
}

/** As many questions as are named if none is surely the right one. */
const MOST_CLOSEST = 3;

export function declareAnswer(program: Command, run: Run): void {
  declareCommand(program, 'answer')
    .summary('print only the best answer')
    .description('print only the best answer: question, what to do today, the answer, sources')
    .argument('<query...>', 'words, in any order')
    .addOption(categoryOption())
    .option('--bare', 'print only the text to act on')
    .action((words: string[], flags: Flags) => run((session) => answer(session, words, flags)));
}

async function answer(session: Session, words: readonly string[], { category, bare = false }: Flags): Promise<number> {
  const result = await session.find(words, { category, limit: MOST_CLOSEST });
  const faq = await session.faq();
  const entry = result.outcome === 'sure' ? (result.hits[0]?.entry ?? null) : null;
  await session.print((renderer) => renderer.answer(entry, result, faq, bare));
  await session.note((notes) => {
    if (entry) return notes.caution(faq);
    return result.outcome === 'maybe' ? notes.unsure(result, faq) : notes.nothingFound(result, faq);
  });
  return entry ? ExitCode.done : ExitCode.nothingFound;
}
