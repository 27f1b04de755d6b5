/** ecf-faq search, answer: ranked matches, or only the best answer. */

import { ExitCode, FaqError } from '../errors.ts';
import type { Filter, Session } from '../session.ts';
import { copyText, openSource } from './elsewhere.ts';

interface SearchFlags extends Filter {
  readonly explain?: boolean | undefined;
}

export async function search(session: Session, words: readonly string[], flags: SearchFlags): Promise<number> {
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

export async function searchLines(session: Session, words: readonly string[], flags: SearchFlags): Promise<number> {
  if (words.length > 0) throw new FaqError('--stdin reads queries from stdin; give no query on the command line');
  const { format } = session.options;
  if (format !== 'text' && format !== 'json') throw new FaqError(`--stdin prints JSON; remove --format ${format}`);
  if (session.options.faq?.includes('-'))
    throw new FaqError('--stdin and --faq - both read stdin; name a file with --faq');
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

/** As many questions as are named if none is surely the right one. */
const MOST_CLOSEST = 3;

interface AnswerFlags extends Pick<Filter, 'category'> {
  /** Whether to print only the text to act on. */
  readonly bare?: boolean | undefined;
  readonly web?: boolean | undefined;
  readonly copy?: boolean | undefined;
}

export async function answer(
  session: Session,
  words: readonly string[],
  { category, bare = false, web = false, copy = false }: AnswerFlags,
): Promise<number> {
  const result = await session.find(words, { category, limit: MOST_CLOSEST });
  const faq = await session.faq();
  const entry = result.outcome === 'sure' ? (result.hits[0]?.entry ?? null) : null;
  await session.print((renderer) => renderer.answer(entry, result, faq, bare));
  await session.note((notes) => {
    if (entry)
      return notes.forOthers(entry, faq.forOthers(entry)) + (bare ? notes.answered(entry, faq) : notes.caution(faq));
    return result.outcome === 'maybe' ? notes.unsure(result, faq) : notes.nothingFound(result, faq);
  });
  if (entry && web) await openSource(session, entry);
  if (entry && copy) await copyText(session, entry);
  return entry ? ExitCode.done : ExitCode.nothingFound;
}
