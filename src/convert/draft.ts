/** The neutral form of a foreign FAQ, to which every reader brings its kind of file. */

export interface Draft {
  readonly title: string | null;
  /** The address of the page that it is from. */
  readonly source: string | null;
  readonly entries: readonly DraftEntry[];
  /** What has no place in a FAQ file, for people to look at. */
  readonly left: readonly Left[];
}

export interface DraftEntry {
  /** The names of its category and of those around it, the outermost first. */
  readonly path: readonly string[];
  readonly question: string;
  /** Other ways to ask. */
  readonly askedAs: readonly string[];
  readonly answer: string;
}

export interface Left {
  readonly text: string;
  readonly reason: string;
}

export const NO_ANSWER = 'a question without an answer';

export const EMPTY: Draft = { title: null, source: null, entries: [], left: [] };

/** Whether a text is put as a question, in any language or with the usual English words. */
export function asks(text: string): boolean {
  return /[?？؟]["'”’»)\]\s]*$/.test(text) || ASKING.test(text);
}

const ASKING =
  /^(?:how|what|what's|why|when|where|who|whom|whose|which|can|could|do|does|did|is|are|am|was|were|should|shall|may|must|will|would|has|have|had|i|i'm|i've|my|if)\b/i;

/** A question on one line, without its number, `Q:` or marks for folding it open. */
export function questionOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\{[#:][^}]*\}\s*$/, '')
    .replace(/^[\s▶▸►▼▾+#¶🔗❓-]+|[\s▶▸►▼▾＋+#¶🔗⌄˅-]+$/gu, '')
    .replace(
      /^(?:Q(?:uestion)?\s*\d*\s*[:：]|(?:Q(?:uestion)?\s*\d*\s*[.)\u2013-]|#?\d{1,3}(?:\.\d{1,3})*[.):])\s+)\s*/i,
      '',
    )
    .trim();
}
