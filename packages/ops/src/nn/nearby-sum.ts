// Sums over a window that moves along the last axis.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, storeTo, type Access, type Expr } from "@gradtape/core/internal";

/** Windows up to this radius are read element by element; longer ones in a loop. */
const UNROLLED = 8;

/** Its own transpose, and so its own gradient. */
const nearbySumOp = /*@__PURE__*/ defineOp<{ readonly radius: number }>({
  name: "nearbySum",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([x], { radius }, [out]) {
    const last = x.shape.length - 1;
    const [size, stride] = [x.shape[last]!, x.strides[last]!];
    /** The element that is `from` places away, and further by the index of a window's axis, if there is one. */
    const read = (from: number, ...step: readonly [] | readonly [1]): Access => ({
      input: 0,
      dtype: x.dtype,
      offset: from * stride,
      strides: [...x.strides, ...step.map((n) => n * stride)],
      guards: [{ offset: from, strides: [...x.shape.slice(1).map(() => 0), 1, ...step], size }],
    });
    if (radius > UNROLLED) {
      return {
        kind: "reduce",
        axes: [...x.shape, 2 * radius + 1],
        kept: x.shape.length,
        combine: "sum",
        body: e.load(0, x.dtype),
        reads: [read(-radius, 1)],
        store: storeTo(0, out, e.acc(x.dtype)),
      };
    }
    const places = Array.from({ length: 2 * radius + 1 }, (_, i) => i);
    const sum = places.map((i): Expr => e.load(i, x.dtype)).reduce((a, b) => e.add(a, b));
    return {
      kind: "map",
      axes: x.shape,
      reads: places.map((i) => read(i - radius)),
      store: storeTo(0, out, sum),
    };
  },
  grad: ({ attrs: { radius } }, g) => [() => nearbySum(g, radius)],
});

/** The sum of the elements no further than `radius` places away on the last axis. */
export const nearbySum = (x: Tensor, radius: number): Tensor =>
  dispatch1(nearbySumOp, [x], { radius });
