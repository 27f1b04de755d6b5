/** What an author may want to improve in a FAQ file as a whole: its categories, its help desk, what it does to files below. */

import type { Faq, HelpDesk } from '../faq/faq.ts';
import { shownIn } from '../faq/layers.ts';
import type { CheckedFile } from './check.ts';
import type { Warning } from './content.ts';
import { telephonesIn } from './slips.ts';

/** @param faq all files in use, on top of each other */
export function* checkLayer(checked: CheckedFile, faq: Faq): Generator<Warning> {
  yield* checkCategories(checked, faq);
  yield* checkReplaced(checked);
  yield* checkTelephones(checked);
  const { file, positions } = checked;
  for (const { id, helpDesk } of desksIn(file)) yield* checkDesk(helpDesk, (key) => positions.inHelpDesk(key, id));
}

/** The help desk of a file, and those of its categories, by their ids. */
function desksIn({ helpDesk, categories }: CheckedFile['file']) {
  return [{ id: undefined, helpDesk }, ...categories];
}

function* checkDesk(desk: HelpDesk | null, at: (key: string) => Warning[0]): Generator<Warning> {
  if (desk?.email && !/^[^\s<>]+@[^\s<>]+$/.test(desk.email))
    yield [at('email'), `"${desk.email}" is not an e-mail address; ${mendEmail(desk.email)}`];
  if (desk?.phone && !/\d/.test(desk.phone))
    yield [at('phone'), `"${desk.phone}" is not a telephone number; correct it`];
}

/** What to do about an address, which a mail program may have pasted twice: "desk@example.org<mailto:desk@example.org>". */
function mendEmail(email: string): string {
  const [found, ...others] = new Set(email.match(/[^\s<>[\]:@]+@[^\s<>[\]:@]+/g));
  return found !== undefined && others.length === 0 ? `write only "${found}"` : 'correct it';
}

function* checkCategories({ file, positions, below }: CheckedFile, faq: Faq): Generator<Warning> {
  const nameBelow = new Map(below?.categories.map(({ id, name }) => [id, name]));
  for (const { id, name } of file.categories) {
    const old = nameBelow.get(id);
    if (name !== null && old !== undefined && old !== name)
      yield [
        positions.inCategory(id, 'name'),
        `this renames "${old}", the category "${id}" of a file below; leave out the name, or choose another id`,
      ];
    const twin = faq.categories.find((other) => other.id !== id && name !== null && alike(other.name, name));
    if (twin)
      yield [
        positions.inCategory(id, 'name'),
        `the category "${twin.id}" is called "${twin.name}"; use its id here, or tell the names apart`,
      ];
    if (!faq.entries.some(({ category, alsoIn }) => category.id === id || alsoIn.includes(id)))
      yield [positions.inCategory(id, 'id'), `the category "${id}" has no entries; add one, or remove the category`];
  }
}

function alike(a: string, b: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return letters(a) === letters(b);
}

/** Reports entries that take the place of others, without saying so. */
function* checkReplaced({ file, positions, below }: CheckedFile): Generator<Warning> {
  const questions = new Map(below?.entries.map(({ id, question }) => [id, question]));
  for (const { id, question, replaces } of shownIn(file)) {
    const old = questions.get(id);
    if (question !== null && old !== undefined && !replaces)
      yield [
        positions.inEntry(id, 'id'),
        `this replaces "${id}" of a file below ("${old}"); choose another id, or say "replaces: true"`,
      ];
  }
}

/** Reports numbers that are written in two ways: a search for one finds only some of them. */
function* checkTelephones({ file, positions }: CheckedFile): Generator<Warning> {
  const forms = new Map<string, string>();
  const check = function* (text: string | null | undefined, position: () => Warning[0]): Generator<Warning> {
    for (const [digits, written] of telephonesIn(text ?? '')) {
      const first = forms.get(digits) ?? written;
      forms.set(digits, first);
      if (first !== written)
        yield [position(), `the telephone number "${written}" is also written "${first}"; write it in one way`];
    }
  };
  for (const { id, helpDesk } of desksIn(file)) yield* check(helpDesk?.phone, () => positions.inHelpDesk('phone', id));
  for (const { id, answer, text, now, updates } of shownIn(file)) {
    if (text !== 'court') yield* check(answer, () => positions.inEntry(id, 'answer'));
    yield* check(now?.text, () => positions.inEntry(id, 'now'));
    for (const [i, update] of updates.entries()) yield* check(update.text, () => positions.inEntry(id, 'updates', i));
  }
}
