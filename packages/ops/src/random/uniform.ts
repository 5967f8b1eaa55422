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
   * The smallest value. A number; for floats also a tensor that broadcasts to the result. Default: 0. `null`, with `max`
   * `null` too: any integer of the dtype.
   */
  min?: TensorLike | null;
  /** The end of the range, which is not in it. As `min`. Default: 1 for floats, none for integers. */
  max?: TensorLike | null;
  /** Default: "float32". */
  dtype?: D;
}

/**
 * Random numbers, evenly distributed from `min` (included) to `max` (excluded).
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call, and on every
 * backend. Floats are multiples of 2⁻²³ (float64: 2⁻⁵²) of the range; rounding may yield `max` where `min` is not 0. Where
 * the range of integers is no power of two some are more likely than others, by one part in 2³² / (max - min).
 * Dtypes: floats and integers. Throws `ArgumentError` for a range that is empty or too large for the dtype.
 * Gradient: through `min` and `max`, where they are tensors.
 *
 * @example
 * const x = random.uniform([100], { min: -1, max: 1, seed: 7 });
 * less(reduceMax(abs(x)), 1).arraySync() // => true
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function uniform<const S extends Shape, D extends FloatDType | IntDType = "float32">(
  shape: S,
  options?: UniformOptions<D> & { seed?: Seed },
): Made<Sizes<S>, D>;
export function uniform(shape: Shape, options?: UniformOptions & { seed?: Seed }): Tensor {
  checkOptions("random.uniform", options, ["min", "max", "dtype", "seed"]);
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
  const { min = 0, max = isInteger(dtype) ? undefined : 1 } = options ?? {};
  if (isInteger(dtype)) {
    const bounds =
      min === null && max === null ? integers(dtype, 0n, 0n) : integerBounds(name, min, max, dtype);
    return source(sizeOf(sizes), (stream) => draw(uniformIntOp, stream, sizes, dtype, ...bounds));
  }
  if (min === null || max === null)
    throw new ArgumentError(name, `${dtype} has no range of all its values: give min and max`);
  const range = floatRange(name, min, max!, dtype);
  return source(sizeOf(sizes), (stream) =>
    scaled(name, draw(uniformOp, stream, sizes, dtype), range, min),
  );
}

function floatRange(name: string, min: TensorLike, max: TensorLike, dtype: FloatDType): TensorLike {
  if (typeof min !== "number" || typeof max !== "number") {
    return subtract(toTensor(name, max, dtype), toTensor(name, min, dtype));
  }
  if (min <= max && Number.isFinite(roundTo(dtype)(max - min))) return max - min;
  throw new ArgumentError(
    name,
    `min ${min} and max ${max} are no range of ${dtype}: min must not exceed max, and both must be finite`,
  );
}

/** The lowest integer and the number of integers, as `uniformIntOp` takes them. */
function integerBounds(
  name: string,
  min: unknown,
  max: unknown,
  dtype: IntDType,
): [Tensor, Tensor] {
  const [low, high] = [toBigInt(name, "min", min), toBigInt(name, "max", max)];
  const [lowest, highest] = integerRange(dtype);
  if (low < lowest || high > highest + 1n || low >= high) {
    throw new ArgumentError(
      name,
      `min ${low} and max ${high} are no range of ${dtype}: min must be below max, and both between ${lowest} and ${highest + 1n}`,
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
