/** `npm run sources`: what it says of pages that are gone, have moved or have changed. A server here takes their place. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './support/faq.ts';

const folder = mkdtempSync(join(tmpdir(), 'ecf-faq-sources-'));
const faq = join(folder, 'faq.yaml');
const state = join(folder, 'sources.json');
const agents = new Set<string | undefined>();
let server: Server;
let address: string;
let fee = '10';

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    agents.add(headers['user-agent']);
    if (url === '/moved') response.writeHead(301, { location: '/fees' }).end();
    else if (url === '/fees')
      response.end(`<html><script>${Math.random()}</script><p>The fee\n is <b>${fee}</b>.</p></html>`);
    else if (url === '/rules') response.end('<p>One rule.</p>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(
    faq,
    `categories:
  - id: c
    name: C
    entries:
      - {id: fee, question: F?, answer: A, now: {text: N, source: ${address}/fees}, sources: ["Fees, 2020", ${address}/rules]}
      - {id: old, question: O?, answer: A, updates: [{text: U, source: ${address}/moved}], sources: [${address}/rules, ${address}/gone]}
`,
  );
});
afterAll(() => server.close());

function read(...options: string[]): Promise<{ code: number | null; out: string }> {
  const args = [join(ROOT, 'scripts/sources.js'), `--faq=${faq}`, `--state=${state}`, ...options];
  const child = spawn(process.execPath, args, { env: { ...process.env, SOURCES_PAUSE: '0' } });
  let out = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out: out.replaceAll(address, '') })));
}

it('reads every page once, and then tells what is gone, has moved or has changed', async () => {
  const first = await read('--update');
  expect(first.out).toContain('/fees\n  is read for the first time\n  rests on it: fee\n');
  expect(first.out).toContain('/rules\n  is read for the first time\n  rests on it: fee, old\n');
  expect(first.out).toContain('/moved\n  has moved to /fees\n  rests on it: old\n');
  expect(first.out).toContain('4 pages read, 4 to look at.');

  const gone = '/gone\n  gone: 404 Not Found\n  rests on it: old\n4 pages read, 1 to look at.\n';
  // The script on the page is another each time; its text is the same.
  expect(await read()).toEqual({ code: 1, out: gone });

  fee = '20';
  expect(await read()).toEqual({
    code: 1,
    out: `/fees\n  has changed\n  rests on it: fee\n/moved\n  has changed\n  rests on it: old\n${gone.replace('1 to', '3 to')}`,
  });
  expect(Object.keys(JSON.parse(readFileSync(state, 'utf8')))).toHaveLength(4);
  expect([...agents]).toEqual([expect.stringContaining('ecf-faq-sources')]);
});
