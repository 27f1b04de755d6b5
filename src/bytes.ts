/** Bytes in memory (a Buffer), or in a file that is read only where it is asked for; and numbers as bytes. */

export interface Bytes {
  readonly length: number;
  subarray(start?: number, end?: number): Buffer;
}

/** The position of a part, in bytes. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

/** A part of the bytes, not read yet. */
export function partOf(bytes: Bytes, { start, end }: Section): Bytes {
  return {
    length: end - start,
    subarray: (from = 0, to = end - start) => bytes.subarray(start + from, start + to),
  };
}

/** How many bytes a number takes. */
export type Width = 2 | 4;

export type Numbers = Uint16Array | Uint32Array;

/** The least width of numbers up to `largest`. */
export function widthFor(largest: number): Width {
  return largest < 2 ** 16 ? 2 : 4;
}

export function toLittleEndian(numbers: readonly number[], width: Width): Buffer {
  const bytes = Buffer.from((width === 2 ? Uint16Array : Uint32Array).from(numbers).buffer);
  if (!IS_BIG_ENDIAN) return bytes;
  return width === 2 ? bytes.swap16() : bytes.swap32();
}

/** @param at the position of the first number, in bytes */
export function fromLittleEndian(bytes: Bytes, at: number, length: number, width: Width): Numbers {
  // A copy, because a typed array must begin at a multiple of its width.
  const copy = Buffer.from(bytes.subarray(at, at + width * length));
  if (IS_BIG_ENDIAN) width === 2 ? copy.swap16() : copy.swap32();
  const { buffer, byteOffset } = copy;
  return width === 2 ? new Uint16Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
}

const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
