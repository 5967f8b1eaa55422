import { customGradient } from "@gradtape/autodiff";
import { constant, setBackend, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, matmul, multiply, neg, reduceSum, sigmoid } from "@gradtape/ops";
import { beforeAll, describe, expect, it } from "vitest";
import { checkGradients, numericDerivative, relativeError } from "./index.ts";

beforeAll(() => setBackend(reference()));

describe("checkGradients", () => {
  it("passes what is right, to any order, and says what it compared", () => {
    const checks = checkGradients(
      (a, b) => sigmoid(matmul(a, b)) as Tensor,
      [[[0.5, -1, 2]], [[1], [0.25], [-0.5]]],
      { order: 3 },
    );
    expect(checks.map(({ order, input }) => `${order}${input}`)).toEqual([
      "10",
      "11",
      "20",
      "21",
      "30",
      "31",
    ]);
    for (const { error } of checks) expect(error).toBeLessThan(1e-8);
  });

  it("takes several outputs, integer inputs and values that float32 cannot hold", () => {
    const index = constant([1], { dtype: "int32" });
    const seen: Tensor[] = [];
    checkGradients((x, i) => [multiply(x, x), (seen.push(x, i), neg(x))], [[0.1, 0.2], index]);
    expect(seen[0]!.arraySync()).toEqual([0.1, 0.2]);
    expect(seen[1]!.dtype).toBe("int32");
  });

  const square = (gradient: (g: Tensor, x: Tensor) => Tensor) =>
    customGradient((x: Tensor) => [multiply(x, x) as Tensor, (g: Tensor) => [gradient(g, x)]]);

  it("names order and input of a wrong gradient", () => {
    const wrong = square((g, x) => multiply(g, x) as Tensor);
    expect(() =>
      checkGradients(
        (a, b) => add(a, wrong(b)) as Tensor,
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: checkGradients: order 1, input 1 of shape [2]: the gradient gives 3.7841210596832404, finite differences give 7.56824211936659 (± 2.4e-13): they differ by 0.500, more than 0.000001]`,
    );
  });

  it("finds a first gradient that is right but cannot be differentiated", () => {
    const frozen = square(
      (g, x) => multiply(g, multiply(2, constant(x.dataSync(), { dtype: "float64" }))) as Tensor,
    );
    expect(() => checkGradients((x) => frozen(x), [[1, 2]])).toThrowErrorMatchingInlineSnapshot(
      `[Error: checkGradients: order 2, input 0 of shape [2]: the gradient gives 0 (there is no gradient: null), finite differences give 0.8639315754606969 (± 0.0): they differ by 0.864, more than 0.000001]`,
    );
    expect(() => checkGradients((x) => frozen(x), [[1, 2]], { order: 1 })).not.toThrow();
  });

  it("finds a gradient of the wrong shape", () => {
    const wrong = square((g, x) => reduceSum(multiply(g, multiply(2, x))) as Tensor);
    expect(() => checkGradients((x) => wrong(x), [[1, 2]])).toThrowErrorMatchingInlineSnapshot(
      `[GradientError: customGradient: gradient 0 is float64 of shape [], its input float64 of [2]: they must be alike]`,
    );
  });

  it("finds a path that is cut", () => {
    const cut = (x: Tensor): Tensor =>
      multiply(constant(x.dataSync(), { dtype: "float64" }), 2) as Tensor;
    expect(() => checkGradients(cut, [[1, 2]])).toThrowErrorMatchingInlineSnapshot(
      `[Error: checkGradients: order 1, input 0 of shape [2]: the gradient gives 0 (there is no gradient: null), finite differences give 1.3469442715820736 (± 4.4e-14): they differ by 1.00, more than 0.000001]`,
    );
  });

  it("refuses what has no gradient", () => {
    const ints = constant([1, 2], { dtype: "int32" });
    expect(() => checkGradients((x) => x, [ints])).toThrowErrorMatchingInlineSnapshot(
      `[Error: checkGradients: the function yields no float tensor, so it has no gradient]`,
    );
    expect(() =>
      checkGradients((x) => x, [[1]], { sources: [1] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: checkGradients: input 1 is missing: gradients flow to floats only]`,
    );
    expect(() => checkGradients((x) => x, [[1]], { orders: 2 } as object)).toThrow("orders");
  });
});

it("numericDerivative settles beside a kink and on steep functions", () => {
  expect(numericDerivative((t) => Math.exp(5 * t)).derivative).toBeCloseTo(5, 9);
  for (const kink of [0.1, 0.004, 1e-4])
    expect(numericDerivative((t) => Math.abs(t + kink) * 3).derivative).toBeCloseTo(3, 6);
  expect(numericDerivative((t) => 1e6 * Math.sin(t)).derivative).toBeCloseTo(1e6, 3);
});

it("relativeError is that of CS231n", () => {
  expect(relativeError(0, 0)).toBe(0);
  expect(relativeError(1, 0)).toBe(1);
  expect(relativeError(100, 101)).toBeCloseTo(1 / 101, 12);
});
