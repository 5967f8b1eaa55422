// Elements between storage form and JavaScript values, and strided views over host storage.

import { DTYPES, type DType, type HostArray, hostArray } from "./dtype.ts";
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from "./half.ts";

export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** One element as a JavaScript value. 64-bit integers are bigints. */
export type ElementValue = number | bigint | boolean | string | Complex;

/**
 * Elements in storage form, seen through a shape.
 *
 * `strides` and `offset` count elements, for complex dtypes too (an element is then two storage words).
 * Without `strides` the view is row-major.
 */
export interface ArrayView {
  readonly data: HostArray;
  readonly shape: readonly number[];
  readonly strides?: readonly number[] | undefined;
  readonly offset?: number | undefined;
  readonly dtype: DType;
}

/** The number of elements of a shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1);

/** Row-major strides, in elements. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis] as number;
  }
  return strides;
}

/** The element at storage position `i` (in elements), decoded. */
export function readElement(data: HostArray, i: number, dtype: DType): ElementValue {
  switch (dtype) {
    case "bool":
      return data[i] !== 0;
    case "float16":
      return float16ToNumber(data[i] as number);
    case "bfloat16":
      return bfloat16ToNumber(data[i] as number);
    case "complex64":
    case "complex128":
      return { re: data[2 * i] as number, im: data[2 * i + 1] as number };
    default:
      return data[i] as number | bigint | string;
  }
}

/**
 * Stores `value` at storage position `i` (in elements), converting as C does: integers wrap, fractions are
 * cut off, a complex number loses its imaginary part. Nothing is checked; what is not finite becomes 0 in an integer.
 */
export function writeElement(data: HostArray, i: number, dtype: DType, value: ElementValue): void {
  const store = data as { [index: number]: number | bigint | string };
  switch (dtype) {
    case "string":
      store[i] =
        typeof value === "object"
          ? `${value.re}${value.im < 0 ? "" : "+"}${value.im}j`
          : String(value);
      return;
    case "bool":
      store[i] =
        typeof value === "object"
          ? +(value.re !== 0 || value.im !== 0)
          : +Boolean(nanIsTrue(value));
      return;
    case "float16":
      store[i] = numberToFloat16(toReal(value));
      return;
    case "bfloat16":
      store[i] = numberToBfloat16(toReal(value));
      return;
    case "complex64":
    case "complex128":
      store[2 * i] = toReal(value);
      store[2 * i + 1] = typeof value === "object" ? value.im : 0;
      return;
    case "int64":
    case "uint64":
      store[i] = toBig(value);
      return;
    default:
      // A bigint beyond 2^53 must keep its low bits when it wraps.
      store[i] =
        typeof value === "bigint" && DTYPES[dtype].kind !== "float"
          ? Number(BigInt.asIntN(32, value))
          : toReal(value);
  }
}

const nanIsTrue = (value: number | bigint | boolean | string): boolean =>
  typeof value === "number" ? value !== 0 : Boolean(value);

const toReal = (value: ElementValue): number =>
  typeof value === "object" ? value.re : Number(value);

function toBig(value: ElementValue): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value)) return BigInt(value);
  const x = Math.trunc(toReal(value));
  return Number.isFinite(x) ? BigInt(x) : 0n;
}

/** The storage position (in elements) of the element with row-major number `flatIndex`. */
export function positionOf(view: ArrayView, flatIndex: number): number {
  const { shape, strides } = view;
  let position = view.offset ?? 0;
  if (strides === undefined) return position + flatIndex;
  let rest = flatIndex;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const dim = shape[axis] as number;
    const index = rest % dim;
    position += index * (strides[axis] as number);
    rest = (rest - index) / dim;
  }
  return position;
}

/** The element with row-major number `flatIndex`, decoded. */
export const elementAt = (view: ArrayView, flatIndex: number): ElementValue =>
  readElement(view.data, positionOf(view, flatIndex), view.dtype);

/** Whether the view's elements lie in row-major order without gaps. */
export function isDense(view: ArrayView): boolean {
  const { shape, strides } = view;
  if (strides === undefined) return true;
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const dim = shape[axis] as number;
    if (dim === 0) return true;
    if (dim !== 1 && strides[axis] !== step) return false;
    step *= dim;
  }
  return true;
}

/** A row-major copy of the view's elements, in storage form. */
export function denseCopy(view: ArrayView): HostArray {
  const { data, shape, dtype } = view;
  const size = sizeOf(shape);
  const lanes = DTYPES[dtype].lanes;
  const start = view.offset ?? 0;
  if (isDense(view)) return data.slice(start * lanes, (start + size) * lanes) as HostArray;
  const strides = view.strides as readonly number[];
  const out = hostArray(dtype, size) as { [index: number]: unknown };
  const last = shape.length - 1;
  let to = 0;
  const gather = (axis: number, position: number): void => {
    const dim = shape[axis] as number;
    const stride = strides[axis] as number;
    for (let i = 0, at = position; i < dim; i++, at += stride) {
      if (axis < last) gather(axis + 1, at);
      else if (lanes === 1) out[to++] = data[at];
      else for (let lane = 0; lane < lanes; lane++) out[to++] = data[at * lanes + lane];
    }
  };
  if (size > 0) gather(0, start);
  return out as HostArray;
}
