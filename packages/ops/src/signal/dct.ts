import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { cosineCall, type DctOptions, type Resized } from "./cosine-op.ts";

/**
 * Discrete cosine transform along an axis, as SciPy's `fft.dct`. Of n elements, without a norm:
 *
 * - type 1: `y_k = x_0 + (-1)^k x_(n-1) + 2 Σ_(0 < j < n-1) x_j cos(π j k / (n - 1))`
 * - type 2: `y_k = 2 Σ_j x_j cos(π (2j + 1) k / 2n)`, the one that is usually meant
 * - type 3: `y_j = x_0 + 2 Σ_(k > 0) x_k cos(π (2j + 1) k / 2n)`
 * - type 4: `y_k = 2 Σ_j x_j cos(π (2j + 1) (2k + 1) / 4n)`
 *
 * With norm "ortho", types 2 to 4 are times `√(1 / 2n)`; type 2 has its first element, and type 3 takes its first one, times
 * `√½` and `√2`.
 *
 * Shape: that of the input, with n along the axis. Dtypes: float32 and float64. Throws `ArgumentError` for a type or a norm that
 * there is not, `ShapeError` for type 1 of a single element. Gradient: the transposed transform of `g`.
 *
 * @example
 * signal.dct([1, 2, 3]).arraySync() // => ≈ [12, -3.4641016, 0]
 */
export function dct<const X extends TensorLike>(input: Arg<X>, options?: DctOptions): Resized<X>;
export function dct(input: TensorLike, options?: DctOptions): Tensor {
  return cosineCall("signal.dct", input, options, (type) => type);
}
