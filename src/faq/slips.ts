/** Finds slips in the lines of a broken FAQ file, such as a tab or a missing dash: the YAML parser only misreads them. */

import {
  HALF_HIDDEN,
  isHiddenId,
  type Level,
  misplaced,
  missingDash,
  NOTHING,
  noPartOf,
  ownerOf,
  withKey,
} from './levels.ts';
import { type Expected, fits, isKey, isLikeKey, isUnique, type Parts, partsOf, repair, withHint } from './lines.ts';
import { COLON, closingLine, endOf, forSigns, type Mistake, mistakeIn, SIGNS, unclosed } from './values.ts';

/** A slip at an offset of the text. */
export interface Slip {
  readonly offset: number;
  readonly message: string;
}

/** The keys of lists whose items have keys. */
const LISTS = ['categories', 'entries', 'updates'];
/** The keys of lists of texts. */
const TEXT_LISTS = ['asked_as', 'sources', 'related', 'also_in', 'not_covered', 'most_asked'];
/** The keys of what has keys itself. */
const MAPS = ['now', 'help_desk'];
const BLOCK = /^[|>][-+\d]*\s*(?:#.*)?$/;
/** Signs alone, the marks of two files merged, and those around code in Markdown. */
const MEANINGLESS = /^[^\p{L}\p{N}]*$|^[<>=]{7}|^```/u;
const TAB = /^ *(?:- *)*\t/;

/** What was read up to a line. */
interface State {
  /** From the outermost to the innermost. */
  readonly levels: readonly Level[];
  /** The last field or item. */
  readonly last: Level;
  /** Whether its value is not on its line. */
  readonly isOpen: boolean;
  /** A text where a list was to begin. */
  readonly orphan: { readonly line: number; readonly column: number } | null;
  /** Whether it is a text of several lines after "|" or ">", and in which column that begins, or -1. */
  readonly block: { readonly column: number } | null;
}

const CATEGORY_IN_ENTRIES =
  'an entry has no field "name", but a category has; if this is one, give it as many spaces in front as the other categories have';

/** The slips by their lines. After one in the structure of the file, all is a guess, and nothing more is looked at. */
export function findSlips(source: string): Slip[] {
  // JSON, whose lines mean nothing.
  if (/^\s*[[{]/.test(source)) return [];
  const lines = source.split('\n');
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  const slips: Slip[] = [];
  const add = (line: number, { index, message }: Mistake) =>
    slips.push({ offset: (starts[line] ?? 0) + index, message });
  let state: State = { levels: [], last: NOTHING, isOpen: true, orphan: null, block: null };

  for (let i = 0; i < lines.length; i++) {
    const written = lines[i] ?? '';
    const indent = written.search(/[^ ]/);
    if (written.trim() === '' || /^(?:(?:---|\.\.\.)(?:\s|$)|%)/.test(written)) continue;
    const { block, last } = state;
    if (block && indent > last.column) {
      if (block.column < 0) state = { ...state, block: { column: indent } };
      if (indent >= block.column) continue;
      const message = `the first line of this text has ${block.column} spaces in front of it; put as many in front of each`;
      add(i, { index: indent, message });
      break;
    }
    if (TAB.test(written)) {
      const message = 'a tab cannot indent a line; replace it by spaces, here and below';
      add(i, { index: written.indexOf('\t'), message });
      break;
    }
    if (/^ *#/.test(written)) continue;
    const { line, mistake } = repair(written, expectedAfter(state));
    if (mistake) add(i, mistake);
    const parts = partsOf(line);
    if (state.orphan && parts.dashes.length > 0) {
      add(state.orphan.line, { index: state.orphan.column, message: missingDash('this item') });
      break;
    }
    const after = lines[i + 1] ?? '';
    const next = advance(state, { ...parts, following: () => partsOf(after) }, i);
    if (typeof next === 'string') {
      const message = parts.dashes.length === 0 && isHiddenId(lines[i - 1] ?? '') ? HALF_HIDDEN : next;
      if (!mistake) add(i, { index: parts.dashes[0] ?? parts.column, message });
      break;
    }
    if (!next) {
      const isFirst = state.isOpen && TEXT_LISTS.includes(last.key) && last.line === i - 1;
      if (isFirst) state = { ...state, orphan: { line: i, column: parts.column } };
      continue;
    }
    const value = line.slice(parts.value).trim();
    const isOpened = value === '' || value.startsWith('#');
    const isBlock = BLOCK.test(value);
    const goesOn = after.search(/\S/) > next.last.column;
    const isNearly = goesOn && SIGNS.test(value);
    const isText = isNearly || /^[|>]/.test(value);
    state = { ...next, isOpen: isOpened, orphan: null, block: isText ? { column: -1 } : null };
    if (isNearly) add(i, { index: parts.value, message: forSigns(value) });
    if (isOpened || isBlock || isNearly) continue;
    const end = endOf(value) === -1 ? closingLine(lines, i, value, next.last.column) : i;
    if (end < 0 && isWrapped(after, value.charAt(0))) {
      const message = 'this line goes on with the text in quotes above it; put more spaces in front of it';
      add(i + 1, { index: after.search(/\S/), message });
      break;
    }
    const wrong = end < 0 ? unclosed(line, parts.value) : mistakeIn(line, parts.value);
    if (wrong && !mistake) add(i, wrong.message === COLON ? withHint(wrong, line, goesOn) : wrong);
    if (end < 0 && /^[[{]/.test(value)) break;
    i = Math.max(i, end);
  }
  return slips;
}

/** Whether a line is the end of a text in quotes. */
function isWrapped(line: string, quote: string): boolean {
  const { dashes, key } = partsOf(line);
  return /["']/.test(quote) && dashes.length === 0 && key === null && line.trimEnd().endsWith(quote);
}

function expectedAfter({ levels, last, isOpen }: State): Expected {
  const opensKeys = isOpen && (last === NOTHING || [...LISTS, ...MAPS].includes(last.key));
  const isAt = (column: number, isList: boolean) =>
    levels.some((level) => level.isList === isList && level.column === column);
  return {
    listed: (column) => (isOpen && LISTS.includes(last.key)) || isAt(column, true),
    item: (column) => isOpen || isAt(column, true),
    key: (column) => opensKeys || isAt(column, false),
  };
}

type Step = Pick<State, 'levels' | 'last'>;
/** A line, and the next one, which is looked at only if this one is wrong. */
type Line = Parts & { following(): Parts };

/** The state after a line; null if it goes on with a text; or what is wrong with its place. */
function advance(state: State, parts: Line, line: number): Step | null | string {
  if (parts.dashes.length > 0) return advanceItem(state, parts, line);
  return parts.key === null ? misplacedText(state, parts) : advanceField(state, { ...parts, key: parts.key }, line);
}

function advanceItem({ levels, last, isOpen, block }: State, { dashes, column, key, following }: Line, line: number) {
  const [dash = 0] = dashes;
  if (last === NOTHING && key !== null && fits(key, '') && following().column === dash)
    return `"${key}" is in no list; remove this hyphen and the space after it`;
  if (isOpen && MAPS.includes(last.key)) return `"${last.key}" is no list; remove this hyphen`;
  if (isOpen && last.line === line - 1 && LISTS.includes(last.key) && dash < last.column && key !== null)
    return `"${last.key}" above it is empty; if this belongs to it, put more spaces in front of this line and its own than in front of "${last.key}"`;
  if (dashes.length > 1 && key !== null) return 'one hyphen is enough; remove the other and the space after it';
  const isCut = last.key === 'id' && last.line === line - 1 && key !== null && key !== 'id';
  if (isCut && dash === last.column - 2) return `"${key}" belongs to the item above; replace this hyphen by a space`;
  if (isOpen && last.key === 'asked_as' && last.column === 0 && key === null)
    return 'below an "asked_as" of the file, an entry\'s id comes first; if it belongs to an entry, put as many spaces in front of "asked_as" as in front of "answer"';
  // No other list has items with an id; an unknown key may be meant for that of one that has.
  const hasIds = (owner: string) => LISTS.includes(owner) || !isKey(owner);
  const lists = levels.filter((level) => level.isList && (key !== 'id' || hasIds(ownerOf(level, levels))));
  const isEntries = (list: Level) => ownerOf(list, levels) === 'entries';
  if (!lists.some((list) => list.column === dash) && !(isOpen && dash >= last.column)) {
    if (block && key === null) return noPartOf(last);
    const isNear = lists.some((list) => Math.abs(list.column - dash) < (dash > last.column ? 2 : 4));
    if (isNear || (key === 'id' && lists.some((list) => isEntries(list) && list.column < dash))) {
      const next = following();
      const own = lists.filter((list) => key === 'id' && list.column === next.column - 2);
      const isWhole = next.key !== null && next.dashes.length === 0 && next.column === column;
      const place = { column: dash, below: next.dashes[0] ?? -1, isWhole };
      return misplaced('"- "', place, own.length > 0 ? own : lists);
    }
    const part = levels[0]?.key ?? '';
    if (key === 'id' && isKey(part) && part !== 'categories')
      return `this cannot follow "${part}"; move it up, to the end of "categories"`;
    return 'a list cannot begin here; write its key, such as "entries:", in a line of its own above it';
  }
  if (key === 'name' && lists.some((list) => list.column === dash && isEntries(list))) return CATEGORY_IN_ENTRIES;
  const outer = levels.filter((level) => level.column < dash || (level.column === dash && !level.isList));
  const countOf = (column: number) => lists.find((list) => list.column === column)?.count ?? 0;
  const listAt = (column: number): Level => ({ ...NOTHING, column, isList: true, line, count: countOf(column) + 1 });
  const inner = dashes.map(listAt);
  if (key !== null) inner.push(withKey({ ...NOTHING, column, isPinned: countOf(dash) > 0 }, key, line));
  return { levels: [...outer, ...inner], last: inner.at(-1) ?? last };
}

/** What is wrong with a line without a key; null if it goes on with the text above. */
function misplacedText({ levels, last, block }: State, { column, rest }: Parts): string | null {
  if (MEANINGLESS.test(rest) && (last === NOTHING || (!block && column <= last.column)))
    return `"${rest.slice(0, 40)}" has no meaning here; remove it`;
  if (last === NOTHING)
    return 'this line has no key; begin it with one, such as "title: ", or with # if it is a remark';
  if (block) return noPartOf(last);
  if (column > last.column) return null;
  const list = levels.find((level) => level.isList && level.column === column);
  if (LISTS.includes(ownerOf(list, levels)))
    return 'this line has no key; put # in front of it if it is a remark, or remove it';
  if (list) return missingDash('this item');
  const todo = column === last.column ? 'begin it with its key, or put' : 'put';
  return `this line has no key, colon or hyphen; ${todo} more spaces in front of it if it belongs to the text above, # if it is a remark`;
}

