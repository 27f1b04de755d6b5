/** ecf-faq init: a FAQ file to start from. */

import { ExitCode, FaqError } from '../errors.ts';
import { printable, printableJson, printableName } from '../printable.ts';
import type { Session } from '../session.ts';

export async function init(session: Session, file: string): Promise<number> {
  const { bundled, terminal, options } = session;
  if (file === '') throw new FaqError('the name of the file to create is empty; leave it out for faq.yaml');
  const { writeStarter } = await import('../faq/starter.ts');
  writeStarter(file, bundled.source.path);
  await session.print(() =>
    options.format === 'json' ? printableJson({ schemaVersion: 1, file }) : `${printableName(file)}\n`,
  );
  await session.note(() => nextSteps(file, terminal.faqFolder));
  return ExitCode.done;
}

/** @param folder the user's folder for FAQ files */
function nextSteps(file: string, folder: string | null): string {
  // A name that a shell would read otherwise is not put into a command.
  const name = /^[\w./:\\][\w./:\\-]*$/.test(file) ? file : 'FILE';
  const always =
    folder === null
      ? 'name it in ECF_FAQ_FILE'
      : `move it to ${printable(folder)} (create that folder first), as a .yaml file`;
  return `
Edit it, then check it and search it:
  ecf-faq check ${name}
  ecf-faq search docketing desk --faq ${name}
To use it in every call, ${always}.
`;
}
