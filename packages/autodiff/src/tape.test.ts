import { constant, GradientError, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  argMax,
  cast,
  exp,
  greater,
  matmul,
  multiply,
  reduceSum,
  round,
  sin,
  square,
  stopGradient,
  transpose,
  unstack,
  where,
} from "@gradtape/ops";
import { assignAdd } from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { customGradient, GradientTape, valueAndGrad } from "./index.ts";

setBackend(reference());

const value = (x: Tensor | null): unknown => x && x.arraySync();

describe("recording", () => {
  it("watches trainable variables by themselves, and others when told", () => {
    const w = new Variable(2);
    const frozen = new Variable(3, { trainable: false });
    const [y, tape] = GradientTape.run(() => multiply(w, frozen), { persistent: true });
    expect(value(tape.gradient(y, w))).toBe(3);
    expect(tape.gradient(y, frozen)).toBeNull();
    const [z, told] = GradientTape.run((t) => {
      t.watch(frozen);
      return multiply(w, frozen);
    });
    expect(value(told.gradient(z, frozen))).toBe(2);
  });

  it("watches nothing by itself if so asked", () => {
    const [v, w] = [new Variable(2), new Variable(3)];
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(v);
        return multiply(v, w);
      },
      { watchAccessedVariables: false },
    );
    expect(tape.gradient(y, [v, w]).map(value)).toEqual([3, null]);
    expect(tape.watchedVariables()).toEqual([v]);
  });

  it("tells a watched tensor from a number of the same value", () => {
    const x = cast(3, "float32");
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return multiply(x, 3);
    });
    expect(value(tape.gradient(y, x))).toBe(3);
  });

  it("stops for a while, and starts over", () => {
    const x = new Variable(2);
    const tape = new GradientTape({ persistent: true });
    const y = multiply(x, x);
    const hidden = tape.stopRecording(() => multiply(x, x));
    expect(value(tape.gradient(add(y, hidden), x))).toBe(4);
    tape.reset();
    expect(tape.watchedVariables()).toEqual([]);
    expect(tape.gradient(y, x)).toBeNull();
    expect(value(tape.gradient(multiply(x, 5), x))).toBe(5);
    tape[Symbol.dispose]();
    expect(() => tape.stopRecording(() => 1)).toThrow("stopRecording: the tape does not record");
  });

  it("refuses what cannot be watched", () => {
    expect(() => GradientTape.run((t) => t.watch(3 as never))).toThrow(
      "watch: expected tensors and variables, got number",
    );
  });

  it("makes an await inside an open tape an error, not a wrong result", async () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    const y = multiply(x, x);
    await Promise.resolve();
    await Promise.resolve();
    expect(() => tape.gradient(y, x)).toThrow("gradient: the tape was left open across an await");
    expect(() => tape[Symbol.dispose]()).toThrow(GradientError);
    expect(() => GradientTape.run((async () => y) as never)).toThrow(
      "GradientTape.run: the function returned a promise",
    );
  });

  it("keeps two interleaved jobs apart", async () => {
    const x = new Variable(3);
    const job = async (k: number): Promise<unknown> => {
      const [y, tape] = GradientTape.run(() => multiply(x, k));
      await Promise.resolve();
      const [z, second] = GradientTape.run(() => multiply(multiply(x, x), k));
      await Promise.resolve();
      return [value(tape.gradient(y, x)), value(second.gradient(z, x))];
    };
    expect(await Promise.all([job(1), job(10)])).toEqual([
      [1, 6],
      [10, 60],
    ]);
  });
});

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

  it("nests to the third order, and within one persistent tape", () => {
    const x = constant(0.7, { dtype: "float64" });
    const derivative =
      (f: (x: Tensor) => Tensor) =>
      (at: Tensor): Tensor => {
        const [y, tape] = GradientTape.run((t) => {
          t.watch(at);
          return f(at);
        });
        return tape.gradient(y, at)!;
      };
    const third = derivative(derivative(derivative((a) => sin(multiply(a, a)))));
    const a = 0.7;
    const expected = -12 * a * Math.sin(a * a) - 8 * a ** 3 * Math.cos(a * a);
    expect(value(third(x))).toBeCloseTo(expected, 12);

    const tape = new GradientTape({ persistent: true });
    tape.watch(x);
    const y = multiply(multiply(x, x), x);
    const dy = tape.gradient(y, x)!;
    expect(value(tape.gradient(dy, x))).toBeCloseTo(6 * 0.7, 12);
    tape[Symbol.dispose]();
  });
});

