/** The rules of languages other than English, for the worker of a page that needs them: it runs this before the script. */

import { languages } from '../search/languages.ts';

Object.assign(globalThis, { languages });
