// Axes whose halves change places: `fftshift` and its inverse.
import type { Tensor, TensorLike } from "@gradtape/core";
import { checkIntegers, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { rolled } from "../shape/roll.ts";

/** Which axes; `undefined` and `null` mean all. */
export type ShiftAxes = number | readonly number[] | null | undefined;

/** Each axis rolled on by `shift(size)`; one that is named twice, twice. */
export function halvesSwapped(
  op: string,
  x: TensorLike,
  axes: ShiftAxes,
  shift: (size: number) => number,
): Tensor {
  const t = toTensor(op, x);
  const list =
    axes === undefined || axes === null
      ? t.shape.map((_, d) => d)
      : typeof axes === "number"
        ? [axes]
        : checkIntegers(op, "axes", axes);
  const by = t.shape.map(() => 0);
  for (const axis of list) {
    const d = normalizeAxis(op, axis, t.rank);
    const n = t.shape[d]!;
    by[d] = n === 0 ? 0 : (by[d]! + shift(n)) % n;
  }
  return rolled(t, by);
}
