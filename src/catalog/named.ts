/** What a whole query is the name of: an entry, a category, or an address or a phone number that entries print. */

import type { Category, Entry } from '../faq/faq.ts';
import type { Query } from '../search/query.ts';
import { wordsOf } from '../search/text.ts';

export interface Named {
  readonly kind: 'entry' | 'category' | 'address';
  /** The positions of the entries; at least one. */
  readonly places: readonly number[];
  /** The name as entries print it. */
  readonly written?: string;
}

interface Names {
  readonly ids: readonly string[];
  readonly categories: readonly Category[];
  entryAt(position: number): Entry;
  placesIn(category: Category['id']): readonly number[];
}

export function findNamed(query: Query, { ids, categories, entryAt, placesIn }: Names): Named | null {
  if (query.exact || query.phrases.length > 0 || query.excluded.length > 0) return null;
  const words = wordsOf(query.text);
  const place = ids.indexOf(words.join('-'));
  if (place >= 0) return { kind: 'entry', places: [place] };
  const name = words.join(' ');
  const category = name === '' ? undefined : categories.find((one) => wordsOf(one.name).join(' ') === name);
  const listed = category ? placesIn(category.id) : [];
  if (listed.length > 0) return { kind: 'category', places: listed };
  const address = addressIn(query.text.replace(/[?!.,;]+$/, ''));
  if (!address) return null;
  const { prints, written } = address;
  const printed = ids.flatMap((_, position) => (textsOf(entryAt(position)).some(prints) ? [position] : []));
  return printed.length > 0 ? { kind: 'address', places: printed, written } : null;
}

const PHONE = /(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)/g;
/** A web or e-mail address without spaces, or a host. */
const ADDRESS = /^(?:https?:\/\/)?(?:[\w.+-]+@)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[:/?#]\S*)?$/i;

/** The address or phone number that was typed, as entries print it, and whether a text does; null if neither was. */
function addressIn(typed: string): { written: string; prints: (text: string) => boolean } | null {
  // Making these regular expressions takes longer than all else here.
  if (!/\d|\S\.\S/.test(typed)) return null;
  const [phone] = typed.match(PHONE) ?? [];
  if (phone === typed) {
    const digits = digitsOf(phone);
    return {
      written: digits.replace(/(\d{3})(\d{3})(\d{4})/, '$1-$2-$3'),
      prints: (text) => (text.match(PHONE) ?? []).some((other) => digitsOf(other) === digits),
    };
  }
  if (!ADDRESS.test(typed)) return null;
  const address = plain(typed);
  return { written: typed, prints: (text) => plain(text).includes(address) };
}

/** The ten digits of an American number. */
function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').slice(-10);
}

function plain(address: string): string {
  return address.toLowerCase().replace(/^https?:\/\/|[/.,;]+$/g, '');
}

function textsOf({ question, answer, now, updates, sources }: Entry): string[] {
  const sourced = [...(now ? [now] : []), ...updates];
  return [question, answer, ...sourced.flatMap(({ text, source }) => [text, source ?? '']), ...sources];
}
