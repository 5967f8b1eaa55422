// The host array that a tensor's value becomes: NumPy's ndarray, to read and to print.

import {
  DTYPES,
  type DType,
  type HostArray,
  isDType,
  type TypedArray,
  type TypedArrayConstructor,
} from "./dtype.ts";
import {
  type ArrayView,
  elementAt,
  type ElementValue,
  readElement,
  rowMajorStrides,
  sizeOf,
} from "./element.ts";
import { ArgumentError, DTypeError } from "./errors.ts";
import { formatArray, reprArray } from "./print/format.ts";
import { shapeToString } from "./print/shape.ts";
import { checkInteger, checkIntegers, showValue } from "./shape/check.ts";
import { checkShape } from "./shape/shape.ts";

export { type ArrayView, denseCopy, type ElementValue, elementAt } from "./element.ts";

/** Arrays in arrays, as deep as the rank; a rank-0 array is its one value. */
export type Nested<T> = T | readonly Nested<T>[];

/** What Node's `console.log` calls. */
const inspect: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** An n-dimensional array on the host. Elements are in storage form in `data`; `get` and `toArray` decode them. */
export class NdArray {
  readonly data: HostArray;
  readonly shape: readonly number[];
  /** Steps between neighbours along each axis, in elements. */
  readonly strides: readonly number[];
  /** Where the first element lies in `data`, in elements. */
  readonly offset: number;
  readonly dtype: DType;
  readonly size: number;
  readonly ndim: number;

  /** An array over `data`, which is not copied; without `strides` it is row-major. */
  constructor(
    data: HostArray,
    shape: readonly number[],
    dtype: DType,
    options: {
      readonly strides?: readonly number[] | undefined;
      readonly offset?: number | undefined;
    } = {},
  ) {
    const { strides = rowMajorStrides(shape), offset = 0 } = options;
    checkExtent("NdArray", { data, shape, strides, offset, dtype });
    this.data = data;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.dtype = dtype;
    this.size = sizeOf(shape);
    this.ndim = shape.length;
  }

  /** An array over the storage of a view, which is not copied. */
  static of(view: ArrayView): NdArray {
    return view instanceof NdArray ? view : new NdArray(view.data, view.shape, view.dtype, view);
  }

  /** The element at an index; negative numbers count from the end. */
  get(...index: number[]): ElementValue {
    if (index.length !== this.ndim) {
      throw new ArgumentError(
        "NdArray.get",
        `one index an axis is needed: ${index.length} indices for shape ${shapeToString(this.shape)}`,
      );
    }
    let position = this.offset;
    index.forEach((i, axis) => {
      const dim = this.shape[axis] as number;
      if (!Number.isInteger(i) || i < -dim || i >= dim) {
        throw new ArgumentError(
          "NdArray.get",
          `index ${i} is out of range on axis ${axis} of shape ${shapeToString(this.shape)}`,
        );
      }
      position += (i < 0 ? i + dim : i) * (this.strides[axis] as number);
    });
    return readElement(this.data, position, this.dtype);
  }

  /** The value of an array of one element. */
  item(): ElementValue {
    if (this.size !== 1) {
      throw new ArgumentError(
        "NdArray.item",
        `only an array of one element is one value: shape is ${shapeToString(this.shape)}; use toArray() or get()`,
      );
    }
    return readElement(this.data, this.offset, this.dtype);
  }

  /** The mean of all elements of a real dtype; NaN if there are none. */
  mean(): number {
    let sum = 0;
    for (let i = 0; i < this.size; i++) {
      const x = elementAt(this, i);
      if (typeof x === "string" || typeof x === "object")
        throw new ArgumentError("NdArray.mean", `real numbers are needed, dtype is ${this.dtype}`);
      sum += Number(x);
    }
    return sum / this.size;
  }

  /** Nested JavaScript arrays of the decoded elements. */
  toArray(): Nested<ElementValue> {
    const nest = (axis: number, position: number): Nested<ElementValue> => {
      if (axis === this.ndim) return readElement(this.data, position, this.dtype);
      const stride = this.strides[axis] as number;
      return Array.from({ length: this.shape[axis] as number }, (_, i) =>
        nest(axis + 1, position + i * stride),
      );
    };
    return nest(0, this.offset);
  }

  /** Goes along the first axis: values of a rank-1 array, views of a higher rank. */
  *[Symbol.iterator](): IterableIterator<NdArray | ElementValue> {
    if (this.ndim === 0) {
      throw new ArgumentError("NdArray", "a rank-0 array has no axis to go along; use item()");
    }
    const [dim, ...shape] = this.shape as [number, ...number[]];
    const [stride, ...strides] = this.strides as [number, ...number[]];
    for (let i = 0; i < dim; i++) {
      const offset = this.offset + i * stride;
      yield shape.length === 0
        ? readElement(this.data, offset, this.dtype)
        : new NdArray(this.data, shape, this.dtype, { strides, offset });
    }
  }

  /** NumPy's `str`: `[[1. 2.]\n [3. 4.]]`. */
  toString(): string {
    return formatArray(this);
  }

  [inspect](): string {
    return reprArray(this);
  }

  /** One element converts to a number; a template literal prints any array. */
  [Symbol.toPrimitive](hint: "string" | "number" | "default"): string | number | bigint {
    if (hint === "string") return this.toString();
    if (this.size !== 1) {
      throw new ArgumentError(
        "NdArray",
        `an array of shape ${shapeToString(this.shape)} is not one number; use toArray(), or \`\${x}\` for its text`,
      );
    }
    const value = this.item();
    if (typeof value === "object") {
      throw new ArgumentError(
        "NdArray",
        "a complex number is not one JavaScript number; use item()",
      );
    }
    return typeof value === "boolean" ? Number(value) : value;
  }
}

