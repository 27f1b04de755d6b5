/** The FAQ file that `ecf-faq init` writes: small, commented, and without a problem for `ecf-faq check --strict`. */

import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFile, isFile } from './files.ts';

/**
 * Writes the starter to a new file.
 * @param bundled the path of the bundled FAQ: the schema for editors is beside it, unless it is part of the program
 * @throws FaqError if the file exists, or cannot be written
 */
export function writeStarter(file: string, bundled: string): void {
  createFile(file, schemaLine(bundled) + STARTER);
}

/**
 * The comment that tells editors where the schema is, if it is on this computer. A relative path would have to lead from
 * wherever the file is moved to, and the schema is published nowhere.
 * @param bundled the path of the bundled FAQ
 */
export function schemaLine(bundled: string): string {
  const schema = join(dirname(bundled), 'faq.schema.json');
  if (!isFile(schema)) return '';
  // As a URL, because the language server takes a path with a space for two words.
  return `# yaml-language-server: $schema=${pathToFileURL(schema).href}
# The line above lets editors explain and check this file. It names a file of ecf-faq on this computer: correct it if
# ecf-faq has moved, or delete it.

`;
}

export const STARTER = `# A FAQ file for ecf-faq. The entries are made up: replace them with your own, and leave out what you do not need.
# Then check the file, and search it on top of the court's FAQ:
#
#   ecf-faq check FILE
#   ecf-faq search docketing desk --faq FILE
#
# Indent with spaces, not tabs. Put "quotes" around a text that contains a colon and a space, or a space and a #.

title: Our office # shown as the source of these entries

# Words and phrases that mean the same to the search.
synonyms:
  - [docketing desk, docket desk]

# Questions that people ask but that no answer here covers: better no answer than a wrong one.
not_covered:
  - How do I book a conference room?
  - Who fixes the printer on our floor?

categories:
  - id: our-office # ids: lower-case letters, digits, hyphens
    name: Our Office
    entries:
      - id: office-docketing-desk
        question: How do I reach our docketing desk?
        # Prose starts with >- and may be broken into lines anywhere.
        answer: >-
          Made up: call 555-0121 or write to docketing@firm.example.com, Monday to Friday, 8:00 a.m. to 7:00 p.m. At
          night, call the attorney on duty.
        # Other ways to ask, in people's own words: searched, never shown. The more, the better.
        asked_as:
          - docketing phone number
          - who enters our deadlines in the calendar
          - a deadline is missing in our calendar, whom do I tell
        as_of: 2026-02-02 # when you wrote or last checked the answer
        # The pages that confirm the answer.
        sources:
          - https://intranet.example.com/docketing
        related: [office-second-reader] # ids of entries to read next

      - id: office-second-reader
        question: Who must look over a filing in our office before it goes out?
        # Lists start with |- and keep their lines.
        answer: |-
          Made up: a second person, who did not write it.

          1. Is it the right case, and the right event?
          2. Does each exhibit open?
          3. Is private data blacked out?
        asked_as:
          - four eyes rule
          - can I file without a second pair of eyes
          - nobody else is here tonight to read my brief
        as_of: 2026-02-02
        sources:
          - https://intranet.example.com/checklist

  # To change the court's answers, remove the "# " below. "ecf-faq list" prints the ids of its entries.
  # - id: general # a category of the court's FAQ: its name is not needed
  #   entries:
  #     # An id without a question and an answer adds to the court's entry; with both, it replaces it.
  #     - id: client-code
  #       now:
  #         text: In our office, made up, the code is the matter number without its hyphen.
  #     # This hides an entry.
  #     - id: register-for-ecf
  #       disabled: true
`;
