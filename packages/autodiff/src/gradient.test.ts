// Gradients: targets, sources, seeds, and what lies between them.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { defineOp, dispatch1, NONE, type None } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  argMax,
  assignAdd,
  at,
  cast,
  concat,
  divide,
  gather,
  greater,
  less,
  log,
  matmul,
  maximum,
  multiply,
  pow,
  reduceMean,
  reduceSum,
  reduceVariance,
  round,
  split,
  square,
  stack,
  stopGradient,
  unstack,
  where,
  zeros,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { customGradient, GradientTape, valueAndGrad } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

/** `fn` of watched tensors, and its tape. */
function record<const X extends readonly Tensor[], Y>(
  xs: X,
  fn: (...xs: X) => Y,
): [Y, GradientTape] {
  return GradientTape.run(
    (t) => {
      t.watch(xs);
      return fn(...xs) as never;
    },
    { persistent: true },
  );
}

describe("gradient", () => {
  it("follows the structure of its sources", () => {
    const layer = { kernel: new Variable([[1, 2]]), bias: new Variable([1]) };
    const x = constant([[3], [4]]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return add(matmul(x, layer.kernel), layer.bias);
    });
    const g = tape.gradient(y, { layer, inputs: [x] as const });
    const bias: Tensor<[1], "float32"> | null = g.layer.bias;
    expect(value(g.layer.kernel)).toEqual([[7, 7]]);
    expect(value(bias)).toEqual([4]);
    expect(value(g.inputs[0])).toEqual([[3], [3]]);
  });

  it("sums over list targets, weighs them by outputGradients, and reaches intermediate values", () => {
    const x = constant(3);
    const run = () =>
      GradientTape.run((t) => {
        t.watch(x);
        const y = multiply(x, x);
        return { y, z: multiply(y, y) };
      });
    const [a, t1] = run();
    expect(value(t1.gradient([a.y, a.z], x))).toBe(6 + 108);
    const [b, t2] = run();
    expect(value(t2.gradient(b, x, { outputGradients: { y: constant(10), z: constant(1) } }))).toBe(
      60 + 108,
    );
    const [c, t3] = run();
    expect(t3.gradient(c.z, { x, y: c.y })).toMatchObject({
      x: expect.anything(),
      y: expect.anything(),
    });
    const [d, t4] = run();
    expect(value(t4.gradient(d.z, d.y))).toBe(18);
    const [e, t5] = run();
    expect(() => t5.gradient(e.y, x, { outputGradients: constant([1, 2]) })).toThrow(
      "outputGradients 0 is float32 of shape [2], its target float32 of []",
    );
    expect(() => t5.gradient([], x)).toThrow("gradient: no target");
  });

  it("gives null or zeros where nothing connects", () => {
    const [x, y] = [new Variable([1, 2]), new Variable([3, 4])];
    const [z, tape] = GradientTape.run(() => multiply(x, 2), { persistent: true });
    expect(tape.gradient(z, y)).toBeNull();
    const zero = tape.gradient(z, y, { unconnectedGradients: "zero" });
    const typed: Tensor<[2], "float32"> = zero;
    expect(value(typed)).toEqual([0, 0]);
  });

  it("adds up every reading of a variable, before and after it is assigned", () => {
    const x = new Variable(2);
    const [y, tape] = GradientTape.run(() => {
      const before = multiply(x, x);
      assignAdd(x, 1);
      return add(before, multiply(x, 10));
    });
    expect(value(tape.gradient(y, x))).toBe(4 + 10);
  });

  it("is not broken by comparisons, integers, conditions and unused outputs", () => {
    const x = constant([-1, 2, 3]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      argMax(x, 0);
      const kept = where(greater(x, 0), square(x), x);
      const [, second] = unstack(kept);
      return add(reduceSum(kept), multiply(second!, cast(argMax(x, 0), "float32")));
    });
    expect(value(tape.gradient(y, x))).toEqual([1, 4 + 2 * 4, 6]);
  });

  it("computes only what lies between sources and target", () => {
    const called: string[] = [];
    const spy = (name: string) =>
      customGradient((x: Tensor) => [
        multiply(x, 2) as Tensor,
        (g: Tensor) => {
          called.push(name);
          return multiply(g, 2) as Tensor;
        },
      ]);
    const [x, data] = [constant(1), constant(1)];
    const [y, tape] = GradientTape.run((t) => {
      t.watch([x, data]);
      const fromData = spy("data")(data);
      spy("unused")(x);
      return multiply(spy("used")(x), fromData);
    });
    expect(value(tape.gradient(y, x))).toBe(4);
    expect(called).toEqual(["used"]);
  });
});

