// Sums over a window that moves along the last axis.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, storeTo, type Access, type Expr } from "@gradtape/core/internal";
import { padded } from "../shape/pad.ts";

/** Windows up to this width are read element by element; longer ones in a loop. */
const UNROLLED = 17;

const windowSumOp = /*@__PURE__*/ defineOp<{ readonly width: number }>({
  name: "windowSum",
  infer: ([{ shape, dtype }], { width }) => [
    { shape: [...shape.slice(0, -1), shape.at(-1)! - width + 1], dtype },
  ],
  lower([x], { width }, [out]) {
    const stride = x.strides.at(-1)!;
    const read = (from: number, ...step: readonly number[]): Access => ({
      input: 0,
      dtype: x.dtype,
      offset: from * stride,
      strides: [...x.strides, ...step],
    });
    if (width > UNROLLED) {
      return {
        kind: "reduce",
        axes: [...out.shape, width],
        kept: out.shape.length,
        combine: "sum",
        body: e.load(0, x.dtype),
        reads: [read(0, stride)],
        store: storeTo(0, out, e.acc(x.dtype)),
      };
    }
    const places = Array.from({ length: width }, (_, i) => i);
    const sum = places.map((i): Expr => e.load(i, x.dtype)).reduce((a, b) => e.add(a, b));
    return {
      kind: "map",
      axes: out.shape,
      reads: places.map((i) => read(i)),
      store: storeTo(0, out, sum),
    };
  },
  grad: ({ attrs: { width } }, g) => [() => windowSum(framed(g, width - 1), width)],
});

const windowSum = (x: Tensor, width: number): Tensor => dispatch1(windowSumOp, [x], { width });

/** `count` zeros more at both ends of the last axis. */
const framed = (x: Tensor, count: number): Tensor =>
  padded(
    x,
    x.shape.map((_, d) => (d === x.rank - 1 ? [count, count] : [0, 0])),
    0,
  );

/** The sum of the elements no further than `radius` places away on the last axis. */
export const nearbySum = (x: Tensor, radius: number): Tensor =>
  windowSum(framed(x, radius), 2 * radius + 1);
