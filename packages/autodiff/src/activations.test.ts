// Activations at their edges and kinks: values, slopes and slopes of slopes as TensorFlow 2.21 and Keras 3.15 give them.
import { constant, setBackend, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { GradientTape } from "./tape.ts";

setBackend(reference());

type Activation = (x: Tensor) => Tensor;
type Row = readonly [
  x: readonly number[],
  y: readonly number[],
  slope: readonly number[],
  slopeOfSlope: readonly number[] | null,
];

const { nn } = ops;
const FUNCTIONS: Readonly<Record<string, Activation>> = {
  ...(ops as unknown as Record<string, Activation>),
  ...(nn as unknown as Record<string, Activation>),
  leakyRelu: (x) => ops.leakyRelu(x, { alpha: 0.25 }) as Tensor,
};

// Left out: celu at 0, where Keras adds the slopes of both pieces, and at NaN; hardSwish at infinities, where it multiplies them by 0.
// Where there is null, TensorFlow has no second derivative.
// prettier-ignore
const EDGES: Readonly<Record<string, Row>> = {
  relu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [0, 0, 0, 0, 1000, Infinity, NaN], [0, 0, 0, 0, 1, 1, 0], [0, 0, 0, 0, 0, 0, 0]],
  relu6: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN, 6], [0, 0, 0, 0, 6, 6, NaN, 6], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]],
  elu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [-1, -1, -0, 0, 1000, Infinity, NaN], [0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0, 0]],
  selu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [-1.7580993408473768, -1.7580993408473768, -0, 0, 1050.7009873554805, Infinity, NaN], [0, 0, 1.0507009873554805, 1.0507009873554805, 1.0507009873554805, 1.0507009873554805, 1.0507009873554805], [0, 0, 0, 0, 0, 0, 0]],
  leakyRelu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [-Infinity, -250, -0, 0, 1000, Infinity, NaN], [0.25, 0.25, 0.25, 0.25, 1, 1, 0.25], [0, 0, 0, 0, 0, 0, 0]],
  gelu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [NaN, -0, -0, 0, 1000, Infinity, NaN], [NaN, 0, 0.5, 0.5, 1, NaN, NaN], [NaN, 0, 0.7978845471476527, 0.7978845471476527, 0, NaN, NaN]],
  silu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [NaN, -0, -0, 0, 1000, Infinity, NaN], [NaN, -0, 0.5, 0.5, 1, NaN, NaN], [NaN, 0, 0.5, 0.5, 0, NaN, NaN]],
  softplus: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [0, 0, Math.LN2, Math.LN2, 1000, Infinity, NaN], [0, 0, 0.5, 0.5, 1, 1, NaN], [0, 0, 0.25, 0.25, 0, 0, NaN]],
  softsign: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [NaN, -0.999000999000999, -0, 0, 0.999000999000999, NaN, NaN], [0, 9.98002996004994e-7, 1, 1, 9.98002996004994e-7, 0, NaN], null],
  sigmoid: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [0, 0, 0.5, 0.5, 1, 1, NaN], [0, 0, 0.25, 0.25, 0, 0, NaN], [0, 0, 0, 0, -0, -0, NaN]],
  logSigmoid: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [-Infinity, -1000, -Math.LN2, -Math.LN2, -0, -0, NaN], [1, 1, 0.5, 0.5, 0, 0, NaN], [-0, -0, -0.25, -0.25, -0, -0, NaN]],
  tanh: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [-1, -1, -0, 0, 1, 1, NaN], [0, 0, 1, 1, 0, 0, NaN], [0, 0, 0, -0, -0, -0, NaN]],
  hardSigmoid: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN, -3, 3], [0, 0, 0.5, 0.5, 1, 1, NaN, 0, 1], [0, 0, 0.16666666666666666, 0.16666666666666666, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  hardSwish: [[-1000, -0, 0, 1000, NaN, -3, 3], [-0, -0, 0, 1000, NaN, -0, 3], [0, 0.5, 0.5, 1, NaN, 0, 1], [0, 0.3333333333333333, 0.3333333333333333, 0, 0, 0, 0]],
  hardTanh: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN, -1, 1], [-1, -1, -0, 0, 1, 1, NaN, -1, 1], [0, 0, 1, 1, 0, 0, 0, 1, 1], null],
  thresholdedRelu: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN, 1], [0, 0, 0, 0, 1000, Infinity, 0, 0], [0, 0, 0, 0, 1, 1, 0, 0], null],
  mish: [[-Infinity, -1000, -0, 0, 1000, Infinity, NaN], [NaN, -0, -0, 0, 1000, Infinity, NaN], [NaN, 0, 0.6000000000000001, 0.6000000000000001, 1, NaN, NaN], [NaN, 0, 0.6399999999999999, 0.6399999999999999, 0, NaN, NaN]],
  celu: [[-Infinity, -1000, 1000, Infinity], [-1, -1, 1000, Infinity], [0, 0, 1, 1], [0, 0, 0, 0]],
};

/** As numbers, to the digits of TensorFlow's float32 constants. */
const agree = (got: readonly number[], want: readonly number[]): boolean =>
  got.length === want.length &&
  got.every((x, i) => Object.is(x, want[i]) || Math.abs(x - want[i]!) <= 1e-7 * Math.abs(want[i]!));

describe("at their edges", () => {
  it.each(Object.entries(EDGES))("%s", (name, [points, y, slope, slopeOfSlope]) => {
    const x = constant(points, { dtype: "float64" });
    using outer = new GradientTape();
    outer.watch(x);
    const [value, inner] = GradientTape.run((tape) => {
      tape.watch(x);
      return FUNCTIONS[name]!(x);
    });
    const first = inner.gradient(value, x)!;
    const second = outer.gradient(first, x);
    for (const [got, want] of [
      [value, y],
      [first, slope],
      [second, slopeOfSlope],
    ] as const) {
      if (want === null) continue;
      const list = got!.arraySync() as number[];
      expect(agree(list, want), `${name}: got ${list.join(", ")}, want ${want.join(", ")}`).toBe(
        true,
      );
    }
  });
});
