// Forward mode: Jacobian-vector products, beside tapes and around them.
import { constant, GradientError, setBackend, Variable, type Tensor } from "@gradtape/core";
import { isObserving } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  argMax,
  assignAdd,
  at,
  cast,
  concat,
  cos,
  divide,
  exp,
  gather,
  greater,
  log,
  matmul,
  maximum,
  multiply,
  pow,
  reduceMax,
  reduceMean,
  reduceProd,
  reduceSum,
  reduceVariance,
  reshape,
  round,
  sigmoid,
  sin,
  softmax,
  softmaxCrossEntropy,
  split,
  square,
  stopGradient,
  tan,
  tanh,
  transpose,
  where,
  zeros,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { customGradient, ForwardAccumulator, GradientTape, jvp, recomputeGrad } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

describe("ForwardAccumulator", () => {
  it("follows tangents through ops", () => {
    const [a, b] = [constant([4]), constant([5])];
    const [[sum, product], acc] = ForwardAccumulator.run([a, b], [[2], [3]], () => [
      add(a, b),
      multiply(a, b),
    ]);
    expect([value(acc.jvp(sum)), value(acc.jvp(product))]).toEqual([[5], [2 * 5 + 3 * 4]]);
  });

  it("knows the tangents of the primals themselves, and of nothing else", () => {
    const [x, y] = [constant(-1), constant(-2)];
    using acc = new ForwardAccumulator(x, 0.5);
    expect(value(acc.jvp(x))).toBe(0.5);
    expect(value(acc.jvp(x, { unconnectedGradients: "zero" }))).toBe(0.5);
    expect(acc.jvp(y)).toBeNull();
    expect(value(acc.jvp(y, { unconnectedGradients: "zero" }))).toBe(0);
    expect(acc.jvp(square(y))).toBeNull();
    expect(() => acc.jvp(x, { unconnectedGradients: "ones" as "none" })).toThrow(
      'jvp: unconnectedGradients is "ones": it is "none" or "zero"',
    );
  });

  it("takes nested primals, and gives tangents nested as the target", () => {
    const layer = { kernel: new Variable([[1, 2]]), bias: constant([10, 20]) };
    const x = constant([[3]]);
    const [out, acc] = ForwardAccumulator.run(
      { layer, x },
      { layer: { kernel: [[1, 0]], bias: constant([0, 5]) }, x: [[1]] },
      () => {
        const y = matmul(x, layer.kernel);
        return { y, z: [add(y, layer.bias), x] as const };
      },
    );
    const t = acc.jvp(out);
    expect(value(t.y)).toEqual([[4, 2]]);
    expect(value(t.z[0])).toEqual([[4, 7]]);
    expect(value(t.z[1])).toEqual([[1]]);
    expect(value(acc.jvp(layer.kernel))).toEqual([[1, 0]]);
  });

  it("follows variables, each reading of them, also after an assignment", () => {
    const v = new Variable([1, 2, 3]);
    using acc = new ForwardAccumulator(v, [0.5, -1, 2]);
    expect(value(acc.jvp(v))).toEqual([0.5, -1, 2]);
    expect(value(acc.jvp(multiply(v, 2)))).toEqual([1, -2, 4]);
    assignAdd(v, [1, 1, 1]);
    expect(value(acc.jvp(add(v, 0.5)))).toEqual([0.5, -1, 2]);
    expect(value(acc.jvp(multiply(v, v)))).toEqual([2, -6, 16]);
  });

  it("stops at its end; record goes on", () => {
    const x = constant(-2);
    const [y, acc] = ForwardAccumulator.run(x, 1.5, (acc) => {
      const y = multiply(4, x);
      expect(value(acc.jvp(y))).toBe(6);
      expect(() => acc.record(() => 1)).toThrow(
        "record: the accumulator records already: call fn by itself, or make another accumulator for it",
      );
      return y;
    });
    expect(acc.jvp(multiply(4, x))).toBeNull();
    const yy = acc.record(() => multiply(y, y));
    expect(value(acc.jvp(yy))).toBe(2 * -8 * 6);
    expect(isObserving(acc)).toBe(false);
  });

  it("stops for a while", () => {
    const x = constant(3);
    const [[hidden, z], acc] = ForwardAccumulator.run(x, 1, (acc) => {
      const hidden = acc.stopRecording(() => square(x));
      return [hidden, add(hidden, x)];
    });
    expect(acc.jvp(hidden)).toBeNull();
    expect(value(acc.jvp(z))).toBe(1);
  });

  it("follows control flow, and whatever was executed", () => {
    const y = constant(1);
    const [sum, acc] = ForwardAccumulator.run(y, 1, () => {
      let sum: Tensor = constant(0);
      for (let i = 0; i < 5; i++) if (i !== 2) sum = add(sum, multiply(y, i));
      return sum;
    });
    expect(value(acc.jvp(sum))).toBe(0 + 1 + 3 + 4);
  });

  it("stops where gradients stop, and skips integers", () => {
    const x = constant([0.4, 2.6]);
    const [out, acc] = ForwardAccumulator.run(x, [1, 1], () => [
      round(x),
      stopGradient(x),
      argMax(x),
      cast(cast(x, "int32"), "float32"),
      greater(x, 1),
    ]);
    expect(acc.jvp(out)).toEqual([null, null, null, null, null]);
    const n = constant([1, 2], { dtype: "int32" });
    const [m, other] = ForwardAccumulator.run(
      [n, x],
      [
        [1, 1],
        [1, 2],
      ],
      () => multiply(x, cast(n, "float32")),
    );
    expect(value(other.jvp(m))).toEqual([1, 4]);
    expect(other.jvp(n)).toBeNull();
  });

  it("pushes only along what moves: the other input counts as constant", () => {
    const [x, w] = [constant([1, 2]), constant([3, 4])];
    const [y, acc] = ForwardAccumulator.run(x, [1, 1], () => divide(x, w));
    expect(value(acc.jvp(y))).toEqual([Math.fround(1 / 3), 0.25]);
  });

  it("serves two inputs of one kind with tangents of their own", () => {
    const [m1, m2] = [constant([[1, 2]]), constant([[1, 2]])];
    const [[a, b], acc] = ForwardAccumulator.run([m1, m2], [[[1, 0]], [[0, 1]]], () => [
      matmul(m1, m1, { transposeB: true }),
      matmul(m2, m2, { transposeB: true }),
    ]);
    expect([value(a), value(b)]).toEqual([[[5]], [[5]]]);
    expect([value(acc.jvp(a)), value(acc.jvp(b))]).toEqual([[[2]], [[4]]]);
  });

  it("keeps dtypes and takes nothing at all", () => {
    for (const dtype of ["float16", "bfloat16", "float64"] as const) {
      const x = constant([1, 2], { dtype });
      const [y, acc] = ForwardAccumulator.run(x, [1, 3], () => square(x));
      const t = acc.jvp(y)!;
      expect([t.dtype, value(t)]).toEqual([dtype, [2, 12]]);
    }
    const none = zeros([0, 2]);
    const [[y, total], acc] = ForwardAccumulator.run(none, zeros([0, 2]), () => [
      square(none),
      reduceSum(none),
    ]);
    expect(acc.jvp(y)!.shape).toEqual([0, 2]);
    expect(value(acc.jvp(total))).toBe(0);
  });

  it("gives complex tangents: the derivative itself, not its conjugate", () => {
    const z = constant({ re: 1, im: 2 });
    const [y, acc] = ForwardAccumulator.run(z, { re: 0, im: 1 }, () => multiply(z, z));
    expect(value(acc.jvp(y))).toEqual({ re: -4, im: 2 }); // 2 z i
  });

  it("does not differentiate what it is not open for: no tape sees it either", () => {
    const x = constant(3);
    const tape = new GradientTape();
    tape.watch(x);
    const [, acc] = ForwardAccumulator.run(x, 1, () => 0);
    expect(acc.jvp(square(x))).toBeNull();
    tape[Symbol.dispose]();
  });

  it("uses custom gradients, also of functions that compute elsewhere", () => {
    const f = customGradient((x) => [
      constant(Math.sin(x.arraySync() as number)),
      (g) => multiply(g, cos(x)),
    ]);
    const x = constant(0.5);
    const [y, acc] = ForwardAccumulator.run(x, 2, () => f(x));
    expect(value(acc.jvp(y))).toBeCloseTo(2 * Math.cos(0.5), 6);
    const g = recomputeGrad((x) => reduceProd(square(tanh(x))));
    const z = constant([1, 2]);
    const tangent = jvp(() => g(z), z, [1, -1]).tangent;
    const plain = jvp(() => reduceProd(square(tanh(z))), z, [1, -1]).tangent;
    expect(value(tangent)).toBeCloseTo(value(plain) as number, 6);
  });

  it("lets errors of a gradient function through, at the op", () => {
    const f = customGradient((x) => [
      x,
      () => {
        throw new Error("mine");
      },
    ]);
    const x = constant(1);
    let inside: ForwardAccumulator | undefined;
    const run = () => ForwardAccumulator.run(x, 1, (acc) => ((inside = acc), f(x)));
    expect(run).toThrow("mine");
    expect(isObserving(inside!)).toBe(false);
  });
});

