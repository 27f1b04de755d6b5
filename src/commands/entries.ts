/** ecf-faq show, list, categories, about: what the FAQ contains. */

import { ExitCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { openSource } from './elsewhere.ts';

/** @param web whether to open the first source of each entry too */
export async function show(session: Session, ids: readonly string[], web = false): Promise<number> {
  const faq = await session.faq();
  const entries = ids.flatMap((id) => faq.entry(id) ?? []);
  const unknown = ids.filter((id) => !faq.entry(id));
  if (entries.length > 0 || !session.isForPeople) {
    await session.print((renderer) => renderer.entries(entries, faq));
  }
  if (entries.length > 0) await session.note((notes) => notes.caution(faq));
  for (const id of unknown) session.sayUnknownEntry(id, faq);
  for (const entry of web ? entries : []) await openSource(session, entry);
  return unknown.length === 0 ? ExitCode.done : ExitCode.nothingFound;
}

export async function list(session: Session, category?: readonly string[]): Promise<number> {
  const faq = await session.faq();
  const categories = await session.categoryIds(category);
  const entries = faq.entriesIn(categories);
  const box = session.options.format === 'html' ? { faq: await session.wholeFaq(), categories } : null;
  await session.print((renderer) => renderer.list(entries, faq, box));
  return ExitCode.done;
}

export async function categories(session: Session): Promise<number> {
  const faq = await session.faq();
  await session.print((renderer) => renderer.categories(faq.categories, faq));
  return ExitCode.done;
}

export async function about(session: Session): Promise<number> {
  const overview = await session.overview();
  await session.print((renderer) => renderer.about(overview));
  return ExitCode.done;
}
