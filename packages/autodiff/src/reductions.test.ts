// Gradients of reductions, softmax and its losses where formulas are easily wrong: zeros, ties, infinities, second order.
import { constant, setBackend, Variable, type Tensor, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  dropout,
  logSoftmax,
  logSumExp,
  moments,
  multiply,
  random,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceProd,
  reduceStd,
  reduceSum,
  reduceVariance,
  sigmoidCrossEntropy,
  softmax,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from "@gradtape/ops";
import { beforeAll, describe, expect, it } from "vitest";
import { GradientTape } from "./index.ts";

beforeAll(() => setBackend(reference()));

type Function = (x: Tensor) => Tensor;
const doubles = (x: TensorLike): Tensor => constant(x as number, { dtype: "float64" });

function gradient(f: Function, at: TensorLike): unknown {
  const x = doubles(at);
  const [y, tape] = GradientTape.run((t) => (t.watch(x), f(x)));
  return tape.gradient(y, x)!.arraySync();
}

/** The Jacobian of the gradient. */
function hessian(f: Function, at: TensorLike): number[][] {
  const x = doubles(at);
  const [g, outer] = GradientTape.run((o) => {
    o.watch(x);
    const [y, inner] = GradientTape.run((t) => (t.watch(x), f(x)));
    return inner.gradient(y, x)!;
  });
  return outer.jacobian(g, x)!.arraySync() as number[][];
}

/** The numbers to within 10⁻¹⁰, in any nesting. */
const near = (x: unknown): unknown =>
  Array.isArray(x)
    ? x.map(near)
    : Number.isFinite(x)
      ? (expect.closeTo(x as number, 10) as unknown)
      : x;

describe("reduceProd", () => {
  it("with one zero, with two, with none", () => {
    expect(gradient((x) => reduceProd(x), [3, 0, 2])).toEqual(near([0, 6, 0]));
    expect(gradient((x) => reduceProd(x), [3, 0, 2, 0])).toEqual(near([0, 0, 0, 0]));
    expect(gradient((x) => reduceProd(x), [3, 5, 2, 7, -1])).toEqual(
      near([-70, -42, -105, -30, 210]),
    );
    expect(gradient((x) => reduceProd(x), 4)).toEqual(near(1));
    expect(gradient((x) => reduceProd(x), [])).toEqual(near([]));
  });

  it("to second order", () => {
    expect(hessian((x) => reduceProd(x), [3, 0, 2])).toEqual(
      near([
        [0, 2, 0],
        [2, 0, 3],
        [0, 3, 0],
      ]),
    );
    expect(hessian((x) => reduceProd(x), [3, 0, 0])).toEqual(
      near([
        [0, 0, 0],
        [0, 0, 3],
        [0, 3, 0],
      ]),
    );
  });

  it("along two axes that are not neighbours", () => {
    const x = [
      [
        [1, 2],
        [3, 0],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ];
    expect(
      gradient((t) => reduceSum(multiply(reduceProd(t, [0, 2]), doubles([1, 10]))), x),
    ).toEqual(
      near([
        [
          [60, 30],
          [0, 1680],
        ],
        [
          [12, 10],
          [0, 0],
        ],
      ]),
    );
  });
});

describe("reduceMax and reduceMin", () => {
  it("share among ties", () => {
    expect(gradient((x) => reduceMax(x), [1, 3, 3, 2])).toEqual(near([0, 0.5, 0.5, 0]));
    expect(
      gradient(
        (x) => reduceMin(x, 1),
        [
          [1, 1],
          [0, -2],
        ],
      ),
    ).toEqual(
      near([
        [0.5, 0.5],
        [0, 1],
      ]),
    );
    expect(gradient((x) => reduceMax(x, 0, { keepDims: true }), [-Infinity, -Infinity])).toEqual(
      near([0.5, 0.5]),
    );
  });
});

describe("reduceMean, reduceVariance, reduceStd, moments", () => {
  it("reduceMean", () => {
    expect(
      gradient(
        (x) => reduceMean(x, 1),
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ),
    ).toEqual(
      near(
        [
          [1, 1, 1],
          [1, 1, 1],
        ].map((r) => r.map((v) => v / 3)),
      ),
    );
  });

  it("variance to second order: 2/n · (I - 1/n)", () => {
    const want = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (2 / 3) * ((i === j ? 1 : 0) - 1 / 3)));
    expect(hessian((x) => reduceVariance(x), [1, 4, -2])).toEqual(near(want));
    expect(hessian((x) => moments(x, 0)[1], [1, 4, -2])).toEqual(near(want));
  });

  it("moments: both together", () => {
    const f: Function = (x) => {
      const [mean, variance] = moments(x, 0);
      return multiply(mean, variance);
    };
    // d(m · v) = v/n + m · 2/n · (x - m), with m = 1 and v = 6.
    expect(gradient(f, [1, 4, -2])).toEqual(near([2, 4, 0]));
  });

  it("reduceStd has none where all elements are equal, as in TensorFlow", () => {
    expect(gradient((x) => reduceStd(x), [1, 3])).toEqual(near([-0.5, 0.5]));
    expect(gradient((x) => reduceStd(x), [2, 2])).toEqual(near([NaN, NaN]));
  });
});

const p = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218]; // softmax([1, 2, 3])
const curvature = p.map((a, i) => p.map((b, j) => (i === j ? a : 0) - a * b));

