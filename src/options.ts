/** The options that every command takes. */

import type { Format } from './output/renderer.ts';
import type { ColorChoice } from './terminal/terminal.ts';

export interface Options {
  readonly format: Format;
  readonly json?: boolean;
  readonly faq?: readonly string[];
  readonly onlyFaq?: boolean;
  readonly color?: ColorChoice | false;
  readonly width?: number;
  readonly input: boolean;
  readonly accessible?: boolean;
  readonly pager: boolean;
}
