/** Reads the values of YAML, JSON or a table: maps and lists in whose keys questions and answers can be told. */

import { asks, type Draft, type DraftEntry, type Left, NO_ANSWER, questionOf } from './draft.ts';
import { answerFrom } from './markup.ts';

type Map = Readonly<Record<string, unknown>>;

/** What keys are called, in lower case and without signs; the sure names before those that may mean anything. */
const QUESTION = /^(?:faq)?(?:q|que|ques|questions?|patterns|frage|pregunta|domanda)(?:text|title|name|en)?$/;
const MAYBE_QUESTION = /^(?:title|name|heading|header|headline|summary|label|query|term|prompt|input|key|keyword)$/;
const ANSWER =
  /^(?:faq)?(?:a|ans|answers?|awnsers?|acceptedanswer|responses?|reply|replies|antwort|respuesta|risposta)(?:text|body|html|en)?$/;
const MAYBE_ANSWER =
  /^(?:content|contents|text|body|description|desc|html|value|details?|definition|completion|output|solution|explanation|info|markdown)$/;
const CATEGORY = /^(?:category|categoryname|section|sectiontitle|topic|group|theme|subject)$/;
const NAME =
  /^(?:category|categoryname|section|sectiontitle|topic|group|theme|subject|title|name|heading|header|headline|label)$/;
/** Keys that say that there are questions, not which. */
const NO_NAME =
  /^(?:faqs?|faqlist|faqdata|faqitems|questions?|questionsandanswers|qas?|qna|items?|data|entries|list|sections?|categories|topics?|groups|contents?|results?|mainentity|graph|children|main|page|body|rows|records|blocks|params|attributes|fields|[a-z]?\d*)$/;

/** How deep maps and lists may be inside each other. */
const DEEPEST = 40;

const plainKey = (key: string) => key.toLowerCase().replace(/[^a-z0-9]/g, '');
const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

export function readData(root: unknown): Draft {
  const entries: DraftEntry[] = [];
  const left: Left[] = [];

  const add = (path: readonly string[], asked: readonly string[], value: unknown) => {
    const [question = '', ...askedAs] = asked.map(questionOf).filter(Boolean);
    const answer = answerFrom(textIn(value));
    if (question && answer) entries.push({ path, question, askedAs: askedAs.slice(0, 100), answer });
    else if (question) left.push({ text: question, reason: NO_ANSWER });
    else if (answer) left.push({ text: answer, reason: 'an answer without a question' });
  };

  const readMap = (map: Map, path: readonly string[], depth: number) => {
    const item = itemIn(map, depth);
    if (item) {
      const category = textIn(fieldOf(map, CATEGORY));
      add(category ? [...path, category] : path, item.asked, item.answer);
      return;
    }
    const name = depth === 0 ? '' : questionOf(textIn(fieldOf(map, NAME)));
    const inside = name ? [...path, name] : path;
    for (const [key, value] of Object.entries(map)) {
      const partner = partnerOf(map, key);
      if (partner !== undefined) add(inside, [textIn(value)], partner);
      else if (holdsItems(value, depth + 1)) {
        const named = NO_NAME.test(plainKey(key)) || itemIn(value, depth) ? inside : [...inside, wordsOf(key)];
        read(value, named, depth + 1);
      } else if (asks(key) && key.includes(' ')) add(inside, [key], value);
    }
  };
  const read = (value: unknown, path: readonly string[], depth: number): void => {
    if (depth > DEEPEST) return;
    if (isMap(value)) readMap(value, path, depth);
    if (!Array.isArray(value)) return;
    for (const item of value) {
      if (typeof item === 'object' && item !== null && holdsItems(item, depth + 1)) read(item, path, depth + 1);
      else if (textIn(item)) left.push({ text: textIn(item), reason: 'neither a question nor an answer' });
    }
  };
  read(root, [], 0);
  const title = isMap(root) && !itemIn(root, 0) ? textIn(fieldOf(root, /^(?:title|name|heading)$/)) : '';
  return { title: title || null, source: null, entries, left };
}

/** The question and the answer of a map that is an entry; null if it is none. */
function itemIn(value: unknown, depth: number): { readonly asked: readonly string[]; readonly answer: unknown } | null {
  if (!isMap(value)) return null;
  const sure = fieldOf(value, QUESTION, isText);
  const asked = sure ?? fieldOf(value, MAYBE_QUESTION, isText);
  const answer = fieldOf(value, ANSWER) ?? fieldOf(value, MAYBE_ANSWER);
  const texts = Array.isArray(asked) ? asked.map(textIn) : [textIn(asked)];
  // The title and the description of a whole file say what it is.
  if (asked === undefined || (sure === undefined && (depth === 0 || !isText(answer))) || answer === asked) return null;
  // A category may have a title and a text, too: it is one if questions are in it.
  const isCategory = Object.values(value).some((inner) => inner !== answer && holdsItems(inner, depth + 1));
  return isCategory || holdsItems(answer, depth + 1) ? null : { asked: texts, answer };
}

function holdsItems(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.some((inner) => holdsItems(inner, depth + 1));
  const map = value as Map;
  return (
    itemIn(value, depth) !== null ||
    Object.entries(map).some(
      ([key, inner]) =>
        partnerOf(map, key) !== undefined ||
        (asks(key) && key.includes(' ') && isText(inner)) ||
        holdsItems(inner, depth + 1),
    )
  );
}

/** The answer beside a question whose keys are numbered: q1 and a1, question_2 and answer_2. */
function partnerOf(map: Map, key: string): unknown {
  if (!/\d/.test(key) || !isText(map[key])) return undefined;
  const partner = key
    .replace(/question/, 'answer')
    .replace(/Question/, 'Answer')
    .replace(/(^|[._-])q(?=\d|[._-]|$)/, '$1a');
  return partner !== key && Object.hasOwn(map, partner) ? map[partner] : undefined;
}

function fieldOf(map: Map, name: RegExp, fits: (value: unknown) => boolean = (value) => value != null): unknown {
  const key = Object.keys(map).find((key) => name.test(plainKey(key)) && fits(map[key]));
  return key === undefined ? undefined : map[key];
}

/** Whether a value is a text, in one language or several, or consists of texts. */
function isText(value: unknown): boolean {
  return textIn(value) !== '';
}

/** The text of a value: of a list its texts, one below the other; of a map the text in it, in English if there is a choice. */
function textIn(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (depth > 4) return '';
  if (Array.isArray(value)) {
    const texts = value.map((item) => textIn(item, depth + 1)).filter(Boolean);
    return value.every((item) => typeof item === 'string') &&
      texts.length > 1 &&
      texts.every((text) => text.length < 200)
      ? texts.join('\n')
      : texts.join('\n\n');
  }
  if (!isMap(value)) return '';
  const keys = Object.keys(value);
  const isTranslated = keys.length > 0 && keys.every((key) => /^[a-z]{2}(?:[-_][A-Za-z]{2})?$/.test(key));
  const inner = isTranslated
    ? (value.en ?? value[keys[0] ?? ''])
    : (fieldOf(value, ANSWER) ?? fieldOf(value, MAYBE_ANSWER) ?? fieldOf(value, /^(?:children|en)$/));
  return textIn(inner, depth + 1);
}

/** A key as a name: account_settings is Account settings. */
function wordsOf(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
