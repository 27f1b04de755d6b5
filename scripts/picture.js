/** Makes docs/search.svg and docs/menu.svg: the built program in a pseudo-terminal, as a user sees it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const COLUMNS = 80;
const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
const COLORS = { ground: '#1e1e2e', text: '#d6d9e6', 6: '#5fd7d7', 3: '#e5c07b' };

const folder = fileURLToPath(new URL('../docs/', import.meta.url));
mkdirSync(folder, { recursive: true });
await take(
  'search',
  'ecf-faq search "forgot my pacer password"',
  ['search', 'forgot my pacer password'],
  19,
  async (see) => see(/matches/),
);
await take('menu', 'The menu of ecf-faq after typing link my old', [], 15, async (see, press) => {
  await see(/Access Related/);
  press('link my old');
  await see(/> How do I link my old/);
});

/** Takes one picture: starts the program, and `act` brings it to the right screen. */
async function take(name, title, args, rows, act) {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows, allowProposedApi: true });
  const pty = spawn(process.execPath, [fileURLToPath(new URL('../bin/ecf-faq.js', import.meta.url)), ...args], {
    name: 'xterm-256color',
    cols: COLUMNS,
    rows,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' },
  });
  pty.onData((data) => terminal.write(data));
  const line = (row) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + row);
  const screen = () => Array.from({ length: rows }, (_, row) => line(row)?.translateToString(true) ?? '').join('\n');
  const see = async (pattern) => {
    for (let tries = 0; tries < 200; tries++) {
      if (pattern.test(screen())) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never saw ${pattern}:\n${screen()}`);
  };
  await act(see, (keys) => pty.write(keys));
  const height = screen().trimEnd().split('\n').length;
  writeFileSync(
    `${folder}${name}.svg`,
    svg(
      title,
      Array.from({ length: height }, (_, row) => runs(line(row))),
    ),
  );
  pty.kill('SIGKILL');
  console.log(`docs/${name}.svg updated.`);
}

function svg(title, lines) {
  const width = COLUMNS * CELL.width + 2 * MARGIN;
  const height = lines.length * CELL.height + 2 * MARGIN;
  const rows = lines.map((runs, row) => runs.map((run) => text(run, row)).join(''));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<rect width="100%" height="100%" rx="8" fill="${COLORS.ground}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
${rows.filter(Boolean).join('\n')}
</g>
</svg>
`;
}

/** The parts of a row that look the same. */
function runs(line) {
  const found = [];
  for (let column = 0; column < COLUMNS; column++) {
    const cell = line?.getCell(column);
    const look = {
      bold: Boolean(cell?.isBold()),
      dim: Boolean(cell?.isDim()),
      color: cell?.isFgPalette() ? cell.getFgColor() % 8 : null,
    };
    const characters = cell?.getChars() || ' ';
    const last = found.at(-1);
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) last.characters += characters;
    else found.push({ column, look, characters });
  }
  return found.filter(({ characters }) => characters.trim() !== '');
}

function text({ column, look, characters }, row) {
  // Not every browser keeps spaces at the beginning.
  const x = (MARGIN + (column + characters.search(/\S/)) * CELL.width).toFixed(1);
  const y = MARGIN + (row + 0.75) * CELL.height;
  const fill = COLORS[look.color] ?? COLORS.text;
  const style = `${look.bold ? ' font-weight="bold"' : ''}${look.dim ? ' opacity="0.65"' : ''}`;
  const shown = characters.trim();
  const length = (shown.length * CELL.width).toFixed(1);
  return `<text x="${x}" y="${y}" fill="${fill}"${style} textLength="${length}">${escaped(shown)}</text>`;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
