import type { DType, Tensor } from "@gradtape/core";
import { raisedCosineWindow, type PeriodicWindowOptions } from "./raised-cosine.ts";
import type { WindowOf } from "./window-op.ts";

/**
 * Hann's window: `0.5 - 0.5 cos(2π i / p)`, where the period p is the length if that is even, and one less if it is odd or
 * `periodic` is false. A window of one element is 1.
 *
 * Shape: `[windowLength]`. Dtypes: floats, float32 by default. Throws `ArgumentError` for a negative length, `DTypeError` for
 * other dtypes. Gradient: none, it is a constant.
 *
 * @example
 * signal.hannWindow(4).arraySync() // => [0, 0.5, 1, 0.5]
 */
export function hannWindow<const N extends number, D extends DType = "float32">(
  windowLength: N,
  options?: PeriodicWindowOptions<D>,
): WindowOf<N, D>;
export function hannWindow(windowLength: number, options?: PeriodicWindowOptions<DType>): Tensor {
  return raisedCosineWindow("signal.hannWindow", windowLength, options, 0.5);
}