describe("refusals", () => {
  const x = constant([1, 2]);

  it("of the same primal twice, and of tangents that do not fit", () => {
    const make = (primals: unknown, tangents: unknown) => () =>
      new ForwardAccumulator(primals as Tensor, tangents as number[]);
    expect(
      make(
        [x, x],
        [
          [1, 2],
          [1, 2],
        ],
      ),
    ).toThrow(
      "ForwardAccumulator: a primal is given twice: give it once, with the sum of its tangents",
    );
    expect(make(x, [1, 2, 3])).toThrow(
      "ForwardAccumulator: tangents is float32 of shape [3], its source float32 of [2]: they must be alike",
    );
    expect(make({ a: [x] }, { a: [constant([1, 2], { dtype: "float64" })] })).toThrow(
      "ForwardAccumulator: tangents.a[0] is float64 of shape [2], its source float32 of [2]",
    );
    expect(make([x], [])).toThrow(
      "ForwardAccumulator: tangents has 0 parts for 1 sources: give one for each source, nested as the sources are",
    );
    expect(make({ a: x }, { b: [1, 2] })).toThrow("ForwardAccumulator: tangents.a is undefined");
    expect(make(x, null)).toThrow("ForwardAccumulator: tangents is null: give one for each source");
    expect(make(3, 1)).toThrow("ForwardAccumulator: expected tensors and variables, got 3");
  });

  it("leave nothing behind", () => {
    expect(() => new ForwardAccumulator(x, [1])).toThrow(GradientError);
    const [y, tape] = GradientTape.run((t) => (t.watch(x), square(x)));
    expect(value(tape.gradient(y, x))).toEqual([2, 4]);
  });

  it("of promises and of being left open across an await", async () => {
    expect(() => ForwardAccumulator.run(x, [1, 1], (async () => x) as never)).toThrow(
      "ForwardAccumulator.run: the function returned a promise",
    );
    const acc = new ForwardAccumulator(x, [1, 1]);
    await Promise.resolve();
    await Promise.resolve();
    expect(() => acc.jvp(x)).toThrow("jvp: the accumulator was left open across an await");
    expect(() => acc[Symbol.dispose]()).toThrow(GradientError);
  });
});

