// The plain form that everything here reads and returns: elements, their shape and their dtype.

import { ArgumentError, DTypeError, NdArray } from "@gradtape/core";
import type { DType, TypedArray } from "@gradtape/core";
import { denseCopy } from "@gradtape/core/internal";

/** A dense row-major array on the host; `tf.constant` takes it as it is. */
export interface HostTensor {
  readonly data: TypedArray;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** An array that a caller passed in as one that is dense. */
export function denseOf(op: string, name: string, x: HostTensor | NdArray): HostTensor {
  if (!("strides" in x)) return x;
  const { shape, dtype } = x;
  if (dtype === "string") {
    throw new DTypeError(
      op,
      `${name} holds strings, which have no fixed size: encode them as numbers first`,
      [dtype],
    );
  }
  return { data: denseCopy(NdArray.of(x)) as TypedArray, shape, dtype };
}

/** A number of elements, or an error before anything is allocated from it. */
export function countElements(op: string, shape: readonly number[]): number {
  let count = 1;
  for (const dim of shape) {
    if (!Number.isSafeInteger(dim) || dim < 0) {
      throw new ArgumentError(
        op,
        `a shape holds whole numbers from 0 up: got (${shape.join(", ")}); correct the shape`,
      );
    }
    count *= dim;
  }
  if (!Number.isSafeInteger(count)) {
    throw new ArgumentError(
      op,
      `the shape has too many elements: got (${shape.join(", ")}); correct the shape`,
    );
  }
  return count;
}

/** A whole number within bounds, or an error that names the argument. */
export function checkInteger(
  op: string,
  name: string,
  value: number,
  min: number,
  max: number,
): number {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new ArgumentError(
      op,
      `${name} is not usable: got ${value}; pass a whole number from ${min} to ${max}`,
    );
  }
  return value;
}

/** A shape as Python prints it: `(3,)`, `(2, 28, 28)`, `()`. */
export const showShape = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
