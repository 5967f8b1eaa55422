import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { irfftCall, type FromBins } from "./real-calls.ts";

/**
 * Inverse of `rfft3d`, over the last three axes: the real numbers of which these are the bins. The imaginary parts of the first
 * bin and, of an even length, the last one do not count.
 *
 * `fftLength`: the sizes of the result's last three axes; as many bins as they have are taken, or zeros added.
 * An odd size has to be given, since as many bins belong to the even one before.
 *
 * Shape: `[…, n₁, n₂, b]` gives `[…, n₁, n₂, 2 (b - 1)]`. Dtypes: complex64 gives float32, complex128 float64. Throws
 * `DTypeError` for others, `ShapeError` for a rank below 3, `ArgumentError` for a length that is not positive. Gradient:
 * `rfft3d(g) / (n₁ n₂ n₃)`, twice that for the bins that stand for a mirrored one too.
 *
 * @example
 * signal.irfft3d([[[10, -2], [-4, 0]]]).arraySync() // => [[[1, 2], [3, 4]]]
 */
export function irfft3d<const X extends TensorLike>(
  input: Arg<X>,
  options?: { fftLength?: readonly [number, number, number] },
): FromBins<X, 3>;
export function irfft3d(
  input: TensorLike,
  options?: { fftLength?: readonly [number, number, number] },
): Tensor {
  return irfftCall("signal.irfft3d", input, options, 3);
}
