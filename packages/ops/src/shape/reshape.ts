import type { Of, DTypeOf, Reshape, Shape, Tensor, TensorLike } from "@gradtape/core";
import {
  checkIntegers,
  dispatch1,
  reshapeShape,
  stridesOf,
  toTensor,
} from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

const reshapeOp = /*@__PURE__*/ movement<{ readonly shape: Shape }>({
  name: "reshape",
  shape: (x, { shape }) => reshapeShape("reshape", x.shape, shape),
  view: (x, _, { shape }) =>
    isRowMajor(x.shape, x.strides) ? { shape, strides: stridesOf(shape), offset: 0 } : undefined,
  grad:
    ({ inputs: [x] }, g) =>
    () =>
      reshape(g, [...x.shape]),
});

const isRowMajor = (shape: Shape, strides: readonly number[]): boolean =>
  stridesOf(shape).every((s, d) => shape[d] === 1 || s === strides[d]);

/**
 * The same elements in row-major order under another shape; one size may be -1 and is then inferred.
 *
 * Copies nothing unless the input is a strided view. Dtypes: any. Gradient: `g` in the input's shape.
 *
 * @example
 * reshape([1, 2, 3, 4], [2, -1]).arraySync() // => [[1, 2], [3, 4]]
 */
export function reshape<const X extends TensorLike, const T extends Shape>(
  x: X,
  shape: T,
): Of<Reshape<T>, DTypeOf<X>>;
export function reshape(x: TensorLike, shape: readonly number[]): Tensor {
  // A copy: the caller may change the list, and plans remember it.
  return dispatch1(reshapeOp, [toTensor("reshape", x)], {
    shape: checkIntegers("reshape", "shape", shape),
  });
}
