// Gzip through the platform's DecompressionStream, bounded so that a small file cannot fill the memory.

import { ArgumentError, FormatError, UnsupportedError } from "@gradtape/core";

/** What limits reading, and how messages call the file. */
export interface ReadOptions {
  /** How messages call the file. */
  readonly name?: string;
  /** The most bytes that decompressing may give. Default: 1 GiB. */
  readonly maxBytes?: number;
}

/** The default of `maxBytes`: 1 GiB. */
export const DEFAULT_MAX_BYTES = 2 ** 30;

/** The input as bytes, without a copy. */
export function asBytes(op: string, source: Uint8Array | ArrayBuffer): Uint8Array {
  if (source instanceof Uint8Array) return source;
  // Not `instanceof ArrayBuffer` alone: buffers may come from another realm (an iframe, a worker, a test's sandbox).
  if (Object.prototype.toString.call(source) === "[object ArrayBuffer]")
    return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) {
    const view = source as ArrayBufferView;
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  }
  throw new ArgumentError(
    op,
    `expected bytes: got ${source === null ? "null" : typeof source}; pass a Uint8Array or an ArrayBuffer`,
  );
}

/** Whether bytes start as a gzip stream does. */
export const isGzip = (bytes: Uint8Array): boolean =>
  bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Decompresses gzip; bytes that do not start as gzip come back unchanged (the same object).
 *
 * @param source The bytes of a file.
 * @param options `maxBytes` bounds the result, `name` is what messages call the file.
 * @throws {FormatError} For a damaged or truncated stream, or one that unpacks to more than `maxBytes`.
 *
 * @example
 * const response = await fetch("/mnist/t10k-labels-idx1-ubyte.gz");
 * const bytes = await decompress(await response.arrayBuffer());
 * bytes.slice(0, 4); // => Uint8Array.of(0, 0, 8, 1)
 */
export async function decompress(
  source: Uint8Array | ArrayBuffer,
  options: ReadOptions = {},
): Promise<Uint8Array> {
  const bytes = asBytes("gzip", source);
  if (!isGzip(bytes)) return bytes;
  const { name = "the file", maxBytes = DEFAULT_MAX_BYTES } = options;
  if (!(maxBytes >= 0))
    throw new ArgumentError(
      "gzip",
      `maxBytes is not usable: got ${maxBytes}; pass a number of bytes`,
    );
  if (typeof DecompressionStream === "undefined") {
    throw new UnsupportedError(
      "gzip",
      `this platform has no DecompressionStream: ${name} is compressed; decompress it first`,
    );
  }

  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  // Not awaited: writing waits for the reader below. A failure of the writer reaches the reader as well.
  const ignore = (): void => {};
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(ignore);
  writer.close().catch(ignore);

  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > maxBytes) break;
      chunks.push(value);
    }
  } catch (cause) {
    throw new FormatError(
      "gzip",
      `${name} is damaged or cut short: ${bytes.length} compressed bytes, ${total} unpacked before the fault` +
        ` (${reason(cause)}); get the file again`,
    );
  }
  if (total > maxBytes) {
    reader.cancel().catch(ignore);
    throw new FormatError(
      "gzip",
      `${name} unpacks to too much: ${bytes.length} bytes give more than maxBytes = ${maxBytes}; raise maxBytes if the file is trusted`,
    );
  }
  return concat(chunks, total);
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Node puts zlib's own words in the cause.
  return cause.cause instanceof Error ? cause.cause.message : cause.message || cause.name;
}

function concat(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const out = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
