// Activations: every name does what its formula says.
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeEach, expect, it } from "vitest";
import { activations, getActivation, type ActivationName } from "./index.ts";

beforeEach(() => setBackend(reference()));

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.log1p(Math.exp(x));
const formulae: Record<
  Exclude<ActivationName, "softmax" | "logSoftmax" | "gelu">,
  (x: number) => number
> = {
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  exponential: Math.exp,
  hardSigmoid: (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  leakyRelu: (x) => (x > 0 ? x : 0.2 * x),
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  relu6: (x) => Math.min(Math.max(x, 0), 6),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  sigmoid,
  silu: (x) => x * sigmoid(x),
  softplus,
  softsign: (x) => x / (1 + Math.abs(x)),
  swish: (x) => x * sigmoid(x),
  tanh: Math.tanh,
};

it.each(Object.entries(formulae))("%s", (name, formula) => {
  const x = [-7, -2, -0.5, 0, 0.5, 2, 7];
  const y = getActivation(name as ActivationName)(
    constant(x, { dtype: "float64" }),
  ).arraySync() as number[];
  y.forEach((v, i) => expect(v).toBeCloseTo(formula(x[i]!), 12));
});

it("softmax and logSoftmax over the last axis, and gelu", () => {
  const x = constant([[0, Math.log(3)]], { dtype: "float64" });
  expect(getActivation("softmax")(x).arraySync()).toEqual([
    [expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)],
  ]);
  expect(getActivation("logSoftmax")(x).arraySync()).toEqual([
    [expect.closeTo(Math.log(0.25), 12), expect.closeTo(Math.log(0.75), 12)],
  ]);
  // x · Φ(x), with Φ(1) from tables.
  expect(getActivation("gelu")(constant(1, { dtype: "float64" })).arraySync()).toBeCloseTo(
    0.8413447460685429,
    12,
  );
});

it("nothing is linear, and a function is itself", () => {
  const x = constant([1]);
  expect([getActivation(undefined)(x), getActivation(null)(x)]).toEqual([x, x]);
  expect(getActivation(activations.relu as never)).toBe(activations.relu);
});
