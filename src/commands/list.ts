/** ecf-faq list, categories, about: what the FAQ contains. */

import type { Command } from 'commander';
import { ExitCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { type CategoryFlag, categoryOption, declareCommand, type Run } from './command.ts';

export function declareList(program: Command, run: Run): void {
  declareCommand(program, 'list')
    .summary('print every entry, one per line')
    .description('print every entry, one per line: id, category, question')
    .addOption(categoryOption())
    .action((flags: CategoryFlag) => run((session) => list(session, flags)));
}

export function declareCategories(program: Command, run: Run): void {
  declareCommand(program, 'categories')
    .summary('print the categories')
    .description('print the categories: id, number of entries, name')
    .action(() => run(categories));
}

export function declareAbout(program: Command, run: Run): void {
  declareCommand(program, 'about')
    .summary('describe the FAQ in use')
    .description('describe the FAQ in use: publisher, caveat, help desk, files')
    .action(() => run(about));
}

async function list(session: Session, { category }: CategoryFlag): Promise<number> {
  const faq = await session.faq();
  const categories = await session.categoryIds(category);
  const entries = faq.entriesIn(categories);
  const box = session.options.format === 'html' ? { faq: await session.wholeFaq(), categories } : null;
  await session.print((renderer) => renderer.list(entries, faq, box));
  return ExitCode.done;
}

async function categories(session: Session): Promise<number> {
  const faq = await session.faq();
  await session.print((renderer) => renderer.categories(faq.categories, faq));
  return ExitCode.done;
}

async function about(session: Session): Promise<number> {
  const overview = await session.overview();
  await session.print((renderer) => renderer.about(overview));
  return ExitCode.done;
}
