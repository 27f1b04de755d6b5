/** Numbers as bytes, little-endian. */

/** The position of a part, in bytes. */
export interface Section {
  readonly start: number;
  readonly end: number;
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
export function fromLittleEndian(bytes: Buffer, at: number, length: number, width: Width): Numbers {
  // A copy, because a typed array must begin at a multiple of its width.
  const copy = Buffer.from(bytes.subarray(at, at + width * length));
  if (IS_BIG_ENDIAN) width === 2 ? copy.swap16() : copy.swap32();
  const { buffer, byteOffset } = copy;
  return width === 2 ? new Uint16Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
}

const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
