// From storage to plain JavaScript: typed arrays and nested arrays of values.
import type { DType, HostArray, TypedArray } from "./dtype.ts";
import { readElement } from "./element.ts";
import { BY_TAG, denseCopy, type ArrayView } from "./ndarray.ts";
import type { Layout } from "./layout.ts";
import type { Shape } from "./shape/shape.ts";

/** What `data()` yields for a dtype. */
export type DataOf<D extends DType> = DType extends D
  ? TypedArray | string[]
  : D extends "bool" | "uint8"
    ? Uint8Array
    : D extends "int8"
      ? Int8Array
      : D extends "int16"
        ? Int16Array
        : D extends "uint16"
          ? Uint16Array
          : D extends "int32"
            ? Int32Array
            : D extends "uint32"
              ? Uint32Array
              : D extends "int64"
                ? BigInt64Array
                : D extends "uint64"
                  ? BigUint64Array
                  : D extends "float64" | "complex128"
                    ? Float64Array
                    : D extends "string"
                      ? string[]
                      : Float32Array;

export interface ComplexValue {
  readonly re: number;
  readonly im: number;
}

/** One element as a JavaScript value. */
export type ValueOf<D extends DType> = D extends "bool"
  ? boolean
  : D extends "string"
    ? string
    : D extends "int64" | "uint64"
      ? bigint
      : D extends "complex64" | "complex128"
        ? ComplexValue
        : number;

/** Any nesting of values, for shapes that types do not know. */
export type NestedValue = number | bigint | boolean | string | ComplexValue | NestedValue[];

/** What `array()` yields: arrays nested as deep as the rank, where the rank is known. */
export type NestedOf<S extends Shape, D extends DType> = number extends S["length"]
  ? NestedValue
  : S extends readonly [unknown, ...infer R extends Shape]
    ? NestedOf<R, D>[]
    : ValueOf<D>;

/** Row-major values of the covered part of a buffer, 16-bit floats and strided layouts resolved. */
export function plainValues(data: HostArray, layout: Layout): HostArray {
  const dense = layout.dense ? data : denseCopy(viewOf(data, layout));
  if (layout.dtype !== "float16" && layout.dtype !== "bfloat16") return dense;
  const plain = new Float32Array(layout.size);
  for (let i = 0; i < plain.length; i++) plain[i] = readElement(dense, i, layout.dtype) as number;
  return plain;
}

/** Nested arrays of the covered part of a buffer. */
export function nestedValues(data: HostArray, layout: Layout): NestedValue {
  const { shape, strides, dtype } = layout;
  const nest = (axis: number, at: number): NestedValue =>
    axis === shape.length
      ? (readElement(data, at, dtype) as NestedValue)
      : Array.from({ length: shape[axis]! }, (_, i) => nest(axis + 1, at + i * strides[axis]!));
  return nest(0, viewOf(data, layout).offset);
}

/** The covered part of a buffer as an array view: negative strides start from its far end. */
export function viewOf(
  data: HostArray,
  { shape, strides, dtype }: Layout,
): ArrayView & { offset: number } {
  let offset = 0;
  strides.forEach((s, d) => {
    if (s < 0) offset -= s * (shape[d]! - 1);
  });
  return { data, shape, strides, offset, dtype };
}

/** The dtype that a typed array holds, or undefined for other values. */
export const dtypeOfArray = (x: unknown): DType | undefined =>
  ArrayBuffer.isView(x) ? BY_TAG[(x as Partial<TypedArray>)[Symbol.toStringTag] ?? ""] : undefined;
