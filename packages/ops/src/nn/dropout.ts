import {
  ArgumentError,
  isTensor,
  type Like,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastToShape,
  checkOptions,
  checkShape,
  dispatch1,
  e,
  NONE,
  showValue,
  sizeOf,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import type { Generator } from "../random/Generator.ts";
import { draw } from "../random/random-op.ts";
import { sourceFor, sourceOf } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { uniformOp } from "../random/uniform-op.ts";

/** Of x, a uniform float32 number and the rate: `x / (1 - rate)` where the number is not below the rate, else 0. */
const dropoutOp = /*@__PURE__*/ elementwise({
  name: "dropout",
  arity: 3,
  accepts: "float",
  dtype: ([x]) => x.dtype,
  scalar: ([x, u, rate]) => e.where(e.ge(u, e.cast(rate, "float32")), e.div(x, e.sub(1, rate)), 0),
  grad: ({ inputs: [, u, rate] }, g) => [() => dropped(g, u, rate), null, null],
});

const dropped = (x: Tensor, u: Tensor, rate: Tensor): Tensor =>
  dispatch1(dropoutOp, [x, u, rate], NONE);

/**
 * Each element is set to 0 with probability `rate`, and divided by `1 - rate` otherwise, so that the mean stays.
 *
 * The choice comes from `seed` (the same at every call), from a `generator`'s stream, or from the global one. `noiseShape`,
 * which must broadcast to the shape of x, makes elements share their fate: `[batch, 1, channels]` drops whole channels.
 * Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless `0 ≤ rate < 1`.
 * Gradient: `g`, dropped and divided in the same places.
 *
 * @example
 * const y = dropout(ones([1000]), 0.5, { seed: 7 });
 * [reduceMin(y).arraySync(), reduceMax(y).arraySync()] // => [0, 2]
 *
 * Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (JMLR 15, 2014).
 */
export function dropout<const X extends TensorLike>(
  x: X,
  rate: number,
  options?: { seed?: Seed; generator?: Generator; noiseShape?: Shape },
): Like<X>;
export function dropout(
  x: TensorLike,
  rate: number,
  options?: { seed?: Seed; generator?: Generator; noiseShape?: Shape },
): Tensor {
  checkOptions("dropout", options, ["seed", "generator", "noiseShape"]);
  const { seed, generator, noiseShape } = options ?? {};
  if (!(typeof rate === "number" && rate >= 0 && rate < 1)) {
    throw new ArgumentError(
      "dropout",
      `rate must be a number from 0 to below 1, got ${isTensor(rate) ? "a tensor" : showValue(rate)}`,
    );
  }
  if (seed !== undefined && generator)
    throw new ArgumentError("dropout", "both a seed and a generator: give one of them");
  const t = toTensor("dropout", x);
  checkDType("dropout", t.dtype, "float");
  const shape = noiseShape === undefined ? t.shape : checkShape("dropout", noiseShape);
  broadcastToShape("dropout", shape, t.shape);
  if (rate === 0) return t;
  const source = generator ? sourceOf(generator.state) : sourceFor("dropout", seed);
  const noise = source(sizeOf(shape), (stream) => draw(uniformOp, stream, shape, "float32"));
  return dropped(t, noise, toTensor("dropout", rate, t.dtype));
}
