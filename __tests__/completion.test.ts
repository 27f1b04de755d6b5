/** Completion: what is offered at the cursor, and the scripts in real shells. */

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsTyped } from '../src/completion/complete.ts';
import { SCRIPTS } from '../src/completion/scripts.ts';
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

const offered = (words: readonly string[], shell = 'bash') =>
  run(['completion', shell, 'complete', '--', ...words], { env }).out;
const wordsOffered = (words: readonly string[]) =>
  offered(words)
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]);

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
    ['shells', ['completion', 'f'], ['fish']],
    ['commands after an option and its value', ['--width', '40', '-c', 'access', 'ab'], ['about']],
    ['files', ['--faq', 'of'], [':files']],
    ['nothing for a word of a query', ['search', 'pacer'], ['']],
    ['nothing for a word that follows another', ['pacer', 'se'], ['']],
    ['nothing that begins with - after --', ['search', '--', '-'], ['']],
    ['nothing if there is no such argument', ['list', 'a'], ['']],
    ['nothing for an unknown option', ['--nope=a'], ['']],
    ['nothing from a file that is not there', ['--faq', '/nowhere.yaml', 'show', 'free'], ['']],
  ])('%s', (_, words, expected) => {
    expect(wordsOffered(words)).toEqual(expected);
  });

  it('every command and option that --help names', () => {
    const commands = wordsOffered(['']);
    expect(commands).toEqual(expect.arrayContaining(['search', 'answer', 'show', 'list', 'completion', 'help']));
    for (const command of commands) {
      const help = run(['help', command ?? '']).out;
      const named = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
      expect(wordsOffered([command ?? '', '--']).toSorted()).toEqual(named.toSorted());
    }
  });

  it('entries of your own files, also if they are in the environment or a folder', () => {
    expect(wordsOffered(['--faq', office, 'show', 'zebra'])).toEqual(['zebra-one', 'zebra-two']);
    expect(wordsOffered(['--only-faq', `--faq=${office}`, 'show', ''])).toEqual(['zebra-one', 'zebra-two']);
    const named = { ...env, ECF_FAQ_FILE: office };
    expect(run(['completion', 'bash', 'complete', '--', 'list', '-c', 'off'], { env: named }).out).toMatch(/^office\t/);
  });

  it('descriptions, each on one line', () => {
    expect(offered(['--faq', office, 'show', 'zebra'])).toBe(
      `zebra-one\tWhat: $(touch ${ran}) \`touch ${ran}\`; 'x' "y" \\ %F{red} [z] (w) *\nzebra-two\tTwo lines, and a tab?\n`,
    );
    expect(offered(['list', '-c', 'fee'])).toBe('fees\tFees and Bills\n');
    expect(offered(['ab'])).toMatch(/^about\t.+\n$/);
  });
});

it.each([
  [
    ['--faq', "'my", "file'", ''],
    ['--faq', 'my file', ''],
  ],
  [
    ['"a', '\\"b"', 'c'],
    ['a "b', 'c'],
  ],
  [
    ['my\\', 'file', 'x'],
    ['my file', 'x'],
  ],
  [['"still', 'open', ''], ['still open ']],
  [["''"], ['']],
  [
    ['~/a.yaml', 'a~/b'],
    ['/home/x/a.yaml', 'a~/b'],
  ],
  [['C:\\faq\\office.yaml'], ['C:\\faq\\office.yaml']],
  [
    ['$(date)', '`date`'],
    ['$(date)', '`date`'],
  ],
])('reads the words %j as a shell would, but runs nothing', (words, meant) => {
  expect(wordsTyped(words, 'bash', '/home/x')).toEqual(meant);
});

it('takes the words of fish as they are', () => {
  expect(wordsTyped(["what's", 'my file', ''], 'fish', null)).toEqual(["what's", 'my file', '']);
});

it.each(SHELLS)('prints a script for %s, and installs nothing', (shell) => {
  const { code, out, err } = run(['completion', shell]);
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
])('%j is a usage error', (args, err) => {
  expect(run(args)).toEqual({ code: 2, out: '', err });
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
    // A list with descriptions; none of what is typed or offered is run.
    await completes(
      `ecf-faq -c "$(touch ${ran})" --faq ${office} show zebra-\t\t\t`,
      /zebra-one +(-- |\()What: \$\(touch [\s\S]*zebra-two +(-- |\()Two lines, and a tab\?/,
    );
    expect(existsSync(ran)).toBe(false);
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
