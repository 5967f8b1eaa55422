// Checks of the numbers that frames and windows are described with.
import { ArgumentError } from "@gradtape/core";
import { checkInteger } from "@gradtape/core/internal";

/** An integer that is not below `least`. */
export function checkSize(op: string, name: string, value: unknown, least: number): number {
  const n = checkInteger(op, name, value);
  if (n >= least) return n;
  throw new ArgumentError(op, `${name} must be ${least} or more, got ${n}`);
}

/** The least power of 2 that holds a frame. */
export const enclosingPowerOfTwo = (length: number): number =>
  2 ** Math.ceil(Math.log2(Math.max(1, length)));
