// Arrays from values, and from nothing. JavaScript numbers are float64 here, whole or not; bigints are int64.
import {
  ArgumentError,
  isInteger,
  type DType,
  type Made,
  type Shape,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  MAX_DEPTH,
  showValue,
  toHost,
  toTensor,
} from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import * as ops from "../index.ts";
import { asTensor, integersOf, meetingDType, withRank, type Integers } from "./operands.ts";

export interface TypeOptions<D extends DType = DType> {
  /** Default: float64, or that of the values. */
  dtype?: D;
}
/** A shape; a number is that of one axis. */
export type Dims = Integers;
type ShapeOfDims<S extends Dims> = S extends Shape ? Sizes<S> : S extends number ? [S] : Shape;

const shapeOf = (dims: Dims): Shape => (typeof dims === "number" ? [dims] : dims);

export function dtypeIn(op: string, options: TypeOptions | undefined): DType | undefined {
  checkOptions(op, options, ["dtype"]);
  return options?.dtype === undefined ? undefined : knownDType(op, options.dtype);
}

/** Values in a dtype, as NumPy converts: fractions are cut off, but literals beyond the range of an integer dtype are refused. */
function inDType(op: string, x: TensorLike, dtype: DType): Tensor {
  let leaf: unknown = x;
  for (let depth = 0; Array.isArray(leaf) && depth < MAX_DEPTH; depth++) leaf = leaf[0] as unknown;
  if (isInteger(dtype) && typeof leaf === "bigint") return toTensor(op, toHost(op, x, dtype, true));
  if (!isInteger(dtype) || typeof leaf !== "number") return ops.cast(asTensor(op, x), dtype);
  const { data, shape } = toHost(op, x, "float64", false);
  const whole = { data: (data as Float64Array).map(Math.trunc), shape };
  return toTensor(op, toHost(op, whole, dtype, true));
}

/** Values in the dtype of another array. */
export const inDTypeOf = (op: string, x: TensorLike, { dtype }: Tensor): Tensor =>
  inDType(op, x, dtype);

/**
 * An array of the values: numbers, nested arrays, typed arrays, NdArrays, tensors and variables, or lists of these. It has at
 * least `ndmin` axes.
 *
 * @example
 * `${array([[1, 2], [3, 4]])}` // => "[[1. 2.]\n [3. 4.]]"
 * array([1.5, 2.5], { dtype: "int32" }).toString() // => "tf.Tensor([1 2], shape=(2,), dtype=int32)"
 */
export function array(x: TensorLike, options?: TypeOptions & { ndmin?: number }): Tensor {
  checkOptions("array", options, ["dtype", "ndmin"]);
  const { dtype, ndmin = 0 } = options ?? {};
  const t = ops.identity(
    dtype === undefined ? asTensor("array", x) : inDType("array", x, knownDType("array", dtype)),
  ) as Tensor;
  const rank = checkInteger("array", "ndmin", ndmin);
  if (rank > MAX_DEPTH)
    throw new ArgumentError("array", `ndmin must be ${MAX_DEPTH} at most, got ${ndmin}`);
  return ops.reshape(t, withRank(t.shape, rank));
}

/**
 * As `array`, but a tensor that has the dtype already is itself the result.
 *
 * @example
 * asarray(constant([1, 2])).dtype // => "float32"
 */
export function asarray(x: TensorLike, options?: TypeOptions): Tensor {
  const dtype = dtypeIn("asarray", options);
  return dtype === undefined ? asTensor("asarray", x) : inDType("asarray", x, dtype);
}

/**
 * The same values as a new array.
 *
 * @example
 * `${copy([1, 2])}` // => "[1. 2.]"
 */
export const copy = (x: TensorLike): Tensor => ops.identity(asTensor("copy", x)) as Tensor;

/**
 * The values in another dtype: fractions are cut off, everything but 0 is true.
 *
 * @example
 * `${astype([-1.7, 0, 2.5], "int64")}` // => "[-1  0  2]"
 */
export const astype = (x: TensorLike, dtype: DType): Tensor =>
  inDType("astype", x, knownDType("astype", dtype));

/**
 * Zeros.
 *
 * @example
 * `${zeros([2, 2])}` // => "[[0. 0.]\n [0. 0.]]"
 */
export function zeros<const S extends Dims, D extends DType = "float64">(
  shape: S,
  options?: TypeOptions<D>,
): Made<ShapeOfDims<S>, D>;
export function zeros(shape: Dims, options?: TypeOptions): Tensor {
  return ops.zeros(shapeOf(shape), { dtype: dtypeIn("zeros", options) ?? "float64" });
}

