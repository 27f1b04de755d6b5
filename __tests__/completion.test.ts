/** Completion: what is offered at the cursor, and the scripts in real shells. */

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Catalog } from '../src/catalog/catalog.ts';
import { complete, wordsTyped } from '../src/completion/complete.ts';
import { SCRIPTS } from '../src/completion/scripts.ts';
import { loadProgram } from './support/program.ts';
import { closeAll, open } from './support/pty.ts';
import { CLEAN_ENV, COMMAND_LINE, file, run } from './support/run.ts';

afterEach(closeAll);

const SHELLS = Object.keys(SCRIPTS);
const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-completion-'));
writeFileSync(join(folder, 'ecf-faq'), `#!/bin/sh\nexec ${COMMAND_LINE} "$@"\n`);
chmodSync(join(folder, 'ecf-faq'), 0o755);
const env = { ...CLEAN_ENV, PATH: `${folder}:${CLEAN_ENV.PATH}` };
const ran = join(folder, 'ran');

const office = file(
  'office.yaml',
  `title: Office
categories:
  - id: office
    name: "Office: $(touch ${ran}) \`touch ${ran}\`"
    entries:
      - id: zebra-one
        question: "What: $(touch ${ran}) \`touch ${ran}\`; 'x' \\"y\\" \\\\ %F{red} [z] (w) *"
        answer: One.
      - id: zebra-two
        question: "Two\\nlines, and\\ta tab?"
        answer: Two.
`,
);

copyFileSync(office, join(folder, 'my faq.yaml'));

const program = loadProgram();
const offered = async (...words: string[]) => (await program(['completion', 'bash', 'complete', '--', ...words])).out;
const wordsOffered = async (...words: string[]) =>
  (await offered(...words)).split('\n').flatMap((line) => line.split('\t')[0] || []);

describe('offers', () => {
  it.each([
    ['commands', ['se'], ['search']],
    ['entries', ['show', 'forgot-'], ['forgot-login', 'forgot-pacer-password']],
    ['no entry that is there already', ['show', 'forgot-login', 'forgot-'], ['forgot-pacer-password']],
    ['entries in any case', ['show', 'FREE'], ['free-look', 'free-look-attachments']],
    ['categories', ['list', '-c', 'n'], ['nextgen', 'nef']],
    ['categories after =', ['search', '--category=fe'], ['fees']],
    ['categories for the menu', ['browse', 'sea'], ['sealed']],
    ['the values of an option', ['list', '--format', 'm'], ['markdown']],
    ['the values of an option after =', ['--format=p'], ['plain']],
    ['options of the command and of all', ['answer', '--b'], ['--bare']],
    ['options of all commands', ['show', '--wi'], ['--width']],
    ['options of the search without its name', ['--ex'], ['--exact', '--explain']],
    ['shells', ['completion', ''], SHELLS],
    ['commands after an option and its value', ['--width', '40', '-c', 'access', 'ab'], ['about']],
    ['files', ['--faq', 'of'], [':files']],
    ['entries of your own file', ['--faq', office, 'show', 'zebra'], ['zebra-one', 'zebra-two']],
    ['entries of your own file only', ['--only-faq', `--faq=${office}`, 'show', ''], ['zebra-one', 'zebra-two']],
    ['nothing for a word of a query', ['search', 'pacer'], []],
    ['nothing for a word that follows another', ['pacer', 'se'], []],
    ['nothing that begins with - after --', ['search', '--', '-'], []],
    ['nothing if there is no such argument', ['list', 'a'], []],
    ['nothing for an unknown option', ['--nope=a'], []],
    ['nothing from a file that is not there', ['--faq', '/nowhere.yaml', 'show', 'free'], []],
  ])('%s', async (_, words, expected) => {
    expect(await wordsOffered(...words)).toEqual(expected);
  });

  it('every command and option that --help names', async () => {
    const commands = await wordsOffered('');
    expect(commands).toEqual(expect.arrayContaining(['search', 'answer', 'show', 'list', 'completion', 'help']));
    for (const command of commands) {
      const help = (await program(['help', command])).out;
      const named = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
      expect((await wordsOffered(command, '--')).toSorted()).toEqual(named.toSorted());
    }
  });

  it('categories of a file that the environment names', () => {
    const named = { ...env, ECF_FAQ_FILE: office };
    expect(run(['completion', 'bash', 'complete', '--', 'list', '-c', 'off'], { env: named }).out).toMatch(/^office\t/);
  });

  it('descriptions, each on one line', async () => {
    expect(await offered('--faq', office, 'show', 'zebra')).toBe(
      `zebra-one\tWhat: $(touch ${ran}) \`touch ${ran}\`; 'x' "y" \\ %F{red} [z] (w) *\nzebra-two\tTwo lines, and a tab?\n`,
    );
    expect(await offered('list', '-c', 'fee')).toBe('fees\tFees and Bills\n');
    expect(await offered('ab')).toMatch(/^about\t.+\n$/);
  });

  it('no control character, and no line that is not one', async () => {
    const browse = new Command().addCommand(new Command('browse').argument('[category]'));
    const faq = { categories: [{ id: 'one', name: 'Two\nlines,\ta tab, \u001b[31mred\u0007 and \u202ereversed' }] };
    const lines = await complete(browse, ['browse', ''], async () => faq as unknown as Catalog);
    expect(lines).toBe('one\tTwo lines, a tab, \ufffd[31mred\ufffd and \ufffdreversed\n');
  });
});

