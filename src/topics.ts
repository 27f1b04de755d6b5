/** What the help says beyond commands and options; the manual contains the same. Loaded when asked for. */

import type { Format } from './output/renderer.ts';

export type TopicName = 'options' | 'exit-codes' | 'environment' | 'formats';

export interface Section {
  readonly heading: string;
  readonly items: readonly (readonly [term: string, description: string])[];
}

export const EXIT_CODES: Section = {
  heading: 'Exit codes, in every format',
  items: [
    ['0', 'found, or done'],
    ['1', 'a search or lookup found nothing'],
    ['2', 'usage, configuration or data error'],
    ['130', 'interrupted at a prompt'],
  ],
};

export const ENVIRONMENT: Section = {
  heading: 'Environment variables',
  items: [
    ['ACCESSIBLE', 'unless empty, 0 or false: the same as --accessible'],
    ['APPDATA, LOCALAPPDATA', 'the folders of your files and of the cache on Windows: see below'],
    ['CI', 'unless empty: never prompt'],
    ['COLUMNS', 'the width of the terminal, if --width is not given'],
    ['DISPLAY, WAYLAND_DISPLAY', 'on Linux, one of them must be set for the menu to open a source in the browser'],
    ['ECF_FAQ_DEBUG', 'unless empty, 0 or false: print a stack trace with every error'],
    [
      'ECF_FAQ_FILE',
      'FAQ files to add on top of the bundled one and of those in your folder, separated as in PATH; --faq goes on top of them',
    ],
    [
      'ECF_FAQ_PAGER, PAGER',
      'the pager for text that is longer than the screen; the first one that is set, by default less -FRX; empty or "cat" for none',
    ],
    ['FORCE_COLOR', 'unless empty: use color, even in a pipe; 0 or false: never'],
    ['HOME, USERPROFILE', 'your home folder'],
    ['LESS, LV', 'options for the pager, by default FRX and -c'],
    ['NO_COLOR', 'unless empty: no color; FORCE_COLOR and --color come first'],
    ['PATH', 'where the program that opens a source in the browser is searched for'],
    ['TERM', '"dumb": no color, no prompts, no pager'],
    ['TERM_PROGRAM, VTE_VERSION, WT_SESSION', 'which terminal it is: some, also by TERM, are known to support links'],
    ['WSL_DISTRO_NAME', 'does for Windows Subsystem for Linux what DISPLAY does for Linux'],
    ['XDG_CACHE_HOME, XDG_CONFIG_HOME', 'the folders of the cache and of your files: see below'],
  ],
};

export const FILES: Section = {
  heading: 'Files',
  items: [
    [
      '$XDG_CONFIG_HOME/ecf-faq/*.yaml, *.yml',
      'your own FAQ files, added on top of the bundled one; by default in ~/.config/ecf-faq, on Windows in %APPDATA%\\ecf-faq; a broken one is left out, with a warning',
    ],
    [
      '$XDG_CACHE_HOME/ecf-faq',
      'compiled FAQ files and code, which make later calls faster; can be deleted at any time; by default ~/.cache/ecf-faq, on Windows %LOCALAPPDATA%\\ecf-faq; used only if nobody else can write to it',
    ],
  ],
};

const FORMAT_DESCRIPTIONS: Readonly<Record<Format, string>> = {
  text: 'for people: wrapped and colored on a terminal, neither in a pipe',
  plain: 'tab-separated fields, one record per line; no header, no wrapping, no color',
  json: 'one document for every outcome except a usage error; the same in a pipe and on a terminal',
  markdown: 'for documents, tickets and mail',
  html: 'a web page in one file; that of list has a search box',
};

export const FORMATS: Section = {
  heading: 'Formats (--format)',
  items: Object.entries(FORMAT_DESCRIPTIONS),
};

export const PLAIN_FIELDS: Section = {
  heading: 'Fields of --format plain',
  items: [
    ['search', 'rank, score, id, category, question'],
    ['list', 'id, category, question'],
    ['categories', 'id, name, number of entries'],
    ['about', 'name, value'],
    ['check', 'file, line, column, severity, message'],
    ['show, answer', 'id, category, question, answer, text, as of, updates, sources, now, as of of now'],
  ],
};

export const JSON_DOCUMENTS: Section = {
  heading: 'Documents of --json; keys may be added, but are never renamed',
  items: [
    [
      'search',
      '{"schemaVersion": 1, "query", "outcome": "sure" | "maybe" | "none", "confidence", "total", "hits": [Hit], "suggestions": [{"id", "question"}]}',
    ],
    ['search --stdin', 'the same for each line of stdin, one object per line, in order'],
    ['answer', '{"schemaVersion": 1, "query", "outcome", "confidence", "entry": Entry | null, "suggestions"}'],
    ['answer --bare', '"answer": text | null instead of "entry"'],
    ['show, list', '{"schemaVersion": 1, "entries": [Entry]}'],
    ['categories', '{"schemaVersion": 1, "categories": [{"id", "name", "entries": n}]}'],
    ['init', '{"schemaVersion": 1, "file"}'],
    [
      'about',
      '{"schemaVersion": 1, "title", "publisher", "source", "caveat", "helpDesk", "categories", "entries": {"all", "court", "summary"}, "oldest", "newest", "files", "layers": [{"file", "title", "entries"}], "version", "build", "node", "cache"}',
    ],
    [
      'check',
      '{"schemaVersion": 1, "files", "problems": [{"file", "line", "column", "severity", "message"}], "tried": {"done", "of"}}',
    ],
    [
      'data error',
      '{"schemaVersion": 1, "error": {"message", "problems": [{"file", "line", "column", "severity", "message"}]}}',
    ],
    [
      'Hit',
      '{"rank", "score", "terms": [matched words], "snippet", "entry": Entry}; with --explain, also "explanation", and the document "judgement"',
    ],
    [
      'Entry',
      '{"id", "category": {"id", "name"}, "question", "answer", "text": "court" | "summary", "now": {"text", "source", "asOf", "from"?} | null, "asOf", "updates": [{"text", "source", "confirms"?, "from"?}], "sources": [text], "related": [id], "faq"}',
    ],
  ],
};

/** The sections of each topic; those of `options` are in the command line's own definitions. */
export const TOPICS: Readonly<Record<Exclude<TopicName, 'options'>, readonly Section[]>> = {
  'exit-codes': [EXIT_CODES],
  environment: [ENVIRONMENT, FILES],
  formats: [FORMATS, PLAIN_FIELDS, JSON_DOCUMENTS],
};
