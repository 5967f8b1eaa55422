import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { broadcastToShape, dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { elementwise } from "../define/elementwise.ts";
import { where } from "../logic/where.ts";
import { multiply } from "../math/multiply.ts";

const preluOp = /*@__PURE__*/ elementwise({
  name: "prelu",
  arity: 2,
  accepts: "float",
  scalar: ([x, alpha]) => e.where(e.gt(x, 0), x, e.mul(x, alpha)),
  grad: ({ inputs: [x, alpha] }, g) => [
    () => where(greater(x, 0), g, multiply(g, alpha)),
    () => where(greater(x, 0), 0, multiply(g, x)),
  ],
});

/**
 * Leaky rectifier whose slope below 0 is learned, element by element: x above 0, else `alpha · x`.
 *
 * Shape: that of x, to which alpha must broadcast (else `ShapeError`): a vector has one slope for each channel. Dtypes: floats, both
 * the same.
 * Gradient: to x `g` above 0, else `alpha · g`; to alpha `g · x` where x is not above 0, summed over what shares the slope.
 *
 * Source: He et al., Delving Deep into Rectifiers (2015).
 *
 * @example
 * nn.prelu([[-2, -2], [1, 3]], [0.5, 0.25]).arraySync() // => [[-1, -0.5], [1, 3]]
 */
export function prelu<const X extends TensorLike>(x: X, alpha: TensorLike): Like<X>;
export function prelu(x: TensorLike, alpha: TensorLike): Tensor {
  const t = toTensor("prelu", x);
  const a = toTensor("prelu", alpha, t.dtype);
  broadcastToShape("prelu", a.shape, t.shape);
  return dispatch1(preluOp, [t, a], NONE);
}
