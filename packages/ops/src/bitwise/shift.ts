// Shifts as scalar expressions: products and quotients with powers of 2.
import { DTYPES } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";

const topBit = ({ dtype }: Expr): number => DTYPES[dtype].bytes * 8 - 1;

/** A count of bits within the dtype. */
const clamped = (bits: Expr): Expr => e.min(e.max(bits, 0), topBit(bits));

export const shiftedLeft = (x: Expr, bits: Expr): Expr => e.mul(x, e.pow(2, clamped(bits)));

export function shiftedRight(x: Expr, bits: Expr): Expr {
  const count = clamped(bits);
  const quotient = e.floorDiv(x, e.pow(2, count));
  if (DTYPES[x.dtype].kind === "uint") return quotient;
  // 2 to the power of the top bit is no number of a signed dtype.
  return e.where(e.eq(count, topBit(x)), e.where(e.lt(x, 0), e.const(-1, x.dtype), 0), quotient);
}
