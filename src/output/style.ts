/** How parts of a text are styled: a record of functions from text to text. The only user of `chalk`. */

export interface Style {
  question(text: string): string;
  heading(text: string): string;
  /** Ids, categories, times: details that are rarely needed. */
  detail(text: string): string;
  /** What nobody should miss. */
  alert(text: string): string;
  /** A matched word of the text. */
  match(text: string): string;
  /** A synonym of what was typed: without color, nothing else would show that it matched. */
  nearMatch(text: string): string;
  /** A URL, clickable if the terminal supports it. */
  link(url: string): string;
}

export const plainStyle: Style = {
  question: (text) => text,
  heading: (text) => text,
  detail: (text) => text,
  alert: (text) => text,
  match: (text) => text,
  nearMatch: (text) => `*${text}*`,
  link: (url) => url,
};

/** The style for a text in which only color may mark a match: a mark would change the text or take columns. */
export function colorOnly(style: Style): Style {
  return { ...style, nearMatch: style.match };
}

/**
 * chalk is loaded only for color output; its sixteen basic colors follow the user's own theme.
 * @param links whether the terminal supports hyperlinks (OSC 8)
 */
export async function createStyle(color: boolean, links: boolean): Promise<Style> {
  if (!color) return plainStyle;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    question: chalk.bold,
    heading: chalk.bold,
    detail: chalk.dim,
    alert: chalk.yellow.bold,
    match: chalk.cyan.bold,
    nearMatch: chalk.cyan.bold,
    // Ended by BEL, because fast-wrap-ansi does not know the other end (ESC \), and would cut links in two.
    link: (url) => chalk.dim(links ? `\u001b]8;;${url}\u0007${url}\u001b]8;;\u0007` : url),
  };
}
