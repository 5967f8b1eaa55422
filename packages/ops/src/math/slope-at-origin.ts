// The quotient of an odd function of slope ½ and its argument.
import type { Tensor } from "@gradtape/core";
import { equal } from "../compare/equal.ts";
import { where } from "../logic/where.ts";
import { divide } from "./divide.ts";

/** `y / x`, and its limit ½ where x is 0. */
export function slopeAtOrigin(y: Tensor, x: Tensor): Tensor {
  const atOrigin = equal(x, 0);
  return where(atOrigin, 0.5, divide(y, where(atOrigin, 1, x))) as Tensor;
}
