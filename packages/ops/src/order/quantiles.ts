// What lies below a share of the elements: percentiles, quantiles, medians, and those of NumPy's names.
import {
  ArgumentError,
  isTensor,
  isDifferentiable,
  isVariable,
  type Axes,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { normalizeAxes, roundEven, showValue, toTensor, upload } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { gathered } from "../index/gather.ts";
import { takenAlong } from "../index/takeAlongAxis.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { isNan } from "../math/isNan.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { checkNotEmpty } from "../reduce/check-not-empty.ts";
import { reshape } from "../shape/reshape.ts";
import { transpose } from "../shape/transpose.ts";
import { ordered } from "./argsort.ts";

export const INTERPOLATIONS = ["linear", "lower", "higher", "midpoint", "nearest"] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export interface QuantileOptions {
  /** What lies between two neighbours. Default: "linear". */
  interpolation?: Interpolation;
  keepDims?: boolean;
}

/** Numbers of any shape. */
export interface Shares {
  readonly values: readonly number[];
  readonly shape: Shape;
}

/** The shares of a call, read at once, which go from 0 to `unit`. Numbers keep all their digits. */
export function sharesOf(op: string, q: TensorLike, unit: number): Shares {
  const t = isTensor(q) || isVariable(q) ? toTensor(op, q) : toTensor(op, q, "float64");
  checkDType(op, t.dtype, "real");
  const values = Array.from(t.dataSync() as Iterable<number | bigint>, Number);
  const wrong = values.find((x) => !(x >= 0 && x <= unit));
  if (wrong !== undefined)
    throw new ArgumentError(op, `q must be from 0 to ${unit}, got ${showValue(wrong)}`);
  return { values, shape: t.shape };
}

/** The values below which shares from 0 to `unit` of the elements along some axes lie; NaN where there is one. */
export function quantilesOf(
  op: string,
  x: Tensor,
  shares: Shares,
  unit: number,
  axis: Axes,
  { interpolation = "linear", keepDims = false }: QuantileOptions = {},
): Tensor {
  checkChoice(op, "interpolation", interpolation, INTERPOLATIONS);
  const between = interpolation === "linear" || interpolation === "midpoint";
  checkDType(op, x.dtype, between ? "float" : "real");
  const axes = normalizeAxes(op, axis, x.rank);
  checkNotEmpty(op, x, axes);
  const kept = [...x.shape.keys()].filter((d) => !axes.includes(d));
  const sizes = kept.map((d) => x.shape[d]!);
  const n = axes.reduce((size, d) => size * x.shape[d]!, 1);
  const rows = reshape(transpose(x, [...kept, ...axes]) as Tensor, [...sizes, n]);
  const order = ordered(op, rows, -1, undefined);
  const last = sizes.length;
  const at = shares.values.map((share) => (share / unit) * (n - 1));
  const take = (places: readonly number[]): Tensor => {
    const indices = upload(Int32Array.from(places), [places.length], "int32");
    return takenAlong(rows, gathered(order, indices, { axis: last, batchDims: 0 }), last);
  };
  const y = valuesAt(at, interpolation, take);
  const whole = isDifferentiable(x.dtype) ? (where(isNan(take([n - 1])), NaN, y) as Tensor) : y;
  const front = transpose(whole, [last, ...sizes.keys()]) as Tensor;
  const result = keepDims ? x.shape.map((size, d) => (axes.includes(d) ? 1 : size)) : sizes;
  return reshape(front, [...shares.shape, ...result]);
}

/** The values at positions between the sorted ones, which `take` gives. */
function valuesAt(
  at: readonly number[],
  interpolation: Interpolation,
  take: (places: readonly number[]) => Tensor,
): Tensor {
  const [low, high] = [at.map(Math.floor), at.map(Math.ceil)];
  switch (interpolation) {
    case "lower":
      return take(low);
    case "higher":
      return take(high);
    case "nearest":
      return take(at.map(roundEven));
    case "midpoint":
      return multiply(add(take(low), take(high)), 0.5) as Tensor;
    case "linear": {
      // From the nearer end, so that both ends are exact.
      const fractions = at.map((x) => x - Math.floor(x));
      const start = take(at.map((_, i) => (fractions[i]! < 0.5 ? low : high)[i]!));
      const part = fractions.map((f) => (f < 0.5 ? f : f - 1));
      const step = subtract(take(high), take(low)) as Tensor;
      return add(start, multiply(step, part)) as Tensor;
    }
  }
}
