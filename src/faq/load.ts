/** FAQ files read from disk and laid over each other. */

import { readFile } from 'node:fs/promises';
import { describeProblem, FaqError, type Problem } from '../errors.ts';
import { type Faq, mergeFaqs } from './faq.ts';
import { parseFaq } from './parse.ts';

/**
 * The Faq of the files, each laid over those before it.
 * @throws FaqError for a file that cannot be read, and with all problems of the first file that has errors
 */
export async function loadFaq(files: readonly [string, ...string[]]): Promise<Faq> {
  const [bundled, ...layers] = files;
  let faq = parsed(await readText(bundled), bundled);
  for (const file of layers) faq = mergeFaqs(faq, parsed(await readText(file), file, faq));
  return faq;
}

function parsed(text: string, file: string, base?: Faq): Faq {
  const { faq, problems } = parseFaq(text, file, base);
  if (!faq) throw new FaqError(describeProblems(problems), problems);
  return faq;
}

function describeProblems(problems: readonly Problem[]): string {
  return problems.map(describeProblem).join('\n');
}

async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new FaqError(`cannot read the FAQ file ${file}: ${REASONS[code] ?? code}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FaqError(`cannot read the FAQ file ${file}: it is not UTF-8 text; save it as UTF-8`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'you may not read it; check its permissions',
};
