// NumPy's .npy: a magic string, a version, a header that is a Python dict, then the elements.

import { ArgumentError, DTYPES, FormatError } from "@gradtape/core";
import type { DType, NdArray } from "@gradtape/core";
import { arrayFrom, bytesOf, countElements, showShape } from "./host.ts";
import type { HostTensor } from "./host.ts";
import { LiteralFault, parsePythonLiteral } from "./python-literal.ts";

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy itself refuses headers over 10,000 characters; this is the most that version 1 can say. */
const MAX_HEADER = 65_535;
/** NumPy leaves room to change the first size in place: as many characters as the longest 64-bit number and its sign. */
const GROWTH = 21;
const MAX_RANK = 64;
/** Magic, version and the length of the header, in version 1. */
const PREFIX = 10;

/** `kind` and size of a dtype as NumPy writes them, without the byte order. */
const CODES: ReadonlyMap<string, DType> = new Map(
  (Object.keys(DTYPES) as DType[])
    .filter((dtype) => dtype !== "string" && dtype !== "bfloat16")
    .map((dtype) => [DTYPES[dtype].numpy.slice(1), dtype]),
);

/**
 * Writes an array as a `.npy` file, byte for byte as NumPy does. `bfloat16` is written as `<V2`, as the `ml_dtypes` package
 * writes it.
 *
 * @param tensor `{ data, shape, dtype }`, row-major; or what `x.numpy()` gives.
 * @returns The bytes of the file.
 * @throws {DTypeError} For strings, or data that does not fit its dtype.
 * @throws {ArgumentError} For a shape that does not fit.
 *
 * @example
 * const bytes = encodeNpy({ data: new Float32Array([1, 2, 3]), shape: [3], dtype: "float32" });
 * decodeNpy(bytes).data; // => Float32Array.of(1, 2, 3)
 */
export function encodeNpy(tensor: HostTensor | NdArray): Uint8Array<ArrayBuffer> {
  const body = bytesOf("npy", "the tensor", tensor);
  const { shape, dtype } = tensor;
  if (shape.length > MAX_RANK) {
    throw new ArgumentError(
      "npy",
      `the rank is too high: ${shape.length}, NumPy reads at most ${MAX_RANK}; reshape it first`,
    );
  }
  const dict = `{'descr': '${DTYPES[dtype].numpy}', 'fortran_order': False, 'shape': ${showShape(shape)}, }`;
  const first = shape[0];
  const header =
    first === undefined ? dict : dict + " ".repeat(Math.max(0, GROWTH - String(first).length));
  // Magic, version, length, header and newline together fill whole blocks of 64 bytes.
  const start = Math.ceil((PREFIX + header.length + 1) / 64) * 64;
  const file = new Uint8Array(start + body.length).fill(0x20, 0, start);
  file.set([...MAGIC, 1, 0]);
  new DataView(file.buffer).setUint16(8, start - PREFIX, true);
  file.set(new TextEncoder().encode(header), PREFIX);
  file[start - 1] = 0x0a;
  file.set(body, start);
  return file;
}

/**
 * Reads a `.npy` file of version 1, 2 or 3: whole numbers, floats, complex numbers and booleans, in either byte order,
 * row-major or column-major (`fortran_order`). The result is a row-major copy. `<V2` is read as `bfloat16`.
 *
 * @param bytes The bytes of the file.
 * @param options `name` is what messages call the file.
 * @returns The elements, their shape and their dtype.
 * @throws {FormatError} For anything that is not exactly one such array: strings, objects and records, a header that is cut
 * short or not understood, bytes that are missing or left over.
 *
 * @example
 * const response = await fetch("x.npy"); // np.save("x.npy", np.array([[1, 2]], np.float32))
 * const x = constant(decodeNpy(new Uint8Array(await response.arrayBuffer())));
 * x.arraySync(); // => [[1, 2]]
 */
export function decodeNpy(bytes: Uint8Array, options: { readonly name?: string } = {}): HostTensor {
  if (!(bytes instanceof Uint8Array)) {
    throw new ArgumentError("npy", `expected bytes: got ${typeof bytes}; pass a Uint8Array`);
  }
  const { name = "the file" } = options;
  const { text, start } = readHeader(bytes, name);
  const { dtype, swap, fortran, shape } = parseHeader(text, name);
  const { bytes: itemBytes, lanes } = DTYPES[dtype];

  const present = bytes.length - start;
  const count = countElements(shape);
  const wanted = count === undefined ? Infinity : count * itemBytes;
  if (wanted !== present) {
    const says = `the header says ${dtype} ${showShape(shape)}, ${wanted} bytes; ${present} bytes follow it`;
    if (wanted > Number.MAX_SAFE_INTEGER)
      fail(`the sizes of ${name} are absurd: ${says}; check that this is the right file`);
    if (wanted > present)
      fail(`${name} is cut short: ${says}, ${wanted - present} are missing; get the file again`);
    fail(`${name} has bytes left over: ${says}, ${present - wanted} too many; one array a file`);
  }

  let body = bytes.subarray(start);
  if (fortran && shape.length > 1) body = toRowMajor(body, shape, itemBytes);
  if (swap && itemBytes > 1) body = swapBytes(body, itemBytes / lanes);
  return { data: arrayFrom(body, dtype), shape, dtype };
}

