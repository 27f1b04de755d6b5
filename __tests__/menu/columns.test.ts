/** Wide and combining characters keep the columns of the menu, as a terminal shows them. */

import { closeAll, KEYS, open } from '../support/pty.ts';
import { file } from '../support/run.ts';

afterEach(closeAll);

const WIDE = '裁判所 の パスワード を 忘れた とき は どう すれば よい です か 教えて ください';
const COMBINED =
  'Wo\u0308 is the\u0301 cafe\u0301 of the\u0301 re\u0301sume\u0301 for nai\u0308ve one\u0301s o\u0337r\u0337?';
const faq = file(
  'wide.yaml',
  `title: 裁判所 の よくある質問 と 回答 の 一覧
categories:
  - id: c
    name: Cafe\u0301 と ログイン
    entries:
      - {id: wide, question: ${WIDE}, answer: ${WIDE}}
      - {id: combined, question: "${COMBINED}", answer: "${COMBINED}"}
      - {id: plain, question: Is it plain?, answer: Yes.}
`,
);

it('draws the preview beside the list in one column', async () => {
  const session = open(['browse', 'c', '--only-faq', '--faq', faq], { columns: 110, rows: 16 });
  for (const question of [/> 裁判所/, /> W\S+ is/, /> Is it plain/]) {
    await session.see(question);
    expect([...new Set(session.columnsOf('|', 3, 8))]).toHaveLength(1);
    session.press(KEYS.down);
  }
  session.press(KEYS.ctrlC);
  await session.end();
});

it.each([
  ['wide', '裁判所の'.repeat(40)],
  ['combining', 'e\u0301\u0323'.repeat(66)],
])('draws one search line, however long: %s', async (_, typed) => {
  const session = open(['browse', 'c', '--only-faq', '--faq', faq], { columns: 60, rows: 16 });
  await session.see(/Search:/);
  for (let i = 0; i < typed.length; i += 10) {
    session.press(typed.slice(i, i + 10));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await session.see(/^Caf\S+ と ログイン\nSearch: \S.*\n(Not in this FAQ: .*\n)?> /);
  expect(
    session
      .screen()
      .join('\n')
      .match(/Search:/g),
  ).toHaveLength(1);
  expect(session.cursor().row).toBe(1);
  session.press('\u0015');
  await session.see(/^Caf\S+ と ログイン\nSearch:\n> 裁/);
  expect(session.cursor()).toEqual({ row: 1, column: 'Search: '.length });
  session.press(KEYS.ctrlC);
  await session.end();
});
