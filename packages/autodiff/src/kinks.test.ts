// Gradients at kinks, poles and infinities, where finite differences say nothing: TensorFlow's conventions.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  abs,
  asinh,
  cast,
  clipByGlobalNorm,
  clipByValue,
  divideNoNan,
  floor,
  gelu,
  greater,
  identity,
  hardSigmoid,
  leakyRelu,
  linalg,
  log,
  maximum,
  minimum,
  multiply,
  multiplyNoNan,
  norm,
  pow,
  relu,
  relu6,
  rsqrt,
  sign,
  silu,
  softplus,
  sqrt,
  stopGradient,
  tanh,
  where,
  xdivy,
  xlogy,
} from "@gradtape/ops";
import { beforeAll, expect, test } from "vitest";
import { GradientTape } from "./tape.ts";

beforeAll(() => setBackend(reference()));

/** The gradients of order 1 to `order` of `Σ f(x)`, in float64. */
function slopes(f: (x: Tensor) => Tensor, at: readonly number[], order = 1): unknown[] {
  const x = constant(at, { dtype: "float64" });
  const tapes = Array.from({ length: order }, () => new GradientTape());
  for (const tape of tapes) tape.watch(x);
  let y = f(x);
  const found: unknown[] = [];
  for (const tape of tapes.reverse()) {
    y = tape.gradient(y, x, { unconnectedGradients: "zero" }) as Tensor;
    found.push((y.arraySync() as number[]).map((n) => n + 0)); // -0 counts as 0
    tape[Symbol.dispose]();
  }
  return found;
}
const slope = (f: (x: Tensor) => Tensor, at: readonly number[]): unknown => slopes(f, at)[0];

test("straight pieces have zeros for second derivatives, as in TensorFlow, not none", () => {
  const x = constant([-4, -1, 0, 2, 7]);
  for (const f of [relu, relu6, hardSigmoid, leakyRelu] as ((x: Tensor) => Tensor)[]) {
    const [first, tape] = GradientTape.run((outer) => {
      outer.watch(x);
      const [y, inner] = GradientTape.run((t) => (t.watch(x), f(x)));
      return inner.gradient(y, x);
    });
    expect(tape.gradient(first, x)?.arraySync()).toEqual([0, 0, 0, 0, 0]);
  }
});

test("kinks", () => {
  expect(slope(relu, [-1, 0, 1])).toEqual([0, 0, 1]);
  expect(slope(abs, [-2, 0, 2])).toEqual([-1, 0, 1]);
  expect(slope(sign, [-2, 0, 2])).toEqual([0, 0, 0]);
  expect(slope(relu6, [-1, 0, 3, 6, 7])).toEqual([0, 0, 1, 0, 0]);
  expect(slope((x) => leakyRelu(x, { alpha: 0.5 }), [-1, 0, 1])).toEqual([0.5, 0.5, 1]);
  expect(slope((x) => clipByValue(x, -1, 2), [-2, -1, 0, 2, 3])).toEqual([0, 1, 1, 1, 0]);
  expect(slope((x) => maximum(x, 1), [0, 1, 2])).toEqual([0, 1, 1]);
  expect(slope((x) => maximum(1, x), [0, 1, 2])).toEqual([0, 0, 1]);
  expect(slope((x) => minimum(x, 1), [0, 1, 2])).toEqual([1, 1, 0]);
  expect(slope((x) => minimum(1, x), [0, 1, 2])).toEqual([1, 0, 0]);
});

test("powers of 0, to any order", () => {
  expect(slopes((x) => pow(x, 2), [0, -3], 4)).toEqual([
    [0, -6],
    [2, 2],
    [0, 0],
    [0, 0],
  ]);
  expect(slopes((x) => pow(x, 3), [0], 4)).toEqual([[0], [0], [6], [0]]);
  expect(slopes((x) => pow(x, 1), [0], 2)).toEqual([[1], [0]]);
  expect(slopes((x) => pow(x, 0), [0], 2)).toEqual([[0], [0]]);
  expect(slopes((y) => pow(0, y), [0.5, 2], 2)).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(slope((y) => pow(-2, y), [2])).toEqual([0]);
});

test("second derivatives of a power with respect to base and exponent", () => {
  const x = constant(3, { dtype: "float64" });
  const y = constant(0, { dtype: "float64" });
  using outer = new GradientTape();
  outer.watch([x, y]);
  using inner = new GradientTape();
  inner.watch([x, y]);
  const slopeOfX = inner.gradient(pow(x, y), x) as Tensor;
  // d/dy (y · x^(y-1)) = x^(y-1) + …, and at y = 0 that is 1 / x
  const [, mixed] = outer.gradient(slopeOfX, [x, y]) as Tensor[];
  expect(mixed!.arraySync()).toBeCloseTo(1 / 3, 14);
});

