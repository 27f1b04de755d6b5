/** The page's script: in the page, its search box; in the worker that it starts, the search. */

import { serve } from './finder.ts';
import { openPage } from './page.ts';

if (typeof document === 'undefined') serve(self as unknown as Worker);
else openPage(document.currentScript?.textContent ?? '');