function advanceField(
  state: State,
  { column, key, rest, following }: Line & { readonly key: string },
  line: number,
): Step | string {
  const { levels, last, isOpen, block } = state;
  const maps = levels.filter(({ isList }) => !isList);
  const map = maps.find((level) => level.column === column);
  if (isOpen && MAPS.includes(last.key) && column === last.column && fits(key, last.key))
    return `"${key}" belongs to "${last.key}" above it; put 2 more spaces in front of all lines that do`;
  const isNested = isOpen && column > last.column;
  if (isNested && LISTS.includes(last.key)) {
    const isName = rest.endsWith(':') && !isLikeKey(key);
    return isName ? `"${key}" is no key; write "- id: ${key}"` : missingDash(`"${key}"`);
  }
  // Any id may be a key ("asked_as"), but none has a space or a capital.
  if (block && (!map || /[\s\p{Lu}]/u.test(key)) && !isLikeKey(key)) return noPartOf(last);
  if (column === 0 && levels.some(({ isList }) => isList) && !isLikeKey(key))
    return `a FAQ file has no field "${key}"; put more spaces in front of it if it belongs to the text above, # if it is a remark`;
  const place = () => {
    const next = following();
    return { column, below: next.key === null ? -1 : next.column };
  };
  const owner = ownerOf(map, levels);
  if (map && key === 'name' && owner === 'entries') return CATEGORY_IN_ENTRIES;
  const fitting = maps.filter((level) => fits(key, ownerOf(level, levels)));
  if (map && isKey(key) && !fits(key, owner)) {
    const others = fitting.filter((level) => level.column > column || isUnique(key));
    if (others.length > 0) return misplaced(`"${key}"`, place(), others);
    if (owner === 'categories' && fits(key, 'entries'))
      return `"${key}" belongs to an entry, but line ${map.idLine + 1} begins a category; put as many spaces in front of the lines of this entry as the other entries have`;
  }
  if (isNested || map) {
    if (key === 'id' && map && map.idLine >= 0) return missingDash(`"${key}"`);
    if (key === 'question' && map && map.questionLine >= 0)
      return `"question" is already in line ${map.questionLine + 1}; remove one, or begin another entry with "- id: " above this line`;
    const next = withKey(map ?? { ...NOTHING, column }, key, line);
    return { levels: [...levels.filter((level) => level.column < column), next], last: next };
  }
  if (key === 'id' && levels.some((level) => level.column === column)) return missingDash(`"${key}"`);
  if (column > last.column && !isLikeKey(key)) return `${COLON}, from its beginning to its end`;
  const message = misplaced(`"${key}"`, place(), fitting.length > 0 ? fitting : maps);
  const isBelow = column > last.column && last.count > 1 && MAPS.some((parent) => fits(key, parent));
  return isBelow ? `${message}, or write the key that it belongs to, such as "now:", above it` : message;
}
