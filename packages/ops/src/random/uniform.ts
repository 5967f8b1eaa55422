import {
  ArgumentError,
  constant,
  type FloatDType,
  type IntDType,
  integerRange,
  isBig,
  isInteger,
  type Made,
  type Shape,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, checkShape, roundTo, sizeOf, toTensor } from "@gradtape/core/internal";
import { subtract } from "../math/subtract.ts";
import { realDType, scaled } from "./options.ts";
import { draw } from "./random-op.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";
import { uniformIntOp, uniformOp } from "./uniform-op.ts";

export interface UniformOptions<D extends FloatDType | IntDType = FloatDType | IntDType> {
  /**
   * The smallest value. A number; for floats also a tensor that broadcasts to the result. Default: 0. `null`, with `maxval`
   * `null` too: any integer of the dtype.
   */
  minval?: TensorLike | null;
  /** The end of the range, which is not in it. As `minval`. Default: 1 for floats, none for integers. */
  maxval?: TensorLike | null;
  /** Default: "float32". */
  dtype?: D;
}

/**
 * Random numbers, evenly distributed from `minval` (included) to `maxval` (excluded).
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call, and on every
 * backend. Floats are multiples of 2⁻²³ (float64: 2⁻⁵²) of the range; rounding may yield `maxval` where `minval` is not
 * 0. Where the range of integers is no power of two some are more likely than others, by one part in 2³² / (maxval - minval).
 * Dtypes: floats and integers. Throws `ArgumentError` for a range that is empty or too large for the dtype.
 * Gradient: through `minval` and `maxval`, where they are tensors.
 *
 * @example
 * const x = random.uniform([100], { minval: -1, maxval: 1, seed: 7 });
 * less(reduceMax(abs(x)), 1).arraySync() // => true
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function uniform<const S extends Shape, D extends FloatDType | IntDType = "float32">(
  shape: S,
  options?: UniformOptions<D> & { seed?: Seed },
): Made<Sizes<S>, D>;
export function uniform(shape: Shape, options?: UniformOptions & { seed?: Seed }): Tensor {
  checkOptions("random.uniform", options, ["minval", "maxval", "dtype", "seed"]);
  return drawUniform("random.uniform", shape, options, sourceFor("random.uniform", options?.seed));
}

export function drawUniform(
  name: string,
  shape: Shape,
  options: UniformOptions | undefined,
  source: Source,
): Tensor {
  const sizes = checkShape(name, shape);
  const dtype = realDType(name, options?.dtype);
  const { minval = 0, maxval = isInteger(dtype) ? undefined : 1 } = options ?? {};
  if (isInteger(dtype)) {
    const bounds =
      minval === null && maxval === null
        ? integers(dtype, 0n, 0n)
        : integerBounds(name, minval, maxval, dtype);
    return source(sizeOf(sizes), (stream) => draw(uniformIntOp, stream, sizes, dtype, ...bounds));
  }
  if (minval === null || maxval === null)
    throw new ArgumentError(
      name,
      `${dtype} has no range of all its values: give minval and maxval`,
    );
  const range = floatRange(name, minval, maxval!, dtype);
  return source(sizeOf(sizes), (stream) =>
    scaled(name, draw(uniformOp, stream, sizes, dtype), range, minval),
  );
}

function floatRange(
  name: string,
  minval: TensorLike,
  maxval: TensorLike,
  dtype: FloatDType,
): TensorLike {
  if (typeof minval !== "number" || typeof maxval !== "number") {
    return subtract(toTensor(name, maxval, dtype), toTensor(name, minval, dtype));
  }
  if (minval <= maxval && Number.isFinite(roundTo(dtype)(maxval - minval))) return maxval - minval;
  throw new ArgumentError(
    name,
    `minval ${minval} and maxval ${maxval} are no range of ${dtype}: minval must not exceed maxval, and both must be finite`,
  );
}

/** The lowest integer and the number of integers, as `uniformIntOp` takes them. */
function integerBounds(
  name: string,
  minval: unknown,
  maxval: unknown,
  dtype: IntDType,
): [Tensor, Tensor] {
  const [low, high] = [toBigInt(name, "minval", minval), toBigInt(name, "maxval", maxval)];
  const [lowest, highest] = integerRange(dtype);
  if (low < lowest || high > highest + 1n || low >= high) {
    throw new ArgumentError(
      name,
      `minval ${low} and maxval ${high} are no range of ${dtype}: minval must be below maxval, and both between ${lowest} and ${highest + 1n}`,
    );
  }
  return integers(dtype, low, high - low);
}

/** The scalars of `uniformIntOp`. */
function integers(dtype: IntDType, low: bigint, range: bigint): [Tensor, Tensor] {
  const [bits, word] = isBig(dtype) ? ([64, "uint64"] as const) : ([32, "uint32"] as const);
  return [
    constant(BigInt.asUintN(bits, low), { dtype: word }),
    constant(BigInt.asUintN(bits, range), { dtype: word }),
  ];
}

function toBigInt(name: string, what: string, x: unknown): bigint {
  if (typeof x === "bigint") return x;
  if (typeof x === "number" && Number.isSafeInteger(x)) return BigInt(x);
  const shown = x === undefined ? "none" : typeof x === "number" || x === null ? x : typeof x;
  throw new ArgumentError(
    name,
    `integers need a ${what} that is an integer number or bigint, got ${shown}`,
  );
}
