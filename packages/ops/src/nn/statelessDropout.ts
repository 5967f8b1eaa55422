import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";
import { drop, type NoiseShape } from "./dropped.ts";

/**
 * As `dropout`, with a choice that the seed alone decides: two integers, or a tensor of them, which may come from
 * `random.foldIn` or `random.split`. TensorFlow's `tf.nn.experimental.stateless_dropout`, whose choice it is for float32.
 *
 * `noiseShape`, which must broadcast to the shape of x, makes elements share their fate; `null` in it is x's own size.
 * Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless `0 ≤ rate < 1`.
 * Gradient: `g`, dropped and divided in the same places.
 *
 * @example
 * nn.statelessDropout([1, 1, 1, 1, 1], 0.5, [7, 0]).arraySync() // => [2, 2, 0, 2, 0]
 *
 * Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (JMLR 15, 2014).
 */
export function statelessDropout<const X extends TensorLike>(
  x: X,
  rate: number,
  seed: StatelessSeed,
  options?: { noiseShape?: NoiseShape },
): Like<X>;
export function statelessDropout(
  x: TensorLike,
  rate: number,
  seed: StatelessSeed,
  options?: { noiseShape?: NoiseShape },
): Tensor {
  checkOptions("statelessDropout", options, ["noiseShape"]);
  return drop("statelessDropout", x, rate, options?.noiseShape, () =>
    statelessSource("statelessDropout", seed),
  );
}
