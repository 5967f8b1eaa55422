// Hann's and Hamming's windows: a cosine on a pedestal.
import type { DType, Tensor } from "@gradtape/core";
import { checkWindow, made, windowOf, type WindowOptions } from "./window-op.ts";

export interface PeriodicWindowOptions<D extends DType> extends WindowOptions<D> {
  /**
   * Whether a window of even length is one period, without the last element that equals the first, as spectra want it. One
   * of odd length is symmetric, whatever is said. Default: true.
   */
  periodic?: boolean;
}

const raisedCosine = /*@__PURE__*/ windowOf("raisedCosine", (i, n, pedestal, periodic) => {
  const period = periodic && n % 2 === 0 ? n : n - 1;
  return pedestal! - (1 - pedestal!) * Math.cos((2 * Math.PI * i) / period);
});

/** A call of such a window: `a - (1 - a) cos(2π i / period)`. */
export function raisedCosineWindow(
  op: string,
  windowLength: number,
  options: PeriodicWindowOptions<DType> | undefined,
  pedestal: number,
): Tensor {
  const { length, dtype } = checkWindow(op, windowLength, options, ["periodic"]);
  const periodic = Number(options?.periodic ?? true);
  return made(op, {
    shape: [length],
    parameters: [pedestal, periodic],
    algorithm: raisedCosine,
    dtype,
  });
}
