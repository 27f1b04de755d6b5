/** ecf-faq browse: the menu. */

import type { Command } from 'commander';
import { ExitCode, FaqError } from '../errors.ts';
import type { Session } from '../session.ts';
import { declareCommand, type Run } from './command.ts';

export function declareBrowse(program: Command, run: Run): void {
  declareCommand(program, 'browse')
    .summary('open the menu')
    .description('open the menu (the same as ecf-faq without arguments)')
    .argument('[category]', 'the category to start in, by id or name')
    .action((category: string | undefined) => run((session) => browse(session, category)));
}

/** @param categoryId the category to start in; all if none is named */
export async function browse(session: Session, categoryId?: string): Promise<number> {
  const { terminal, options } = session;
  if (!terminal.interactive || !options.input) {
    throw new FaqError(
      'no menu without a terminal, with --no-input, in CI or with TERM=dumb; use "ecf-faq search <words>" or "ecf-faq list"',
    );
  }
  const faq = await session.faq();
  const [id] = await session.categoryIds(categoryId === undefined ? [] : [categoryId]);
  const category = faq.categories.find((category) => category.id === id) ?? null;
  const { browseMenu } = await import('../menu/menu.ts');
  const { style } = await session.page('stderr');
  const end = await browseMenu(faq, category, terminal, style, session.isAccessible);
  if (end === null) return ExitCode.interrupted;
  if (end.kind === 'print') await session.print((renderer) => renderer.entries([end.entry], faq));
  return ExitCode.done;
}
