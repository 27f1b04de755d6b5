/** ecf-faq completion: a completion script for a shell, and what that script asks for. */

import { Argument, type Command } from 'commander';
import type { Catalog } from '../catalog/catalog.ts';
import { SHELLS, type Shell } from '../completion/shell.ts';
import { FaqError } from '../errors.ts';
import type { Context } from '../inUse.ts';
import type { Options } from '../options.ts';
import { declareCommand } from './command.ts';

/** What the scripts call: `ecf-faq completion bash complete -- <words typed so far>`. */
const REQUEST = 'complete';

export function declareCompletion(program: Command, context: Omit<Context, 'options'>): void {
  declareCommand(program, 'completion')
    .summary('print a completion script for a shell')
    .description('print a completion script for a shell; installs nothing')
    .addArgument(new Argument('<shell>', 'the shell to complete in').choices(SHELLS))
    .allowExcessArguments()
    .addHelpText('after', `\n${USE}`)
    .action(async (shell: Shell, _: unknown, { args: [, request, ...words] }: Command) => {
      if (request === REQUEST) return complete(program, context, shell, words);
      if (request !== undefined) throw new FaqError(`completion takes the name of one shell; remove "${request}"`);
      const { scriptFor } = await import('../completion/scripts.ts');
      context.terminal.write(scriptFor(shell));
    });
}

const USE = `To use it:
  bash        add to ~/.bashrc: eval "$(ecf-faq completion bash)"
  zsh         add to ~/.zshrc, after compinit: source <(ecf-faq completion zsh)
  fish        mkdir -p ~/.config/fish/completions
              ecf-faq completion fish > ~/.config/fish/completions/ecf-faq.fish
  powershell  add to $PROFILE:
              ecf-faq completion powershell | Out-String | Invoke-Expression`;

/** Answers a completion script. */
async function complete(
  program: Command,
  context: Omit<Context, 'options'>,
  shell: Shell,
  words: readonly string[],
): Promise<void> {
  const { cursorIn, linesFor, wordsTyped } = await import('../completion/complete.ts');
  const { terminal } = context;
  const cursor = cursorIn(program, wordsTyped(words, shell, terminal.home));
  let faq: Catalog | null = null;
  if (cursor.wanted === 'entries' || cursor.wanted === 'categories') {
    const { openSources, sourcesOf } = await import('../inUse.ts');
    // The FAQ is the one that the command line names.
    program.parseOptions([...cursor.faqOptions]);
    const inUse = { ...context, options: program.opts<Options>() };
    try {
      faq = await openSources(inUse, sourcesOf(inUse));
    } catch {
      // It has nothing to offer, and nobody would see the error.
    }
  }
  terminal.write(linesFor(cursor, faq));
}