describe("logSumExp", () => {
  it("is softmax, also of huge inputs", () => {
    expect(gradient((x) => logSumExp(x), [1, 2, 3])).toEqual(near(p));
    expect(gradient((x) => logSumExp(x), [5001, 5002, 5003])).toEqual(near(p));
    expect(hessian((x) => logSumExp(x), [1, 2, 3])).toEqual(near(curvature));
  });

  it("is 0 for rows of -Infinity, to second order too", () => {
    expect(
      gradient(
        (x) => logSumExp(x, 1),
        [
          [-Infinity, -Infinity],
          [-Infinity, 3],
        ],
      ),
    ).toEqual(
      near([
        [0, 0],
        [0, 1],
      ]),
    );
    expect(hessian((x) => logSumExp(x), [-Infinity, -Infinity])).toEqual(
      near([
        [0, 0],
        [0, 0],
      ]),
    );
  });
});

describe("softmax and logSoftmax", () => {
  it("to second order", () => {
    expect(hessian((x) => multiply(logSoftmax(x), doubles([1, 1, 1])), [1, 2, 3])).toEqual(
      near(curvature.map((r) => r.map((v) => -3 * v))),
    );
    // The Hessian of p₀: p₀ · ((e₀ - p)(e₀ - p)ᵀ - diag(p) + ppᵀ).
    const e0 = [1, 0, 0];
    const want = p.map((_, i) =>
      p.map((_, j) => p[0]! * ((e0[i]! - p[i]!) * (e0[j]! - p[j]!) - curvature[i]![j]!)),
    );
    expect(hessian((x) => multiply(softmax(x), doubles(e0)), [1, 2, 3])).toEqual(near(want));
  });
});

describe("cross-entropies", () => {
  it("softmaxCrossEntropy: labels need not sum to 1", () => {
    const labels = doubles([1, 0, 2]);
    expect(gradient((x) => softmaxCrossEntropy(labels, x), [1, 2, 3])).toEqual(
      near([3 * p[0]! - 1, 3 * p[1]!, 3 * p[2]! - 2]),
    );
    expect(hessian((x) => softmaxCrossEntropy(labels, x), [1, 2, 3])).toEqual(
      near(curvature.map((r) => r.map((v) => 3 * v))),
    );
  });

  it("softmaxCrossEntropy: of labels, and of both at once", () => {
    const logits = doubles([1, 2, 3]);
    expect(gradient((x) => softmaxCrossEntropy(x, logits), [1, 0, 2])).toEqual(
      near(p.map((v) => -Math.log(v))),
    );
    // f(x) = -Σ x · logSoftmax(x): its Hessian has the mixed derivatives twice.
    const [x, sum] = [[1, 2, 3], 6];
    const want = x.map((_, i) =>
      x.map((_, j) => 2 * (p[j]! - (i === j ? 1 : 0)) + sum * curvature[i]![j]! + (p[i]! - p[j]!)),
    );
    expect(hessian((t) => softmaxCrossEntropy(t, t), x)).toEqual(near(want));
  });

  it("a label of 0 on an impossible class leaves the others alone", () => {
    expect(gradient((x) => softmaxCrossEntropy(doubles([1, 0, 0]), x), [0, 0, -Infinity])).toEqual(
      near([-0.5, 0.5, 0]),
    );
  });

  it("sparseSoftmaxCrossEntropy to second order", () => {
    expect(gradient((x) => sparseSoftmaxCrossEntropy(2, x), [1, 2, 3])).toEqual(
      near([p[0], p[1], p[2]! - 1]),
    );
    expect(hessian((x) => sparseSoftmaxCrossEntropy(2, x), [1, 2, 3])).toEqual(near(curvature));
    expect(
      gradient(
        (x) => sparseSoftmaxCrossEntropy([0, 1], x),
        [
          [0, 9000],
          [0, 9000],
        ],
      ),
    ).toEqual(
      near([
        [-1, 1],
        [0, 0],
      ]),
    );
  });

  it("sigmoidCrossEntropy: of both at once", () => {
    const s = 1 / (1 + Math.exp(-0.5));
    expect(gradient((x) => sigmoidCrossEntropy(doubles([1, 0]), x), [0.5, 800])).toEqual(
      near([s - 1, 1]),
    );
    // f(x) = softplus(x) - x²
    expect(hessian((x) => sigmoidCrossEntropy(x, x), [0.5])).toEqual(near([[s * (1 - s) - 2]]));
    // At the kink of |x| there is none in the function.
    expect(gradient((x) => sigmoidCrossEntropy(doubles([0.25]), x), [0])).toEqual(near([0.25]));
  });
});

it("dropout drops the gradient where it drops the value", () => {
  const x = new Variable([1, 2, 3, 4, 5, 6, 7, 8]);
  const generator = new random.Generator({ seed: 1 });
  const [y, tape] = GradientTape.run(() => dropout(x, 0.5, { generator }));
  const kept = (y.arraySync() as number[]).map((v) => (v === 0 ? 0 : 2));
  expect(new Set(kept)).toEqual(new Set([0, 2]));
  expect(tape.gradient(y, x)!.arraySync()).toEqual(kept);
});

it("random numbers carry gradients to the parameters of their distribution", () => {
  const [mean, stddev] = [new Variable([1, 2]), new Variable(3)];
  const [y, tape] = GradientTape.run(() => random.normal([4, 2], { mean, stddev, seed: 1 }));
  const [ofMean, ofStddev] = tape.gradient(y, [mean, stddev]);
  expect(ofMean!.arraySync()).toEqual([4, 4]);
  expect(ofStddev!.arraySync()).toBeCloseTo(
    reduceSum(random.normal([4, 2], { seed: 1 })).arraySync() as number,
    5,
  );
});
