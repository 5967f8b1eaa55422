import type { DType, Made, Tensor } from "@gradtape/core";
import { checkBeta, kaiserBesselDerived, type KaiserOptions } from "./kaiser.ts";
import { checkWindow, made } from "./window-op.ts";

/**
 * The Kaiser-Bessel-derived window: with Kaiser's window w of `n / 2 + 1` elements, the roots of `(w_0 + … + w_i) / (w_0 + …)`,
 * and the same backwards. Its squares, half a window apart, add up to 1, as `mdct` wants it.
 *
 * Shape: `[windowLength]`, one less if that is odd. Dtypes: floats, float32 by default. Throws `ArgumentError` for a negative
 * length and a beta that is no finite number, `DTypeError` for other dtypes. Gradient: none, it is a constant.
 *
 * @example
 * signal.kaiserBesselDerivedWindow(4, { beta: 2 }).arraySync()
 * // => ≈ [0.4833917, 0.8754042, 0.8754042, 0.4833917]
 */
export function kaiserBesselDerivedWindow<D extends DType = "float32">(
  windowLength: number,
  options?: KaiserOptions<D>,
): Made<[number], D>;
export function kaiserBesselDerivedWindow(
  windowLength: number,
  options?: KaiserOptions<DType>,
): Tensor {
  const op = "signal.kaiserBesselDerivedWindow";
  const { length, dtype } = checkWindow(op, windowLength, options, ["beta"]);
  const beta = checkBeta(op, options?.beta);
  const shape = [length - (length % 2)];
  return made(op, { shape, parameters: [beta], algorithm: kaiserBesselDerived, dtype });
}
