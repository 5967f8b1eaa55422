import type { DType, Like, Tensor, TensorLike } from "@gradtape/core";
import { broadcastToShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { centredScale } from "./centred-scale.ts";
import { checkNumber } from "./check-number.ts";
import { isGiven } from "./is-given.ts";

/**
 * `(x - mean) / √(variance + varianceEpsilon) · scale + offset`, with mean and variance as given: in training those of the
 * batch, from `moments`, otherwise averages of such. TensorFlow.js calls it `batchNorm`.
 *
 * An offset or scale of `null` is left out. Shape: that of x, to which the others must broadcast: vectors have one number for
 * each channel. Dtypes: floats; the others share one, and are cast to x's for the last step. Throws `ShapeError` for shapes
 * that do not broadcast to x.
 * Gradient: with `f = scale / √(variance + varianceEpsilon)`, `g · f` to x, `-Σ g · f` to the mean, `Σ g` to the offset, and to
 * f, which the others make, `Σ g · (x - mean)`.
 *
 * Source: Ioffe & Szegedy, Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift (2015).
 *
 * @example
 * nn.batchNormalization([[1, 10], [3, 30]], [2, 20], [1, 100], [0, 5], null, 0).arraySync() // => [[-1, 4], [1, 6]]
 */
export function batchNormalization<const X extends TensorLike>(
  x: X,
  mean: TensorLike,
  variance: TensorLike,
  offset: TensorLike | null | undefined,
  scale: TensorLike | null | undefined,
  varianceEpsilon: number,
): Like<X>;
export function batchNormalization(
  x: TensorLike,
  mean: TensorLike,
  variance: TensorLike,
  offset: TensorLike | null | undefined,
  scale: TensorLike | null | undefined,
  varianceEpsilon: number,
): Tensor {
  const op = "batchNormalization";
  checkNumber(op, "varianceEpsilon", varianceEpsilon, "not negative");
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "float");
  const given = (value: TensorLike, dtype: DType): Tensor => {
    const p = toTensor(op, value, dtype);
    checkDType(op, p.dtype, "float");
    broadcastToShape(op, p.shape, t.shape);
    return p;
  };
  const [m, v] = [given(mean, t.dtype), given(variance, t.dtype)];
  const root = rsqrt(add(v, varianceEpsilon));
  const factor = isGiven(scale) ? multiply(given(scale, v.dtype), root) : root;
  const last = [m, factor, ...(isGiven(offset) ? [given(offset, v.dtype)] : [])];
  const [mine, ...others] = last.map((p) => cast(p, t.dtype)) as [Tensor, Tensor, Tensor?];
  return centredScale(t, mine, ...others);
}
