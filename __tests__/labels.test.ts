/** Whose words an answer is said to be, and whom to ask about it: by what its file says. */

import { loadProgram } from './support/program.ts';
import { file } from './support/run.ts';

const program = loadProgram();

const entry = (rest = '') => `
categories:
  - id: c
    name: Jury
    entries:
      - id: pay-late
        question: May I pay the fee late?
        answer: Ask the clerk.
${rest}`;

/** The section headings and the last lines of `show` for a file that is used alone. */
async function shown(yaml: string, args: readonly string[] = ['show', 'pay-late']): Promise<string> {
  const { out, err } = await program([...args, '--only-faq', '--faq', file('labels.yaml', yaml), '--width', '100']);
  return out + err;
}

it.each([
  ['no text', entry(), 'ANSWER'],
  ['no text, and a publisher', `publisher: Doe Court\n${entry()}`, 'ANSWER'],
  ['the court', `publisher: Doe Court\n${entry('        text: court\n')}`, "THE COURT'S OWN WORDS"],
  ['another publisher', `publisher: Law Library\n${entry('        text: court\n')}`, 'THE WORDS OF LAW LIBRARY'],
  ['no publisher', entry('        text: court\n'), 'QUOTED WORD FOR WORD'],
  ['a summary', entry('        text: summary\n'), 'A SUMMARY'],
  ['summaries', `publisher: Doe Court\ntext: summary\n${entry()}`, "A SUMMARY, NOT THE COURT'S WORDS"],
  ['others', `publisher: Law Library\ntext: summary\n${entry()}`, 'A SUMMARY, NOT THE WORDS OF LAW LIBRARY'],
  ['one of them', `text: summary\n${entry('        text: court\n')}`, 'QUOTED WORD FOR WORD'],
])('%s', async (_, yaml, heading) => {
  expect((await shown(yaml)).split('\n')).toContain(heading);
});

it('names another court on top of the FAQ, and calls a rule of the office an answer', async () => {
  const court = file('court.yaml', `title: Doe FAQ\npublisher: Doe Court\n${entry('        text: court\n')}`);
  expect((await program(['show', 'pay-late', '--faq', court])).out).toContain('THE WORDS OF DOE COURT\n');
  const office = file('office.yaml', `title: Office\n${entry()}`);
  expect((await program(['show', 'pay-late', '--faq', office])).out).toContain('\nANSWER\n');
});

describe('the help desk', () => {
  const desk = 'help_desk: {name: Docketing desk, phone: 555-0121}\n';
  const office = file('desk.yaml', `title: Our office\n${desk}${entry()}`);

  it('of a layer is shown with its entries, and before that of the FAQ if nothing is found', async () => {
    const { out } = await program(['show', 'pay-late', '--faq', office]);
    expect(out).toContain('To ask (Our office):\n  Docketing desk\n  555-0121\n');
    expect((await program(['show', 'pay-late', '--faq', office, '--format', 'html'])).out).toContain('Docketing desk');
    expect((await program(['show', 'client-code', '--faq', office])).out).not.toContain('Docketing');
    const { err } = await program(['search', 'zebra', '--faq', office]);
    expect(err).toMatch(
      /Or ask \(Our office\): Docketing desk\n {2}555-0121\n\nOr ask \(CM\/ECF .*\): CM\/ECF Help Desk/,
    );
  });

  it('of a category is shown with its entries', async () => {
    const yaml = entry().replace('name: Jury', 'name: Jury\n    help_desk: {name: Jury office, phone: 555-0130}');
    expect(await shown(yaml)).toContain('To ask (Jury):\n  Jury office\n  555-0130\n');
  });
});

describe('one question for two audiences', () => {
  const yaml = `
categories:
  - id: jurors
    name: For jurors
    entries: [{id: a, question: Where do I park?, answer: Behind the court., sources: [Notice 1]}]
  - id: lawyers
    name: For attorneys
    entries: [{id: b, question: Where do I park?, answer: In the street., sources: [Notice 1]}]
`;

  it.each([['text'], ['markdown']])('shows their categories in results: %s', async (format) => {
    const results = await shown(yaml, ['search', 'where do I park', '--format', format]);
    expect(results).toMatch(/park\? \\?\[For jurors\\?\][\s\S]*park\? \\?\[For attorneys\\?\]/);
  });

  it('names the other beside an answer, and both if none is sure', async () => {
    expect(await shown(yaml, ['answer', 'where do I park'])).toMatch(
      / a {2}.*\[For jurors\]\n| b {2}.*\[For attorneys\]\n/,
    );
    const more = yaml.replace(
      'sources',
      'asked_as: [summons parking garage, I got a jury summons where do I leave my car], sources',
    );
    const { out, err } = await program(['answer', 'summons', 'parking', 'garage', '--faq', file('more.yaml', more)]);
    expect(out).toContain('Behind the court.');
    expect(err).toMatch(
      /This answer is for: For jurors\. The same question for others:\n {2}ecf-faq show b .*\[For attorneys\]/,
    );
  });

  it('is no slip', async () => {
    const { out } = await program(['check', '--only-faq', file('two.yaml', yaml)]);
    expect(out).toBe('');
  });
});

describe('a file on top of another', () => {
  const below = `title: The court\ncaveat: Not advice.\nhelp_desk: {name: Clerk, phone: 555-0100}\n${entry()}`;
  const office = entry().replace('id: pay-late', 'id: own').replace('id: c', 'id: d');
  const top = `title: Our office\ncaveat: For staff only.\nhelp_desk: {name: Docketing, phone: 555-0121}\n${office}`;
  const stacked = (...args: string[]) => shown(top, [...args, '--faq', file('below.yaml', below)]);

  it.each(['text', 'markdown', 'html'])('shows its caveat with its own entries only, as %s', async (format) => {
    expect(await stacked('show', 'own', '--format', format)).toContain('For staff only.');
    const [, article = ''] =
      /(?:<article|May I pay)([\s\S]*)/.exec(await stacked('show', 'pay-late', '--format', format)) ?? [];
    expect(article.split('</article>')[0]).not.toContain('For staff only.');
  });

  it.each(['text', 'markdown', 'html'])('is described with its caveat and its help desk, as %s', async (format) => {
    const about = (await stacked('about', '--format', format)).replace(/<[^>]*>/g, '');
    for (const part of ['Not advice.', 'Our office: For staff only.', 'Clerk', '555-0100', 'Docketing', '555-0121'])
      expect(about).toContain(part);
  });
});