/**
 * Ones.
 *
 * @example
 * ones([3, 3]).dtype // => "float64"
 */
export function ones<const S extends Dims, D extends DType = "float64">(
  shape: S,
  options?: TypeOptions<D>,
): Made<ShapeOfDims<S>, D>;
export function ones(shape: Dims, options?: TypeOptions): Tensor {
  return ops.ones(shapeOf(shape), { dtype: dtypeIn("ones", options) ?? "float64" });
}

/**
 * Zeros: memory is never left as it was found.
 *
 * @example
 * `${empty(2)}` // => "[0. 0.]"
 */
export const empty: typeof zeros = (shape, options) => zeros(shape, options);

/**
 * One value everywhere, or an array repeated.
 *
 * @example
 * `${full([2, 2], 7)} ${full([2, 2], [1, 2])}` // => "[[7. 7.]\n [7. 7.]] [[1. 2.]\n [1. 2.]]"
 */
export const full = (shape: Dims, value: TensorLike, options?: TypeOptions): Tensor =>
  ops.broadcastTo(asarray(value, options), integersOf("full", "shape", shape));

const like = (op: string, x: TensorLike, value: TensorLike, options?: TypeOptions): Tensor => {
  const t = asTensor(op, x);
  return ops.broadcastTo(inDType(op, value, dtypeIn(op, options) ?? t.dtype), [...t.shape]);
};

/**
 * Zeros of an array's shape and dtype.
 *
 * @example
 * `${zerosLike(constant([1, 2], { dtype: "int32" }))}` // => "[0 0]"
 */
export const zerosLike = (x: TensorLike, options?: TypeOptions): Tensor =>
  like("zerosLike", x, false, options);

/**
 * Ones of an array's shape and dtype.
 *
 * @example
 * `${onesLike([5, 6])}` // => "[1. 1.]"
 */
export const onesLike = (x: TensorLike, options?: TypeOptions): Tensor =>
  like("onesLike", x, true, options);

/**
 * Zeros of an array's shape and dtype, as `empty`.
 *
 * @example
 * `${emptyLike([5, 6])}` // => "[0. 0.]"
 */
export const emptyLike = (x: TensorLike, options?: TypeOptions): Tensor =>
  like("emptyLike", x, false, options);

/**
 * One value everywhere, in an array's shape and dtype.
 *
 * @example
 * `${fullLike([5, 6], 0.5)}` // => "[0.5 0.5]"
 */
export const fullLike = (x: TensorLike, value: TensorLike, options?: TypeOptions): Tensor =>
  like("fullLike", x, value, options);

interface EyeOptions extends TypeOptions {
  /** Columns; as many as rows by default. */
  M?: number;
  /** The diagonal: above the main one if positive. Default: 0. */
  k?: number;
}

/**
 * Ones on a diagonal, zeros elsewhere.
 *
 * @example
 * `${eye(2, { M: 3, k: 1 })}` // => "[[0. 1. 0.]\n [0. 0. 1.]]"
 */
export function eye(N: number, options?: EyeOptions): Tensor {
  checkOptions("eye", options, ["M", "k", "dtype"]);
  const { M = N, k = 0, dtype = "float64" } = options ?? {};
  return ops.cast(
    offsets("eye", N, M, (d) => ops.equal(d, k)),
    knownDType("eye", dtype),
  );
}

/**
 * The identity matrix.
 *
 * @example
 * `${identity(2)}` // => "[[1. 0.]\n [0. 1.]]"
 */
export const identity = (n: number, options?: TypeOptions): Tensor =>
  eye(n, { dtype: dtypeIn("identity", options) ?? "float64" });

/** Where in a matrix `test` holds of column - row. */
export function offsets(
  op: string,
  rows: number,
  columns: number,
  test: (offset: Tensor) => unknown,
): Tensor {
  const count = (what: string, n: number): Tensor =>
    ops.range(checkInteger(op, what, n), { dtype: "int32" });
  const row = ops.expandDims(count("rows", rows), 1);
  return test(ops.subtract(count("columns", columns), row)) as Tensor;
}

/**
 * Ones on and below a diagonal.
 *
 * @example
 * `${tri(2, { M: 3 })}` // => "[[1. 0. 0.]\n [1. 1. 0.]]"
 */
export function tri(N: number, options?: EyeOptions): Tensor {
  checkOptions("tri", options, ["M", "k", "dtype"]);
  const { M = N, k = 0, dtype = "float64" } = options ?? {};
  return ops.cast(
    offsets("tri", N, M, (d) => ops.lessEqual(d, k)),
    knownDType("tri", dtype),
  );
}

