/** Bytes in memory (a Buffer), or in a file that is read only where it is asked for. */

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
