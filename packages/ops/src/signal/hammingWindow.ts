import type { DType, Tensor } from "@gradtape/core";
import { raisedCosineWindow, type PeriodicWindowOptions } from "./raised-cosine.ts";
import type { WindowOf } from "./window-op.ts";

/**
 * Hamming's window: `0.54 - 0.46 cos(2π i / p)`, where the period p is the length if that is even, and one less if it is odd or
 * `periodic` is false. A window of one element is 1.
 *
 * Shape: `[windowLength]`. Dtypes: floats, float32 by default. Throws `ArgumentError` for a negative length, `DTypeError` for
 * other dtypes. Gradient: none, it is a constant.
 *
 * @example
 * signal.hammingWindow(5).arraySync() // => ≈ [0.08, 0.54, 1, 0.54, 0.08]
 */
export function hammingWindow<const N extends number, D extends DType = "float32">(
  windowLength: N,
  options?: PeriodicWindowOptions<D>,
): WindowOf<N, D>;
export function hammingWindow(
  windowLength: number,
  options?: PeriodicWindowOptions<DType>,
): Tensor {
  return raisedCosineWindow("signal.hammingWindow", windowLength, options, 0.54);
}
