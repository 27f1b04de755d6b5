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
  strong(text: string): string;
  emphasis(text: string): string;
  /** Words that are a link: clickable, or with the address behind them. */
  linked(words: string, url: string): string;
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
  strong: (text) => text,
  emphasis: (text) => text,
  linked: withAddress,
  link: (url) => url,
};

function withAddress(words: string, url: string): string {
  return `${words} (${url.replace(/^mailto:/i, '')})`;
}

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
  // Ended by BEL, because fast-wrap-ansi does not know the other end (ESC \), and would cut links in two.
  const linked = (words: string, url: string) => `\u001b]8;;${url}\u0007${words}\u001b]8;;\u0007`;
  return {
    question: chalk.bold,
    heading: chalk.bold,
    detail: chalk.dim,
    alert: chalk.yellow.bold,
    match: chalk.cyan.bold,
    nearMatch: chalk.cyan.bold,
    strong: chalk.bold,
    emphasis: chalk.italic,
    linked: links ? (words, url) => chalk.underline(linked(words, url)) : withAddress,
    link: (url) => chalk.dim(links ? linked(url, url) : url),
  };
}
