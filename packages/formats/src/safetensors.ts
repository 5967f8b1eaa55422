// safetensors: 8 bytes of header length, a JSON header of names, dtypes, shapes and byte ranges, then the bytes.

import { ArgumentError, DTYPES, DTypeError, FormatError } from "@gradtape/core";
import type { DType, NdArray } from "@gradtape/core";
import { arrayFrom, bytesOf, countElements, showShape } from "./host.ts";
import type { HostTensor } from "./host.ts";
import { JsonFault, parseStrictJson } from "./json.ts";

/** What a safetensors file holds. */
export interface SafetensorsFile {
  /** The tensors by name, in the order of their bytes. */
  readonly tensors: ReadonlyMap<string, HostTensor>;
  /** The text-to-text `__metadata__`; empty where the file has none. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface DecodeSafetensorsOptions {
  /** How messages call the file. */
  readonly name?: string;
  /**
   * `false` gives views into the file's own bytes where they are aligned: no second copy in memory, but the file must not
   * be changed or transferred afterwards. Default: true.
   */
  readonly copy?: boolean;
}

/** The format's names, in the order in which the reference writer lays tensors out (last first). */
const TAGS: ReadonlyMap<DType, string> = new Map([
  ["bool", "BOOL"],
  ["uint8", "U8"],
  ["int8", "I8"],
  ["int16", "I16"],
  ["uint16", "U16"],
  ["float16", "F16"],
  ["bfloat16", "BF16"],
  ["int32", "I32"],
  ["uint32", "U32"],
  ["float32", "F32"],
  ["complex64", "C64"],
  ["float64", "F64"],
  ["int64", "I64"],
  ["uint64", "U64"],
]);
const DTYPE_OF: ReadonlyMap<string, DType> = new Map([...TAGS].map(([dtype, tag]) => [tag, dtype]));
const ORDER: readonly DType[] = [...TAGS.keys()];

/** The reference reader's limit; a longer header is an attack or a fault. */
const MAX_HEADER = 100_000_000;
const METADATA = "__metadata__";

/**
 * Writes tensors as a safetensors file, byte for byte as the reference implementation does.
 *
 * @param tensors By name: `{ data, shape, dtype }`, or what `x.numpy()` gives; or a Map of them (as `decodeSafetensors` gives).
 * @param metadata Text by name, stored as `__metadata__`.
 * @returns The bytes of the file.
 * @throws {DTypeError} For `complex128` and strings, which the format does not have, or data that does not fit its dtype.
 * @throws {ArgumentError} For a shape that does not fit, or a name that the format refuses.
 *
 * @example
 * const bytes = encodeSafetensors({ w: { data: new Float32Array([1, 2]), shape: [2], dtype: "float32" } });
 * decodeSafetensors(bytes).tensors.get("w").data; // => Float32Array.of(1, 2)
 */
