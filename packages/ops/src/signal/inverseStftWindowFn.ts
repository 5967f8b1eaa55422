import { checkFunction, checkOptions } from "@gradtape/core/internal";
import { divideNoNan } from "../math/divideNoNan.ts";
import { square } from "../math/square.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "../shape/reshape.ts";
import { tile } from "../shape/tile.ts";
import { fitted } from "./fit-sizes.ts";
import { checkSize } from "./frame-sizes.ts";
import { hannWindow } from "./hannWindow.ts";
import type { WindowFn } from "./window-op.ts";
import { windowFrom } from "./window-frames.ts";

/**
 * The window function with which `inverseStft` undoes `stft`: the forward window, divided by the sum of its squares where
 * frames overlap; 0 where that is 0.
 *
 * Gives a function of a length and `{ dtype }`. Options: `forwardWindowFn`, that of `stft`, `hannWindow` by default. Shape of the
 * window: `[length]`. Dtypes: floats, the one asked for. Throws `ArgumentError` for a step below 1. Gradient: that of the forward
 * window.
 *
 * Source: Griffin & Lim, "Signal estimation from modified short-time Fourier transform" (1984), equation 7.
 *
 * @example
 * signal.inverseStftWindowFn(2)(5, { dtype: "float32" }).arraySync() // => ≈ [0, 1, 1, 1, 0]
 */
export function inverseStftWindowFn(
  frameStep: number,
  options?: { forwardWindowFn?: WindowFn },
): WindowFn {
  const op = "signal.inverseStftWindowFn";
  checkOptions(op, options, ["forwardWindowFn"]);
  const step = checkSize(op, "frameStep", frameStep, 1);
  const forward = options?.forwardWindowFn ?? hannWindow;
  checkFunction(op, forward);
  return (frameLength, { dtype } = { dtype: "float32" }) => {
    const length = checkSize(op, "frameLength", frameLength, 0);
    const window = windowFrom(op, forward, length, dtype);
    const overlaps = Math.ceil(length / step);
    const squares = reshape(fitted(op, square(window), [overlaps * step]), [overlaps, step]);
    const sums = tile(reduceSum(squares, 0), [overlaps]);
    return divideNoNan(window, fitted(op, sums, [length]));
  };
}
