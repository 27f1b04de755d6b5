/** The page's script: in the page, its search box; in the worker that it starts, the search. */

import type { Languages } from '../search/language.ts';
import { serve } from './finder.ts';
import { openPage } from './page.ts';

const { languages } = globalThis as { languages?: Languages };
if (typeof document === 'undefined') serve(self as unknown as Worker, languages);
else openPage(document.currentScript?.textContent ?? '');
