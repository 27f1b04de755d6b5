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
}

export const NOTHING: Level = { column: -1, isList: false, key: '', line: 0, idLine: -1, questionLine: -1 };

/** A map with one more key. */
export function withKey(map: Level, key: string, line: number): Level {
  const { idLine, questionLine } = map;
  const now = { idLine: key === 'id' ? line : idLine, questionLine: key === 'question' ? line : questionLine };
  return { ...map, key, line, ...now };
}

export function missingDash(what: string): string {
  return `a hyphen and a space are missing in front of ${what}; begin it with "- "`;
}

export function noPartOf({ key }: Level): string {
  const name = key === '' ? 'its hyphen' : `"${key}"`;
  return `this line is no part of the text above it; put more spaces in front of it than in front of ${name}`;
}

/** That something does not line up with the nearest of what it may belong to; of two as near, the inner one. */
export function misplaced(what: string, column: number, levels: readonly Level[]): string {
  const distance = (level: Level) => Math.abs(level.column - column);
  const [other = NOTHING] = levels.toSorted((a, b) => distance(a) - distance(b) || b.column - a.column);
  const count = Math.abs(other.column - column);
  const todo = `${other.column < column ? 'remove' : 'add'} ${count} space${count === 1 ? '' : 's'}`;
  const name = other.isList ? 'the one' : `"${other.key}"`;
  return `${what} does not line up with ${name} in line ${other.line + 1}; ${todo} in front of it`;
}