describe("targets and sources", () => {
  it("may be the same tensor: one for each element", () => {
    const x = constant([[2, 2]]);
    const [, tape] = record([x], (x) => x);
    expect(value(tape.gradient(x, x))).toEqual([[1, 1]]);
    expect(value(tape.gradient([x, x], x))).toEqual([[2, 2]]);
  });

  it("may be a target among others, and a source of them", () => {
    const [x, y] = [constant(3), constant(5)];
    const [z, tape] = record([x, y], (_, y) => multiply(y, y));
    expect(tape.gradient([x, y, z], [x, y]).map(value)).toEqual([1, 11]);
    expect(value(tape.gradient([z, y], y))).toBe(11);
  });

  it("may be intermediate values, next to what they come from", () => {
    const x = constant(3);
    const [[y, z], tape] = record([x], (x) => {
      const y = multiply(x, x);
      return [y, multiply(y, y)];
    });
    expect(tape.gradient(z, [x, y]).map(value)).toEqual([108, 18]);
  });

  it("give each source its own gradient, and list targets the sum", () => {
    const [x, y] = [constant(3), constant(2)];
    const [[a, b], tape] = record([x, y], (x, y) => [multiply(2, x), multiply(3, y)]);
    expect(tape.gradient([a, b], [x, y]).map(value)).toEqual([2, 3]);
    expect(tape.gradient({ a, more: [b] }, [x, y]).map(value)).toEqual([2, 3]);
  });

  it("may repeat a source, which then gets the same each time", () => {
    const [x, y] = [constant(3), constant(5)];
    const [z, tape] = record([x, y], (x, y) => add(multiply(x, x), multiply(x, y)));
    expect(tape.gradient(z, [x, x]).map(value)).toEqual([11, 11]);
    expect(tape.gradient(z, [y, x, y]).map(value)).toEqual([3, 11, 3]);
  });

  it("come back in the structure of the sources", () => {
    const [a, b, c] = [constant(1), constant(2), constant(3)];
    const [y, tape] = record([a, b, c], (a, b, c) => add(a, add(multiply(2, b), multiply(3, c))));
    const one: Tensor<[], "float32"> | null = tape.gradient(y, a);
    expect(value(one)).toBe(1);
    expect(tape.gradient(y, [])).toEqual([]);
    const nested = tape.gradient(y, [a, { b, deeper: [c, a] }]);
    expect(value(nested[0])).toBe(1);
    expect(value(nested[1].b)).toBe(2);
    expect(nested[1].deeper.map(value)).toEqual([3, 1]);
  });

  it("may be variables, read in the recording or not", () => {
    const [v, unread, frozen] = [
      new Variable([1, 2]),
      new Variable(5),
      new Variable(7, { trainable: false }),
    ];
    const [, tape] = GradientTape.run(() => multiply(v, v), { persistent: true });
    expect(value(tape.gradient(v, v))).toEqual([1, 1]);
    expect(value(tape.gradient(unread, unread))).toBe(1);
    expect(tape.gradient(frozen, frozen)).toBeNull();
    expect(tape.gradient(unread, v)).toBeNull();
  });

  it("may be a variable that an if chose: control flow itself is not differentiated", () => {
    const [v, w, x] = [new Variable(2), new Variable(2), constant(1)];
    const [chosen, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return x.arraySync() > 0 ? v : square(w);
      },
      { persistent: true },
    );
    expect(tape.gradient(chosen, [v, w]).map(value)).toEqual([1, null]);
    expect(tape.gradient(chosen, x)).toBeNull();
  });

  it("may be of any shape: the gradient is of the sum of the elements", () => {
    const x = new Variable(2);
    const [y, tape] = GradientTape.run(() => multiply(x, constant([3, 4])));
    expect(value(tape.gradient(y, x))).toBe(7);
  });

  it("may be given as numbers, which are connected to nothing", () => {
    const x = constant(1);
    const [, tape] = record([x], square);
    expect(tape.gradient([1, [2, 3]], x)).toBeNull();
  });

  it("tells constants of one value apart, as it does variables", () => {
    const run = (a: Tensor | Variable, b: Tensor | Variable) => {
      const [ys, tape] = GradientTape.run((t) => {
        t.watch([a, b]);
        return [pow(a, 3), square(b)];
      });
      return tape.gradient(ys, [a, b]).map(value);
    };
    expect(run(constant(2), constant(2))).toEqual([12, 4]);
    expect(run(new Variable(2), new Variable(2))).toEqual([12, 4]);
  });

  it("adds up for one tensor in both places of an op", () => {
    const v = new Variable([[3]]);
    const [y, tape] = GradientTape.run(() => multiply(v, v));
    expect(value(tape.gradient(y, v))).toEqual([[6]]);
  });

  it("adds up for one tensor in both places of an op made of ops", () => {
    const op = defineOp<None>({
      name: "cubic",
      infer: ([x]) => [x],
      compose: ([a, b]) => [multiply(a, square(b))],
    });
    const x = constant(2);
    const [y, tape] = record([x], (x) => dispatch1(op, [x, x], NONE));
    expect(value(tape.gradient(y, x))).toBe(12);
  });
});

