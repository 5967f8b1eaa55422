// customGradient: values, gradients, variables, and what is refused.
import { constant, GradientError, setBackend, Variable, type Tensor } from "@gradtape/core";
import { isObserving } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  cast,
  clipByValue,
  cos,
  divide,
  exp,
  log,
  matmul,
  multiply,
  onesLike,
  pow,
  reduceSum,
  round,
  sin,
  square,
  stopGradient,
  subtract,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { customGradient, GradientTape } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

/** The gradient of `fn` at watched tensors. */
function gradients<const X extends readonly Tensor[]>(
  xs: X,
  fn: (...xs: X) => Tensor | readonly Tensor[],
): unknown[] {
  const [y, tape] = GradientTape.run((t) => {
    t.watch(xs);
    return fn(...xs);
  });
  return tape.gradient(y, [...xs]).map(value);
}

describe("customGradient", () => {
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
      "customGradient: gradient 0 is float32 of shape [], its input float32 of [2]: they must be alike",
    );
  });

  it("is used where the op's own would be, twice for two calls", () => {
    const triple = customGradient((x) => [x, (g) => multiply(3, g)]);
    expect(gradients([constant(3)], (x) => triple(triple(x)))).toEqual([9]);
    expect(value(triple(2))).toBe(2);
  });

  it("may give an input, or a tensor from elsewhere, as its value", () => {
    const c = constant(7);
    const same = customGradient((x) => [x, (g) => multiply(2, g)]);
    const other = customGradient(() => [c, (g) => multiply(5, g)]);
    const x = constant(1);
    expect(gradients([x], same)).toEqual([2]);
    expect(gradients([x, c], (x, c) => add(other(x), c))).toEqual([5, 1]);
    expect(same(x)).not.toBe(x);
  });

  it("gives each input its gradient, mixed up if so written", () => {
    const swapped = customGradient((a, b) => [
      multiply(a, b),
      (g) => [multiply(g, a), multiply(g, b)],
    ]);
    expect(gradients([constant(3), constant(5)], swapped)).toEqual([3, 5]);
    expect(gradients([constant(3)], (x) => swapped(x, x))).toEqual([6]);
  });

  it("gets one upstream gradient for each value, zeros for those that nobody used", () => {
    const seen: unknown[] = [];
    const both = customGradient((x) => [
      [square(x), multiply(x, [1, 10])],
      (g, h) => {
        seen.push(value(g), value(h));
        return add(g, reduceSum(h));
      },
    ]);
    expect(gradients([constant(3)], (x) => both(x)[1]!)).toEqual([2]);
    expect(seen).toEqual([0, [1, 1]]);
  });

  it("lets a gradient pass, or none", () => {
    const straight = customGradient((x) => [round(x), (g) => g]);
    const clipped = customGradient((x) => [x, (g) => clipByValue(g, -0.5, 0.5)]);
    const nothing = customGradient((x) => [square(x), () => null]);
    expect(gradients([constant([0.4, 2.6])], straight)).toEqual([[1, 1]]);
    const v = new Variable(2);
    const [y, tape] = GradientTape.run(() => multiply(clipped(square(v)), 3));
    expect(value(tape.gradient(y, v))).toBe(0.5 * 4);
    const [z, other] = GradientTape.run(() => nothing(v));
    expect(other.gradient(z, v)).toBeNull();
  });

  it("takes and gives numbers where a scalar stands", () => {
    const f = customGradient((x) => [multiply(x, 2), () => 2.5 as never]);
    expect(gradients([constant(1, { dtype: "float64" })], (x) => f(x))).toEqual([2.5]);
  });

  it("skips inputs that are not differentiable", () => {
    const n = constant(3, { dtype: "int32" });
    const f = customGradient((x, n) => [
      multiply(x, cast(n, "float32")),
      (g) => [multiply(g, cast(n, "float32")), null],
    ]);
    expect(gradients([constant(2), n], f)).toEqual([3, null]);
  });

  it("computes only when asked for: the gradient function is called once for each target", () => {
    const called = vi.fn<(g: Tensor) => Tensor>((g) => g);
    const f = customGradient((x) => [x, called]);
    const x = constant(1);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return f(x);
    });
    f(constant(1));
    expect(called).toHaveBeenCalledTimes(0);
    tape.gradient(y, x);
    expect(called).toHaveBeenCalledTimes(1);
  });

  it("may use a tape inside, and the outer tape does not see it", () => {
    const slope = customGradient((x) => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return square(x);
      });
      return [tape.gradient(y, x)!, (g) => multiply(g, 100)];
    });
    expect(gradients([constant(3)], (x) => slope(x))).toEqual([100]);
    expect(value(slope(3))).toBe(6);
  });

  it("is stable where the composition is not", () => {
    const naive = (x: Tensor) => log(add(exp(x), 1));
    const log1pexp = customGradient((x) => {
      const e = exp(x);
      return [log(add(e, 1)), (g) => multiply(g, subtract(1, divide(1, add(e, 1))))];
    });
    expect(gradients([constant(100)], naive)).toEqual([NaN]);
    expect(gradients([constant(100)], (x) => log1pexp(x))).toEqual([1]);
  });

  it("lets errors through, of either function, and leaves no tape behind", () => {
    const fail = customGradient((): never => {
      throw new Error("forward");
    });
    const later = customGradient((x) => [
      x,
      () => {
        throw new Error("backward");
      },
    ]);
    const tape = new GradientTape({ persistent: true });
    const x = constant(1);
    tape.watch(x);
    expect(() => fail(x)).toThrow("forward");
    const y = later(x);
    expect(() => tape.gradient(y, x)).toThrow("backward");
    expect(isObserving(tape)).toBe(true);
    expect(value(tape.gradient(square(x), x))).toBe(2);
    tape[Symbol.dispose]();
  });
});

