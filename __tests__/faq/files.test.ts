/** The FAQ files of a user, read by the built program: where they may be, in which order, and what may be wrong. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../support/faq.ts';
import { EXECUTABLE, file, onPosix, run, shell } from '../support/run.ts';

const entry = (answer: string, id = 'free-look') =>
  `title: ${answer}\ncategories:\n  - id: pacer\n    name: PACER Related\n    entries:\n      - id: ${id}\n        question: How do we use the free look?\n        answer: ${answer}\n`;
const EXAMPLES = ['another-court', 'our-office', 'other-courts'].map((name) => `${ROOT}/examples/${name}.yaml`);

/** A user's configuration with these FAQ files. */
function configured(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-config-'));
  mkdirSync(join(folder, 'ecf-faq'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'ecf-faq', name), text);
  return { env: { XDG_CONFIG_HOME: folder }, folder: join(folder, 'ecf-faq') };
}

describe('where FAQ files are', () => {
  const { env, folder } = configured({ 'a.yaml': entry('In a'), 'b.yml': entry('In b'), 'c.txt': entry('Unread') });
  const [first, second] = [file('first.yaml', entry('In first')), file('second.yaml', entry('In second'))];
  const answerWith = (args: string[], named = '') =>
    JSON.parse(run(['show', 'free-look', '--json', ...args], { env: { ...env, ECF_FAQ_FILE: named } }).out).entries[0]
      .answer;

  it.each([
    ['the last file of the folder', [], '', 'In b'],
    [
      'ECF_FAQ_FILE before the folder, its last file first',
      [],
      `${second}${delimiter}${delimiter}${first}`,
      'In first',
    ],
    ['--faq before ECF_FAQ_FILE', ['--faq', second], first, 'In second'],
    ['the last --faq', ['--faq', second, '--faq', first], '', 'In first'],
  ])('%s', (_, args, named, answer) => {
    expect(answerWith(args, named)).toBe(answer);
  });

  it('about lists them in their order, with their entries', () => {
    const { files, layers } = JSON.parse(run(['about', '--json', '--faq', first], { env }).out);
    expect(files).toEqual([
      EXECUTABLE ?? expect.stringMatching(/faq\.yaml$/),
      join(folder, 'a.yaml'),
      join(folder, 'b.yml'),
      first,
    ]);
    expect(layers.map(({ title, entries }: { title: string; entries: number }) => [title, entries])).toEqual([
      ['CM/ECF Frequently Asked Questions', 119],
      ['In a', 1],
      ['In b', 1],
      ['In first', 1],
    ]);
  });

  it('~ in ECF_FAQ_FILE is the home folder', () => {
    const home = join(first, '..');
    const named = ['~/first.yaml', '~/none.yaml'].join(delimiter);
    expect(
      JSON.parse(run(['about', '--json'], { env: { HOME: home, ECF_FAQ_FILE: named } }).out).files.slice(1),
    ).toEqual([`${home}/first.yaml`, `${home}/none.yaml`]);
  });

  it('--only-faq leaves the bundled one out', () => {
    expect(run(['list', '--only-faq', '--faq', first]).out).toBe('free-look  pacer  How do we use the free look?\n');
    expect(run(['list', '--only-faq'])).toEqual({
      code: 2,
      out: '',
      err: 'error: --only-faq leaves no FAQ; name a file with --faq or ECF_FAQ_FILE\n',
    });
  });

  it('ignores a relative configuration folder', () => {
    const { code, out } = run(['list'], { env: { XDG_CONFIG_HOME: '.' } });
    expect([code, out.split('\n').length]).toEqual([0, 120]);
  });
});

describe('--faq -', () => {
  const list = ['list', '--only-faq', '--faq', '-'];
  const listed = 'free-look  pacer  How do we use the free look?\n';

  it('reads a file that a shell opens', () => {
    const line = `ecf_faq ${list.join(' ')} < ${file('a.yaml', entry('In stdin'))}`;
    expect(shell(line)).toEqual({ code: 0, out: listed, err: '' });
  });

  it('reads a pipe, and each time anew', () => {
    expect(run(list, { input: entry('In a pipe') }).out).toBe(listed);
    expect(run(list, { input: entry('Another', 'other') }).out).toBe(listed.replace('free-look', 'other'));
  });

  it.each([
    [
      'is nothing',
      '',
      '</dev/null',
      'error: cannot read a FAQ from stdin: it is not a regular file or a pipe; give one\n',
    ],
    ['is a folder', '', '</', 'error: cannot read a FAQ from stdin: it is a folder; give the path of a file\n'],
    ['is closed', '', '<&-', 'error: cannot read a FAQ from stdin: '],
    ['has mistakes', 'echo "a: [" |', '', '/dev/stdin:'],
  ])('is an error if stdin %s', (_, before, after, message) => {
    const { code, out, err } = shell(`${before} ecf_faq ${list.join(' ')} ${after}`);
    expect({ code, out, begins: err.slice(0, message.length) }).toEqual({ code: 2, out: '', begins: message });
    expect(err).not.toContain('bug');
  });
});