export function encodeSafetensors(
  tensors:
    Readonly<Record<string, HostTensor | NdArray>> | ReadonlyMap<string, HostTensor | NdArray>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries = [...(isMap(tensors) ? tensors.entries() : Object.entries(tensors))];
  const parts = entries.map(([name, tensor]) => {
    checkName(name);
    const bytes = bytesOf("safetensors", JSON.stringify(name), tensor);
    const tag = TAGS.get(tensor.dtype);
    if (tag === undefined) {
      throw new DTypeError(
        "safetensors",
        `${JSON.stringify(name)} cannot be written: the format has no ${tensor.dtype}; cast it first`,
        [tensor.dtype],
      );
    }
    return { name, tag, shape: tensor.shape, bytes, rank: ORDER.indexOf(tensor.dtype) };
  });
  // Wide dtypes first keeps every tensor aligned; then by name.
  parts.sort((a, b) => b.rank - a.rank || compareText(a.name, b.name));

  const fields: string[] = [];
  if (metadata !== undefined)
    fields.push(`${JSON.stringify(METADATA)}:${encodeMetadata(metadata)}`);
  let offset = 0;
  for (const { name, tag, shape, bytes } of parts) {
    const end = offset + bytes.length;
    fields.push(
      `${JSON.stringify(name)}:{"dtype":"${tag}","shape":[${shape.join(",")}],"data_offsets":[${offset},${end}]}`,
    );
    offset = end;
  }
  const header = new TextEncoder().encode(`{${fields.join(",")}}`);
  const headerBytes = Math.ceil(header.length / 8) * 8;
  if (headerBytes > MAX_HEADER) {
    throw new ArgumentError(
      "safetensors",
      `the header is too long: ${headerBytes} bytes, at most ${MAX_HEADER}; write several files`,
    );
  }

  const file = new Uint8Array(8 + headerBytes + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(header, 8);
  file.fill(0x20, 8 + header.length, 8 + headerBytes);
  let at = 8 + headerBytes;
  for (const { bytes } of parts) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

/**
 * Reads a safetensors file. Every rule of the format is checked before any tensor is made, so a hostile file gets an error.
 *
 * @param bytes The bytes of the file.
 * @param options `copy: false` gives views where possible; `name` is what messages call the file.
 * @returns `tensors` (a Map by name, in the order of their bytes) and `metadata`.
 * @throws {FormatError} For a header that is too long, cut short, no JSON or holds a name twice; ranges that overlap, leave
 * gaps or lie outside the file; sizes that do not fit the shape; dtypes that Gradtape does not have.
 *
 * @example
 * const response = await fetch("model.safetensors");
 * const { tensors } = decodeSafetensors(new Uint8Array(await response.arrayBuffer()));
 * const w = new Variable(tensors.get("w"));
 * w.arraySync(); // => [1, 2]
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  options: DecodeSafetensorsOptions = {},
): SafetensorsFile {
  if (!(bytes instanceof Uint8Array)) {
    throw new ArgumentError(
      "safetensors",
      `expected bytes: got ${typeof bytes}; pass a Uint8Array`,
    );
  }
  const { name: file = "the file", copy = true } = options;
  const { header, start } = readHeader(bytes, file);
  const body = bytes.length - start;

  let metadata: Record<string, string> = {};
  const entries: Entry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === METADATA) metadata = readMetadata(value, file);
    else entries.push(readEntry(name, value, file));
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let expected = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== expected) {
      fail(
        `${begin < expected ? "two tensors overlap" : "bytes belong to no tensor"} in ${file}:` +
          ` ${quote(name)} starts at ${begin}, the one before it ends at ${expected}; get the file again`,
      );
    }
    expected = end;
  }
  if (expected !== body) {
    fail(
      expected > body
        ? `${file} is cut short: its tensors have ${expected} bytes, ${body} follow the header, ${expected - body} are missing; get the file again`
        : `${file} has bytes left over: its tensors have ${expected} bytes, ${body} follow the header; get the file again`,
    );
  }

  const tensors = new Map<string, HostTensor>();
  for (const { name, dtype, shape, begin, end } of entries) {
    tensors.set(name, {
      data: arrayFrom(bytes.subarray(start + begin, start + end), dtype, !copy),
      shape,
      dtype,
    });
  }
  return { tensors, metadata };
}

interface Entry {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function fail(message: string): never {
  throw new FormatError("safetensors", message);
}

function readHeader(
  bytes: Uint8Array,
  file: string,
): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8)
    fail(
      `${file} is too short: ${bytes.length} bytes, the header's length alone has 8; get the file again`,
    );
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > MAX_HEADER) {
    fail(
      `the header of ${file} is too long: ${length} bytes, at most ${MAX_HEADER}; check that this is a safetensors file`,
    );
  }
  const start = 8 + Number(length);
  if (start > bytes.length) {
    fail(
      `the header of ${file} is cut short: ${length} bytes, ${bytes.length - 8} are there, ${start - bytes.length} missing; get the file again`,
    );
  }
  if (bytes[8] !== 0x7b || length === 0n) {
    fail(
      `the header of ${file} is no JSON object: it has ${length} bytes and does not start with "{"; check that this is a safetensors file`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(8, start),
    );
  } catch {
    return fail(`the header of ${file} is not UTF-8: ${length} bytes; get the file again`);
  }
  try {
    return { header: parseStrictJson(text), start };
  } catch (fault) {
    if (fault instanceof JsonFault)
      return fail(`the header of ${file} is not usable: ${fault.message}; get the file again`);
    throw fault;
  }
}

function readEntry(name: string, value: unknown, file: string): Entry {
  const of = `${quote(name)} in ${file}`;
  if (!isRecord(value))
    return fail(
      `${of} is no tensor: ${quote(value)}; each name needs dtype, shape and data_offsets`,
    );
  const { dtype: tag, shape, data_offsets: offsets } = value;
  const dtype = typeof tag === "string" ? DTYPE_OF.get(tag) : undefined;
  if (dtype === undefined) {
    return fail(
      `${of} has a dtype that Gradtape does not have: ${quote(tag)}, not one of ${[...DTYPE_OF.keys()].join(", ")}; convert the file`,
    );
  }
  const count = Array.isArray(shape) ? countElements(shape) : undefined;
  const size = (count ?? Number.NaN) * DTYPES[dtype].bytes;
  if (!Array.isArray(shape) || !Number.isSafeInteger(size)) {
    return fail(`the shape of ${of} is not usable: ${quote(shape)}; get the file again`);
  }
  if (!isRange(offsets)) {
    return fail(
      `the data_offsets of ${of} are not usable: ${quote(offsets)}, not [begin, end]; get the file again`,
    );
  }
  const [begin, end] = offsets;
  if (end - begin !== size) {
    fail(
      `the sizes of ${of} clash: ${dtype} ${showShape(shape)} has ${size} bytes, data_offsets [${begin}, ${end}] ${end - begin}; get the file again`,
    );
  }
  // `+ 0` turns JSON's -0 into 0.
  return { name, dtype, shape: shape.map((dim: number) => dim + 0), begin, end };
}

function readMetadata(value: unknown, file: string): Record<string, string> {
  if (!isRecord(value))
    return fail(
      `the ${METADATA} of ${file} is not usable: ${quote(value)}, not text by name; get the file again`,
    );
  // Without a prototype, `metadata.constructor` is what the file says: nothing.
  const metadata = Object.create(null) as Record<string, string>;
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string") {
      return fail(
        `the ${METADATA} of ${file} is not usable: ${quote(name)} is ${quote(text)}, not text; get the file again`,
      );
    }
    metadata[name] = text;
  }
  return metadata;
}

function encodeMetadata(metadata: Readonly<Record<string, string>>): string {
  const fields = Object.entries(metadata).map(([name, text]) => {
    checkName(name);
    if (typeof text !== "string" || !text.isWellFormed()) {
      throw new ArgumentError(
        "safetensors",
        `metadata is text: ${quote(name)} is ${quote(text)}; convert it to a string`,
      );
    }
    return `${JSON.stringify(name)}:${JSON.stringify(text)}`;
  });
  return `{${fields.join(",")}}`;
}

function checkName(name: string): void {
  if (name === METADATA || name === "__proto__" || !name.isWellFormed()) {
    throw new ArgumentError("safetensors", `a name is not allowed: ${quote(name)}; rename it`);
  }
}

/** By code points, as the reference sorts its names; JavaScript's own order differs past U+FFFF. */
function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < x.length && i < y.length; i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

const isMap = (tensors: object): tensors is ReadonlyMap<string, HostTensor> =>
  tensors instanceof Map;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRange = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((end) => Number.isSafeInteger(end) && (end as number) >= 0) &&
  (value[0] as number) <= (value[1] as number);

/** A value of the file for a message, not longer than a line. */
function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
