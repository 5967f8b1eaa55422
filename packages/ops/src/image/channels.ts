// The three channels of pixels: which is the largest, and how hue goes round them.
import type { Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  type Expr,
  type Op,
} from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { lessEqual } from "../compare/lessEqual.ts";
import { less } from "../compare/less.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { logicalAnd } from "../logic/logicalAnd.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { concat } from "../shape/concat.ts";
import { slice } from "../shape/slice.ts";

/** Each channel, with a last axis of size 1. */
export function channelsOf(x: Tensor): [Tensor, Tensor, Tensor] {
  const begin = x.shape.map(() => 0);
  const channel = (c: number): Tensor =>
    slice(x, begin.with(x.rank - 1, c), x.shape.with(x.rank - 1, 1) as number[]) as Tensor;
  return [channel(0), channel(1), channel(2)];
}

type Compare = (a: Tensor, b: Tensor) => Tensor;

/** 1 at the channel that compares true with both others, by rules that decide between equal ones. */
function mask(x: Tensor, rules: readonly (readonly [Compare, Compare])[]): Tensor {
  const channels = channelsOf(x);
  const others = [
    [1, 2],
    [0, 2],
    [0, 1],
  ] as const;
  const masks = channels.map((one, c) => {
    const [a, b] = others[c]!;
    const [first, second] = rules[c]!;
    return logicalAnd(first(one, channels[a]!), second(one, channels[b]!)) as Tensor;
  });
  return cast(concat(masks, -1) as Tensor, x.dtype);
}

/** 1 at the largest channel: of equal ones the first. */
export const largest = (x: Tensor): Tensor =>
  mask(x, [
    [greaterEqual as Compare, greaterEqual as Compare],
    [greater as Compare, greaterEqual as Compare],
    [greater as Compare, greater as Compare],
  ]);

/** 1 at the smallest channel: of equal ones the last. */
export const smallest = (x: Tensor): Tensor =>
  mask(x, [
    [less as Compare, less as Compare],
    [lessEqual as Compare, less as Compare],
    [lessEqual as Compare, lessEqual as Compare],
  ]);

/** 1 at the channel after the largest, going round, and -1 at the one before it: hue grows from that to this. */
export function steps(x: Tensor): Tensor {
  const [r, g, b] = channelsOf(largest(x));
  return subtract(concat([b, r, g], -1), concat([g, b, r], -1)) as Tensor;
}

interface RampAttrs {
  /** The slopes, rather than the ramps. */
  readonly slopes: boolean;
}

/** From hue, the part of red, green and blue in a full colour of this hue: each a trapezium of slopes 6 and -6. */
const rampOp: Op<RampAttrs> = /*@__PURE__*/ defineOp<RampAttrs>({
  name: "hueRamps",
  infer: ([h]) => [{ shape: [...h.shape.slice(0, -1), 3], dtype: h.dtype }],
  lower([h], { slopes }, [out]) {
    const turn = e.mul(e.load(0, h.dtype), 6);
    /** `sign · |turn - centre| + height`, cut off at 0 and 1. */
    const ramp = (centre: number, sign: 1 | -1, height: number): Expr => {
      const away = e.sub(turn, centre);
      const line = e.add(e.mul(e.abs(away), sign), height);
      if (!slopes) return e.min(e.max(line, 0), 1);
      const inside = e.and(e.gt(line, 0), e.lt(line, 1));
      return e.where(inside, e.mul(e.sign(away), 6 * sign), 0);
    };
    return [ramp(3, 1, -1), ramp(2, -1, 2), ramp(4, -1, 2)].map((value, c) => ({
      kind: "map",
      axes: h.shape.slice(0, -1),
      reads: [readOf(0, h, h.strides.slice(0, -1))],
      store: storeTo(0, out, value, {
        offset: c * out.strides.at(-1)!,
        strides: out.strides.slice(0, -1),
      }),
    }));
  },
  grad: ({ inputs: [h], attrs: { slopes } }, g) => [
    () =>
      slopes
        ? zerosLike(h)
        : (reduceSum(multiply(g, dispatch1(rampOp, [h], { slopes: true })), -1, {
            keepDims: true,
          }) as Tensor),
  ],
});

/** Red, green and blue of the full colours of hues, whose last axis has size 1. */
export const hueRamps = (hue: Tensor): Tensor => dispatch1(rampOp, [hue], { slopes: false });
