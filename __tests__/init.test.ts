/** `ecf-faq init`: the FAQ file to start from is good, and nothing is ever overwritten. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STARTER } from '../src/faq/starter.ts';
import { install } from './support/install.ts';
import { CLEAN_ENV, file, onNode, run, shell } from './support/run.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ecf-faq-init-'));

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
  ])('has no problem, and every question in it finds its entry or nothing, as it should: %s', (_, args) => {
    expect(run(['check', '--strict', path, ...args])).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^1 file checked: 0 errors, 0 warnings\. Searched for (\d+) of \1 questions\.\n$/),
    });
    expect(JSON.parse(run(['list', '--json', '--faq', path, '--only-faq']).out).entries).toHaveLength(2);
  });

  it('has no problem after its last comment is used, as the comment says', () => {
    const [before = '', after = ''] = STARTER.split(/^ {2}# To change .*\n/m);
    const used = file('used.yaml', before + after.replace(/^ {2}# /gm, '  '));
    expect(run(['check', '--strict', used])).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(run(['show', 'client-code', '--json', '--faq', used]).out).entries[0].now.from).toBe(
      'Our office',
    );
    expect(run(['show', 'register-for-ecf', '--faq', used]).code).toBe(1);
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

it('is one document in JSON', () => {
  const path = join(newFolder(), 'a.yaml');
  expect(run(['init', path, '--json'])).toEqual({ code: 0, out: `{"schemaVersion":1,"file":"${path}"}\n`, err: '' });
});

it('puts no name into a command that a shell would read otherwise', () => {
  const path = join(newFolder(), '$(reboot).yaml');
  const { out, err } = run(['init', path]);
  expect([out, existsSync(path)]).toEqual([`${path}\n`, true]);
  expect(err).toContain('ecf-faq check FILE\n');
});

describe('nothing is overwritten or left half-written', () => {
  const folder = newFolder();
  const there = join(folder, 'there.yaml');
  writeFileSync(there, 'mine');
  const link = join(folder, 'link.yaml');
  symlinkSync(join(folder, 'nowhere.yaml'), link);
  const before = readdirSync(folder);

  it.each([
    ['a file', there, 'it exists, and is never overwritten; give another name'],
    ['a link to nothing', link, 'it exists, and is never overwritten; give another name'],
    ['a folder', folder, 'it is a folder; give the path of a file'],
    [
      'a path that ends like a folder',
      `${folder}/new/`,
      'the path ends like that of a folder; give the path of a file',
    ],
    ['no folder', join(folder, 'none/a.yaml'), 'its folder does not exist; create the folder first'],
    ['a file for a folder', join(there, 'a.yaml'), 'a part of its path is not a folder; check the path'],
    ['a very long name', join(folder, 'a'.repeat(300)), 'its name is too long'],
  ])('%s', (_, path, reason) => {
    expect(run(['init', path])).toEqual({
      code: 2,
      out: '',
      err: `error: cannot write the FAQ file ${path}: ${reason}\n`,
    });
    expect([readFileSync(there, 'utf8'), readdirSync(folder)]).toEqual(['mine', before]);
  });

  it('no name', () => {
    expect(run(['init', ''])).toEqual({
      code: 2,
      out: '',
      err: 'error: the name of the file to create is empty; leave it out for faq.yaml\n',
    });
  });

  it('no room for all of it', () => {
    const path = join(folder, 'large.yaml');
    expect(shell(`ulimit -f 2; ecf_faq init '${path}'`)).toEqual({
      code: 2,
      out: '',
      err: `error: cannot write the FAQ file ${path}: it is larger than a file may be\n`,
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('a folder without permission', () => {
    const closed = newFolder();
    const path = join(closed, 'a.yaml');
    const { code, err } = shell(`chmod 500 '${closed}'; ecf_faq init '${path}'`);
    // The superuser may write everywhere.
    if (process.geteuid?.() === 0) expect(code).toBe(0);
    else {
      expect([code, err]).toEqual([
        2,
        `error: cannot write the FAQ file ${path}: permission denied; check the permissions of its folder\n`,
      ]);
    }
  });
});
