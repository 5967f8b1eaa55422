import { ShapeError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { dct } from "./dct.ts";
import { checkRank } from "./fourier-op.ts";

/**
 * Mel-frequency cepstral coefficients: the cosine transform `dct` of type 2 of logarithms of mel spectrograms, times `√(1 / 2n)`
 * as in HTK. Usually only the first dozen are used.
 *
 * Shape: that of the input, `[…, n]` with n mel bins. Dtypes: float32 and float64. Throws `DTypeError` for others, `ShapeError`
 * for a scalar and for no bins. Gradient: the transposed transform of `g`.
 *
 * @example
 * signal.mfccsFromLogMelSpectrograms([0, 1, 2, 3]).arraySync() // => ≈ [4.2426405, -2.2304425, 0, -0.1585126]
 */
export function mfccsFromLogMelSpectrograms<const X extends TensorLike>(
  logMelSpectrograms: Arg<X>,
): Like<X>;
export function mfccsFromLogMelSpectrograms(logMelSpectrograms: TensorLike): Tensor {
  const op = "signal.mfccsFromLogMelSpectrograms";
  const x = toTensor(op, logMelSpectrograms);
  checkRank(op, x, 1);
  const bins = x.shape.at(-1)!;
  if (bins === 0) {
    throw new ShapeError(op, `there are no mel bins in shape ${showShape(x.shape)}`, {
      shapes: [x.shape],
    });
  }
  return multiply(dct(x), Math.sqrt(0.5 / bins)) as Tensor;
}
