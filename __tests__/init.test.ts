/** `ecf-faq init`: the FAQ file to start from is good, and nothing is ever overwritten. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STARTER } from '../src/faq/starter.ts';
import { install } from './support/install.ts';
import { loadProgram } from './support/program.ts';
import { CLEAN_ENV, file, onNode, run, shell } from './support/run.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ecf-faq-init-'));
const program = loadProgram();

describe('the file', () => {
  const path = join(newFolder(), 'mine.yaml');
  const { code, out, err } = run(['init', path]);

  it('is there, its path on stdout, the next steps on stderr', () => {
    expect([code, out]).toEqual([0, `${path}\n`]);
    expect(err).toBe(`
Edit it, then check it and search it:
  ecf-faq check ${path}
  ecf-faq search docketing desk --faq ${path}
To use it in every call, move it to ${CLEAN_ENV.HOME}/.config/ecf-faq (create that folder first), as a .yaml file.
`);
  });

  it.each([
    ['on top of the bundled FAQ', []],
    ['alone', ['--only-faq']],
  ])('has no problem, and every question in it finds its entry or nothing, as it should: %s', async (_, args) => {
    expect(await program(['check', '--strict', path, ...args])).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(
        /^1 file checked: 0 errors, 0 warnings\. Searched for (\d+) of \1 questions\.\nEntries with fewer than 10 phrasings/,
      ),
    });
  });

  it('has no problem after its last comment is used, as the comment says', async () => {
    const [before = '', after = ''] = STARTER.split(/^ {2}# To change .*\n/m);
    const used = file('used.yaml', before + after.replace(/^ {2}# /gm, '  '));
    expect(await program(['check', '--strict', used])).toMatchObject({ code: 0, out: '' });
    const { out } = await program(['show', 'client-code', '--json', '--faq', used]);
    expect(JSON.parse(out).entries[0].now.from).toBe('Our office');
    expect((await program(['show', 'register-for-ecf', '--faq', used])).code).toBe(1);
  });

  onNode('names the schema of the installed package for editors', () => {
    const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    const [, url = ''] = /^# yaml-language-server: \$schema=(file:\S+)$/.exec(first) ?? [];
    expect(JSON.parse(readFileSync(fileURLToPath(url), 'utf8')).title).toBe('A FAQ file of ecf-faq');
    expect(rest.join('\n').endsWith(STARTER)).toBe(true);
  });

  it('names no schema that is not there', () => {
    const { run: runInstalled } = install();
    const path = join(newFolder(), 'a.yaml');
    runInstalled('init', path);
    expect(readFileSync(path, 'utf8')).toBe(STARTER);
  });
});

it('is called faq.yaml and in the current folder if it is given no name', () => {
  const folder = newFolder();
  expect(run(['init'], { cwd: folder }).out).toBe('faq.yaml\n');
  expect(readdirSync(folder)).toEqual(['faq.yaml']);
});

it('is one document in JSON', async () => {
  const path = join(newFolder(), 'a.yaml');
  const out = `{"schemaVersion":1,"file":"${path}"}\n`;
  expect(await program(['init', path, '--json'])).toEqual({ code: 0, out, err: '' });
});

it('puts no name into a command that a shell would read otherwise', async () => {
  const path = join(newFolder(), '$(reboot).yaml');
  const { out, err } = await program(['init', path]);
  expect([out, existsSync(path)]).toEqual([`${path}\n`, true]);
  expect(err).toContain('ecf-faq check FILE\n');
});

describe('nothing is overwritten or left half-written', () => {
  const folder = newFolder();
  const there = join(folder, 'there.yaml');
  writeFileSync(there, 'mine');
  symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'link.yaml'));
  const before = readdirSync(folder);
  const refused = (path: string, reason: string) => ({
    code: 2,
    out: '',
    err: `error: cannot write the FAQ file ${path}: ${reason}\n`,
  });

  it.each([
    ['a file', 'there.yaml', 'it exists, and is never overwritten; give another name'],
    ['a link to nothing', 'link.yaml', 'it exists, and is never overwritten; give another name'],
    ['a folder', '.', 'it is a folder; give the path of a file'],
    ['a path that ends like a folder', 'new/', 'the path ends like that of a folder; give the path of a file'],
    ['no folder', 'none/a.yaml', 'its folder does not exist; create the folder first'],
    ['a file for a folder', 'there.yaml/a.yaml', 'a part of its path is not a folder; check the path'],
    ['a very long name', 'a'.repeat(300), 'its name is too long'],
  ])('%s', async (_, name, reason) => {
    const path = `${folder}/${name}`;
    expect(await program(['init', path])).toEqual(refused(path, reason));
    expect([readFileSync(there, 'utf8'), readdirSync(folder)]).toEqual(['mine', before]);
  });

  it('no name', async () => {
    const err = 'error: the name of the file to create is empty; leave it out for faq.yaml\n';
    expect(await program(['init', ''])).toEqual({ code: 2, out: '', err });
  });

  it('no room for all of it', () => {
    const path = join(folder, 'large.yaml');
    expect(shell(`ulimit -f 2; ecf_faq init '${path}'`)).toEqual(refused(path, 'it is larger than a file may be'));
    expect(readdirSync(folder)).toEqual(before);
  });

  it('a folder without permission', () => {
    const closed = newFolder();
    const path = join(closed, 'a.yaml');
    const result = shell(`chmod 500 '${closed}'; ecf_faq init '${path}'`);
    // The superuser may write everywhere.
    if (process.geteuid?.() === 0) expect(result.code).toBe(0);
    else expect(result).toEqual(refused(path, 'permission denied; check the permissions of its folder'));
  });
});