describe("second order", () => {
  const second = (f: (x: Tensor) => Tensor, at: number): unknown => {
    const x = constant(at, { dtype: "float64" });
    const [dy, outer] = GradientTape.run((t) => {
      t.watch(x);
      const [y, inner] = GradientTape.run((s) => {
        s.watch(x);
        return f(x);
      });
      return inner.gradient(y, x)!;
    });
    return value(outer.gradient(dy, x));
  };

  it("differentiates the gradient function, whatever the function is", () => {
    const f = customGradient((x) => [
      constant(Math.sin(x.arraySync() as number), { dtype: "float64" }),
      (g) => multiply(g, cos(x)),
    ]);
    expect(second((x) => f(x), 0.7)).toBeCloseTo(-Math.sin(0.7), 14);
    expect(second((x) => f(square(x)), 0.7)).toBeCloseTo(
      second((x) => sin(square(x)), 0.7) as number,
      13,
    );
  });

  it("is zero where the gradient function gives a constant", () => {
    const f = customGradient((x) => [square(x), (g) => multiply(g, stopGradient(multiply(x, 2)))]);
    expect(second((x) => f(x), 3)).toBeNull();
  });

  it("may be given by hand as well, by a custom gradient in the gradient function", () => {
    // Value x + 10, first derivative -1.1, second -2.1: none of which belongs to the other.
    const f = customGradient((x) => [
      add(x, 10),
      (g) => {
        const first = customGradient((x) => [
          multiply(onesLike(x), -1.1),
          (h) => multiply(h, -2.1),
        ]);
        return multiply(g, first(x));
      },
    ]);
    const [v, d1, d2] = [11, -1.1, -2.1];
    expect(second((x) => pow(f(x), 4), 1)).toBeCloseTo(12 * v ** 2 * d1 ** 2 + 4 * v ** 3 * d2, 8);
  });

  it("tells the derivative by the input from that by the upstream gradient", () => {
    const f = customGradient((x) => [
      multiply(x, 2),
      (g) =>
        customGradient((x: Tensor) => [
          multiply(onesLike(x), 2.1),
          () => [multiply(onesLike(x), 2.2), multiply(onesLike(x), 3.1)],
        ])(x, g),
    ]);
    const [x, u] = [constant(1), constant(1)];
    const [dx, outer] = GradientTape.run(
      (t) => {
        t.watch([x, u]);
        const [y, inner] = GradientTape.run((s) => {
          s.watch(x);
          return f(x);
        });
        return inner.gradient(y, x, { outputGradients: u })!;
      },
      { persistent: true },
    );
    expect(value(dx)).toBeCloseTo(2.1, 6);
    expect(value(outer.gradient(dx, x))).toBeCloseTo(2.2, 6);
    expect(value(outer.gradient(dx, u))).toBeCloseTo(3.1, 6);
  });

  it("goes through a custom gradient inside another: the outer one is used", () => {
    const inner = customGradient((x) => [square(x), (g) => multiply(g, 1000)]);
    const outer = customGradient((x) => [inner(x), (g) => multiply(g, multiply(x, 2))]);
    expect(gradients([constant(3)], (x) => outer(x))).toEqual([6]);
    expect(gradients([constant(3)], (x) => inner(outer(x)))).toEqual([6000]);
    expect(second((x) => outer(x), 3)).toBe(2);
  });
});

