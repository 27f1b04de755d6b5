/** The renderer of each format, loaded when it is first needed. */

import type { Format, Renderer } from './renderer.ts';
import { createTextRenderer, type Page } from './text.ts';

/** Each is given what tells the width and the style of the terminal, which only text needs. */
export const RENDERERS: Readonly<Record<Format, (page: () => Promise<Page>) => Promise<Renderer>>> = {
  text: async (page) => createTextRenderer(await page()),
  plain: async () => (await import('./plain.ts')).plainRenderer,
  json: async () => (await import('./json.ts')).jsonRenderer,
  markdown: async () => (await import('./markdown.ts')).markdownRenderer,
  html: async () => (await import('./html.ts')).htmlRenderer,
};