describe('a broken file', () => {
  const { env, folder } = configured({ 'a.yaml': entry('In a'), 'b.yaml': 'categories: [' });
  const broken = join(folder, 'b.yaml');

  it('in the folder is left out, with a warning at each call', () => {
    for (const call of ['compiled', 'from the cache']) {
      const { code, out, err } = run(['show', 'free-look'], { env });
      expect([call, code, out.includes('In a')]).toEqual([call, 0, true]);
      expect(err).toContain(`warning: left out a FAQ file: ${broken}:1:13: error: this bracket is not closed;`);
    }
    expect(run(['about'], { env }).out).toContain(`${broken} (left out)`);
  });

  it('that --faq names is an error', () => {
    expect(run(['list', '--faq', broken], { env }).code).toBe(2);
  });

  it.each([
    ['broken', broken, `${broken}:1:13: error: this bracket is not closed;`],
    ['missing', '/nowhere/office.yaml', 'cannot read the FAQ file /nowhere/office.yaml: no such file; check the path'],
  ])('of ECF_FAQ_FILE that is %s is left out, and the others stay', (_, path, reason) => {
    const first = file('first.yaml', entry('In first'));
    const shared = { ...env, ECF_FAQ_FILE: [first, path].join(delimiter) };
    for (const call of ['compiled', 'from the cache']) {
      const { code, out, err } = run(['show', 'free-look', 'client-code'], { env: shared });
      expect([call, code, out.includes('In first')]).toEqual([call, 0, true]);
      expect(err).toContain(`warning: left out a FAQ file: ${reason}`);
    }
    const alone = run(['list', '--only-faq'], { env: { ECF_FAQ_FILE: path } });
    expect([alone.code, alone.err]).toEqual([
      2,
      expect.stringContaining(`error: no FAQ file is left to open: ${reason}`),
    ]);
  });

  it('of ECF_FAQ_FILE is found again once it is there', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'ecf-faq-drive-')), 'office.yaml');
    const show = () => run(['show', 'free-look'], { env: { ECF_FAQ_FILE: path } });
    expect(show().err).toContain('left out');
    writeFileSync(path, entry('In the office'));
    expect(show()).toMatchObject({
      out: expect.stringContaining('In the office'),
      err: expect.not.stringContaining('left out'),
    });
  });

  it('whose name ends in .txt is named', () => {
    const { env, folder } = configured({ 'a.yaml.txt': entry('In a') });
    expect(run(['show', 'free-look'], { env })).toMatchObject({
      code: 0,
      err: expect.stringContaining(
        `warning: left out a FAQ file: ${join(folder, 'a.yaml.txt')} is not read, because its name ends in .txt; rename it without that ending\n`,
      ),
    });
  });

  it('is read again once it is mended', () => {
    const { env, folder } = configured({ 'a.yaml': 'a: b' });
    expect(run(['show', 'free-look'], { env }).err).toContain('left out');
    writeFileSync(join(folder, 'a.yaml'), entry('Mended'));
    expect(run(['show', 'free-look'], { env }).out).toContain('Mended');
  });
});

describe('several files', () => {
  const layered = (...args: string[]) => run([...args, ...EXAMPLES.flatMap((path) => ['--faq', path])]);

  it.each([
    ['search', 'which client code do we type at the PACER login'],
    ['answer', 'which client code do we type at the PACER login'],
    ['show', 'office-client-codes'],
    ['show', 'office-client-codes', '--format', 'markdown'],
  ])('say which one an answer is from: %s %s', (...args) => {
    expect(layered(...args).out).toMatch(/From: Our office/);
    expect(run(['show', 'free-look']).out).not.toContain('From:');
  });

  it('find what the bundled FAQ does not surely answer, and a file on top does', () => {
    const query = 'how to get RSS feed of docket entries';
    expect(JSON.parse(run(['search', query, '--json']).out).outcome).not.toBe('sure');
    expect(JSON.parse(layered('search', query, '--json').out).hits[0].entry.id).toBe('example-case-feed');
  });

  it('replace, add to and hide entries', () => {
    expect(layered('show', 'vacation-no-email').out).toContain('From: Our office');
    expect(layered('show', 'nef-url-pacer-login').out).toContain('(Our office (made up))');
    expect(layered('show', 'register-for-ecf').code).toBe(1);
    expect(
      JSON.parse(layered('list', '--json').out).entries.flatMap(({ related }: { related: string[] }) => related),
    ).not.toContain('register-for-ecf');
  });
});

const yaml = entry('In a file');
const deep = `categories: ${'['.repeat(5000)}${']'.repeat(5000)}\n`;