describe("variables", () => {
  it("may be inputs", () => {
    const f = customGradient((x) => [square(x), (g) => add(multiply(multiply(2, g), x), 1)]);
    const v = new Variable(3);
    const [y, tape] = GradientTape.run(() => f(v));
    expect(value(tape.gradient(y, v))).toBe(7);
  });

  it("that are listed get their gradients behind those of the inputs", () => {
    const [w, b] = [new Variable([[2], [3]]), new Variable([1])];
    const dense = customGradient(
      (x) => [
        add(matmul(x, w), b),
        (g) => [
          multiply(10, matmul(g, w, { transposeB: true })),
          multiply(100, matmul(x, g, { transposeA: true })),
          null,
        ],
      ],
      { variables: [w, b] },
    );
    const x = constant([[1, 4]]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return dense(x);
    });
    expect(value(y)).toEqual([[15]]);
    expect(tape.gradient(y, [x, w, b]).map(value)).toEqual([[[20, 30]], [[100], [400]], null]);
  });

  it("train: a few steps downhill by a gradient of one's own", () => {
    const times = customGradient((x, y) => [
      multiply(x, y),
      (g) => [multiply(g, y), multiply(g, x)],
    ]);
    const x = new Variable(2);
    const losses = Array.from({ length: 5 }, () => {
      const [loss, tape] = GradientTape.run(() => times(2, x));
      x.assign(subtract(x, multiply(0.25, tape.gradient(loss, x)!)));
      return value(loss);
    });
    expect(losses).toEqual([4, 3, 2, 1, 0]);
  });

  it("that are read without being known are refused, where they are read", () => {
    const w = new Variable(2, { name: "kernel" });
    const frozen = new Variable(5, { trainable: false });
    const f = customGradient((x) => [multiply(multiply(x, frozen), w), (g) => g]);
    expect(() => f(1)).toThrow(
      "customGradient: the function reads the trainable variable kernel:0, which would get no gradient: pass it as an input, or list it in { variables }",
    );
    const g = customGradient((x) => [multiply(x, w), (g) => g]);
    expect(value(g(w))).toBe(4); // known as the input
    const counter = new Variable(0, { dtype: "int32" });
    const count = customGradient((x) => [add(x, cast(counter, "float32")), (g) => g]);
    expect(value(count(1))).toBe(1);
  });

  it("that an inner custom gradient lists are read by the outer one, too", () => {
    const w = new Variable(3);
    const inner = customGradient((x) => [multiply(x, w), (g) => [multiply(g, w), multiply(g, x)]], {
      variables: [w],
    });
    const forgetful = customGradient((x) => [inner(x), (g) => g]);
    expect(() => forgetful(1)).toThrow("the trainable variable Variable:0");
    const outer = customGradient((x) => [inner(x), (g) => [multiply(g, 7), multiply(g, 8)]], {
      variables: [w],
    });
    const x = constant(1);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return outer(x);
    });
    expect(tape.gradient(y, [x, w]).map(value)).toEqual([7, 8]);
  });

  it("are counted with the inputs", () => {
    const w = new Variable(3);
    const f = customGradient((x) => [multiply(x, w), (g) => g], { variables: [w] });
    const [y, tape] = GradientTape.run(() => f(1));
    expect(() => tape.gradient(y, w)).toThrow(
      "customGradient: the gradient function gave 1 gradients for 1 inputs and 1 variables: give one for each, null where nothing flows",
    );
    expect(() => customGradient((x) => [x, (g) => g], { vars: [w] } as never)).toThrow(
      'customGradient: unknown option "vars": the options are "variables"',
    );
  });
});

describe("refusals", () => {
  it("of too few, too many, and of another dtype", () => {
    const x = constant(1);
    const bad = (given: readonly (Tensor | null)[] | Tensor) => {
      const f = customGradient((x) => [x, () => given]);
      return () => gradients([x], (x) => f(x));
    };
    expect(bad([])).toThrow("gave 0 gradients for 1 inputs");
    expect(bad([null, null])).toThrow("gave 2 gradients for 1 inputs");
    expect(bad(constant(1, { dtype: "float64" }))).toThrow(
      "customGradient: gradient 0 is float64 of shape [], its input float32 of []: they must be alike",
    );
    expect(bad([null])()).toEqual([null]);
  });

  it("of functions that return something else", () => {
    const f = customGradient((x) => square(x) as never);
    expect(() => f(1)).toThrow(GradientError);
    expect(() => f(1)).toThrow(
      "customGradient: the function returns [value, gradient], a tensor (or a list) and a function, got an object",
    );
    expect(() => customGradient((x) => [x, x] as never)(1)).toThrow("got [an object, an object]");
  });
});
