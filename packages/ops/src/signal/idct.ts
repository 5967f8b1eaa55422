import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { cosineCall, type DctOptions, type DctType, type Resized } from "./cosine-op.ts";

/** Which transform undoes one. */
const INVERSE: Readonly<Record<DctType, DctType>> = { 1: 1, 2: 3, 3: 2, 4: 4 };

/**
 * Inverse of the cosine transform `dct` of the same type and norm: of types 1 and 4 itself, of type 2 type 3 and the other way
 * round. Without a norm a factor of `2n` remains, of type 1 `2 (n - 1)`.
 *
 * Shape: that of the input, with n along the axis. Dtypes: float32 and float64. Throws `ArgumentError` for a type or a norm that
 * there is not, `ShapeError` for type 1 of a single element. Gradient: the transposed transform of `g`.
 *
 * @example
 * signal.idct(signal.dct([1, 2, 3], { norm: "ortho" }), { norm: "ortho" }).arraySync() // => ≈ [1, 2, 3]
 */
export function idct<const X extends TensorLike>(input: Arg<X>, options?: DctOptions): Resized<X>;
export function idct(input: TensorLike, options?: DctOptions): Tensor {
  return cosineCall("signal.idct", input, options, (type) => INVERSE[type]);
}
