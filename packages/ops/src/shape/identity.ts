import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor, type None } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

const identityOp = /*@__PURE__*/ movement<None>({
  name: "identity",
  shape: ({ shape }) => shape,
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
  grad: (_, g) => () => g,
});

/**
 * Another tensor with the same elements. Copies nothing; of a variable, its present value.
 *
 * Shape: that of x. Dtypes: any. Gradient: `g`.
 *
 * @example
 * identity([1, 2]).arraySync() // => [1, 2]
 */
export function identity<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function identity(x: TensorLike) {
  return dispatch1(identityOp, [toTensor("identity", x)], NONE);
}
