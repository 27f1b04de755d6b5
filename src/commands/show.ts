/** ecf-faq show: full entries. */

import type { Command } from 'commander';
import { ExitCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { declareCommand, type Run } from './command.ts';

export function declareShow(program: Command, run: Run): void {
  declareCommand(program, 'show')
    .summary('print full entries with their sources')
    .description('print full entries: what to do today, the answer, what has changed, sources')
    .argument('<id...>', 'ids, as printed by search and list (case-insensitive)')
    .action((ids: string[]) => run((session) => show(session, ids)));
}

async function show(session: Session, ids: readonly string[]): Promise<number> {
  const faq = await session.faq();
  const found = ids.map((id) => faq.entry(id));
  const entries = found.filter((entry) => entry !== undefined);
  const unknown = ids.filter((_, i) => found[i] === undefined);
  if (entries.length > 0 || !session.isForPeople) {
    await session.print((renderer) => renderer.entries(entries, faq));
  }
  if (entries.length > 0) await session.note((notes) => notes.caution(faq));
  for (const id of unknown) session.sayUnknownEntry(id, faq);
  return unknown.length === 0 ? ExitCode.done : ExitCode.nothingFound;
}
