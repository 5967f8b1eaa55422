// Gradients of extremes and products over segments.
import type { Tensor } from "@gradtape/core";
import type { At, Thunk } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { where } from "../logic/where.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import type { SegmentAttrs } from "./segment-reduction.ts";
import { segmentRows } from "./segment-rows.ts";
import { productInto } from "./unsortedSegmentProd.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

/** `g` of a segment, in equal parts to its elements that are the extreme. */
export function sharedBySegment(
  { inputs: [x, ids], outputs: [y], attrs: { segments } }: At<SegmentAttrs>,
  g: Tensor,
): Thunk<Tensor> {
  return () => {
    const won = cast(equal(x, segmentRows(y, ids)), g.dtype) as Tensor;
    const winners = summedInto(won, ids, segments);
    return multiply(won, segmentRows(divideNoNan(g, winners) as Tensor, ids)) as Tensor;
  };
}

/**
 * `g` times the product of all other elements of the segment: that of the others which are not 0, by division, and of those
 * that are. Of two or more zeros it is 0, with all its slopes; of one it is that element, so that second derivatives are right.
 */
export function toFactors(
  { inputs: [x, ids], attrs: { segments } }: At<SegmentAttrs>,
  g: Tensor,
): Thunk<Tensor> {
  return () => {
    const isZero = equal(x, 0) as Tensor;
    const nonzero = where(isZero, 1, x) as Tensor;
    const zero = where(isZero, x, 0) as Tensor;
    const marks = cast(isZero, x.dtype) as Tensor;
    const count = subtract(segmentRows(summedInto(marks, ids, segments), ids), marks) as Tensor;
    const one = subtract(segmentRows(summedInto(zero, ids, segments), ids), zero) as Tensor;
    const zeros = where(equal(count, 0), 1, where(equal(count, 1), one, 0) as Tensor) as Tensor;
    const product = segmentRows(productInto(nonzero, ids, segments), ids);
    const others = multiply(divide(product, nonzero) as Tensor, zeros) as Tensor;
    return multiply(segmentRows(g, ids), others) as Tensor;
  };
}
