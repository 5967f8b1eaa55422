// IDX, the container of MNIST: 0, 0, a type code, the rank, big-endian sizes, then the elements, row-major and big-endian.

import { FormatError } from "@gradtape/core";
import { asBytes, decompress } from "./gzip.ts";
import type { ReadOptions } from "./gzip.ts";
import { showShape } from "./host.ts";

interface IdxOf<D extends string, A> {
  readonly data: A;
  readonly shape: readonly number[];
  readonly dtype: D;
}

/** What an IDX file holds; `dtype` tells the kind of `data`. */
export type IdxArray =
  | IdxOf<"uint8", Uint8Array>
  | IdxOf<"int8", Int8Array>
  | IdxOf<"int16", Int16Array>
  | IdxOf<"int32", Int32Array>
  | IdxOf<"float32", Float32Array>
  | IdxOf<"float64", Float64Array>;

type IdxDType = IdxArray["dtype"];

const TYPES: ReadonlyMap<number, { readonly dtype: IdxDType; readonly bytes: number }> = new Map([
  [0x08, { dtype: "uint8", bytes: 1 }],
  [0x09, { dtype: "int8", bytes: 1 }],
  [0x0b, { dtype: "int16", bytes: 2 }],
  [0x0c, { dtype: "int32", bytes: 4 }],
  [0x0d, { dtype: "float32", bytes: 4 }],
  [0x0e, { dtype: "float64", bytes: 8 }],
]);

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/**
 * Reads an IDX file that is already decompressed; every element type of the format. The result is a copy.
 *
 * @param source The bytes of the file.
 * @param options `name` is what messages call the file.
 * @returns The elements, their shape and their dtype.
 * @throws {FormatError} Where the bytes are not exactly one IDX array: wrong magic, a header or body that is cut short
 * (with the number of bytes that are missing), sizes that overflow, or bytes left over.
 *
 * @example
 * const { data, shape, dtype } = parseIdx(new Uint8Array([0, 0, 0x08, 1, 0, 0, 0, 3, 7, 8, 9]));
 * [data, shape, dtype]; // => [Uint8Array.of(7, 8, 9), [3], "uint8"]
 */
export function parseIdx(
  source: Uint8Array | ArrayBuffer,
  options: Pick<ReadOptions, "name"> = {},
): IdxArray {
  const bytes = asBytes("idx", source);
  const { name = "the file" } = options;
  const fail = (message: string): never => {
    throw new FormatError("idx", message);
  };
  if (bytes.length < 4) {
    fail(
      `the header is cut short: ${name} has ${bytes.length} bytes, an IDX file at least 4; get the file again`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = TYPES.get(view.getUint8(2));
  if (view.getUint16(0) !== 0) {
    const start = Array.from(bytes.subarray(0, 4), hex).join(" ");
    const hint =
      view.getUint16(0) === 0x1f8b
        ? "it is compressed: use readIdx"
        : "check that this is the right file";
    return fail(`${name} is not an IDX file: it starts with ${start}, not with 0x00 0x00; ${hint}`);
  }
  if (type === undefined) {
    return fail(
      `${name} has an unknown element type: ${hex(view.getUint8(2))}, not one of ${[...TYPES.keys()].map(hex).join(", ")};` +
        " check that this is the right file",
    );
  }

  const rank = view.getUint8(3);
  const headerBytes = 4 + 4 * rank;
  if (bytes.length < headerBytes) {
    fail(
      `the header is cut short: ${name} has ${bytes.length} bytes, a header of rank ${rank} has ${headerBytes}` +
        ` (${headerBytes - bytes.length} missing); get the file again`,
    );
  }
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));

  // Sizes are only compared with what is there; nothing is allocated from the header alone.
  const present = bytes.length - headerBytes;
  const wanted = shape.includes(0) ? 0 : shape.reduce((product, dim) => product * dim, type.bytes);
  if (wanted !== present) {
    const says = `the header says ${type.dtype} ${showShape(shape)}, ${wanted} bytes; ${present} bytes follow it`;
    if (wanted > Number.MAX_SAFE_INTEGER) {
      fail(`the sizes of ${name} are absurd: ${says}; check that this is the right file`);
    }
    if (wanted > present) {
      fail(`${name} is cut short: ${says}, ${wanted - present} are missing; get the file again`);
    }
    fail(`${name} has bytes left over: ${says}, ${present - wanted} too many; get the file again`);
  }

  // `new Uint8Array(view)` copies, also where `bytes` is a Node Buffer, whose `slice` would not.
  const body = new Uint8Array(bytes.subarray(headerBytes));
  return { data: fromBigEndian(body, type.dtype), shape, dtype: type.dtype } as IdxArray;
}

/**
 * Reads an IDX file, gzipped or not.
 *
 * @param source The bytes of the file, for example `await response.arrayBuffer()`.
 * @param options `maxBytes` bounds what decompressing gives (default 1 GiB), `name` is what messages call the file.
 * @returns The elements, their shape and their dtype.
 * @throws {FormatError} As `parseIdx` and `decompress` do.
 *
 * @example
 * const response = await fetch("/mnist/t10k-images-idx3-ubyte.gz");
 * const images = await readIdx(await response.arrayBuffer());
 * images.shape.slice(1); // => [28, 28]
 */
export async function readIdx(
  source: Uint8Array | ArrayBuffer,
  options: ReadOptions = {},
): Promise<IdxArray> {
  return parseIdx(await decompress(asBytes("idx", source), options), options);
}

/** Elements in the machine's own order; the bytes are this function's to keep and to change. */
function fromBigEndian(body: Uint8Array<ArrayBuffer>, dtype: IdxDType): IdxArray["data"] {
  const { buffer } = body;
  const view = new DataView(buffer);
  switch (dtype) {
    case "uint8":
      return body;
    case "int8":
      return new Int8Array(buffer);
    case "int16":
      return new Int16Array(buffer).map((_, i) => view.getInt16(2 * i));
    case "int32":
      return new Int32Array(buffer).map((_, i) => view.getInt32(4 * i));
    // Through integers of the same size: a NaN keeps its bits.
    case "float32":
      return new Float32Array(new Int32Array(buffer).map((_, i) => view.getInt32(4 * i)).buffer);
    case "float64":
      return new Float64Array(
        new BigInt64Array(buffer).map((_, i) => view.getBigInt64(8 * i)).buffer,
      );
  }
}
