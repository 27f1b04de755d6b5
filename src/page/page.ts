/** The search box of the page, its keys, and the address. Without it, the page is whole and readable. */

import { createAddress } from './address.ts';
import { createFinder } from './finder.ts';
import { createResults } from './results.ts';

/** The most hits shown unless the reader asks for all. */
const LIMIT = 10;
/** The code of every key while an input method composes a text. */
const COMPOSING = 229;

/** @param script the text of the page's script */
export function openPage(script: string): void {
  const part = <T extends HTMLElement>(id: string) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`the page has no part ${id}`);
    return found as T;
  };
  const form = part<HTMLFormElement>('page:search');
  const box = part<HTMLInputElement>('page:box');
  const everything = part('page:everything');
  const more = part('page:more');
  const slash = part('page:slash');
  const languages = document.getElementById('page:languages')?.textContent ?? '';
  const finder = createFinder(part('page:data').textContent ?? '', languages + script);
  const address = createAddress(window);
  const results = createResults(part);
  /** What is shown, or will be when the search has found it. */
  let shown = Promise.resolve();
  let searches = 0;

  /** Shows what the words find, or everything if there are none. */
  function search(words: string, limit = LIMIT): void {
    shown = show(words, limit);
  }

  async function show(words: string, limit: number): Promise<void> {
    const isSearch = words.trim() !== '';
    const number = ++searches;
    form.ariaBusy = `${isSearch}`;
    const found = isSearch ? await finder.find(words, limit) : null;
    // The reader has typed on.
    if (number !== searches) return shown;
    everything.hidden = isSearch;
    document.body.classList.toggle('searching', isSearch);
    if (found) results.show(found);
    else results.hide();
    form.ariaBusy = 'false';
  }

  /** Shows what the address names. Before the browser scrolls to it, so that it is there. */
  function follow(): void {
    address.forget();
    const query = address.query() ?? '';
    if (box.value !== query) box.value = query;
    search(query);
    const id = address.target();
    if (id && !named(id)) results.hide(`This page has no answer called "${id}".`);
  }

  /** The part of the page with that id. Ids are in lower case, but people type them as they like. */
  function named(id: string): HTMLElement | null {
    return document.getElementById(id) ?? document.getElementById(id.toLowerCase());
  }

  /** Puts the focus where the reader goes on. After the browser has gone there, because it takes the focus away. */
  async function arrive(from: string): Promise<void> {
    await shown;
    // Back from an answer: at the link that led to it.
    const link = results.links().find((link) => link.getAttribute('href') === from);
    const target = named(address.target());
    if (link) link.focus({ preventScroll: true });
    else (target?.matches('article') ? target.querySelector('a') : target)?.focus();
    // The browser scrolls only to an id that is typed exactly.
    if (target && target.id !== address.target()) target.scrollIntoView();
  }

  form.hidden = false;
  addEventListener('popstate', follow);
  addEventListener('hashchange', ({ oldURL }) => arrive(new URL(oldURL).hash));
  if (location.hash) {
    // The page paints first.
    setTimeout(() => {
      follow();
      arrive('');
    });
  }

  box.addEventListener('focus', () => setTimeout(finder.wake));
  box.addEventListener('input', () => {
    search(box.value);
    address.note(box.value.trim());
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    address.settle();
    shown.then(() => results.links()[0]?.focus());
  });
  more.addEventListener('click', () => {
    const { length } = results.links();
    search(box.value, Number.MAX_SAFE_INTEGER);
    shown.then(() => results.links()[length]?.focus());
  });
  // A link followed is a step after the search that found it.
  addEventListener('click', address.settle, { capture: true });

  // Speech input may say a single character by mistake: the key works only where it can be turned off (WCAG 2.1.4).
  let isSlashOn = true;
  slash.addEventListener('click', () => {
    isSlashOn = !isSlashOn;
    slash.textContent = isSlashOn ? 'turn off' : 'turn on';
  });

  addEventListener('keydown', (event) => {
    // In Safari, the key that ends a composition is not part of it; its code is still that of one.
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === COMPOSING) return;
    const links = results.links();
    const at = links.indexOf(document.activeElement as HTMLElement);
    const isInBox = document.activeElement === box;
    if (event.key === '/' && !isInBox && isSlashOn && slash.offsetParent) {
      box.focus();
      box.select();
    } else if (event.key === 'Escape' && isInBox) {
      box.value = '';
      search('');
      address.note('');
      address.settle();
    } else if (event.key === 'Escape' && at >= 0) {
      box.focus();
    } else if (event.key === 'ArrowDown' && (isInBox || at >= 0) && at < links.length - 1) {
      links[at + 1]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (links[at - 1] ?? box).focus();
    } else return;
    event.preventDefault();
  });
}
