/** ecf-faq completion: a completion script for a shell, and what that script asks for. */

import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../completion/scripts.ts';
import { FaqError } from '../errors.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const COMPLETION_USE = `To use it:
  bash        add to ~/.bashrc: eval "$(ecf-faq completion bash)"
  zsh         add to ~/.zshrc, after compinit: source <(ecf-faq completion zsh)
              (it also makes ecf-faq take ? and * as they stand, by noglob)
  fish        mkdir -p ~/.config/fish/completions
              ecf-faq completion fish > ~/.config/fish/completions/ecf-faq.fish
  powershell  add to $PROFILE:
              ecf-faq completion powershell | Out-String | Invoke-Expression`;

/** @param request what a script asks for: `ecf-faq completion bash complete -- <words typed so far>` */
export async function completion(
  program: CommandUnknownOpts,
  terminal: Terminal,
  openSession: () => Promise<Session>,
  shell: Shell,
  [request, ...words]: readonly string[],
): Promise<void> {
  if (request === undefined) {
    const { SCRIPTS } = await import('../completion/scripts.ts');
    terminal.write(SCRIPTS[shell]);
    return;
  }
  if (request !== 'complete') throw new FaqError(`completion takes the name of one shell; remove "${request}"`);
  const { complete, wordsTyped } = await import('../completion/complete.ts');
  // A FAQ that cannot be opened offers nothing: nobody would see the error.
  const openFaq = () =>
    openSession()
      .then((session) => session.faq())
      .catch(() => null);
  terminal.write(await complete(program, wordsTyped(words, shell, terminal.home), openFaq));
}
