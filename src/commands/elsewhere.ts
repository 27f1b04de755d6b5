/** --web and --copy: takes an entry to the browser or the clipboard, as the menu does, and says so on stderr. */

import { FaqError } from '../errors.ts';
import { addressToOpen, type Entry, textToActOn } from '../faq/faq.ts';
import type { Session } from '../session.ts';

/** @throws FaqError if the entry has no address, or the system has no browser */
export async function openSource(session: Session, entry: Entry): Promise<void> {
  const address = addressToOpen(entry);
  if (!address) throw new FaqError(`cannot open a source of ${entry.id}: none of them is an address`);
  const { openAddress } = await session.terminal.helpers();
  if (!openAddress) throw new FaqError(`found no browser to open ${address}`);
  openAddress(address);
  await session.note(() => `Opened ${address}\n`);
}

/** @throws FaqError if there is no terminal to copy through */
export async function copyText(session: Session, entry: Entry): Promise<void> {
  const { terminal } = session;
  if (!terminal.isWatched) {
    throw new FaqError(
      '--copy copies through the terminal, and stderr is not one; pipe --bare into a clipboard program',
    );
  }
  const { copy } = await terminal.helpers();
  copy(textToActOn(entry));
  await session.note(() => 'Copied, if this terminal allows it\n');
}
