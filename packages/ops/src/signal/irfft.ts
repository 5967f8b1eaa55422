import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { irfftCall, type FromBins } from "./real-calls.ts";

/**
 * Inverse of `rfft`, over the last axis: the real numbers of which these are the bins. The imaginary parts of the first bin and,
 * of an even length, the last one do not count.
 *
 * `fftLength`: the size of the result's last axis; as many bins as it has are taken, or zeros added.
 * An odd size has to be given, since as many bins belong to the even one before.
 *
 * Shape: `[…, b]` gives `[…, 2 (b - 1)]`. Dtypes: complex64 gives float32, complex128 float64. Throws
 * `DTypeError` for others, `ShapeError` for a rank below 1, `ArgumentError` for a length that is not positive. Gradient:
 * `rfft(g) / (n)`, twice that for the bins that stand for a mirrored one too.
 *
 * @example
 * signal.irfft([10, -2, -2]).arraySync() // => [1, 3, 3, 3]
 */
export function irfft<const X extends TensorLike>(
  input: Arg<X>,
  options?: { fftLength?: number | readonly [number] },
): FromBins<X, 1>;
export function irfft(
  input: TensorLike,
  options?: { fftLength?: number | readonly [number] },
): Tensor {
  return irfftCall("signal.irfft", input, options, 1);
}
