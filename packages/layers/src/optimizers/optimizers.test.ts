// Optimizers against the published formulae in plain numbers, and the rules of applyGradients.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { GradientTape } from "@gradtape/autodiff";
import { divide, multiply, neg, pow, reduceSum, square } from "@gradtape/ops";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Adam, clearSession, getOptimizer, SGD, zip, type Optimizer } from "../index.ts";

beforeEach(() => {
  setBackend(reference());
  clearSession();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const STEPS = 10;
const START = [1, -2, 0.5, 3];
/** The gradient of Σ xᵢ⁴/4 + i·xᵢ: neither constant nor linear. */
const slope = (x: number, i: number): number => x ** 3 + i;

/** Where a rule for one number goes in ten steps; `state` is kept for each number. */
function trajectory(
  rule: (x: number, g: number, t: number, state: Record<string, number>) => number,
): number[][] {
  const states = START.map((): Record<string, number> => ({}));
  const path: number[][] = [];
  let x = START;
  for (let t = 1; t <= STEPS; t++) {
    x = x.map((value, i) => rule(value, slope(value, i), t, states[i]!));
    path.push(x);
  }
  return path;
}

/** The same with an optimizer, in float64. */
function path(optimizer: Optimizer): number[][] {
  const x = new Variable(START, { dtype: "float64" });
  const offset = constant([0, 1, 2, 3], { dtype: "float64" });
  return Array.from({ length: STEPS }, () => {
    const [loss, tape] = GradientTape.run(() => reduceSum(divide(pow(x, 4), 4)) as Tensor);
    const g = tape.gradient(loss, x)!;
    optimizer.applyGradients([
      [
        constant(
          (g.arraySync() as number[]).map((v, i) => v + (offset.arraySync() as number[])[i]!),
          { dtype: "float64" },
        ),
        x as Variable,
      ],
    ]);
    return x.arraySync() as number[];
  });
}

/** The largest difference of two paths, relative where numbers are large. */
const apart = (got: number[][], want: number[][]): number =>
  Math.max(
    ...got.flatMap((row, t) =>
      row.map((x, i) => Math.abs(x - want[t]![i]!) / Math.max(1, Math.abs(want[t]![i]!))),
    ),
  );

describe("ten steps in float64", () => {
  it("SGD", () => {
    expect(
      apart(
        path(new SGD(0.03)),
        trajectory((x, g) => x - 0.03 * g),
      ),
    ).toBeLessThan(1e-12);
  });

  it("SGD with momentum", () => {
    expect(
      apart(
        path(new SGD({ learningRate: 0.02, momentum: 0.9 })),
        trajectory((x, g, _, s) => x + (s["m"] = 0.9 * (s["m"] ?? 0) - 0.02 * g)),
      ),
    ).toBeLessThan(1e-12);
  });

  it("SGD with Nesterov's momentum", () => {
    expect(
      apart(
        path(new SGD(0.02, { momentum: 0.9, nesterov: true })),
        trajectory((x, g, _, s) => {
          s["m"] = 0.9 * (s["m"] ?? 0) - 0.02 * g;
          return x + 0.9 * s["m"] - 0.02 * g;
        }),
      ),
    ).toBeLessThan(1e-12);
  });

  const adam =
    (rate: number, b1 = 0.9, b2 = 0.999, epsilon = 1e-7, amsgrad = false) =>
    (x: number, g: number, t: number, s: Record<string, number>): number => {
      s["m"] = b1 * (s["m"] ?? 0) + (1 - b1) * g;
      s["v"] = b2 * (s["v"] ?? 0) + (1 - b2) * g * g;
      const v = amsgrad ? (s["max"] = Math.max(s["max"] ?? 0, s["v"])) : s["v"];
      return (
        x - (rate * Math.sqrt(1 - b2 ** t) * s["m"]) / ((1 - b1 ** t) * (Math.sqrt(v) + epsilon))
      );
    };

  it("Adam", () => {
    expect(apart(path(new Adam(0.1)), trajectory(adam(0.1)))).toBeLessThan(1e-12);
  });

  it("Adam with other options", () => {
    expect(
      apart(
        path(new Adam({ learningRate: 0.05, beta1: 0.5, beta2: 0.7, epsilon: 0.01 })),
        trajectory(adam(0.05, 0.5, 0.7, 0.01)),
      ),
    ).toBeLessThan(1e-12);
    expect(apart(path(new Adam(0.05, { beta1: 0 })), trajectory(adam(0.05, 0)))).toBeLessThan(
      1e-12,
    );
  });

  it("Adam with amsgrad", () => {
    expect(
      apart(
        path(new Adam(0.1, { beta2: 0.5, amsgrad: true })),
        trajectory(adam(0.1, 0.9, 0.5, 1e-7, true)),
      ),
    ).toBeLessThan(1e-12);
  });

  it("with a learning rate by schedule", () => {
    const schedule = (step: Tensor): Tensor => multiply(0.03, pow(0.5, step));
    // The schedule computes in float32.
    expect(
      apart(
        path(new SGD(schedule)),
        trajectory((x, g, t) => x - 0.03 * 0.5 ** (t - 1) * g),
      ),
    ).toBeLessThan(1e-7);
  });
});

describe("applyGradients", () => {
  const variables = (): [Variable, Variable] => [
    new Variable([1, 2], { name: "a" }) as Variable,
    new Variable(3, { name: "b" }) as Variable,
  ];

  it("takes zip(gradients, variables), as in the slides", () => {
    const [a, b] = variables();
    const optimizer = new SGD(0.5);
    const [loss, tape] = GradientTape.run(() => multiply(reduceSum(square(a)), b) as Tensor);
    optimizer.applyGradients(zip(tape.gradient(loss, [a, b]), [a, b]));
    expect([a.arraySync(), b.arraySync(), optimizer.iterations.arraySync()]).toEqual([
      [-2, -4],
      0.5,
      1,
    ]);
  });

  it("leaves variables without gradient as they are, with one warning", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const [a, b] = variables();
    const optimizer = new SGD(1);
    for (let i = 0; i < 2; i++)
      optimizer.applyGradients([
        [null, a],
        [constant(1), b],
      ]);
    expect([a.arraySync(), b.arraySync()]).toEqual([[1, 2], 1]);
    expect(warn.mock.calls).toEqual([
      [
        "sgd.applyGradients: no gradient for a:0: they stay as they are; tape.explain(loss, variable) says why",
      ],
    ]);
  });

  it("refuses all null, none, other shapes and other things", () => {
    const [a, b] = variables();
    const optimizer = new Adam();
    expect(() =>
      optimizer.applyGradients([
        [null, a],
        [undefined, b],
      ]),
    ).toThrow(
      "adam.applyGradients: no gradient for any variable: a:0, b:0; tape.explain(loss, variable) says why",
    );
    expect(() => optimizer.applyGradients([])).toThrow(
      "adam.applyGradients: no variables are given: is the model built, and is it trainable?",
    );
    expect(() => optimizer.applyGradients([[constant([1]), a]])).toThrow(
      "adam.applyGradients: a:0 has shape [2], its gradient [1]: are gradients and variables in the same order?",
    );
    expect(() => optimizer.applyGradients([[constant(1), constant(1) as never]])).toThrow(
      "expected pairs of a gradient and a variable",
    );
    expect(optimizer.iterations.arraySync()).toBe(0);
    expect(() => zip([1], [])).toThrow("zip: lists of 1 and 0: they must be equally long");
  });

  it("serves variables of several dtypes and shapes at once", () => {
    const a = new Variable([[1, 2]], { dtype: "float64" }) as Variable;
    const b = new Variable(1) as Variable;
    new Adam(0.1).applyGradients([
      [constant([[1, -1]], { dtype: "float64" }), a],
      [constant(2), b],
    ]);
    expect((a.arraySync() as number[][])[0]![0]).toBeCloseTo(0.9, 6);
    expect(b.arraySync()).toBeCloseTo(0.9, 6);
  });
});

describe("clipping", () => {
  const after = (options: object): unknown[] => {
    const a = new Variable([0, 0]) as Variable;
    const b = new Variable([0]) as Variable;
    new SGD(1, options).applyGradients([
      [constant([3, -4]), a],
      [constant([12]), b],
    ]);
    return [a, b].map((v) => neg(v).arraySync());
  };
  it.each([
    [{ clipvalue: 3.5 }, [3, -3.5], [3.5]],
    [{ clipnorm: 1 }, [0.6, -0.8], [1]],
    [{ clipnorm: 100 }, [3, -4], [12]],
    [{ globalClipnorm: 6.5 }, [1.5, -2], [6]],
    [{ globalClipnorm: 20 }, [3, -4], [12]],
  ])("%o", (options, a, b) => {
    const [x, y] = after(options) as [number[], number[]];
    x.forEach((v, i) => expect(v).toBeCloseTo(a[i]!, 6));
    y.forEach((v, i) => expect(v).toBeCloseTo(b[i]!, 6));
  });

  it.each([{ clipnorm: 1 }, { globalClipnorm: 1 }])(
    "%o shows a norm that is infinite, as TensorFlow's global norm does",
    (options) => {
      const v = new Variable([0, 0]);
      new SGD(1, options).applyGradients([[constant([3e38, 3e38]), v]]);
      expect(v.arraySync()).toEqual([NaN, NaN]);
    },
  );

  it("is one of them, and above 0", () => {
    expect(() => new SGD({ clipnorm: 1, clipvalue: 1 })).toThrow(
      "sgd: only one of clipnorm, clipvalue and globalClipnorm can be set, got clipnorm and clipvalue",
    );
    expect(() => new SGD({ clipnorm: 0 })).toThrow("sgd_1: clipnorm must be above 0, got 0");
  });
});

describe("state", () => {
  it("is in variables, with names", () => {
    const v = new Variable([1, 2], { name: "dense/kernel" }) as Variable;
    const optimizer = new Adam();
    optimizer.build([v]);
    expect(optimizer.variables.map((x) => [x.name, x.dtype, x.shape, x.trainable])).toEqual([
      ["adam/iterations:0", "int32", [], false],
      ["adam/learning_rate:0", "float32", [], false],
      ["adam/dense/kernel/momentum:0", "float32", [2], false],
      ["adam/dense/kernel/velocity:0", "float32", [2], false],
    ]);
    expect(new SGD().name).toBe("sgd");
  });

  it("has a learning rate that can be read and changed: a number, a variable, or a function", () => {
    const optimizer = new SGD(0.5);
    expect(optimizer.learningRate.arraySync()).toBe(0.5);
    const x = new Variable(1) as Variable;
    optimizer.applyGradients([[constant(1), x]]);
    optimizer.learningRate = 0.25;
    optimizer.applyGradients([[constant(1), x]]);
    expect(x.arraySync()).toBe(0.25);
    const rate = new Variable(2) as Variable;
    optimizer.learningRate = rate;
    rate.assign(0.125);
    optimizer.applyGradients([[constant(1), x]]);
    expect(x.arraySync()).toBe(0.125);
    optimizer.learningRate = (step) => multiply(step, 0.01);
    expect(optimizer.learningRate.arraySync()).toBeCloseTo(0.03, 6);
  });

  it("outlives the step, which frees all else", () => {
    const v = new Variable([1]) as Variable;
    const optimizer = new SGD(0.1, { momentum: 0.5 });
    const g = constant([1]);
    optimizer.applyGradients([[g, v]]);
    expect(optimizer.variables.every((x) => !x.held.isDisposed)).toBe(true);
    expect([g.isDisposed, v.held.isDisposed]).toEqual([false, false]);
  });

  it("refuses bad options", () => {
    expect(() => new SGD(NaN)).toThrow(
      "sgd: learningRate must be a finite number of 0 or more, a variable or a function of the step, got NaN",
    );
    expect(() => new SGD(-1)).toThrow("got -1");
    expect(() => new SGD({ momentum: 2 })).toThrow("momentum must be from 0 to 1, got 2");
    expect(() => new Adam({ beta1: 1 })).toThrow("adam: beta1 must be from 0 to below 1, got 1");
    // @ts-expect-error no such option
    expect(() => new Adam({ lr: 1 })).toThrow(`Adam: unknown option "lr"`);
    expect(() => getOptimizer("Adam" as "adam")).toThrow(
      `getOptimizer: unknown optimizer "Adam": write "adam"`,
    );
    expect(getOptimizer("sgd")).toBeInstanceOf(SGD);
  });
});
