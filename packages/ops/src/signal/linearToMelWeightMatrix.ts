import { ArgumentError, type DType, type Made, type Tensor } from "@gradtape/core";
import { checkOptions, showValue, type Algorithm } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { checkDType } from "../define/accepts.ts";
import { checkSize } from "./frame-sizes.ts";
import { made } from "./window-op.ts";

export interface MelOptions<D extends DType> {
  /** Bands of the result. Default: 20. */
  numMelBins?: number;
  /** Bins of the spectrogram, from 0 to half the sample rate. Default: 129. */
  numSpectrogramBins?: number;
  /** In Hertz. Default: 8000. */
  sampleRate?: number;
  /** Where the lowest band begins. Default: 125. */
  lowerEdgeHertz?: number;
  /** Where the highest band ends. Default: 3800. */
  upperEdgeHertz?: number;
  /** Default: float32. */
  dtype?: D;
}

const melOf = (hertz: number): number => 1127 * Math.log(1 + hertz / 700);

const melWeights: Algorithm = {
  name: "melWeights",
  run(_, [weights], [bins, bands, rate, lower, upper]) {
    const low = melOf(lower!);
    const width = (melOf(upper!) - low) / (bands! + 1);
    for (let i = 1; i < bins!; i++) {
      const mel = melOf(((rate! / 2) * i) / (bins! - 1));
      for (let j = 0; j < bands!; j++) {
        const rise = (mel - low) / width - j;
        weights![i * bands! + j] = Math.max(0, Math.min(rise, 2 - rise));
      }
    }
  },
};

/**
 * The matrix that turns spectrograms of linear frequencies into ones of mels: `matmul(spectrogram, matrix)`. Its columns are
 * triangles, evenly spaced in `mel(f) = 1127 · log(1 + f / 700)`, each from the middle of the one before to that of the next, and
 * 1 in the middle. The first bin, of frequency 0, has no weight.
 *
 * Shape: `[numSpectrogramBins, numMelBins]`. Dtypes: floats, float32 by default. Throws `ArgumentError` for sizes and rates that
 * are not positive, and edges that are not `0 ≤ lower < upper ≤ sampleRate / 2`. Gradient: none, it is a constant.
 *
 * @example
 * signal.linearToMelWeightMatrix({ numMelBins: 3, numSpectrogramBins: 5 }).arraySync()
 * // => ≈ [[0, 0, 0], [0.29526266, 0.70473737, 0], [0, 0.20445825, 0.79554176], [0, 0, 0.4615394], [0, 0, 0]]
 */
export function linearToMelWeightMatrix<D extends DType = "float32">(
  options?: MelOptions<D>,
): Made<[number, number], D>;
export function linearToMelWeightMatrix(options: MelOptions<DType> = {}): Tensor {
  const op = "signal.linearToMelWeightMatrix";
  checkOptions(op, options, [
    "numMelBins",
    "numSpectrogramBins",
    "sampleRate",
    "lowerEdgeHertz",
    "upperEdgeHertz",
    "dtype",
  ]);
  const { sampleRate = 8000, lowerEdgeHertz = 125, upperEdgeHertz = 3800 } = options;
  const bands = checkSize(op, "numMelBins", options.numMelBins ?? 20, 1);
  const bins = checkSize(op, "numSpectrogramBins", options.numSpectrogramBins ?? 129, 1);
  const dtype = knownDType(op, options.dtype, "float32");
  checkDType(op, dtype, "float");
  if (!(sampleRate > 0 && sampleRate < Infinity))
    throw new ArgumentError(op, `sampleRate must be positive, got ${showValue(sampleRate)}`);
  if (!(lowerEdgeHertz >= 0 && lowerEdgeHertz < upperEdgeHertz && upperEdgeHertz <= sampleRate / 2))
    throw new ArgumentError(
      op,
      `the edges must be 0 ≤ lowerEdgeHertz < upperEdgeHertz ≤ sampleRate / 2, got ${showValue(lowerEdgeHertz)}, ${showValue(upperEdgeHertz)} and ${sampleRate / 2}`,
    );
  const parameters = [bins, bands, sampleRate, lowerEdgeHertz, upperEdgeHertz];
  return made(op, { shape: [bins, bands], parameters, algorithm: melWeights, dtype });
}
