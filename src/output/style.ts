/** How parts of a text are painted: a record of functions from text to text. The only user of `chalk`. */

export interface Style {
  question(text: string): string;
  heading(text: string): string;
  /** Ids, categories, times: what one looks for only at times. */
  detail(text: string): string;
  /** What nobody may miss. */
  alert(text: string): string;
  /** A matched word of the text. */
  match(text: string): string;
  /** A synonym of what was typed: where there is no colour, nothing else would tell that it matched. */
  nearMatch(text: string): string;
  /** An address, which can be clicked where the terminal takes that. */
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

/**
 * chalk is loaded only where there is colour; its sixteen basic colours follow the reader's own theme.
 * @param links whether the terminal takes hyperlinks (OSC 8)
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
    link: (url) => chalk.dim(links ? `\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\` : url),
  };
}
