/** What search/ and catalog/ use of Node's Buffer, for the browser: the build puts it in place of the global one. */

const decoder = new TextDecoder();
const encoder = new TextEncoder();

class PageBuffer extends Uint8Array {
  /** The text in UTF-8, the only encoding. */
  override toString(_encoding?: string, start = 0, end = this.length): string {
    return decoder.decode(new Uint8Array(this.buffer, this.byteOffset + start, Math.max(0, end - start)));
  }

  readUInt32LE(at = 0): number {
    return viewOf(this).getUint32(at, true);
  }

  writeUInt32LE(number: number, at = 0): void {
    viewOf(this).setUint32(at, number, true);
  }

  readFloatLE(at = 0): number {
    return viewOf(this).getFloat32(at, true);
  }

  writeFloatLE(number: number, at = 0): void {
    viewOf(this).setFloat32(at, number, true);
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

export const Buffer = {
  alloc: (length: number) => new PageBuffer(length),
  byteLength: (text: string) => encoder.encode(text).length,
  /** The UTF-8 bytes of a text; the bytes of an ArrayBuffer, not copied; a copy of other bytes. */
  from(source: string | ArrayBuffer | Uint8Array): PageBuffer {
    if (typeof source === 'string') return new PageBuffer(encoder.encode(source).buffer);
    return source instanceof ArrayBuffer ? new PageBuffer(source) : new PageBuffer(source);
  },
  concat(parts: readonly Uint8Array[]): PageBuffer {
    const all = new PageBuffer(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  },
};
