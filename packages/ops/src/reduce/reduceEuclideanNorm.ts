import {
  isComplex,
  isFloat,
  type Axes,
  type Fit,
  type ReduceResult,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { dispatch1, e, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { withReducedAxes } from "../define/spread.ts";
import { cast } from "../math/cast.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";

const reduceEuclideanNormOp = /*@__PURE__*/ reduction({
  name: "reduceEuclideanNorm",
  accepts: "number",
  combine: "sum",
  body(x) {
    if (isComplex(x.dtype)) {
      const [re, im] = [e.re(x), e.im(x)];
      return e.add(e.mul(re, re), e.mul(im, im));
    }
    const wide = isFloat(x.dtype) ? x : e.cast(x, "float64");
    return e.mul(wide, wide);
  },
  finish: (sum) => e.sqrt(sum),
  grad: ({ inputs: [x], outputs: [y], attrs }, g) => [
    () => {
      const [slope, norm] = [g, y].map((t) => withReducedAxes(t, x, attrs)) as [Tensor, Tensor];
      if (!isComplex(x.dtype)) return multiply(slope, divideNoNan(x, norm)) as Tensor;
      // The norm is real, and so is what matters of its cotangent.
      const share = divideNoNan(real(slope), real(norm)) as Tensor;
      return multiply(x, cast(share, x.dtype)) as Tensor;
    },
  ],
});

/**
 * Euclidean norm along some axes (all by default): `√Σ |x|²`. Of no elements it is 0.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers (the norm is rounded towards 0),
 * floats and complex (the norm has no imaginary part). Throws `ShapeError` for an axis out of range.
 * Gradient: `g · x / norm`; 0 where the norm is 0, where TensorFlow gives NaN.
 *
 * @example
 * math.reduceEuclideanNorm([[3, 4], [0, 2]], 1).arraySync() // => [5, 2]
 */
export function reduceEuclideanNorm<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceEuclideanNorm(
  x: TensorLike,
  axis?: Axes,
  options?: { keepDims?: boolean },
): Tensor {
  const t = toTensor("reduceEuclideanNorm", x);
  return dispatch1(
    reduceEuclideanNormOp,
    [t],
    reductionAttrs("reduceEuclideanNorm", t, axis, options),
  );
}
