/** ecf-faq browse: the menu. */

import { ExitCode, FaqError } from '../errors.ts';
import type { Category } from '../faq/faq.ts';
import type { Session } from '../session.ts';

/** @param name the category to start in, by id or name; all if none is named */
export async function browse(session: Session, name?: string): Promise<number> {
  const { terminal, options } = session;
  if (!terminal.interactive || !options.input) {
    throw new FaqError(
      'no menu without a terminal, with --no-input, in CI or with TERM=dumb; use "ecf-faq search <words>" or "ecf-faq list"',
    );
  }
  const faq = await session.faq();
  const [id] = await session.categoryIds(name === undefined ? [] : [name]);
  const category = faq.categories.find((category) => category.id === id) ?? null;
  const { browseMenu } = await import('../menu/menu.ts');
  const { style } = await session.page('stderr');
  // Searching once more, for the log, takes less than a key.
  const onAsked = (text: string, category: Category | null) => {
    if (session.isLogged) void session.find([text], { category: category ? [category.id] : [], limit: 1 }, true);
  };
  const end = await browseMenu(faq, category, terminal, style, session.isAccessible, onAsked);
  if (end === null) return ExitCode.interrupted;
  if (end.kind === 'print') await session.print((renderer) => renderer.entries([end.entry], faq));
  return ExitCode.done;
}
