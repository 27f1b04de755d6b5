/** Where the maps and lists of a FAQ file begin, and what messages say of a line that does not line up with them. */

/** Where the keys of a map, or the dashes of a list, begin. */
export interface Level {
  readonly column: number;
  readonly isList: boolean;
  /** The last of its keys, and its line, from 0. */
  readonly key: string;
  readonly line: number;
  /** The line of its "id", and that of its "question", from 0; -1 if it has none. */
  readonly idLine: number;
  readonly questionLine: number;
  /** How many keys or dashes it has so far. */
  readonly count: number;
  /** Whether it begins after a dash that lines up with another one. */
  readonly isPinned: boolean;
}

export const NOTHING: Level = {
  column: -1,
  isList: false,
  key: '',
  line: 0,
  idLine: -1,
  questionLine: -1,
  count: 0,
  isPinned: false,
};

/** A map with one more key. */
export function withKey(map: Level, key: string, line: number): Level {
  return {
    ...map,
    key,
    line,
    idLine: key === 'id' ? line : map.idLine,
    questionLine: key === 'question' ? line : map.questionLine,
    count: map.count + 1,
  };
}

/** The key whose value a list is, or a map, or the list that has the map as an item; of the file itself, "". */
export function ownerOf(level: Level | undefined, levels: readonly Level[]): string {
  const i = level ? levels.indexOf(level) : -1;
  const isItem = level && !level.isList && levels[i - 1]?.isList;
  return levels[isItem ? i - 2 : i - 1]?.key ?? '';
}

export function missingDash(what: string): string {
  return `a hyphen and a space are missing in front of ${what}; begin it with "- "`;
}

export function noPartOf({ key }: Level): string {
  const name = key === '' ? 'its hyphen' : `"${key}"`;
  return `this line is no part of the text above it; put more spaces in front of it than in front of ${name}`;
}

/** Whether a line was the first one of an entry, and is a remark now. */
export const isHiddenId = (line: string): boolean => /^ *#[# ]*- *id:/.test(line);
export const HALF_HIDDEN =
  'only the first line of this entry is a remark; put # in front of its other lines too, or, to hide it, "disabled: true" in place of the #';

/** A key or a dash, and where it is. */
export interface Place {
  readonly column: number;
  /** The column of the key or dash in the next line; -1 if there is none. */
  readonly below: number;
  /** Whether the other fields of an item line up with its first. */
  readonly isWhole?: boolean;
}

/**
 * That something does not line up with the nearest of what it may belong to; of two as near, the inner one.
 * Whichever of two lines the next one lines up with is in its place.
 */
export function misplaced(what: string, { column, below, isWhole }: Place, levels: readonly Level[]): string {
  const distance = (level: Level) => Math.abs(level.column - column);
  const [other = NOTHING] = levels.toSorted((a, b) => distance(a) - distance(b) || b.column - a.column);
  const todo = (isLess: boolean) =>
    `${isLess ? 'remove' : 'add'} ${distance(other)} space${distance(other) === 1 ? '' : 's'}`;
  const name = other.isList ? '"- "' : `"${other.key}"`;
  const where = `in line ${other.line + 1}`;
  if (other.count === 1 && !other.isPinned && below === column)
    return `${name} ${where} does not line up with ${what} and what follows it; ${todo(other.column > column)} in front of ${name} ${where}`;
  return `${what} does not line up with ${other.isList ? 'the one' : name} ${where}; ${todo(other.column < column)} in front of it${isWhole ? ' and of its other lines' : ''}`;
}
