/** The renderer of each format. */

import { jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import { plainRenderer } from './plain.ts';
import type { Format, Renderer } from './renderer.ts';
import { createTextRenderer, type Page } from './text.ts';

/** Each is given what tells the width and the style of the terminal, which only some need. */
export const RENDERERS: Readonly<Record<Format, (page: () => Promise<Page>) => Renderer | Promise<Renderer>>> = {
  text: async (page) => createTextRenderer(await page()),
  plain: () => plainRenderer,
  json: () => jsonRenderer,
  markdown: () => markdownRenderer,
  // Larger than all others.
  html: async () => (await import('./html.ts')).htmlRenderer,
};