it.each([
  ["--faq='my file", ['--faq=my file']],
  ["--faq 'my file' ", ['--faq', 'my file', '']],
  ['"a \\"b" c', ['a "b', 'c']],
  ['my\\ file x', ['my file', 'x']],
  ['"still open ', ['still open ']],
  ["''", ['']],
  ['~/a.yaml a~/b', ['/home/x/a.yaml', 'a~/b']],
  ['C:\\faq\\office.yaml', ['C:\\faq\\office.yaml']],
  ['$(date) `date`', ['$(date)', '`date`']],
])('reads %s as a shell would, but runs nothing', (line, meant) => {
  expect(wordsTyped(line.split(' '), 'bash', '/home/x')).toEqual(meant);
  // fish has read them already.
  expect(wordsTyped(meant, 'fish', null)).toEqual(meant);
});

it.each(SHELLS)('prints a script for %s, and installs nothing', async (shell) => {
  const { code, out, err } = await program(['completion', shell]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`ecf-faq completion ${shell} complete`);
});

it.each([
  [['completion'], "error: missing required argument 'shell'\n(see ecf-faq help completion)\n"],
  [
    ['completion', 'tcsh'],
    "error: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish, powershell.\n(see ecf-faq help completion)\n",
  ],
  [['completion', 'zsh', 'bash'], 'error: completion takes the name of one shell; remove "bash"\n'],
])('%j is a usage error', async (args, err) => {
  expect(await program(args)).toEqual({ code: 2, out: '', err });
});

const isInstalled = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** For each shell: how it starts, and how it reads the script. */
const starts = {
  bash: ['bash --norc --noprofile -i', 'eval "$(ecf-faq completion bash)"; eval "$(ecf-faq completion bash)"'],
  zsh: ['zsh -f -i', 'autoload -U compinit; compinit -D -u; source <(ecf-faq completion zsh)'],
  fish: ['fish -N -i', 'ecf-faq completion fish | source'],
} as const;

describe.each(Object.keys(starts) as (keyof typeof starts)[])('in %s', (shell) => {
  const [start, read] = starts[shell];
  const test = isInstalled(shell) ? it : it.skip;

  test(`${isInstalled(shell) ? 'completes' : `skipped: ${shell} is not installed`}`, async () => {
    run(['list', '--faq', office], { env });
    const { press, see } = open([], {
      columns: 100,
      env: { ...env, PS1: '> ', HOME: folder },
      line: `cd ${folder}; exec ${start}`,
    });
    // Written in two parts, so that the echoed line does not look like the output.
    press(`${read}; echo rea''dy\r`);
    await see(/^ready/m);
    const completes = async (line: string, pattern: RegExp) => {
      press(`\u0015${line}`);
      await see(pattern);
      press('\u0015');
    };
    await completes('ecf-faq sea\t', /ecf-faq search/);
    await completes('ecf-faq show free-l\t', /ecf-faq show free-look/);
    await completes('ecf-faq list --format=js\t', /--format=json/);
    await completes('ecf-faq list -c fe\t', /-c fees/);
    await completes("ecf-faq -c 'PACER Related' brow\t", /Related' browse/);
    // Files only where a file is wanted.
    await completes('ecf-faq --faq ecf\t', /--faq ecf-faq/);
    await completes('ecf-faq --faq=ecf\t', /--faq=ecf-faq/);
    await completes("ecf-faq show 'free-l\t", /show '?free-look/);
    await completes('ecf-faq --faq my\t', /--faq (?:my\\ faq\.yaml|'my faq\.yaml')/);
    await completes('ecf-faq --faq my\\ f\t', /--faq (?:my\\ faq\.yaml|'my faq\.yaml')/);
    await completes('ecf-faq --faq="my f\t', /--faq=(?:my\\ faq\.yaml|"my faq\.yaml")/);
    await completes('ecf-faq --faq=my\\ f\t', /--faq=my\\ faq\.yaml/);
    await completes('ecf-faq --only-faq --faq=my\\ faq.yaml show zebra-o\t', /show zebra-one/);
    // After a redirection, files, whatever the command wants.
    await completes('ecf-faq list > ecf\t', /list > ecf-faq/);
    await completes('ecf-faq show free-look 2> ecf\t', /2> ecf-faq/);
    await completes('ecf-faq search --stdin < ecf\t', /< ecf-faq/);
    await completes('ecf-faq list >ecf\t', />ecf-faq/);
    // A list with descriptions; none of what is typed or offered is run.
    await completes(
      `ecf-faq -c "$(touch ${ran})" --faq ${office} show zebra-\t\t\t`,
      /zebra-one +(-- |\()What: \$\(touch [\s\S]*zebra-two +(-- |\()Two lines, and a tab\?/,
    );
    expect(existsSync(ran)).toBe(false);
    // zsh would take the question mark for a pattern, and refuse the line.
    if (shell !== 'zsh') return;
    press('\u0015ecf-faq may I file this banana bread?\r');
    await see(/(Not in this FAQ:|Not sure that)/);
  }, 60_000);
});

const hasPowerShell = isInstalled('pwsh');
(hasPowerShell ? it : it.skip)(`in PowerShell${hasPowerShell ? '' : ': skipped: pwsh is not installed'}`, () => {
  const completions = (line: string) =>
    spawnSync(
      'pwsh',
      [
        '-NoProfile',
        '-Command',
        `ecf-faq completion powershell | Out-String | Invoke-Expression
         (TabExpansion2 '${line}' ${line.length}).CompletionMatches | ForEach-Object { $_.CompletionText }`,
      ],
      { env, encoding: 'utf8' },
    ).stdout.trim();
  expect(completions('ecf-faq sea')).toBe('search');
  expect(completions('ecf-faq show free-l')).toBe('free-look');
  expect(completions('ecf-faq list --format=js')).toBe('--format=json');
  expect(completions('ecf-faq completion ').split(/\r?\n/)).toEqual(SHELLS);
});
