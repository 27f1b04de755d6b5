/** Any keys and events, at any size: the menu stays in a state that exists, and what it draws fits the screen. */

import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { type Event, type Screen, startWalk, step, type Walk } from '../../src/menu/flow.ts';
import { eventOf } from '../../src/menu/keys.ts';
import { listOf } from '../../src/menu/list.ts';
import { sizeOf, type View, viewOf } from '../../src/menu/view.ts';
import { createStyle } from '../../src/output/style.ts';
import { anyFaq } from '../support/anyFaq.ts';
import { anyText } from '../support/arbitraries.ts';
import { bundledFaq, catalogOf } from '../support/faq.ts';
import { holds } from '../support/properties.ts';

const bundled = catalogOf(bundledFaq());

const named = (name: string) => ({ name, sequence: '' });
const typed = (sequence: string) => ({ name: sequence.toLowerCase(), sequence });
const key = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      ...['return', 'return', 'return', 'down', 'down', 'up', 'pageup', 'pagedown', 'home', 'end', 'escape'].map(named),
      ...['left', 'left', 'right', 'backspace', 'delete', 'tab', 'f1'].map(named),
      ...[...'aenpuwc'].map((name) => ({ name, sequence: '', ctrl: true })),
      { name: 'x', sequence: '\u001bx', meta: true },
      {},
    ),
    weight: 3,
  },
  { arbitrary: fc.constantFrom(...'eaitpcx ?b123456789oy').map(typed), weight: 2 },
  {
    arbitrary: fc.constantFrom('how do I ', 'pacer', 'pasword ', 'fee ', 'pdf', 'court order', 'q').map(typed),
    weight: 1,
  },
  { arbitrary: anyText.map(typed), weight: 1 },
);

const position = fc.oneof(
  fc.nat(12),
  fc.integer(),
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('filter' as const), text: anyText }),
  fc.record({ kind: fc.constantFrom('move' as const, 'scroll' as const), to: position }),
  fc.record({ kind: fc.constant('open' as const), row: position }),
  fc.record({ kind: fc.constant('related' as const), position }),
  fc.constantFrom<Event>({ kind: 'open' }, { kind: 'escape' }, { kind: 'back' }, { kind: 'keys' }, { kind: 'quit' }),
);

const size = fc.record({
  columns: fc.oneof(fc.nat(30), fc.nat(300)),
  rows: fc.oneof(fc.nat(12), fc.nat(100)),
});
type Size = typeof size extends fc.Arbitrary<infer T> ? T : never;

const steps = fc.array(
  fc.oneof(
    { arbitrary: key.map((key) => ({ key })), weight: 6 },
    { arbitrary: event.map((event) => ({ event })), weight: 2 },
    { arbitrary: size.map((size) => ({ size })), weight: 2 },
  ),
  { maxLength: 16 },
);

const styles = {
  plain: await createStyle(false, false),
  color: await createStyle(true, false),
  links: await createStyle(true, true),
};

holds(
  'any keys, events and sizes',
  fc.record({
    /** Null: the bundled one. */
    faq: fc.option(anyFaq),
    style: fc.constantFrom<keyof typeof styles>('plain', 'color', 'links'),
    size,
    start: fc.nat(8),
    steps,
  }),
  ({ faq, style, size, start, steps }) => {
    const catalog = faq ? catalogOf(faq) : bundled;
    const draw = (walk: Walk, size: Size) => {
      const view = viewOf(walk, { ...sizeOf(size), style: styles[style], catalog, canOpen: true, notice: null });
      checkView(view, size);
      return view;
    };
    const first = startWalk(catalog.categories[start] ?? null);
    let walk = first;
    let view = draw(walk, size);
    for (const { key, event, size: resized } of steps as { key?: object; event?: Event; size?: Size }[]) {
      const next = event ?? (key && eventOf(key, walk, () => view, true));
      if (next) walk = step(walk, next, catalog);
      checkWalk(walk, catalog);
      if (walk.end) walk = first;
      view = draw(walk, resized ?? size);
    }
  },
);

function checkWalk({ stack, lastRead, end }: Walk, catalog: Catalog): void {
  expect(stack.at(-1)).toMatchObject({ kind: 'home', category: null });
  for (const [i, screen] of stack.entries()) checkScreen(screen, i === 0, catalog);
  if (lastRead) expect(catalog.ids).toContain(lastRead.id);
  if (end?.kind === 'print') expect(stack[0]).toMatchObject({ kind: 'answer', entry: end.entry });
}

function checkScreen(screen: Screen, isTop: boolean, catalog: Catalog): void {
  switch (screen.kind) {
    case 'keys':
      expect(isTop).toBe(true);
      break;
    case 'answer':
      expect(catalog.ids).toContain(screen.entry.id);
      expect(screen.top).toBeGreaterThanOrEqual(0);
      break;
    default: {
      const { rows } = listOf(screen, catalog);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows[screen.selected]).toBeDefined();
      expect(screen.filter[screen.cursor - 1] ?? '').not.toMatch(/^[\ud800-\udbff]$/);
    }
  }
}

function checkView({ head, behind, body, page, last }: View, size: Size): void {
  const { columns, rows } = sizeOf(size);
  const lines = (body === '' ? head : `${head}\n${body}`).split('\n');
  // One row and one column stay free: a full screen would scroll.
  expect(lines.length).toBeLessThan(rows);
  expect(lines.filter((line) => stringWidth(line) >= columns)).toEqual([]);
  expect(head.endsWith(behind)).toBe(true);
  expect(page).toBeGreaterThan(0);
  expect(last).toBeGreaterThanOrEqual(0);
}
