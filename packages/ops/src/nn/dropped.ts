// Elements dropped at random: what `dropout` and `statelessDropout` share.
import { ArgumentError, isTensor, type Tensor, type TensorLike } from "@gradtape/core";
import {
  broadcastToShape,
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
import { draw } from "../random/random-op.ts";
import type { Source } from "../random/state.ts";
import { uniformOp } from "../random/uniform-op.ts";

/** The shape of the random numbers, in which `null` is x's own size. */
export type NoiseShape = readonly (number | null)[];

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

/** `x / (1 - rate)` where a number from the source is not below the rate, else 0. */
export function drop(
  op: string,
  x: TensorLike,
  rate: number,
  noiseShape: NoiseShape | undefined,
  source: () => Source,
): Tensor {
  if (!(typeof rate === "number" && rate >= 0 && rate < 1)) {
    throw new ArgumentError(
      op,
      `rate must be a number from 0 to below 1, got ${isTensor(rate) ? "a tensor" : showValue(rate)}`,
    );
  }
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "float");
  const shape = noiseShape === undefined ? t.shape : noiseShapeOf(op, noiseShape, t);
  broadcastToShape(op, shape, t.shape);
  const from = source();
  if (rate === 0) return t;
  const noise = from(sizeOf(shape), (stream) => draw(uniformOp, stream, shape, "float32"));
  return dropped(t, noise, toTensor(op, rate, t.dtype));
}

function noiseShapeOf(op: string, given: NoiseShape, { shape, rank }: Tensor): readonly number[] {
  if (!Array.isArray(given) || given.length !== rank) return checkShape(op, given as number[]);
  return checkShape(
    op,
    given.map((n: number | null, d) => n ?? shape[d]!),
  );
}
