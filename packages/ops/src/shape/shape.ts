import { constant, type Of, type ShapeOf, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";

/**
 * The shape of `x` as a tensor. `x.shape` is the same as a plain array.
 *
 * Shape: `[rank]`. Dtypes: any, the result is int32. Gradient: none.
 *
 * @example
 * shape([[1, 2, 3], [4, 5, 6]]).arraySync() // => [2, 3]
 */
export function shape<const X extends TensorLike>(x: X): Of<Rank<ShapeOf<X>>, "int32">;
export function shape(x: TensorLike): Tensor {
  return constant([...toTensor("shape", x).shape], { dtype: "int32" });
}

export type Rank<S> = S extends { readonly length: infer N extends number } ? [N] : [number];
