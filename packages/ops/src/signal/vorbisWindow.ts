import type { DType, Tensor } from "@gradtape/core";
import { checkWindow, made, windowOf, type WindowOf, type WindowOptions } from "./window-op.ts";

const vorbis = /*@__PURE__*/ windowOf("vorbisWindow", (i, n) =>
  Math.sin((Math.PI / 2) * Math.sin((Math.PI / n) * (i + 0.5)) ** 2),
);

/**
 * The window of the Vorbis codec: `sin(π/2 · sin²(π (i + ½) / n))`. Its squares, half a window apart, add up to 1, as `mdct`
 * wants it.
 *
 * Shape: `[windowLength]`. Dtypes: floats, float32 by default. Throws `ArgumentError` for a negative length, `DTypeError` for
 * other dtypes. Gradient: none, it is a constant.
 *
 * @example
 * signal.vorbisWindow(4).arraySync() // => ≈ [0.22801424, 0.9736579, 0.9736579, 0.22801424]
 */
export function vorbisWindow<const N extends number, D extends DType = "float32">(
  windowLength: N,
  options?: WindowOptions<D>,
): WindowOf<N, D>;
export function vorbisWindow(windowLength: number, options?: WindowOptions<DType>): Tensor {
  const { length, dtype } = checkWindow("signal.vorbisWindow", windowLength, options, []);
  return made("signal.vorbisWindow", { shape: [length], parameters: [], algorithm: vorbis, dtype });
}
