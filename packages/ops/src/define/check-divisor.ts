// The value check of integer division.
import { ArgumentError, isBig, isInteger, type Tensor } from "@gradtape/core";

/** Throws `ArgumentError` if an integer divisor is zero anywhere. */
export function checkDivisor(op: string, divisor: Tensor): void {
  if (!isInteger(divisor.dtype)) return;
  const elements = divisor.dataSync() as { indexOf(x: number | bigint): number };
  const at = elements.indexOf(isBig(divisor.dtype) ? 0n : 0);
  if (at < 0) return;
  throw new ArgumentError(
    op,
    `integer division by zero: element ${at} of the ${divisor.dtype} divisor is 0; cast both to a float dtype, or replace the zeros with where`,
  );
}