describe("nesting", () => {
  it("takes the derivative of a derivative from the outer accumulator", () => {
    const x = constant(1.1, { dtype: "float64" });
    const outer = new ForwardAccumulator(x, 1);
    const inner = new ForwardAccumulator(x, 1);
    const y = pow(x, 3.5);
    inner[Symbol.dispose]();
    outer[Symbol.dispose]();
    const dy = inner.jvp(y)!; // found, not computed: the outer one has seen it
    expect(value(dy)).toBeCloseTo(3.5 * 1.1 ** 2.5, 12);
    expect(value(outer.jvp(dy))).toBeCloseTo(3.5 * 2.5 * 1.1 ** 1.5, 12);
    expect(inner.jvp(outer.jvp(y)!)).toBeNull();
  });

  it("goes to any order, forwards only", () => {
    const slope =
      (f: (x: Tensor) => Tensor) =>
      (x: Tensor): Tensor => {
        const [y, acc] = ForwardAccumulator.run(x, 1, () => f(x));
        return acc.jvp(y)!;
      };
    let f = (x: Tensor): Tensor => pow(x, 3.5);
    const expected = [1.1 ** 3.5, 3.5 * 1.1 ** 2.5, 8.75 * 1.1 ** 1.5, 13.125 * 1.1 ** 0.5];
    for (const [order, d] of expected.entries()) {
      expect(value(f(constant(1.1, { dtype: "float64" })))).toBeCloseTo(d, 10);
      if (order < 3) f = slope(f);
    }
  });

  it("moves tangents that are primals of the outer accumulator", () => {
    const [x, t] = [constant(1), constant(3)];
    const outer = new ForwardAccumulator([x, t], [2, 4]);
    const inner = new ForwardAccumulator(x, t);
    const y = multiply(x, 2);
    expect(value(inner.jvp(y))).toBe(6);
    expect(value(outer.jvp(y))).toBe(4);
    expect(value(outer.jvp(inner.jvp(y)!))).toBe(8);
    inner[Symbol.dispose]();
    outer[Symbol.dispose]();
  });

  it("gives Hessian-vector products with a tape inside", () => {
    const v = new Variable([1, 2]);
    const [g, acc] = ForwardAccumulator.run(v, [1, 0], () => {
      const [y, tape] = GradientTape.run(() => reduceSum(pow(v, 3)));
      return tape.gradient(y, v)!;
    });
    expect(value(g)).toEqual([3, 12]);
    expect(value(acc.jvp(g))).toEqual([6, 0]);
  });

  it("agrees with tapes alone on a Hessian-vector product", () => {
    const x = constant([1, 2, 3], { dtype: "float64" });
    const direction = constant([3, 4, 5], { dtype: "float64" });
    const f = () => reduceProd(square(tanh(x)));
    const gradient = () => {
      const [y, tape] = GradientTape.run((t) => (t.watch(x), f()));
      return tape.gradient(y, x)!;
    };
    const [g, acc] = ForwardAccumulator.run(x, direction, gradient);
    const [h, tape] = GradientTape.run((t) => (t.watch(x), gradient()));
    const back = value(tape.gradient(h, x, { outputGradients: direction })) as number[];
    const forward = value(acc.jvp(g)) as number[];
    forward.forEach((d, i) => expect(d).toBeCloseTo(back[i]!, 12));
  });

  it("is differentiated by a tape around it, also where jvp is asked after both", () => {
    const x = constant(1);
    const tape = new GradientTape();
    tape.watch(x);
    const acc = new ForwardAccumulator(x, 0.5);
    const y = cos(x);
    acc[Symbol.dispose]();
    tape[Symbol.dispose]();
    expect(value(tape.gradient(acc.jvp(y), x))).toBeCloseTo(-0.5 * Math.cos(1), 6);
  });

  it("is not seen by a tape inside", () => {
    const x = constant(1);
    const acc = new ForwardAccumulator(x, 0.5);
    const tape = new GradientTape();
    tape.watch(x);
    const y = cos(x);
    const dy = acc.jvp(y)!;
    tape[Symbol.dispose]();
    acc[Symbol.dispose]();
    expect(value(dy)).toBeCloseTo(-0.5 * Math.sin(1), 6);
    expect(tape.gradient(dy, x)).toBeNull();
  });

  it("leaves persistent tapes and several gradients alone", () => {
    const x = constant([1, 2]);
    const [[g, h], acc] = ForwardAccumulator.run(x, [1, 1], () => {
      const [y, tape] = GradientTape.run((t) => (t.watch(x), [square(x), pow(x, 3)]), {
        persistent: true,
      });
      return [tape.gradient(y[0], x)!, tape.gradient(y[1], x)!];
    });
    expect(value(acc.jvp(g))).toEqual([2, 2]);
    expect(value(acc.jvp(h))).toEqual([6, 12]);
  });
});

