// Second derivatives in one call.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { isObserving } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  expandDims,
  matmul,
  multiply,
  pow,
  reduceMean,
  reduceProd,
  reduceSum,
  reshape,
  sin,
  square,
  subtract,
  tanh,
} from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { ForwardAccumulator, GradientTape, hessian, hessianVectorProduct } from "./index.ts";

setBackend(reference());

const value = (x: Tensor | null): unknown => x && x.arraySync();

describe("hessian", () => {
  it("of a quadratic form is its matrix and that transposed", () => {
    const m = constant([
      [1, 2, -1],
      [0.5, 3, 4],
      [-2, 0, 1],
    ]);
    const x = constant([0.25, -1, 2]);
    const f = () => reduceSum(multiply(multiply(expandDims(x, 1), m), expandDims(x, 0)));
    expect(value(hessian(f, x))).toEqual([
      [2, 2.5, -3],
      [2.5, 6, 4],
      [-3, 4, 2],
    ]);
  });

  it("has the shape of the source twice, a number's none", () => {
    const w = new Variable([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(hessian(() => reduceSum(pow(w, 3)), w).shape).toEqual([3, 2, 3, 2]);
    const x = constant(0.5);
    expect(value(hessian(() => pow(x, 4), x))).toBe(3);
    expect(hessian(() => reduceSum(multiply(w, w)), [] as const)).toEqual([]);
  });

  it("has a block for each pair of sources", () => {
    const [x, v] = [constant([1, 2]), new Variable(3)];
    const h = hessian(() => reduceSum(multiply(multiply(square(x), v), v)), { x, rest: [v] });
    // f = v² Σ x²
    expect(value(h.x.x)).toEqual([
      [18, 0],
      [0, 18],
    ]);
    expect(value(h.x.rest[0]!)).toEqual([12, 24]);
    expect(value(h.rest[0]!.x)).toEqual([12, 24]);
    expect(value(h.rest[0]!.rest[0]!)).toBe(2 * 5);
  });

  it("is zero where the function is linear, or does not depend on a source", () => {
    const [x, y] = [constant([1, 2]), constant([3])];
    const h = hessian(() => reduceSum(multiply(x, 5)), [x, y]);
    expect(value(h[0][0])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(value(h[0][1])).toEqual([[0], [0]]);
    expect(value(h[1][1])).toEqual([[0]]);
  });

  it("is symmetric for a small network, by its weights", () => {
    const kernel = new Variable([[0.5], [-0.25]], { dtype: "float64" });
    const bias = new Variable([0.1], { dtype: "float64" });
    const x = constant(
      [
        [-0.5, 1],
        [0.5, -1],
        [2, 0.5],
      ],
      { dtype: "float64" },
    );
    const loss = () => reduceMean(square(subtract(tanh(add(matmul(x, kernel), bias)), 0.5)));
    const h = hessian(loss, [kernel, bias]);
    const kk = value(reshape(h[0][0], [2, 2])) as number[][];
    expect(kk[0]![1]).toBeCloseTo(kk[1]![0]!, 14);
    const [kb, bk] = [h[0][1], h[1][0]].map((b) => value(reshape(b, [2])) as number[]);
    kb!.forEach((d, i) => expect(d).toBeCloseTo(bk![i]!, 14));
  });

  it("makes a step of Newton's method that ends at the minimum of a parabola", () => {
    const x = new Variable([3, -4], { dtype: "float64" });
    // f = 2 (x₀ - 1)² + (x₁ + 2)² + x₀ x₁
    const f = () => {
      const d = square(add(x, [-1, 2]));
      return add(reduceSum(multiply(d, [2, 1])), reduceProd(x));
    };
    const [[a, b], [c, d]] = value(hessian(f, x)) as [[number, number], [number, number]];
    expect([a, b, c, d]).toEqual([4, 1, 1, 2]);
    const slope = () => {
      const [y, tape] = GradientTape.run(f);
      return value(tape.gradient(y, x)) as [number, number];
    };
    const [p, q] = slope();
    const det = a * d - b * c;
    x.assign(subtract(x, [(d * p - b * q) / det, (a * q - c * p) / det]));
    slope().forEach((g) => expect(g).toBeCloseTo(0, 12));
  });

  it("is of one number, and says so", () => {
    const x = constant([1, 2]);
    expect(() => hessian(() => square(x), x)).toThrow(
      "hessian: fn gave 2 numbers, of shape [2]: a Hessian is of one; sum them, or take tape.jacobian of a gradient",
    );
    expect(() => hessian((() => {}) as never, x)).toThrow(
      "hessian: a target is undefined: did a function forget to return it?",
    );
    expect(() => hessian(() => reduceSum(x), 3 as never)).toThrow(
      "hessian: expected tensors and variables, got 3",
    );
    const tape = new GradientTape();
    expect(isObserving(tape)).toBe(true); // and the refused ones have gone
    tape[Symbol.dispose]();
  });

  it("may be differentiated in turn: third derivatives", () => {
    const x = constant([0.5, 2], { dtype: "float64" });
    const [h, tape] = GradientTape.run((t) => {
      t.watch(x);
      return hessian(() => reduceSum(pow(x, 4)), x);
    });
    expect(value(tape.gradient(h, x))).toEqual([24 * 0.5, 24 * 2]);
  });
});

describe("hessianVectorProduct", () => {
  const x = constant([1, 2, 3], { dtype: "float64" });
  const f = () => reduceProd(square(tanh(x)));
  const v = [3, -4, 5];

  it("is the Hessian times the vector", () => {
    const h = value(hessian(f, x)) as number[][];
    const product = value(hessianVectorProduct(f, x, v)) as number[];
    h.forEach((row, i) => {
      const expected = row.reduce((sum, d, j) => sum + d * v[j]!, 0);
      expect(product[i]).toBeCloseTo(expected, 12);
    });
  });

  it("agrees with forward mode over a tape", () => {
    const [g, acc] = ForwardAccumulator.run(x, v, () => {
      const [y, tape] = GradientTape.run((t) => (t.watch(x), f()));
      return tape.gradient(y, x)!;
    });
    const forward = value(acc.jvp(g)) as number[];
    const product = value(hessianVectorProduct(f, x, v)) as number[];
    product.forEach((d, i) => expect(d).toBeCloseTo(forward[i]!, 12));
  });

  it("sums over all sources, nested as they are", () => {
    const [a, b] = [new Variable([1, 2]), constant(3)];
    const p = hessianVectorProduct(
      () => multiply(reduceSum(square(a)), b),
      { a, b },
      { a: [1, 10], b: constant(100) },
    );
    // f = b Σ a²: H_aa = 2 b, H_ab = 2 a
    expect(value(p.a)).toEqual([6 + 200, 60 + 400]);
    expect(value(p.b)).toBe(2 * 1 + 2 * 2 * 10);
  });

  it("is zero for linear functions, and refuses vectors that do not fit", () => {
    const y = constant([1, 2]);
    expect(value(hessianVectorProduct(() => reduceSum(y), y, [1, 1]))).toEqual([0, 0]);
    expect(() => hessianVectorProduct(() => reduceSum(sin(y)), y, [1, 2, 3] as never)).toThrow(
      "hessianVectorProduct: vectors is float32 of shape [3], its source float32 of [2]: they must be alike",
    );
    expect(() => hessianVectorProduct(() => y, y, [1, 2])).toThrow(
      "hessianVectorProduct: fn gave 2 numbers",
    );
  });
});
