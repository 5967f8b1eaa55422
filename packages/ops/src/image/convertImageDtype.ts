import {
  constant,
  DTYPES,
  DTypeError,
  integerRange,
  isFloat,
  isInteger,
  type Arg,
  type DType,
  type FloatDType,
  type IntDType,
  type Made,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { cast } from "../math/cast.ts";
import { floorDiv } from "../math/floorDiv.ts";
import { maximum } from "../math/maximum.ts";
import { multiply } from "../math/multiply.ts";

/**
 * Images in another dtype, with their values scaled: floats hold 0 to 1, integers 0 to the largest of their dtype.
 *
 * Integers become floats by division by the largest of their dtype, and floats integers by multiplication with it plus 1/2,
 * then truncation; beyond the ends they become the ends, as `cast` has it. Between integers values are multiplied or divided by
 * a power of two, and negative ones wrap in unsigned dtypes unless `saturate` makes them 0. Floats are cast.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `DTypeError` for others.
 * Gradient: `g` cast back, between floats; none through integers.
 *
 * @example
 * image.convertImageDtype(new Uint8Array([0, 51, 255]), "float32").arraySync() // => ≈ [0, 0.2, 1]
 * @example
 * image.convertImageDtype([0, 0.5, 1], "uint8").arraySync() // => [0, 127, 255]
 */
export function convertImageDtype<const X extends TensorLike, D extends IntDType | FloatDType>(
  image: Arg<X>,
  dtype: D,
  options?: { saturate?: boolean },
): Made<ShapeOf<X>, D>;
export function convertImageDtype(
  image: TensorLike,
  dtype: DType,
  options?: { saturate?: boolean },
): Tensor {
  const op = "image.convertImageDtype";
  checkOptions(op, options, ["saturate"]);
  return converted(op, toTensor(op, image), knownDType(op, dtype), options?.saturate ?? false);
}

/** Images in another dtype, for `op`. */
export function converted(op: string, x: Tensor, dtype: DType, saturate: boolean): Tensor {
  for (const one of [x.dtype, dtype]) {
    if (!isFloat(one) && !isInteger(one))
      throw new DTypeError(op, `images are of integers or floats, not ${one}`, [one]);
  }
  if (x.dtype === dtype) return x;
  if (isFloat(x.dtype)) {
    if (isFloat(dtype)) return cast(x, dtype);
    // Scaled values may be too many for two bytes.
    const wide = DTYPES[x.dtype].bytes < 4 ? cast(x, "float32") : x;
    return cast(multiply(wide, Number(largestOf(dtype)) + 0.5), dtype);
  }
  if (isFloat(dtype)) return multiply(cast(x, dtype), 1 / Number(largestOf(x.dtype)));
  const signedToUnsigned = DTYPES[x.dtype].kind === "int" && DTYPES[dtype].kind === "uint";
  const from = saturate && signedToUnsigned ? maximum(x, literal(x.dtype, 0n)) : x;
  const [most, limit] = [largestOf(x.dtype), largestOf(dtype)];
  return most > limit
    ? cast(floorDiv(from, literal(x.dtype, (most + 1n) / (limit + 1n))), dtype)
    : multiply(cast(from, dtype), literal(dtype, (limit + 1n) / (most + 1n)));
}

/** The largest integer of a dtype. */
export const largestOf = (dtype: DType): bigint => integerRange(dtype as IntDType)[1];
const literal = (dtype: DType, value: bigint): Tensor => constant(value, { dtype });
