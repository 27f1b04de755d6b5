/** What is around a screen of the menu, as far as there is room: a title above, the status and the keys below. */

import type { Style } from '../output/style.ts';
import { cut } from '../output/wrap.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly style: Style;
}

/** What a key does, and its rank: where not all keys fit, those of the highest numbers are left out first. */
export type Key = readonly [text: string, rank: number];

interface Frame {
  readonly head: readonly string[];
  foot(status: string): readonly string[];
  /** How many rows are left between them. */
  readonly page: number;
}

/** With fewer rows, first the title, then the keys make room for what is shown. */
const LOW = { title: 10, keys: 7 };
const SEPARATOR = ' | ';

/** @param isTyping whether there is an input line below the title */
export function frameOf(
  title: string | null,
  isTyping: boolean,
  keys: readonly Key[],
  { columns, rows, style }: Size,
): Frame {
  const width = columns - 1;
  const head = rows < LOW.title || title === null ? [] : [style.question(cut(title, width))];
  const below = rows < LOW.keys || keys.length === 0 ? [] : [keysLine(keys, width)];
  return {
    head,
    foot: (status) => [cut(status, width), ...below].map((line) => style.detail(line)),
    // One row is left free: a full screen would scroll.
    page: Math.max(1, rows - 1 - head.length - (isTyping ? 1 : 0) - 1 - below.length),
  };
}

/** As many keys as fit on one line, in the given order. */
function keysLine(keys: readonly Key[], width: number): string {
  const line = (shown: ReadonlySet<Key>) =>
    keys
      .filter((key) => shown.has(key))
      .map(([text]) => text)
      .join(SEPARATOR);
  const shown = new Set<Key>();
  for (const key of [...keys].sort(([, a], [, b]) => a - b)) {
    shown.add(key);
    if (line(shown).length > width) shown.delete(key);
  }
  return line(shown);
}
