// Bins of equal width: what the histogram ops share.
import { ArgumentError, isFloat, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, e, showShape, toTensor, type Expr } from "@gradtape/core/internal";
import { reduceAny } from "../reduce/reduceAny.ts";
import { at } from "../shape/at.ts";
import { cast } from "./cast.ts";
import { isNan } from "./isNan.ts";

export interface BinsAttrs {
  readonly nbins: number;
}

/** A whole float as the number of a bin. */
export const binsOf = (place: Expr, nbins: number): Expr =>
  e.cast(e.min(e.max(place, 0), nbins - 1), "int32");

/** Values and the ends of their range. */
export function rangeOf(
  op: string,
  values: TensorLike,
  valueRange: TensorLike,
  nbins = 100,
): { readonly inputs: [values: Tensor, low: Tensor, high: Tensor]; readonly nbins: number } {
  if (checkInteger(op, "nbins", nbins) < 1)
    throw new ArgumentError(op, `nbins must be 1 or more, got ${nbins}`);
  const x = toTensor(op, values);
  const range = toTensor(op, valueRange, x.dtype);
  if (range.rank !== 1 || range.shape[0] !== 2)
    throw new ShapeError(op, `valueRange is [low, high], got shape ${showShape(range.shape)}`, {
      shapes: [range.shape],
    });
  const ends = cast(range, x.dtype) as Tensor;
  return { inputs: [x, at(ends, 0) as Tensor, at(ends, 1) as Tensor], nbins };
}

/** Throws unless low < high and no value is NaN. */
export function checkRange(op: string, x: Tensor, low: Tensor, high: Tensor): void {
  const [from, to] = [low.dataSync()[0]!, high.dataSync()[0]!];
  if (!(from < to))
    throw new ArgumentError(op, `valueRange must be ascending, got [${from}, ${to}]`);
  if (isFloat(x.dtype) && (reduceAny(isNan(x)) as Tensor).dataSync()[0])
    throw new ArgumentError(op, "values hold NaN, which belongs to no bin: replace or remove it");
}
