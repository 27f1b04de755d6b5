/** Makes a paste into a prompt a short line of text, before any of it is taken for keys. */

import { type Readable, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** What the terminal puts around a paste (bracketed paste). */
const START = '\u001b[200~';
const END = '\u001b[201~';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MARKS = /(\u001b\[20[01]~)/;
/** Esc and Ctrl-C, pressed alone: a terminal that never ends its paste must not lock the prompt. */
const WAYS_OUT = ['\u001b', '\u0003'];
/** Characters of a paste that are kept: more than anybody types. */
const LONGEST = 1000;

/** The input with every paste cut and without controls; `stop` leaves the rest of the input to others. */
export function readPastes(input: Readable) {
  const decoder = new StringDecoder('utf8');
  /** How many more characters of the paste are kept; null outside one. */
  let room: number | null = null;
  /** The beginning of a mark, whose end has not arrived. */
  let unread = '';

  const read = (part: string): string => {
    if (part === START) room = LONGEST;
    else if (part === END) room = null;
    else if (room !== null) {
      const kept = part.replace(/[\p{Cc}\p{Z}]+/gu, ' ').slice(0, room);
      room -= kept.length;
      return kept;
    }
    return part;
  };
  const output = new Transform({
    transform(chunk, _, done) {
      const text = unread + decoder.write(chunk);
      if (room !== null && WAYS_OUT.includes(text)) return done(null, read(END) + text);
      const last = text.slice(Math.max(0, text.lastIndexOf('\u001b')));
      const isCut = (mark: string) => mark.startsWith(last) && mark !== last;
      // Outside a paste, Esc alone is a key.
      unread = (isCut(START) || isCut(END)) && (room !== null || last.length > 1) ? last : '';
      done(
        null,
        text
          .slice(0, text.length - unread.length)
          .split(MARKS)
          .map(read)
          .join(''),
      );
    },
  });
  const end = () => output.end();
  // The terminal is gone.
  input.once('error', end);
  input.pipe(output);
  const stop = () => {
    input.removeListener('error', end);
    input.unpipe(output);
    input.pause();
  };
  return { output, stop };
}
