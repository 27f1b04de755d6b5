/** The words typed so far, as the program would get them: shells pass them on as they stand on the line. */

import type { Shell } from './shell.ts';

/** A word whose quotes are all closed, and that does not end in a backslash. */
const CLOSED = /^(?:[^\\'"]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")*$/s;
/** A quoted part, whose closing quote may be missing, or an escaped character (but a path on Windows stays as it is). */
const QUOTED = /'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\([^A-Za-z0-9])/gs;

/** @param home the folder that `~` means */
export function wordsTyped(words: readonly string[], shell: Shell, home: string | null): string[] {
  // fish removes quotes itself; the others split the line at every space, even between quotes.
  const whole = shell === 'fish' ? words : joinQuoted(words).map(unquote);
  return whole.map((word) => (home && /^~[/\\]/.test(word) ? home + word.slice(1) : word));
}

function joinQuoted(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last === undefined || CLOSED.test(last)) joined.push(word);
    else joined[joined.length - 1] = `${last} ${word}`;
  }
  return joined;
}

function unquote(word: string): string {
  return word.replace(
    QUOTED,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}
