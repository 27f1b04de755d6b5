/** ecf-faq init: a FAQ file to start from, or made from a FAQ of another form. */

import { ExitCode, FaqError } from '../errors.ts';
import { createFile, readSource } from '../faq/files.ts';
import { shorten } from '../faq/messages.ts';
import { asWord, printable, printableJson, printableName } from '../printable.ts';
import type { Session } from '../session.ts';

/** @param from the file to make it from */
export async function init(session: Session, file: string, from?: string): Promise<number> {
  const { bundled, options } = session;
  if (file === '') throw new FaqError('the name of the file to create is empty; leave it out for faq.yaml');
  if (from !== undefined) return convertFile(session, file, from);
  const { writeStarter } = await import('../faq/starter.ts');
  writeStarter(file, bundled.source.path);
  await session.print(() =>
    options.format === 'json' ? printableJson({ schemaVersion: 1, file }) : `${printableName(file)}\n`,
  );
  await session.note(() => nextSteps(file, session, 'docketing desk'));
  return ExitCode.done;
}

/** How much of a text that has no place to quote, in characters. */
const MOST_QUOTED = 70;
/** How many questions that do not ask to quote. */
const MOST_DOUBTS = 8;

async function convertFile(session: Session, file: string, from: string): Promise<number> {
  const { bundled, terminal, options } = session;
  const [{ convertFaq }, { schemaLine }] = await Promise.all([
    import('../convert/convert.ts'),
    import('../faq/starter.ts'),
  ]);
  const converted = convertFaq(readSource({ path: from }), from, await courtIds(session));
  const { text, entries, categories, doubtful, left } = converted;
  createFile(file, schemaLine(bundled.source.path) + text);
  await session.print(() =>
    options.format === 'json'
      ? printableJson({ schemaVersion: 1, file, entries, categories, doubtful, notPlaced: left })
      : `${printableName(file)}\n`,
  );
  for (const { line, reason, text } of left) {
    const quoted = shorten(text, MOST_QUOTED);
    terminal.note(printable(`${printableName(from)}:${line}: not placed, ${reason}: ${quoted}\n`));
  }
  const counts = `${count(entries, 'question')} in ${count(categories, 'category', 'categories')}`;
  const rest = left.length > 0 ? `; ${count(left.length, 'text')} not placed, listed above` : '';
  const asking = doubtful.length === 1 ? 'does not ask' : 'do not ask';
  const doubts =
    doubtful.length > 0 ? `\n${doubtful.length} ${asking}: ${quotedAll(doubtful)}. Delete what is no question.` : '';
  await session.note(() => `\n${counts}${rest}.${doubts}\n${nextSteps(file, session, 'YOUR WORDS')}`);
  return ExitCode.done;
}

/** Some texts, shortened, in quotation marks. */
function quotedAll(texts: readonly string[]): string {
  const some = texts.slice(0, MOST_DOUBTS).map((text) => `"${printable(shorten(text, MOST_QUOTED))}"`);
  return [...some, ...(texts.length > MOST_DOUBTS ? ['...'] : [])].join(', ');
}

/** The ids that would change an entry or a category of the court. */
async function courtIds({ options, faq }: Session): Promise<ReadonlySet<string>> {
  if (options.onlyFaq) return new Set();
  const { files, entriesIn } = await faq();
  const courts = entriesIn([]).filter(({ entry }) => entry.faq === files[0]?.title);
  return new Set(courts.flatMap(({ id, categoryId }) => [id, categoryId]));
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

function nextSteps(file: string, { terminal, options }: Session, words: string): string {
  const folder = terminal.faqFolder;
  const alone = options.onlyFaq ? ' --only-faq' : '';
  const name = asWord(file);
  const always =
    folder === null
      ? 'name it in ECF_FAQ_FILE'
      : `move it to ${printable(folder)} (create that folder first), as a .yaml file`;
  return `
Edit it, then check it and search it:
  ecf-faq check ${name}${alone}
  ecf-faq search ${words} --faq ${name}${alone}
To use it in every call, ${always}.
`;
}
