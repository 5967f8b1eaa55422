// What is built on tapes, against finite differences.
import { customGradient, hessianVectorProduct, jvp, recomputeGrad } from "@gradtape/autodiff";
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  exp,
  matmul,
  multiply,
  nn,
  reduceProd,
  reduceSum,
  sin,
  softmax,
  square,
  tanh,
} from "@gradtape/ops";
import { beforeAll, expect, it } from "vitest";
import { checkGradients } from "./index.ts";

beforeAll(() => setBackend(reference()));

const a = [
  [0.5, -1, 2],
  [1.5, 0.25, -0.75],
];
const b = [[1], [0.25], [-0.5]];
const f = (x: Tensor, y: Tensor): Tensor =>
  reduceProd(tanh(add(matmul(x, y), sin(reduceSum(y)))), 0);

/** How many derivatives were compared, all of which agree: one for each order and input. */
const compared = (...args: Parameters<typeof checkGradients>): number =>
  checkGradients(...args).length;

it("recomputeGrad has the derivatives of its function, to the third order", () => {
  expect(compared(recomputeGrad(f), [a, b], { order: 3 })).toBe(6);
  const w = new Variable([[0.5, 0.25, -1]], { dtype: "float64" });
  const layer = recomputeGrad((x) => exp(multiply(x, w)));
  expect(compared((x) => square(layer(x)), [a], { order: 3 })).toBe(3);
});

it("a custom gradient that is right is right to the third order, with several inputs and outputs", () => {
  const both = customGradient((x, y) => [
    [multiply(x, y), sin(x)],
    (g, h) => [add(multiply(g, y), multiply(h, sin(add(x, Math.PI / 2)))), multiply(g, x)],
  ]);
  expect(compared((x, y) => both(square(x), y), [a, a], { order: 3 })).toBe(6);
  const nested = customGradient((x) => [both(x, x)[0]!, (g) => multiply(g, multiply(2, x))]);
  expect(compared((x) => sin(nested(x)), [a], { order: 3 })).toBe(3);
});

it("a Jacobian-vector product has derivatives, by its primals and its tangents", () => {
  const to = constant(b, { dtype: "float64" });
  expect(compared((x, t) => jvp(() => f(x, to), x, t).tangent, [a, a])).toBe(4);
  const product = (x: Tensor, y: Tensor, t: Tensor, u: Tensor): Tensor =>
    jvp(() => matmul(x, y), [x, y], [t, u]).tangent;
  expect(compared(product, [a, b, a, b], { order: 3 })).toBe(12);
});

it("a Hessian-vector product has derivatives, by point and vector", () => {
  const g = (x: Tensor): Tensor => reduceSum(multiply(tanh(x), square(x)));
  expect(compared((x, v) => hessianVectorProduct(() => g(x), x, v), [a, a])).toBe(4);
});

it.each<[string, (x: Tensor) => Tensor]>([
  ["softmax", (x) => softmax(x)],
  ["logSoftmax", (x) => nn.logSoftmax(x, 0)],
  ["layerNorm", (x) => nn.layerNorm(x, { epsilon: 0.5 })],
  ["rmsNorm", (x) => nn.rmsNorm(x, { epsilon: 0.5 })],
  [
    "layerNorm with scale and offset",
    (x) => nn.layerNorm(x, { epsilon: 0.5, scale: reduceSum(x, 0), offset: reduceProd(x, 0) }),
  ],
  ["rmsNorm with scale", (x) => nn.rmsNorm(x, { epsilon: 0.5, scale: reduceProd(x, 0) })],
  ["moments", (x) => add(...nn.moments(x, 1))],
  [
    "batchNormalization",
    (x) => nn.batchNormalization(x, ...nn.moments(x, 0), reduceSum(x, 0), reduceProd(x, 0), 0.5),
  ],
  ["l2Normalize", (x) => nn.l2Normalize(x, 1)],
  ["sparseSoftmaxCrossEntropy", (x) => nn.sparseSoftmaxCrossEntropy([2, 0], x)],
  ["softmaxCrossEntropy", (x) => nn.softmaxCrossEntropy(square(x), x)],
])(
  "%s, whose gradient is a kernel of its own, has the derivatives of its formula to the third order",
  (_, fn) => {
    expect(compared(fn, [a], { order: 3 })).toBe(3);
  },
);