/** An index outside `data` would read `undefined` much later, so such a view is refused at once. */
function checkExtent(op: string, { data, shape, strides, offset = 0, dtype }: ArrayView): void {
  const steps = strides ?? rowMajorStrides(shape);
  if (steps.length !== shape.length || !shape.every((dim) => Number.isInteger(dim) && dim >= 0)) {
    throw new ArgumentError(
      op,
      `dimensions must be non-negative integers with one stride each: shape ${shapeToString(shape)}, strides ${shapeToString(steps)}`,
    );
  }
  if (![offset, ...steps].every(Number.isInteger)) {
    throw new ArgumentError(
      op,
      `strides and offset must be integers: strides ${shapeToString(steps)}, offset ${offset}`,
    );
  }
  if (sizeOf(shape) === 0) return;
  let low = offset;
  let high = offset;
  shape.forEach((dim, axis) => {
    const reach = (dim - 1) * (steps[axis] as number);
    if (reach < 0) low += reach;
    else high += reach;
  });
  const held = Math.floor(data.length / DTYPES[dtype].lanes);
  if (low < 0 || high >= held) {
    throw new ArgumentError(
      op,
      `shape ${shapeToString(shape)} reaches elements ${low} to ${high}, but data holds ${held}`,
    );
  }
}

/** Arrays of the npm package `ndarray`'s form, NdArray included: storage seen through a shape. */
export interface NdArrayLike {
  readonly data: ArrayLike<unknown>;
  readonly shape: unknown;
  readonly stride?: unknown;
  readonly strides?: unknown;
  readonly offset?: unknown;
  readonly dtype?: unknown;
}

/** Whether `x` has that form. What its fields hold is checked when it is read, so that an error can name the field. */
export function isNdArrayLike(x: unknown): x is NdArrayLike {
  if (typeof x !== "object" || x === null) return false;
  const { data, shape } = x as { [K in keyof NdArrayLike]?: unknown };
  return (
    shape !== undefined && ((ArrayBuffer.isView(data) && "length" in data) || Array.isArray(data))
  );
}

/** Dtypes by the tag of a typed array, which also holds for arrays of another realm. */
export const BY_TAG: { readonly [tag: string]: DType } = {
  Int8Array: "int8",
  Uint8Array: "uint8",
  Uint8ClampedArray: "uint8",
  Int16Array: "int16",
  Uint16Array: "uint16",
  Int32Array: "int32",
  Uint32Array: "uint32",
  BigInt64Array: "int64",
  BigUint64Array: "uint64",
  Float16Array: "float16",
  Float32Array: "float32",
  Float64Array: "float64",
};

/** Names of dtypes elsewhere (the npm packages `ndarray` and `@stdlib/ndarray`) that say no more than the data itself. */
const FOREIGN = ["array", "generic", "buffer", "uint8_clamped", "uint8c", "bigint64", "biguint64"];

/** The dtype that an array of that form declares; undefined where it follows from the data. */
export function declaredDType(op: string, dtype: unknown): DType | undefined {
  if (isDType(dtype)) return dtype;
  if (typeof dtype !== "string" || FOREIGN.includes(dtype)) return undefined;
  throw new DTypeError(
    op,
    `unknown dtype ${showValue(dtype)}: the dtypes are ${Object.keys(DTYPES).join(", ")}`,
    [dtype],
  );
}

/** Storage seen through a shape that comes from a caller, without a copy. Without strides it is row-major. */
export function ndArrayView(
  op: string,
  { data, dtype }: Pick<ArrayView, "data" | "dtype">,
  { shape, strides, offset = 0 }: Pick<NdArrayLike, "shape" | "strides" | "offset">,
): ArrayView {
  const view = {
    data,
    dtype,
    shape: checkShape(op, listed(shape)),
    ...(strides !== undefined && { strides: checkIntegers(op, "strides", listed(strides)) }),
    offset: checkInteger(op, "offset", offset),
  };
  checkExtent(op, view);
  return view;
}

/** A list that may be a typed array. */
const listed = (x: unknown): unknown =>
  ArrayBuffer.isView(x) && "length" in x ? Array.from(x as Int32Array) : x;

/** A typed array as storage of the dtype that is declared: its words must be those of the dtype. */
export function storageOf(
  op: string,
  typed: TypedArray,
  declared: DType | undefined,
): { data: HostArray; dtype: DType } {
  const tag = typed[Symbol.toStringTag];
  const own = BY_TAG[tag];
  const to = declared ?? own;
  const array = to && DTYPES[to].array;
  // The dtype's own array, or the same bytes under another name.
  if (!to || !array || (own !== to && tag !== nameOf(array))) {
    throw new DTypeError(
      op,
      `${tag} does not store ${to ?? "any dtype"}; pass the typed array of the dtype`,
      [String(declared)],
    );
  }
  return {
    data: tag === nameOf(array) ? typed : new array(typed.buffer, typed.byteOffset, typed.length),
    dtype: to,
  };
}

/** A constructor's name, such as `Float32Array`: built-ins keep theirs when a bundler renames. */
const nameOf = (array: TypedArrayConstructor): string =>
  (array as unknown as { name: string }).name;
