import { isFloat, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { binsOf, checkRange, rangeOf, type BinsAttrs } from "./histogram-bins.ts";

const histogramFixedWidthBinsOp = /*@__PURE__*/ elementwise<BinsAttrs>({
  name: "histogramFixedWidthBins",
  arity: 3,
  accepts: "real",
  dtype: "int32",
  scalar: ([x, low, high], { nbins }) => {
    const [v, from, to] = isFloat(x.dtype)
      ? [x, low, high]
      : ([x, low, high].map((y) => e.cast(y, "float64")) as [typeof x, typeof x, typeof x]);
    const part = e.rounded(e.div(e.rounded(e.sub(v, from)), e.rounded(e.sub(to, from))));
    return binsOf(e.floor(e.rounded(e.mul(part, nbins))), nbins);
  },
  validate: ([x, low, high]) => checkRange("histogramFixedWidthBins", x, low, high),
});

/**
 * The bin of each element, where `valueRange = [low, high]` is divided into `nbins` bins of equal width. What lies below counts to the
 * first bin, what lies above to the last.
 *
 * Shape: that of values. Dtypes: integers and floats; the range takes the dtype of values, the result is int32. Throws `ArgumentError`
 * for a range that is empty and for NaN, where they can be seen in time. Gradient: none.
 *
 * @example
 * histogramFixedWidthBins([-1, 0, 1.5, 2, 5, 15], [0, 5], { nbins: 5 }).arraySync() // => [0, 0, 1, 2, 4, 4]
 */
export function histogramFixedWidthBins<const X extends TensorLike>(
  values: Arg<X>,
  valueRange: TensorLike,
  options?: { nbins?: number },
): Like<X, "int32">;
export function histogramFixedWidthBins(
  values: TensorLike,
  valueRange: TensorLike,
  options?: { nbins?: number },
): Tensor {
  checkOptions("histogramFixedWidthBins", options, ["nbins"]);
  const { inputs, nbins } = rangeOf("histogramFixedWidthBins", values, valueRange, options?.nbins);
  return dispatch1(histogramFixedWidthBinsOp, inputs, { nbins });
}
