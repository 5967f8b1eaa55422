import {
  ArgumentError,
  DTYPES,
  DTypeError,
  integerRange,
  ShapeError,
  type DType,
  type IntDType,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  dispatch1,
  e,
  sameShape,
  showShape,
  showValue,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduction, type ReductionAttrs } from "../define/reduction.ts";
import { counted } from "../reduce/counts-of.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { reshape } from "../shape/reshape.ts";
import { cast } from "./cast.ts";
import { minimum } from "./minimum.ts";

export interface BincountOptions {
  /** Sums of these are given in place of counts; shaped like arr. */
  weights?: TensorLike;
  /** The result is at least so long, with zeros at its end. Default: as long as the largest number asks. */
  minlength?: number;
  /** Numbers from here on are left out. Default: none are. */
  maxlength?: number;
  /** Of counts. Default: int32. */
  dtype?: "int32" | "int64" | "float32" | "float64";
  /** -1 counts in each row of a matrix; 0, the default, among all elements. */
  axis?: 0 | -1;
  /** 1 for numbers that occur, in place of counts. Default: false. */
  binaryOutput?: boolean;
}

/**
 * How often each whole number occurs: `result[i]` is the number of elements that are i, or the sum of their `weights`.
 *
 * The result is as long as the largest number asks, so the values are read at once: `UnsupportedError` where that cannot be.
 *
 * Shape: `[n]`, or `[rows, n]` with `axis: -1` and a matrix. Dtypes: integers and bools (int32 from JavaScript numbers); weights are
 * integers or floats, and decide the result's dtype. Throws `ArgumentError` for negative numbers, `ShapeError` for weights of another
 * shape. Gradient: to weights `g` at their numbers (TensorFlow has none).
 *
 * @example
 * math.bincount([1, 1, 3]).arraySync() // => [0, 2, 0, 1]
 */
export function bincount(arr: TensorLike, options?: BincountOptions): Tensor<Shape>;
export function bincount(arr: TensorLike, options?: BincountOptions): Tensor {
  checkOptions("bincount", options, [
    "weights",
    "minlength",
    "maxlength",
    "dtype",
    "axis",
    "binaryOutput",
  ]);
  const { axis = 0, binaryOutput = false, dtype = "int32" } = options ?? {};
  const given = toTensor("bincount", arr, "int32");
  checkDType("bincount", given.dtype, "integer or bool");
  const x = given.dtype === "bool" ? cast(given, "int32") : given;
  const weights = weightsOf(x, options?.weights, binaryOutput);
  if (axis !== 0 && axis !== -1)
    throw new ArgumentError("bincount", `axis must be 0 or -1, got ${showValue(axis)}`);
  if (!["int32", "int64", "float32", "float64"].includes(dtype))
    throw new DTypeError(
      "bincount",
      `dtype must be int32, int64, float32 or float64, got ${showValue(dtype)}`,
    );
  if (axis === -1 && x.rank > 2)
    throw new ShapeError(
      "bincount",
      `axis -1 takes a matrix, got ${showShape(x.shape)}: reshape it to [rows, columns]`,
      { shapes: [x.shape] },
    );
  const size = lengthOf(x, options ?? {});
  const rows = axis === -1 && x.rank === 2 ? [...x.shape] : [x.size];
  const flat = (t: Tensor): Tensor => reshape(t, rows) as Tensor;
  const counts = counted(flat(x), size, weights && flat(weights), dtype);
  return binaryOutput ? (minimum(counts, 1) as Tensor) : counts;
}

function weightsOf(
  x: Tensor,
  weights: TensorLike | undefined,
  binaryOutput: boolean,
): Tensor | undefined {
  if (weights === undefined) return undefined;
  const w = toTensor("bincount", weights);
  checkDType("bincount", w.dtype, "real");
  if (binaryOutput)
    throw new ArgumentError(
      "bincount",
      "binaryOutput leaves no place for weights: give one of them",
    );
  if (sameShape(w.shape, x.shape)) return w;
  throw new ShapeError(
    "bincount",
    `weights have shape ${showShape(w.shape)}, numbers ${showShape(x.shape)}: they must be alike`,
    { shapes: [w.shape, x.shape] },
  );
}

const isSigned = (dtype: DType): boolean => DTYPES[dtype].kind === "int";

/** The largest number; where there are negative ones, the dtype's largest. One pass finds both. */
const mostOp = /*@__PURE__*/ reduction({
  name: "mostToCount",
  accepts: "integer",
  combine: "max",
  body: (x) =>
    isSigned(x.dtype)
      ? e.where(e.lt(x, 0), e.const(integerRange(x.dtype as IntDType)[1], x.dtype), x)
      : x,
});
const ALL = (x: Tensor): ReductionAttrs => ({ axes: x.shape.map((_, d) => d), keepDims: false });

/** One stray number must not take all memory. */
const LONGEST = 2 ** 28;

function lengthOf(x: Tensor, { minlength, maxlength }: BincountOptions): number {
  for (const [name, n] of Object.entries({ minlength, maxlength })) {
    if (n !== undefined && checkInteger("bincount", name, n) < 0)
      throw new ArgumentError("bincount", `${name} must be 0 or more, got ${n}`);
  }
  const most = x.size === 0 ? -1 : Number(dispatch1(mostOp, [x], ALL(x)).dataSync()[0]);
  if (most === Number(integerRange(x.dtype as IntDType)[1]) && isSigned(x.dtype)) {
    const least = Number((reduceMin(x) as Tensor).dataSync()[0]);
    if (least < 0)
      throw new ArgumentError(
        "bincount",
        `counts numbers from 0 on, got ${least}: shift them first`,
      );
  }
  const wanted = Math.max(most + 1, minlength ?? 0);
  const length = Math.min(wanted, maxlength ?? wanted);
  if (length <= LONGEST) return length;
  throw new ArgumentError(
    "bincount",
    `the result would have ${length} elements, more than ${LONGEST}: leave large numbers out with maxlength, or number what occurs`,
  );
}
