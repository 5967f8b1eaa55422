// NaN and infinity in a tensor: how many, and where the first is.
import { DTYPES, isDifferentiable, NumericsError, type Tensor } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { showIndex } from "./places.ts";

export interface NonFinite {
  readonly nan: number;
  readonly infinite: number;
  /** The position of the first in row-major order. */
  readonly first: number;
}

/** What of a tensor is not finite, or `undefined` if all is. A complex number is NaN if a part of it is. */
export function nonFinite(x: Tensor): NonFinite | undefined {
  if (!isDifferentiable(x.dtype)) return undefined;
  const { lanes } = DTYPES[x.dtype];
  const values = x.dataSync() as Float32Array;
  let nan = 0;
  let infinite = 0;
  let first = -1;
  for (let i = 0; i < x.size; i++) {
    const re = values[i * lanes]!;
    const im = lanes === 1 ? 0 : values[i * lanes + 1]!;
    if (Number.isFinite(re) && Number.isFinite(im)) continue;
    if (first < 0) first = i;
    if (Number.isNaN(re) || Number.isNaN(im)) nan++;
    else infinite++;
  }
  return first < 0 ? undefined : { nan, infinite, first };
}

/** `2 NaN and 1 infinite value`. */
export function amount({ nan, infinite }: NonFinite): string {
  const infinities = `${infinite} infinite value${infinite === 1 ? "" : "s"}`;
  if (infinite === 0) return `${nan} NaN`;
  return nan === 0 ? infinities : `${nan} NaN and ${infinities}`;
}

/** The error about `x`: `op: what: float32 of shape [2, 3], the first at [0, 1]way`. */
export function numericsError(
  op: string,
  what: string,
  x: Tensor,
  found: NonFinite,
  way = "",
): NumericsError {
  const at = x.rank === 0 ? "" : `, the first at ${showIndex(found.first, x.shape)}`;
  return new NumericsError(op, `${what}: ${x.dtype} of shape ${showShape(x.shape)}${at}${way}`, {
    dtype: x.dtype,
    shape: [...x.shape],
    nan: found.nan,
    infinite: found.infinite,
  });
}
