// The plain form that every format here reads and writes, and the step between typed arrays and bytes.

import { ArgumentError, DTYPES, DTypeError, NdArray } from "@gradtape/core";
import type { DType, TypedArray } from "@gradtape/core";
import { denseCopy } from "@gradtape/core/internal";

/**
 * A dense row-major array on the host; `tf.constant` takes it as it is. `float16` and `bfloat16` are a `Uint16Array` of
 * their bits, `bool` a `Uint8Array` of 0 and 1, complex numbers pairs of floats.
 */
export interface HostTensor {
  readonly data: TypedArray;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** Elements of a shape; `undefined` where a size is no whole number or the product is not exact. */
export function countElements(shape: readonly unknown[]): number | undefined {
  let count = 1;
  for (const dim of shape) {
    if (!Number.isSafeInteger(dim) || (dim as number) < 0) return undefined;
    count *= dim as number;
  }
  // Checked at the end: a later 0 makes an empty tensor of sizes whose product would overflow; NaN and Infinity fail.
  return shape.includes(0) ? 0 : Number.isSafeInteger(count) ? count : undefined;
}

/** A shape as Python prints it: `(3,)`, `(2, 28, 28)`, `()`. */
export const showShape = (shape: readonly unknown[]): string =>
  shape.length === 1 ? `(${String(shape[0])},)` : `(${shape.map(String).join(", ")})`;

/** The bytes of a tensor that a caller passed in, not copied if it is dense; errors where shape, dtype and array do not fit. */
export function bytesOf(op: string, name: string, tensor: HostTensor | NdArray): Uint8Array {
  const { shape, dtype } = tensor;
  let { data } = tensor;
  if (!Object.hasOwn(DTYPES, dtype)) {
    throw new DTypeError(
      op,
      `${name} has an unknown dtype: ${String(dtype)}; pass one of Gradtape's dtypes`,
      [String(dtype)],
    );
  }
  const { array, lanes } = DTYPES[dtype];
  if (array === null) {
    throw new DTypeError(
      op,
      `${name} cannot be written: dtype ${dtype}; encode strings as numbers first`,
      [dtype],
    );
  }
  const expected = (array as unknown as { readonly name: string }).name;
  // By the tag, not `instanceof`: the array may come from another realm (an iframe, a worker, a test's sandbox).
  const actual = ArrayBuffer.isView(data) ? data[Symbol.toStringTag] : typeof data;
  if (actual !== expected && !(actual === "Uint8ClampedArray" && expected === "Uint8Array")) {
    throw new DTypeError(
      op,
      `${name} does not fit its dtype: ${dtype} is held by ${expected}, got ${actual}; convert the data`,
      [dtype],
    );
  }
  if ("strides" in tensor) data = denseCopy(NdArray.of(tensor));
  const count = Array.isArray(shape) ? countElements(shape) : undefined;
  if (count === undefined) {
    throw new ArgumentError(
      op,
      `${name} has no usable shape: ${Array.isArray(shape) ? showShape(shape) : typeof shape}; pass whole numbers from 0 up`,
    );
  }
  if (data.length !== count * lanes) {
    throw new ArgumentError(
      op,
      `the shape of ${name} does not fit: ${dtype} ${showShape(shape)} has ${count * lanes} values, the array ${data.length}; correct the shape`,
    );
  }
  const { buffer, byteOffset, byteLength } = data as TypedArray;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Bytes (little-endian, as every engine's typed arrays are) as the array of a dtype. A copy, so aligned and the caller's own,
 * unless `view` is set and the bytes happen to be aligned.
 */
export function arrayFrom(bytes: Uint8Array, dtype: DType, view = false): TypedArray {
  const { array } = DTYPES[dtype];
  if (array === null)
    throw new DTypeError(
      "arrayFrom",
      `no array holds ${dtype}: strings have no bytes; decode them apart`,
      [dtype],
    );
  // Any non-zero byte is true for the writers; here `true` is 1.
  if (dtype === "bool") return Uint8Array.from(bytes, (byte) => (byte === 0 ? 0 : 1));
  const { BYTES_PER_ELEMENT: size } = array;
  if (view && bytes.byteOffset % size === 0)
    return new array(bytes.buffer, bytes.byteOffset, bytes.length / size);
  return new array(new Uint8Array(bytes).buffer);
}