test("products and quotients that are 0 by definition have gradient 0 there, to second order", () => {
  expect(slopes((x) => divideNoNan(x, 0), [1, NaN, Infinity], 2)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(slopes((y) => divideNoNan(1, y), [0, 2], 2)).toEqual([
    [0, -0.25],
    [0, 0.25],
  ]);
  expect(slopes((x) => multiplyNoNan(x, 0), [Infinity, NaN], 2)).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(slopes((y) => xlogy(0, y), [0, -1, 2], 2)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(slopes((x) => xlogy(x, 0), [0], 2)).toEqual([[0], [0]]);
  expect(slopes((y) => xdivy(0, y), [0, 2], 2)).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(slopes((x) => xdivy(x, 0), [0], 2)).toEqual([[0], [0]]);
});

test("where passes nothing to what it did not choose, whatever that is", () => {
  const safe = (x: Tensor): Tensor =>
    where(greater(x, 0), identity(x), constant(NaN, { dtype: "float64" }));
  expect(slope(safe, [-1, 1])).toEqual([0, 1]);
  // tf.sqrt and tf.math.rsqrt: a root passes nothing on of nothing, also where it has no slope.
  for (const root of [sqrt, rsqrt]) {
    const rooted = (x: Tensor): Tensor => where(greater(x, 0), root(x) as Tensor, 0);
    expect(slope(rooted, [-1, 0])).toEqual([0, 0]);
  }
  expect(slope((x) => multiply(0, sqrt(x)) as Tensor, [0, 4])).toEqual([0, 0]);
});

test("saturation and poles", () => {
  expect(slope(sqrt, [0, 4])).toEqual([Infinity, 0.25]);
  expect(slope(log, [0, 2])).toEqual([Infinity, 0.5]);
  expect(slope(softplus, [-1000, 0, 1000])).toEqual([0, 0.5, 1]);
  expect(slope(tanh, [-1000, 0, 1000])).toEqual([0, 1, 0]);
  expect(slope(asinh, [0])).toEqual([1]);
  expect((slope(asinh, [1e200]) as number[])[0]! * 1e200).toBeCloseTo(1, 10);
  expect(slope(silu, [-1000, 1000])).toEqual([0, 1]);
  expect(slope((x) => gelu(x), [-50, 50])).toEqual([0, 1]);
});

test("casts between floats carry gradients, those to integers and bool do not", () => {
  const x = new Variable([1.5, 2]);
  using tape = new GradientTape({ persistent: true });
  const wide = multiply(cast(x, "float64"), 3);
  const whole = cast(cast(x, "int32"), "float32");
  const g = tape.gradient(wide, x) as Tensor;
  expect([g.dtype, g.arraySync()]).toEqual(["float32", [3, 3]]);
  expect(tape.gradient(whole, x)).toBeNull();
  expect(tape.gradient(floor(x), x)).toBeNull();
  expect(tape.gradient(multiply(stopGradient(x), x), x)!.arraySync()).toEqual([1.5, 2]);
});

test("norms of zeros have slope 0, where TensorFlow's is NaN", () => {
  const zeros = [0, 0];
  for (const ord of ["euclidean", 1, 2, 3, 0.5, Infinity] as const)
    expect(slopes((x) => norm(x, undefined, { ord }) as Tensor, zeros, 2)).toEqual([zeros, zeros]);
  expect(slopes((x) => linalg.globalNorm([x, null]), zeros, 2)).toEqual([zeros, zeros]);
  expect(slope((x) => clipByGlobalNorm([x], 2)[0][0]!, zeros)).toEqual([1, 1]);
});

test("a norm of which one part is 0 has finite slopes for it", () => {
  expect(slope((x) => norm(x) as Tensor, [8, 0, 6])).toEqual([0.8, 0, expect.closeTo(0.6, 12)]);
  expect(slopes((x) => norm(x, undefined, { ord: 1 }) as Tensor, [3, 0, -4])).toEqual([[1, 0, -1]]);
  const [[a, b]] = slopes((x) => norm(x, undefined, { ord: 0.5 }) as Tensor, [4, 0]) as [
    [number, number],
  ];
  expect(a).toBeCloseTo(1, 12);
  expect(b).toBe(0);
});
