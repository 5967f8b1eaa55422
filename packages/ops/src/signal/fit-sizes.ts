// Tensors cut, or filled up with zeros, along their last axes.
import { ArgumentError, type Shape, type Tensor } from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  checkShape,
  sameShape,
  showShape,
} from "@gradtape/core/internal";
import { padded } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";

/** `x` with these sizes of its last axes: cut at the end, or with zeros there. */
export function fitted(op: string, x: Tensor, sizes: Shape): Tensor {
  const outer = x.shape.slice(0, x.shape.length - sizes.length);
  const want = checkShape(op, [...outer, ...sizes]);
  if (sameShape(x.shape, want)) return x;
  const cut = x.shape.map((n, d) => Math.min(n, want[d]!));
  const part = slice(
    x,
    cut.map(() => 0),
    cut,
  ) as Tensor;
  if (sameShape(cut, want)) return part;
  return padded(
    part,
    want.map((n, d) => [0, n - cut[d]!] as const),
    0,
  );
}

/** `fftLength` as sizes of the last axes, all positive; a number is the size of one. */
export function checkFftLength(op: string, given: unknown, rank: number): number[] {
  const sizes =
    rank === 1 && !Array.isArray(given)
      ? [checkInteger(op, "fftLength", given)]
      : checkIntegers(op, "fftLength", given);
  if (sizes.length !== rank) {
    throw new ArgumentError(
      op,
      `fftLength has ${sizes.length} sizes, ${showShape(sizes)}: give ${rank}`,
    );
  }
  if (sizes.some((n) => n < 1))
    throw new ArgumentError(op, `fftLength must be positive, got ${showShape(sizes)}`);
  return sizes;
}
