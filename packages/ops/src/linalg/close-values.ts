// Reciprocals in the gradients of eigenvectors and singular vectors, which have none where values coincide.
import type { Tensor } from "@gradtape/core";
import { lessEqual } from "../compare/lessEqual.ts";
import { where } from "../logic/where.ts";
import { abs } from "../math/abs.ts";
import { add } from "../math/add.ts";
import { complex } from "../math/complex.ts";
import { imag } from "../math/imag.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { real } from "../math/real.ts";
import { reciprocal } from "../math/reciprocal.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { expandDims } from "../shape/expandDims.ts";
import { stopGradient } from "../shape/stopGradient.ts";

/** A unit in the last place of 1. */
export const epsilonOf = (x: Tensor): number => (x.dtype === "float64" ? 2 ** -52 : 2 ** -23);

/** What counts as 0 among the values along the last axis, as `[..., 1]`. */
const roundingOf = (values: Tensor): Tensor => {
  const n = values.shape[values.shape.length - 1]!;
  const most = reduceMax(abs(stopGradient(values)), -1, { keepDims: true }) as Tensor;
  return multiply(most, n * epsilonOf(values)) as Tensor;
};

/** `1 / x`, or 0 where `|size|` is within rounding. */
function safe(x: Tensor, size: Tensor, rounding: Tensor): Tensor {
  const zero = lessEqual(abs(size), rounding);
  return where(zero, 0, reciprocal(where(zero, 1, x) as Tensor)) as Tensor;
}

/** `1 / v[i]` for values along the last axis. */
export const reciprocals = (v: Tensor): Tensor => safe(v, v, roundingOf(v));

const differences = (v: Tensor): Tensor => subtract(expandDims(v, -2), expandDims(v, -1)) as Tensor;

/** `1 / (v[j] - v[i])` at row i and column j. */
export function gapReciprocals(v: Tensor): Tensor {
  const gaps = differences(v);
  return safe(gaps, gaps, expandDims(roundingOf(v), -1) as Tensor);
}

/** `1 / (v[j]² - v[i]²)` at row i and column j, for values that are not negative. */
export function squareGapReciprocals(v: Tensor): Tensor {
  const gaps = differences(multiply(v, v) as Tensor);
  return safe(gaps, differences(v), expandDims(roundingOf(v), -1) as Tensor);
}

/** `1 / (v[j] - v[i])` at row i and column j, for complex values. */
export function complexGapReciprocals(v: Tensor): Tensor {
  const gaps = differences(v);
  const [x, y] = [real(gaps) as Tensor, imag(gaps) as Tensor];
  const square = add(multiply(x, x), multiply(y, y)) as Tensor;
  // In squares, what is within rounding is within its square.
  const rounding = roundingOf(abs(v) as Tensor);
  const inverse = safe(square, square, expandDims(multiply(rounding, rounding), -1) as Tensor);
  return complex(multiply(x, inverse), neg(multiply(y, inverse))) as Tensor;
}
