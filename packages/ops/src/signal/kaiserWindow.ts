import type { DType, Tensor } from "@gradtape/core";
import { checkBeta, kaiser, type KaiserOptions } from "./kaiser.ts";
import { checkWindow, made, type WindowOf } from "./window-op.ts";

/**
 * Kaiser's window: `I₀(β √(1 - t²)) / I₀(β)` where t goes from -1 to 1 and I₀ is the modified Bessel function. A window of one
 * element is 1.
 *
 * Shape: `[windowLength]`. Dtypes: floats, float32 by default. Throws `ArgumentError` for a negative length and a beta that is no
 * finite number, `DTypeError` for other dtypes. Gradient: none, it is a constant.
 *
 * @example
 * signal.kaiserWindow(5, { beta: 2 }).arraySync() // => ≈ [0.4386763, 0.8347614, 1, 0.8347614, 0.4386763]
 */
export function kaiserWindow<const N extends number, D extends DType = "float32">(
  windowLength: N,
  options?: KaiserOptions<D>,
): WindowOf<N, D>;
export function kaiserWindow(windowLength: number, options?: KaiserOptions<DType>): Tensor {
  const { length, dtype } = checkWindow("signal.kaiserWindow", windowLength, options, ["beta"]);
  const beta = checkBeta("signal.kaiserWindow", options?.beta);
  return made("signal.kaiserWindow", {
    shape: [length],
    parameters: [beta],
    algorithm: kaiser,
    dtype,
  });
}
