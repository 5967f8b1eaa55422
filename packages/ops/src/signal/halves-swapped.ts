// Axes cut in two, and put together the other way round: `fftshift` and its inverse.
import type { Tensor, TensorLike } from "@gradtape/core";
import { checkIntegers, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { concat } from "../shape/concat.ts";
import { slice } from "../shape/slice.ts";

/** Which axes; `undefined` and `null` mean all. */
export type ShiftAxes = number | readonly number[] | null | undefined;

/** Each axis in turn, cut at `cut(size)`. */
export function halvesSwapped(
  op: string,
  x: TensorLike,
  axes: ShiftAxes,
  cut: (size: number) => number,
): Tensor {
  const t = toTensor(op, x);
  const list =
    axes === undefined || axes === null
      ? t.shape.map((_, d) => d)
      : typeof axes === "number"
        ? [axes]
        : checkIntegers(op, "axes", axes);
  return list
    .map((axis) => normalizeAxis(op, axis, t.rank))
    .reduce((y, axis) => swapped(y, axis, cut(t.shape[axis]!)), t);
}

function swapped(x: Tensor, axis: number, at: number): Tensor {
  const n = x.shape[axis]!;
  if (at === 0 || at === n) return x;
  const part = (from: number, to: number): Tensor =>
    slice(
      x,
      x.shape.map((_, d) => (d === axis ? from : 0)),
      x.shape.with(axis, to - from),
    ) as Tensor;
  return concat([part(at, n), part(0, at)], axis) as Tensor;
}
