import {
  ArgumentError,
  constant,
  type DTypeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkInteger, checkOptions, toTensor } from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { transpose } from "../shape/transpose.ts";
import { beamSearch } from "./ctc-beam.ts";
import { checkBatch, checkFrames, checkLengths, wholeNumbers } from "./ctc-checks.ts";
import { logSoftmax } from "./logSoftmax.ts";

/**
 * The likeliest sequences of labels, each counted with all paths that give it, as far as a beam of `beamWidth` (100) sequences
 * sees them: `[decoded, logProbability]`. The blank is the last class.
 *
 * `inputs` is `[time, batch, classes]`, of which the first `sequenceLength` frames of each example count. `decoded` has `topPaths`
 * (1) tensors `[batch, time]` in int32, with -1 behind the last label of each example, the likeliest first; TensorFlow gives
 * sparse tensors instead. `logProbability` is `[batch, topPaths]`, `-Infinity` where there are fewer sequences.
 *
 * Values are read at once: throws `UnsupportedError` on a backend where they cannot be. Dtypes: float inputs, integer lengths.
 * Throws `ShapeError` for inputs of another rank, and `ArgumentError` for a length out of range and for more paths than the beam
 * holds. Gradient: none.
 *
 * Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks (2012).
 *
 * @example
 * const found = nn.ctcBeamSearchDecoder([[[0, -1]], [[0, -1]]], [2]);
 * found[0][0].arraySync() // => [[0, -1]]
 * found[1].arraySync() // => ≈ [[-0.075079]]
 */
export function ctcBeamSearchDecoder<const X extends TensorLike>(
  inputs: X,
  sequenceLength: TensorLike,
  options?: { beamWidth?: number; topPaths?: number },
): [
  decoded: Tensor<[number, number], "int32">[],
  logProbability: Tensor<[number, number], DTypeOf<X>>,
];
export function ctcBeamSearchDecoder(
  inputs: TensorLike,
  sequenceLength: TensorLike,
  options?: { beamWidth?: number; topPaths?: number },
): [Tensor[], Tensor] {
  const op = "ctcBeamSearchDecoder";
  checkOptions(op, options, ["beamWidth", "topPaths"]);
  const beamWidth = checkInteger(op, "beamWidth", options?.beamWidth ?? 100);
  const topPaths = checkInteger(op, "topPaths", options?.topPaths ?? 1);
  if (topPaths < 1 || topPaths > beamWidth) {
    throw new ArgumentError(
      op,
      `topPaths is ${topPaths}, beamWidth ${beamWidth}: ask for one path or more, and no more than the beam holds`,
    );
  }
  const x = toTensor(op, inputs);
  const [time, batch, classes] = checkFrames(op, x);
  const lengths = wholeNumbers(op, "sequenceLength", sequenceLength, 1);
  checkBatch(op, "sequenceLength", lengths, batch);
  checkLengths(op, "sequenceLength", lengths, time);
  const logs = logSoftmax(cast(transpose(x, [1, 0, 2]), "float64")).dataSync() as Float64Array;
  const decoded = Array.from({ length: topPaths }, () => new Int32Array(batch * time).fill(-1));
  const found = new Float64Array(batch * topPaths).fill(-Infinity);
  const ends = lengths.dataSync() as Int32Array;
  for (let b = 0; b < batch; b++) {
    const frames = Array.from({ length: ends[b]! }, (_, t) =>
      logs.subarray((b * time + t) * classes, (b * time + t + 1) * classes),
    );
    beamSearch(frames, beamWidth)
      .slice(0, topPaths)
      .forEach(({ labels, logProbability }, i) => {
        decoded[i]!.set(labels, b * time);
        found[b * topPaths + i] = logProbability;
      });
  }
  return [
    decoded.map((d) => constant(d, { shape: [batch, time] }) as Tensor),
    cast(constant(found, { shape: [batch, topPaths] }), x.dtype) as Tensor,
  ];
}
