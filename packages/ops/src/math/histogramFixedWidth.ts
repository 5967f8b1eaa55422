import { isFloat, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, type Expr } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { counted } from "../reduce/counts-of.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";
import { reshape } from "../shape/reshape.ts";
import { binsOf, checkRange, rangeOf, type BinsAttrs } from "./histogram-bins.ts";

/** The bins of a histogram; TensorFlow finds those of `histogramFixedWidthBins` by another formula. */
const binsOp = /*@__PURE__*/ elementwise<BinsAttrs>({
  name: "histogramFixedWidth",
  arity: 3,
  accepts: "real",
  dtype: "int32",
  scalar: ([x, low, high], { nbins }) => {
    const [v, from, to] = [e.max(x, low), low, high].map((y) =>
      isFloat(x.dtype) ? y : e.cast(y, "float64"),
    ) as [Expr, Expr, Expr];
    return binsOf(e.div(e.sub(v, from), e.div(e.sub(to, from), nbins)), nbins);
  },
  validate: ([x, low, high]) => checkRange("histogramFixedWidth", x, low, high),
});

/**
 * How many elements lie in each of `nbins` bins of equal width, into which `valueRange = [low, high]` is divided. What lies below
 * counts to the first bin, what lies above to the last.
 *
 * Shape: `[nbins]`. Dtypes: integers and floats; the range takes the dtype of values, the result is int32, or int64 by
 * `{ dtype: "int64" }`. Throws `ArgumentError` for a range that is empty and for NaN, where they can be seen in time. Gradient: none.
 *
 * @example
 * histogramFixedWidth([-1, 0, 1.5, 2, 5, 15], [0, 5], { nbins: 5 }).arraySync() // => [2, 1, 1, 0, 2]
 */
export function histogramFixedWidth<D extends IndexDType = "int32">(
  values: TensorLike,
  valueRange: TensorLike,
  options?: { nbins?: number; dtype?: D },
): Of<[number], NoInfer<D>>;
export function histogramFixedWidth(
  values: TensorLike,
  valueRange: TensorLike,
  options?: { nbins?: number; dtype?: IndexDType },
): Tensor {
  const name = "histogramFixedWidth";
  checkOptions(name, options, ["nbins", "dtype"]);
  return toIndexDType(name, "dtype", options?.dtype, () => {
    const { inputs, nbins } = rangeOf(name, values, valueRange, options?.nbins);
    const bins = dispatch1(binsOp, inputs, { nbins });
    return counted(reshape(bins, [bins.size]) as Tensor, nbins, undefined, "int32");
  });
}
