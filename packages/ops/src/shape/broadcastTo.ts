import type {
  BroadcastToShape,
  DTypeOf,
  Fit,
  Of,
  Shape,
  Sizes,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import {
  broadcastStrides,
  broadcastToShape,
  checkShape,
  dispatch1,
  toTensor,
} from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { sumTo } from "../define/sum-to.ts";

const broadcastToOp = /*@__PURE__*/ movement<{ readonly shape: Shape }>({
  name: "broadcastTo",
  shape: (x, { shape }) => broadcastToShape("broadcastTo", x.shape, shape),
  view: (x, _, { shape }) => ({
    shape,
    strides: broadcastStrides(x.shape, x.strides, shape),
    offset: 0,
  }),
  grad:
    ({ inputs: [x] }, g) =>
    () =>
      sumTo(g, x.shape),
});

/**
 * `x` repeated along its axes of size 1 and along new leading axes to a given shape. Copies nothing.
 *
 * Dtypes: any. Gradient: `g`, summed over the repeated axes.
 *
 * @example
 * broadcastTo([1, 2], [2, 2]).arraySync() // => [[1, 2], [1, 2]]
 */
export function broadcastTo<const X extends TensorLike, const T extends Shape>(
  x: X,
  shape: Fit<T, BroadcastToShape<X, T>>,
): Of<Sizes<T>, DTypeOf<X>>;
export function broadcastTo(x: TensorLike, shape: readonly number[]): Tensor {
  // A copy: the caller may change the list, and plans remember it.
  return dispatch1(broadcastToOp, [toTensor("broadcastTo", x)], {
    shape: checkShape("broadcastTo", shape),
  });
}