describe("jvp, against the rows of tape.jacobian", () => {
  const labels = constant(
    [
      [0, 1, 0],
      [1, 0, 0],
    ],
    { dtype: "float64" },
  );
  const index = constant([1, 0, 1], { dtype: "int32" });
  const functions: Record<string, (x: Tensor) => Tensor> = {
    sin: (x) => sin(x),
    "exp of log": (x) => exp(log(multiply(x, x))),
    "sin · tan, mixed": (x) => {
      const p = multiply(sin(x), tan(x));
      return reduceProd(add(p, reduceSum(p)), 1);
    },
    matmul: (x) => matmul(x, transpose(x)),
    softmax: (x) => softmax(x),
    "cross-entropy": (x) => softmaxCrossEntropy(labels, x),
    variance: (x) => reduceVariance(x, 0),
    "mean and largest": (x) => multiply(reduceMean(x, 1), reduceMax(x, 1)),
    slices: (x) => at(x, ":", "::2"),
    gather: (x) => gather(x, index),
    "split and concat": (x) => {
      const [a, b, c] = split(x, 3, 1);
      return concat([square(c!), a!, multiply(a!, b!)], 1);
    },
    "where, maximum": (x) => where(greater(x, 1), square(x), maximum(x, 0.75)),
    "reshape, sigmoid": (x) => sigmoid(reshape(x, [3, 2])),
  };

  it.each(Object.keys(functions))("%s", (name) => {
    const f = functions[name]!;
    const x = constant(
      [
        [2, 0.5, 1.5],
        [0.25, 1.25, 0.9],
      ],
      { dtype: "float64" },
    );
    const direction = [0.5, -1, 2, 0.25, -0.75, 1.5];
    const { value: y, tangent } = jvp(
      () => f(x),
      x,
      reshape(constant(direction, { dtype: "float64" }), [2, 3]),
    );
    const [again, tape] = GradientTape.run((t) => (t.watch(x), f(x)));
    const rows = value(reshape(tape.jacobian(again, x)!, [y.size, 6])) as number[][];
    expect(tangent.shape).toEqual(y.shape);
    const flat = value(reshape(tangent, [y.size])) as number[];
    expect(flat).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const expected = row.reduce((sum, d, j) => sum + d * direction[j]!, 0);
      expect(Math.abs(flat[i]! - expected)).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
    });
  });

  it("gives zeros where nothing connects, nested as the value", () => {
    const [x, v] = [constant(2), new Variable(3)];
    const { value: y, tangent } = jvp(
      () => ({ a: multiply(x, v), b: [square(v)] }),
      { x },
      { x: 1 },
    );
    expect([value(y.a), value(y.b[0]!)]).toEqual([6, 9]);
    expect([value(tangent.a), value(tangent.b[0]!)]).toEqual([3, 0]);
  });
});
