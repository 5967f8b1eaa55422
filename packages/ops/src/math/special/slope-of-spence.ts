// The slope of Spence's function as an op: with digits near 1, where numerator and denominator vanish.
import type { Tensor } from "@gradtape/core";
import { equal } from "../../compare/equal.ts";
import { where } from "../../logic/where.ts";
import { divide } from "../divide.ts";
import { log } from "../log.ts";
import { multiply } from "../multiply.ts";
import { subtract } from "../subtract.ts";

/** `ln x / (1 - x)`; where x is 1 the line through its limit, `-1 + (x - 1) / 2`. */
export function slopeOfSpence(x: Tensor): Tensor {
  const atOne = equal(x, 1);
  const line = subtract(multiply(0.5, x), 1.5);
  return where(atOne, line, divide(log(x), where(atOne, 1, subtract(1, x)))) as Tensor;
}