describe("outputGradients", () => {
  it("weigh the target, also where the target is the source", () => {
    const [x, y] = [constant(3), constant(2)];
    const [loss, tape] = record([x, y], multiply);
    expect(value(tape.gradient([loss, x], x, { outputGradients: [1, 2] }))).toBe(4);
    expect(value(tape.gradient(x, x, { outputGradients: 2 }))).toBe(2);
  });

  it("are ones where null", () => {
    const x = constant(3);
    const [[y, z], tape] = record([x], (x) => [multiply(2, x), multiply(3, x)]);
    expect(value(tape.gradient([y, z], x, { outputGradients: [null, constant(10)] }))).toBe(32);
  });

  it("give a vector-Jacobian product, again and again on a persistent tape", () => {
    const x = constant([[1, 2]]);
    const w = constant([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const [y, tape] = record([x], (x) => matmul(x, w));
    const times = (u: number[]) => value(tape.gradient(y, x, { outputGradients: constant([u]) }));
    expect(times([1, 0, 0])).toEqual([[1, 4]]);
    expect(times([1, 10, 100])).toEqual([[321, 654]]);
  });

  it("have the target's shape and dtype", () => {
    const x = constant(3, { dtype: "float64" });
    const [y, tape] = record([x], square);
    expect(() => tape.gradient(y, x, { outputGradients: constant(1) })).toThrow(
      "gradient: outputGradients 0 is float32 of shape [], its target float64 of []: they must be alike",
    );
    expect(value(tape.gradient(y, x, { outputGradients: 0.1 }))).toBe(0.6000000000000001);
  });
});

describe("unconnected", () => {
  it("gives null by default, and zeros in the source's shape and dtype on request", () => {
    const x = constant([[1, 1]], { dtype: "float16" });
    const v = new Variable([1, 2, 3]);
    const y = constant(3);
    const [z, tape] = record([x, y], (_, y) => multiply(y, 2));
    expect(tape.gradient(z, [x, v])).toEqual([null, null]);
    const [zx, zv] = tape.gradient(z, [x, v], { unconnectedGradients: "zero" });
    expect([zx.dtype, value(zx), value(zv)]).toEqual(["float16", [[0, 0]], [0, 0, 0]]);
  });

  it("is a target that was read from a variable, against another variable", () => {
    const [tapeless, tape] = GradientTape.run(
      () => [new Variable([3]), new Variable([2])] as const,
    );
    expect(tape.gradient(tapeless[0], tapeless[1])).toBeNull();
  });

  it("is what stopGradient hides, and only that", () => {
    const [x, y] = [new Variable(2), new Variable(3)];
    const [z, tape] = GradientTape.run(() => add(square(x), stopGradient(square(y))), {
      persistent: true,
    });
    const g = tape.gradient(z, { x, y });
    expect([value(g.x), g.y]).toEqual([4, null]);
    expect(value(tape.gradient(z, y, { unconnectedGradients: "zero" }))).toBe(0);
  });

  it("is a string, which may be watched, source or target", () => {
    const s = constant("unknown");
    const x = constant(3);
    const [z, tape] = record([x, s], (x, _s) => square(x));
    expect(tape.gradient(s, x)).toBeNull();
    expect(tape.gradient(s, s)).toBeNull();
    expect(tape.gradient([x, z, s], [x, s]).map(value)).toEqual([7, null]);
    expect(tape.jacobian(s, x)).toBeNull();
  });

  it("is an integer, as source, target or on the way", () => {
    const n = constant([1, 2], { dtype: "int32" });
    const x = constant([1.5, 2.5]);
    const [[y, z], tape] = record([x, n], (x, n) => [
      add(n, cast(x, "int32")),
      cast(cast(x, "int32"), "float32"),
    ]);
    expect(tape.gradient(y, [x, n])).toEqual([null, null]);
    expect(tape.gradient(z, x)).toBeNull();
    expect(tape.gradient(n, n)).toBeNull();
    expect(tape.jacobian(y, x)).toBeNull();
    expect(tape.jacobian(z, n)).toBeNull();
  });
});

describe("what lies between", () => {
  it("may be if, for and while: what was executed is what is differentiated", () => {
    const x = constant(2);
    const power = (n: number) => (x: Tensor) => {
      let y: Tensor = constant(1);
      for (let i = 0; i < n; i++) y = multiply(y, x);
      return y;
    };
    for (const n of [0, 1, 5]) {
      const [y, tape] = record([x], power(n));
      expect(value(tape.gradient(y, x))).toBe(n === 0 ? null : n * 2 ** (n - 1));
    }
    const [y, tape] = record([x], (x) => {
      let y: Tensor = x;
      while ((y.arraySync() as number) < 100) y = multiply(y, x);
      return y;
    });
    expect([value(y), value(tape.gradient(y, x))]).toEqual([128, 7 * 64]);
  });

  it("may be JavaScript's own choice of the largest", () => {
    const xs = [new Variable(2), new Variable(3), new Variable(5)];
    const [largest, tape] = GradientTape.run(() =>
      xs.reduce((a, b) => (b.arraySync() > a.arraySync() ? b : a)),
    );
    expect(tape.gradient(largest, xs).map(value)).toEqual([null, null, 1]);
  });

  it("may choose by where, elementwise", () => {
    const f = (x: Tensor) => where(less(x, 10), x, multiply(x, x));
    const x = constant([5, 50]);
    const [y, tape] = record([x], f);
    expect(value(tape.gradient(y, x))).toEqual([1, 100]);
  });

  it("lets NaN through a where that did not choose it, unless the way in is guarded too", () => {
    const x = constant([-1, 0, 4]);
    const bare = (x: Tensor) => where(greater(x, 0), log(x), 0);
    const guarded = (x: Tensor) => where(greater(x, 0), log(where(greater(x, 0), x, 1)), 0);
    const slope = (f: (x: Tensor) => Tensor) => {
      const [y, tape] = record([x], f);
      return value(tape.gradient(y, x));
    };
    expect(slope(bare)).toEqual([-0, NaN, 0.25]); // 0 / -1 and 0 / 0, as in TensorFlow
    expect(slope(guarded)).toEqual([0, 0, 0.25]);
  });

  it("may be slices that overlap, and rows taken twice", () => {
    const x = constant([1, 2, 3, 4]);
    const [y, tape] = record([x], (x) => add(at(x, "0:3"), at(x, "1:4")));
    expect(value(tape.gradient(y, x))).toEqual([1, 2, 2, 1]);
    const table = constant([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const rows = (...which: number[]) => constant(which, { dtype: "int32" });
    const [z, other] = record([table], (t) =>
      multiply(gather(t, rows(0, 2)), gather(t, rows(2, 2))),
    );
    expect(value(other.gradient(z, table))).toEqual([
      [5, 6],
      [0, 0],
      [11, 14],
    ]);
  });

  it("may mix the rows of a table with the whole of it", () => {
    const table = new Variable([
      [1, 2],
      [3, 4],
    ]);
    const [y, tape] = GradientTape.run(() =>
      add(reduceSum(gather(table, constant([1], { dtype: "int32" }))), reduceSum(square(table))),
    );
    expect(value(tape.gradient(y, table))).toEqual([
      [2, 4],
      [7, 9],
    ]);
  });

  it("may use only some of an op's outputs", () => {
    const x = constant([[1, 2, 3, 4]]);
    const [y, tape] = record([x], (x) => {
      const [first] = split(x, 2, 1);
      return concat([square(first!), constant([[9, 9]])], 1);
    });
    expect(value(tape.gradient(y, x))).toEqual([[2, 4, 0, 0]]);
  });

  it("may stack one tensor many times", () => {
    const v = new Variable([1]);
    const [y, tape] = GradientTape.run(() => {
      const a = add(v, 1);
      return reduceMean(stack([a, a]));
    });
    expect(value(tape.gradient(y, v))).toEqual([1]);
  });

  it("may be empty: zero-size gradients have the source's shape", () => {
    const x = zeros([0, 3]);
    const [[y, total], tape] = record([x], (x) => [square(x), reduceSum(square(x))]);
    expect(tape.gradient(y, x)!.shape).toEqual([0, 3]);
    expect(tape.gradient(total, x)!.shape).toEqual([0, 3]);
    const w = new Variable([[1], [2], [3]]);
    const [z, other] = GradientTape.run(() => matmul(x, w));
    expect(value(other.gradient(z, w))).toEqual([[0], [0], [0]]);
  });

  it("keeps the dtype: gradients are of the source's", () => {
    for (const dtype of ["float16", "bfloat16", "float32", "float64"] as const) {
      const x = constant([1, 2, 3], { dtype });
      const [y, tape] = record([x], (x) => divide(square(x), 2));
      const g = tape.gradient(y, x)!;
      expect([g.dtype, value(g)]).toEqual([dtype, [1, 2, 3]]);
    }
    const half = constant([0.5], { dtype: "float16" });
    const [y, tape] = record([half], (x) => square(cast(x, "float64")));
    const g = tape.gradient(y, half)!;
    expect([g.dtype, value(g)]).toEqual(["float16", [1]]);
  });

  it("may be complex, as TensorFlow has it: the conjugate of the derivative", () => {
    const z = constant({ re: 1, im: 2 });
    const [y, tape] = record([z], (z) => multiply(z, z));
    expect(value(tape.gradient(y, z))).toEqual({ re: 2, im: -4 });
  });

  it("ends at integers, but not at their neighbours", () => {
    const x = constant([0.4, 2.6]);
    const [y, tape] = record([x], (x) => multiply(x, add(round(x), maximum(x, 1))));
    // x · (round x + max(x, 1)): round is a constant
    expect((value(tape.gradient(y, x)) as number[]).map((g) => Math.round(g * 1e4) / 1e4)).toEqual([
      1, 8.2,
    ]);
  });

  it("is a step of a variable's history for each reading of it", () => {
    const x = new Variable(1);
    const [y, tape] = GradientTape.run(() => {
      let sum: Tensor = constant(0);
      for (let i = 0; i < 3; i++) {
        sum = add(sum, square(x)); // 1² + 3² + 5²
        assignAdd(x, 2);
      }
      return sum;
    });
    expect(value(tape.gradient(y, x))).toBe(2 + 6 + 10);
    expect(value(x as never)).toBe(7);
  });

  it("stops at state: a variable's value has no past", () => {
    const [x, total] = [new Variable(3), new Variable(0)];
    const [y, tape] = GradientTape.run(() => {
      assignAdd(total, x);
      return square(total);
    });
    expect(tape.gradient(y, [x, total]).map(value)).toEqual([null, 6]);
  });

  it("must not be disposed of, and says what is missing", () => {
    const [x, w] = [new Variable(2), constant(5)];
    const [[y, z], tape] = GradientTape.run(() => [multiply(x, w), add(x, w)], {
      persistent: true,
    });
    w.dispose();
    expect(value(tape.gradient(z, x))).toBe(1); // needs no value of w
    expect(() => tape.gradient(y, x)).toThrow(
      "multiply: a float32 tensor of shape [] has been disposed",
    );
    z.dispose();
    expect(tape.gradient(z, constant(1))).toBeNull();
  });

  it("may be a composite without a gradient of its own", () => {
    const x = constant([1, 2, 6], { dtype: "float64" });
    const [y, tape] = record([x], (x) => reduceVariance(x));
    // 2 (x - mean) / n
    expect(value(tape.gradient(y, x))).toEqual([-4 / 3, -2 / 3, 2]);
  });
});

describe("persistent tapes", () => {
  it("give as many gradients as asked for; others give one", () => {
    const x = constant([1, 3]);
    const run = (persistent: boolean) =>
      GradientTape.run(
        (t) => {
          t.watch(x);
          const y = multiply(x, x);
          return [y, multiply(y, y)] as const;
        },
        { persistent },
      );
    const [[y, z], tape] = run(true);
    expect(value(tape.gradient(z, x))).toEqual([4, 108]);
    expect(value(tape.gradient(y, x))).toEqual([2, 6]);
    const [[a, b], once] = run(false);
    once.gradient(b, x);
    const refused =
      "a non-persistent GradientTape gives one set of gradients: ask for all sources in one call, or make the tape with { persistent: true }";
    expect(() => once.gradient(a, x)).toThrow(`gradient: ${refused}`);
    expect(() => once.jacobian(a, x)).toThrow(`jacobian: ${refused}`);
    expect(() => once.batchJacobian(a, x)).toThrow(`batchJacobian: ${refused}`);
  });

  it("may be asked inside their block, as others may", () => {
    const v = new Variable(1);
    for (const persistent of [false, true]) {
      using tape = new GradientTape({ persistent });
      expect(value(tape.gradient(multiply(2, v), v))).toBe(2);
    }
  });
});

describe("valueAndGrad", () => {
  it("takes tensors, variables and nestings of them, trainable or not", () => {
    const [x, v, frozen] = [constant(2), new Variable(3), new Variable(4, { trainable: false })];
    const { value: y, gradients } = valueAndGrad(() => multiply(x, multiply(v, frozen)), {
      x,
      rest: [v, frozen],
    });
    expect(value(y)).toBe(24);
    expect([gradients.x, ...gradients.rest].map(value)).toEqual([12, 8, 6]);
  });
});