function fail(message: string): never {
  throw new FormatError("npy", message);
}

function readHeader(bytes: Uint8Array, name: string): { text: string; start: number } {
  if (bytes.length < 10 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    fail(
      `${name} is not a .npy file: ${bytes.length} bytes that do not start with \\x93NUMPY; check that this is the right file`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const major = view.getUint8(6);
  const minor = view.getUint8(7);
  if (major < 1 || major > 3 || minor !== 0) {
    fail(
      `${name} has an unknown version: ${major}.${minor}, not 1.0, 2.0 or 3.0; save it again with numpy.save`,
    );
  }
  const lengthBytes = major === 1 ? 2 : 4;
  if (bytes.length < 8 + lengthBytes) {
    fail(
      `the header of ${name} is cut short: ${bytes.length} bytes, at least ${8 + lengthBytes} needed; get the file again`,
    );
  }
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = 8 + lengthBytes + length;
  if (length > MAX_HEADER) {
    fail(
      `the header of ${name} is too long: ${length} bytes, at most ${MAX_HEADER}; check that this is the right file`,
    );
  }
  if (start > bytes.length) {
    fail(
      `the header of ${name} is cut short: ${start - bytes.length} of its ${length} bytes are missing; get the file again`,
    );
  }
  const header = bytes.subarray(8 + lengthBytes, start);
  // Latin-1 up to version 2. Not TextDecoder("latin1"), which is windows-1252.
  if (major < 3)
    return { text: Array.from(header, (byte) => String.fromCharCode(byte)).join(""), start };
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(header),
      start,
    };
  } catch {
    return fail(`the header of ${name} is not UTF-8: ${length} bytes; get the file again`);
  }
}

interface Header {
  readonly dtype: DType;
  readonly swap: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
}

function parseHeader(text: string, name: string): Header {
  let dict: unknown;
  try {
    dict = parsePythonLiteral(text);
  } catch (fault) {
    if (!(fault instanceof LiteralFault)) throw fault;
    return fail(`the header of ${name} is not understood: ${fault.message}; get the file again`);
  }
  if (!(dict instanceof Map))
    return fail(`the header of ${name} is no dict: ${quote(text)}; get the file again`);
  const [descr, fortran, shape]: unknown[] = ["descr", "fortran_order", "shape"].map((key) =>
    dict.get(key),
  );
  if (
    dict.size !== 3 ||
    descr === undefined ||
    typeof fortran !== "boolean" ||
    !Array.isArray(shape)
  ) {
    return fail(
      `the header of ${name} does not hold descr, fortran_order and shape: ${quote(text)}; get the file again`,
    );
  }
  if (!shape.every((dim) => Number.isInteger(dim) && dim >= 0)) {
    return fail(`the shape of ${name} is not usable: ${showShape(shape)}; get the file again`);
  }
  return { ...readDescr(descr, name), fortran, shape: shape.map((dim: number) => dim + 0) };
}

function readDescr(descr: unknown, name: string): Pick<Header, "dtype" | "swap"> {
  if (typeof descr !== "string") {
    return fail(
      `${name} holds records, not one kind of number: its dtype is a list; save its fields as arrays of their own`,
    );
  }
  // What ml_dtypes writes for bfloat16; NumPy's own two-byte void is `|V2`.
  if (descr === "<V2") return { dtype: "bfloat16", swap: false };
  const [, order = "", code = ""] = /^([<>=|]?)([a-zA-Z]\d*|\?)$/.exec(descr) ?? [];
  const dtype = code === "?" ? "bool" : CODES.get(code);
  if (dtype === undefined) {
    return fail(
      `${name} has a dtype that Gradtape does not have: ${quote(descr)}, not one of ${[...CODES.keys()].join(", ")};` +
        " convert it with numpy's astype",
    );
  }
  return { dtype, swap: order === ">" };
}

/** The elements in row-major order, from column-major order. */
function toRowMajor(from: Uint8Array, shape: readonly number[], itemBytes: number): Uint8Array {
  const out = new Uint8Array(from.length);
  const strides: number[] = [];
  shape.reduce((stride, dim, axis) => {
    strides[axis] = stride;
    return stride * dim;
  }, itemBytes);
  const index = shape.map(() => 0);
  let source = 0;
  for (let at = 0; at < out.length; at += itemBytes) {
    for (let k = 0; k < itemBytes; k++) out[at + k] = from[source + k] as number;
    // The next index, last axis first, moving `source` along.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1;
      const stride = strides[axis] as number;
      if (next < (shape[axis] as number)) {
        index[axis] = next;
        source += stride;
        break;
      }
      index[axis] = 0;
      source -= stride * (next - 1);
    }
  }
  return out;
}

/** Each word of `size` bytes reversed. */
function swapBytes(from: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(from.length);
  for (let at = 0; at < out.length; at += size) {
    for (let k = 0; k < size; k++) out[at + k] = from[at + size - 1 - k] as number;
  }
  return out;
}

function quote(text: string): string {
  const line = JSON.stringify(text.trim());
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