type Numeric = number | bigint;

/**
 * Numbers from start (0 by default) up to but without stop, step (1 by default) apart. Numbers give float64, bigints int64.
 *
 * @example
 * `${arange(3)} ${arange(1, 2, 0.25)} ${arange(3n)}` // => "[0. 1. 2.] [1.   1.25 1.5  1.75] [0 1 2]"
 */
export function arange(stop: Numeric, options?: TypeOptions): Tensor;
export function arange(start: Numeric, stop: Numeric, options?: TypeOptions): Tensor;
export function arange(start: Numeric, stop: Numeric, step: Numeric, options?: TypeOptions): Tensor;
export function arange(...args: readonly (Numeric | TypeOptions | undefined)[]): Tensor {
  const isNumber = (x: unknown): x is Numeric => typeof x === "number" || typeof x === "bigint";
  const given = args.findIndex((x) => !isNumber(x));
  const numbers = (given < 0 ? args : args.slice(0, given)) as readonly Numeric[];
  if (numbers.length === 0 || numbers.length > 3)
    throw new ArgumentError("arange", `takes one, two or three numbers, got ${numbers.length}`);
  const options = given < 0 ? undefined : (args[given] as TypeOptions | undefined);
  const dtype = dtypeIn("arange", options) ?? meetingDType("arange", numbers);
  const [start, stop, step = 1] = (numbers.length === 1 ? [0, ...numbers] : numbers).map(
    Number,
  ) as [number, number, number?];
  return ops.range(start, stop, step, { dtype });
}

interface SpaceOptions extends TypeOptions {
  /** Whether stop is the last one. Default: true. */
  endpoint?: boolean;
}

/**
 * `num` (50 by default) numbers from start to stop, evenly spaced.
 *
 * @example
 * `${linspace(0, 1, 5)} ${linspace(0, 1, 4, { endpoint: false })}`
 * // => "[0.   0.25 0.5  0.75 1.  ] [0.   0.25 0.5  0.75]"
 */
export function linspace(start: number, stop: number, num = 50, options?: SpaceOptions): Tensor {
  checkOptions("linspace", options, ["endpoint", "dtype"]);
  const { endpoint = true, dtype = "float64" } = options ?? {};
  const count = checkInteger("linspace", "num", num);
  const last = endpoint || count < 1 ? stop : start + ((stop - start) * (count - 1)) / count;
  const to = knownDType("linspace", dtype);
  const y = ops.linspace(start, last, count, { dtype: "float64" });
  return ops.cast(isInteger(to) ? ops.floor(y) : y, to);
}

/**
 * Powers of `base` (10) with evenly spaced exponents from start to stop.
 *
 * @example
 * `${logspace(0, 3, 4)}` // => "[   1.   10.  100. 1000.]"
 */
export function logspace(
  start: number,
  stop: number,
  num = 50,
  options?: SpaceOptions & { base?: number },
): Tensor {
  checkOptions("logspace", options, ["endpoint", "base", "dtype"]);
  const { base = 10, endpoint = true, dtype = "float64" } = options ?? {};
  const exponents = linspace(start, stop, num, { endpoint });
  return ops.cast(ops.pow(base, exponents) as Tensor, knownDType("logspace", dtype));
}

/**
 * Numbers from start to stop, each the same multiple of the one before.
 *
 * @example
 * `${geomspace(1, 8, 4)}` // => "[1. 2. 4. 8.]"
 */
export function geomspace(start: number, stop: number, num = 50, options?: SpaceOptions): Tensor {
  checkOptions("geomspace", options, ["endpoint", "dtype"]);
  const { endpoint = true, dtype = "float64" } = options ?? {};
  if (!Number.isFinite(start) || !Number.isFinite(stop) || !(start * stop > 0))
    throw new ArgumentError(
      "geomspace",
      `needs two numbers of one sign, not 0, got ${showValue(start)} and ${showValue(stop)}`,
    );
  const exponents = linspace(0, Math.log10(stop / start), num, { endpoint });
  const y = ops.multiply(start, ops.pow(10, exponents)) as Tensor;
  // The ends are exact.
  const last = endpoint && num > 1 ? ops.where(ops.equal(indexOf(y), num - 1), stop, y) : y;
  return ops.cast(last as Tensor, knownDType("geomspace", dtype));
}

const indexOf = (x: Tensor): Tensor => ops.range(x.size, { dtype: "int32" });