describe('odd content', () => {
  it.each<[string, string | Buffer, string]>([
    ['a byte order mark', `\ufeff${yaml}`, ''],
    ['CRLF', yaml.replaceAll('\n', '\r\n'), ''],
    ['CR', yaml.replaceAll('\n', '\r'), ''],
    [
      'a slip between CRs',
      yaml.replaceAll('\n', '\r').replaceAll('  ', '\t'),
      'f.yaml:3:1: error: a tab cannot indent a line; replace it by spaces, here and below',
    ],
    [
      'Latin-1 after a CR',
      Buffer.from('# a\r\xe9', 'latin1'),
      'f.yaml:2:1: error: the byte 0xE9 is not UTF-8; save it as UTF-8',
    ],
    [
      'tabs',
      yaml.replaceAll('  ', '\t'),
      'f.yaml:3:1: error: a tab cannot indent a line; replace it by spaces, here and below',
    ],
    [
      'Latin-1',
      Buffer.from(yaml.replace('In a', 'Voil\u00e0'), 'latin1'),
      'f.yaml:1:12: error: the byte 0xE0 is not UTF-8; save it as UTF-8',
    ],
    [
      'Latin-1 after a real U+FFFD',
      Buffer.concat([Buffer.from('# \ufffd\n'), Buffer.from([0xe9])]),
      'f.yaml:2:1: error: the byte 0xE9 is not UTF-8; save it as UTF-8',
    ],
    ['UTF-16', Buffer.from(`\ufeff${yaml}`, 'utf16le'), 'f.yaml:1:1: error: the file is UTF-16; save it as UTF-8'],
    [
      'binary',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff]),
      'f.yaml:1:6: error: the byte 0xFF is not UTF-8; save it as UTF-8',
    ],
    [
      'several documents',
      `${yaml}---\n${yaml}`,
      'f.yaml:9:1: error: a second document begins here; a FAQ file is one document: remove the "---"',
    ],
    ['deep nesting', deep, 'f.yaml:1:111: error: too many lists and maps inside each other'],
    [
      'deep nesting in lines',
      `categories:\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}- a:`).join('\n')}\n`,
      'error: too many lists and maps inside each other',
    ],
    ['an id such as constructor', entry('A.', 'constructor'), ''],
    ['50 MB', yaml.replace('In a file', 'word '.repeat(10 * 2 ** 20)), ''],
    ['65 MB', `${' '.repeat(65 * 2 ** 20)}`, 'it is larger than 64 MB; split it into several files'],
  ])('%s', (_, text, message) => {
    const { code, err, out } = run(['list', '--only-faq', '--faq', file('f.yaml', text)]);
    expect([code, err.includes(message), /\n\s+at /.test(err)]).toEqual([message ? 2 : 0, true, false]);
    expect(out).toMatch(message ? /^$/ : /How do we use the free look\?/);
  });
});

describe('odd files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-odd-'));
  // Windows has neither these files nor these reasons.
  const isPosix = process.platform !== 'win32';
  const loop = join(folder, 'loop.yaml');
  if (isPosix) symlinkSync(loop, loop);
  const fifo = join(folder, 'fifo.yaml');
  const hasFifo = spawnSync('mkfifo', [fifo]).status === 0;

  it.each([
    ['a folder', folder, 'it is a folder; give the path of a file'],
    ['no file', join(folder, 'none.yaml'), 'no such file; check the path'],
    ...(isPosix
      ? [
          [
            'a file for a folder',
            join(file('f.yaml', yaml), 'x.yaml'),
            'no such file; a part of its path is not a folder',
          ],
          ['a circle of links', loop, 'its links lead in a circle'],
          ['/dev/zero', '/dev/zero', 'it is not a regular file or a pipe; give one'],
        ]
      : []),
    ...(hasFifo ? [['a named pipe that nothing writes to', fifo, 'the pipe is empty, or nothing writes to it']] : []),
  ])('%s', (_, path = '', message) => {
    expect(run(['list', '--faq', path])).toEqual({
      code: 2,
      out: '',
      err: `error: cannot read the FAQ file ${path}: ${message}\n`,
    });
  });

  onPosix('a file without permission', () => {
    const path = file('f.yaml', yaml);
    const line = `chmod 000 '${path}'; ecf_faq list --faq '${path}'`;
    const { code, err } = shell(line);
    // The superuser may read everything.
    if (process.geteuid?.() === 0) expect(code).toBe(0);
    else
      expect([code, err]).toEqual([
        2,
        `error: cannot read the FAQ file ${path}: permission denied; check its permissions\n`,
      ]);
  });

  onPosix('a pipe, also a slow one', () => {
    const path = file('f.yaml', yaml);
    const { code, out } = shell(`(sleep 0.3; cat '${path}') | ecf_faq list --only-faq --faq /dev/stdin`);
    expect([code, out]).toEqual([0, 'free-look  pacer  How do we use the free look?\n']);
  });

  onPosix('a pipe, read once even by a command that opens the FAQ twice', () => {
    const path = file('f.yaml', yaml);
    const { code, out, err } = shell(`cat '${path}' | ecf_faq list --format html --only-faq --faq /dev/stdin`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('How do we use the free look?');
  });

  it('an unreadable folder of the user', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-config-'));
    writeFileSync(join(folder, 'ecf-faq'), 'no folder');
    const { code, err } = run(['list'], { env: { XDG_CONFIG_HOME: folder } });
    expect([code, err]).toEqual([
      0,
      expect.stringContaining(`warning: left out a FAQ file: ${join(folder, 'ecf-faq')}`),
    ]);
  });
});