describe("customGradient, stopGradient, valueAndGrad", () => {
  it("uses the given gradient, with several inputs and outputs, and differentiates it in turn", () => {
    const f = customGradient((x: Tensor, y: Tensor) => [
      [multiply(x, y), add(x, y)] as readonly Tensor[],
      (g1: Tensor, g2: Tensor) => [add(multiply(g1, multiply(y, 10)), g2), null],
    ]);
    const [x, y] = [constant(2), constant(3)];
    const outer = new GradientTape();
    outer.watch(y);
    const [out, tape] = GradientTape.run((t) => {
      t.watch([x, y]);
      return f(x, y);
    });
    expect(out.map(value)).toEqual([6, 5]);
    const [dx, dy] = tape.gradient(out, [x, y]);
    expect([value(dx), dy]).toEqual([31, null]);
    expect(value(outer.gradient(dx!, y))).toBe(10);
  });

  it("refuses gradients of the wrong number or shape", () => {
    const x = constant([1, 2]);
    const bad = (gradient: (g: Tensor) => readonly Tensor[] | Tensor) => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return customGradient((a: Tensor) => [multiply(a, 1) as Tensor, gradient])(x);
      });
      return () => tape.gradient(y, x);
    };
    expect(bad(() => [constant(1), constant(1)])).toThrow(
      "customGradient: the gradient function gave 2 gradients for 1 inputs",
    );
    expect(bad(() => constant(1))).toThrow(
      "customGradient: gradient 0 has shape [], its input [2]",
    );
  });

  it("stops a gradient", () => {
    const x = new Variable(3);
    const { value: y, gradients } = valueAndGrad(() => multiply(x, stopGradient(x)), [x]);
    expect([value(y), value(gradients[0]!)]).toEqual([9, 3]);
  });
});

describe("jacobian and batchJacobian", () => {
  it("has one row for each element of the target", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const w = new Variable([
      [1, 0],
      [2, 1],
    ]);
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return matmul(square(x), w);
      },
      { persistent: true },
    );
    const dy = tape.jacobian(y, { x, w });
    expect(dy.x!.shape).toEqual([2, 2, 2, 2]);
    expect((value(dy.x) as number[][][][])[1]![0]).toEqual([
      [0, 0],
      [6, 16],
    ]);
    expect((value(dy.w) as number[][][][])[0]![1]).toEqual([
      [0, 1],
      [0, 4],
    ]);
    expect(value(tape.batchJacobian(y, x))).toEqual([
      [
        [2, 8],
        [0, 4],
      ],
      [
        [6, 16],
        [0, 8],
      ],
    ]);
    expect(tape.jacobian(y, constant(1))).toBeNull();
    expect(() => tape.batchJacobian(y, constant([1, 2, 3]))).toThrow(
      "batchJacobian: the first axes differ: target [2, 2], source [3]",
    );
  });

  it("of a gradient is the Hessian", () => {
    const x = constant([1, 2], { dtype: "float64" });
    const [g, outer] = GradientTape.run((t) => {
      t.watch(x);
      const [y, inner] = GradientTape.run((s) => {
        s.watch(x);
        return reduceSum(multiply(exp(x), transpose(x)));
      });
      return inner.gradient(y, x)!;
    });
    const h = value(outer.jacobian(g, x)) as number[][];
    expect(h[0]![0]).toBeCloseTo(3 * Math.E, 12);
    expect(h[1]![1]).toBeCloseTo(4 * Math.exp(2), 12);
    expect([h[0]![1], h[1]![0]]).toEqual([0, 0]);
  });
});

describe("explain", () => {
  const x = constant([1, 2]);
  const answer = (target: (t: GradientTape) => Tensor, source: Tensor | Variable): string => {
    const [y, tape] = GradientTape.run(target);
    tape.gradient(y, source);
    return tape.explain(y, source);
  };

  it("names the reason of a null gradient", () => {
    expect(answer(() => multiply(x, 2), x)).toBe(
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    );
    const int = constant([1, 2], { dtype: "int32" });
    expect(answer((t) => (t.watch(int), multiply(cast(int, "float32"), 2)), int)).toBe(
      "the source is int32: gradients flow to floating and complex values only; make it float32",
    );
    expect(answer((t) => (t.watch(x), argMax(x)), x)).toBe(
      "the target is int32: only floating and complex values have gradients; cast before computing, not after",
    );
    expect(answer((t) => (t.watch(x), round(multiply(x, 2))), x)).toBe(
      "the path from the source to the target goes through round, which has no gradient",
    );
    expect(answer((t) => (t.watch(x), cast(cast(x, "int32"), "float32")), x)).toBe(
      "the path from the source to the target goes through cast, which has no gradient",
    );
    const v = new Variable([0, 0], { name: "state" });
    expect(answer((t) => (t.watch(x), v.assign(multiply(x, 2)), multiply(v, 1)), x)).toBe(
      "the value was assigned to the variable state:0: reading a variable starts anew, so nothing flows from the source through assign; use the tensor itself",
    );
    const before = multiply(x, 3);
    expect(answer((t) => (t.watch(x), multiply(x, 2), before), x)).toBe(
      "the target was computed outside the tape, or from nothing that it watched: compute it before the tape stops recording",
    );
    const w = new Variable(1);
    expect(answer((t) => (t.watch(x), multiply(w, 1), square(x)), w)).toBe(
      "the target was not computed from the variable Variable:0",
    );
    expect(answer((t) => (t.watch(x), square(x)), w)).toBe(
      "the variable Variable:0 was not read while the tape recorded, or not watched: compute with it inside the tape",
    );
    expect(answer((t) => (t.watch(x), square(x)), x)).toBe(
      "the source is connected to the target: its gradient is not null",
    );
  });
});
