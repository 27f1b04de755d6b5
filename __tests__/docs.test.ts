/** README, CONTRIBUTING and --help say what the program does. */

import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from './support/faq.ts';
import { file, run } from './support/run.ts';

const read = (name: string) => readFileSync(`${ROOT}/${name}`, 'utf8');
const readme = read('README.md');
const contributing = read('CONTRIBUTING.md');

/** Each `$ ecf-faq ...` in the README's console blocks, with the output below it. */
const sessions = [...readme.matchAll(/```console\n\$ ecf-faq (.*)\n([\s\S]*?)```/g)].map(
  ([, line = '', output = '']) => [line, output] as const,
);

it('the README starts with real sessions', () => {
  expect(sessions.length).toBeGreaterThan(1);
});

it.each(sessions)('$ ecf-faq %s prints what the README shows', (line, output) => {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { out, err } = run([...args, '--width', '80']);
  expect(out + err).toBe(output);
});

describe('the README names everything that --help names', () => {
  const help = run(['--help']).out;
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
  const options = ['--help', ...commands.map((command) => `help ${command}`)]
    .flatMap((args) => [...run(args.split(' ')).out.matchAll(/^ {2}(-\w, )?(--[a-z-]+)/gm)])
    .map(([, , option = '']) => option);

  it.each([...new Set(commands.filter((name) => name !== 'ecf'))])('command %s', (command) => {
    expect(readme).toContain(`\`ecf-faq ${command}`);
  });
  it.each([...new Set(options)])('option %s', (option) => {
    expect(readme).toContain(option);
  });
});

it('CONTRIBUTING shows a FAQ file that loads', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(contributing) ?? [];
  expect(run(['show', 'client-codes', '--faq', file('office.yaml', yaml)]).out).toContain(
    '- Old matters: five digits.',
  );
});

it('CONTRIBUTING names every source file', () => {
  const files = readdirSync(`${ROOT}/src`, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'));
  expect(files.filter((name) => !contributing.includes(name.split(/[/\\]/).pop() ?? name))).toEqual([]);
});
