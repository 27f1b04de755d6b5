/** Tells the sections of a page apart: questions with their answers, categories, and what is neither. */

import { asks, type Draft, type DraftEntry, type Left, NO_ANSWER } from './draft.ts';
import { answerOf, childrenOf, isElement, type Nodes, textOf } from './markup.ts';

/** A heading or a question, with what is below it up to the next one. */
export interface Section {
  /** 1 to 6: a heading; the larger, the deeper inside. */
  readonly level: number;
  /** Empty for what comes before the first heading, or after an item that was folded. */
  readonly text: string;
  /** Whether the page itself says that it is a question. */
  readonly isSure: boolean;
  readonly content: Nodes[];
}

/** Headings of what is around a FAQ. */
const AROUND =
  /^(?:(?:table of )?contents?|toc|on this page|index|navigation|menu|search|contact(?: us| information| info)?|about(?: us)?|(?:quick|useful|related|external|important) links|see also|related(?: \w+)?|references?|further reading|license|footnotes|share(?: this)?|comments?|newsletter|follow us|feedback|get in touch|still have questions|(?:frequently asked )?questions|faqs?|introduction|overview|resources)[.!?:]?$/i;

export function draftOf(sections: readonly Section[]): Draft {
  const entries: DraftEntry[] = [];
  const left: Left[] = [];
  const level = questionLevel(sections);
  const isHeading = (section: Section) => section.level <= 6 && section.text !== '';
  const isQuestion = (section: Section) =>
    section.text !== '' &&
    (section.isSure ||
      (asks(section.text) && !AROUND.test(section.text)) ||
      (section.level === level && !AROUND.test(section.text)));
  const path: { readonly level: number; readonly name: string }[] = [];
  const leave = (text: string, reason: string) => left.push({ text, reason });

  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] as Section;
    const next = sections[i + 1];
    while (path.length > 0 && (path.at(-1)?.level ?? 0) >= section.level) path.pop();
    const isEmpty = answerOf(section.content) === '';
    const holdsQuestions = next !== undefined && next.level > section.level && isQuestion(next);
    if (section.text === '') {
      if (!isEmpty && textOfAll(section) !== '') leave(textOfAll(section), 'text that belongs to no question');
    } else if (!isQuestion(section) || (isEmpty && holdsQuestions)) {
      if (!isEmpty && !isLinks(section)) {
        if (entries.length === 0) leave(textOfAll(section), 'text before the first question');
        else leave(`${section.text}: ${textOfAll(section)}`, 'a section that is no question');
      }
      path.push({ level: section.level, name: section.text });
    } else {
      // Headings inside the answer are part of it.
      const content = [...section.content];
      for (let inner = sections[i + 1]; inner; inner = sections[i + 1]) {
        if (!isHeading(inner) || inner.level <= section.level || section.level > 6 || isQuestion(inner)) break;
        const isCategory = sections.slice(i + 2).find((other) => other.level <= inner.level || isQuestion(other));
        if (isCategory && isCategory.level > inner.level && answerOf(inner.content) === '') break;
        content.push(...headingAndContent(inner));
        i++;
      }
      const answer = answerOf(content);
      if (answer === '') leave(section.text, NO_ANSWER);
      else if (!asks(section.text) && !section.isSure && isLinks(section)) leave(section.text, 'a list of links');
      else entries.push({ path: path.map(({ name }) => name), question: section.text, askedAs: [], answer });
    }
  }
  return { title: null, source: null, entries: withoutTitle(entries, sections), left };
}

/** The level of the headings that are questions: that of most headings that ask, else the deepest that have a text. */
function questionLevel(sections: readonly Section[]): number | null {
  const headings = sections.filter(({ level, text, isSure }) => level <= 6 && text !== '' && !isSure);
  const levels = [6, 5, 4, 3, 2, 1];
  const asking = levels.map((level) => headings.filter((other) => other.level === level && asks(other.text)).length);
  const most = Math.max(...asking);
  if (most > 0) return levels[asking.indexOf(most)] ?? null;
  if (sections.some(({ isSure }) => isSure)) return null;
  const filled = levels.map(
    (level) => headings.filter((other) => other.level === level && answerOf(other.content) !== '').length,
  );
  return levels[filled.indexOf(Math.max(...filled))] ?? null;
}

/** The page's own heading is no category: it is the first that all have in common. */
function withoutTitle(entries: readonly DraftEntry[], sections: readonly Section[]): DraftEntry[] {
  const title =
    sections.filter(({ level }) => level === 1).length === 1 ? sections.find(({ level }) => level === 1) : undefined;
  return entries.map((entry) =>
    title && entry.path[0] === title.text ? { ...entry, path: entry.path.slice(1) } : entry,
  );
}

function headingAndContent({ text, content }: Section): Nodes[] {
  const heading = {
    type: 'element',
    tagName: 'h6',
    properties: {},
    children: [{ type: 'text', value: text }],
  } as const;
  return [heading as unknown as Nodes, ...content];
}

function textOfAll({ content }: Section): string {
  return content.map(textOf).filter(Boolean).join(' ');
}

/** Whether a section has nothing but links: a table of contents, or a menu. */
function isLinks({ content }: Section): boolean {
  const outside = (node: Nodes): string =>
    isElement(node) && node.tagName === 'a'
      ? ''
      : node.type === 'text'
        ? node.value
        : childrenOf(node).map(outside).join('');
  return !/[\p{L}\p{N}]/u.test(content.map(outside).join(''));
}
