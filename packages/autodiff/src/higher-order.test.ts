// Tapes around tapes, and tapes that record their own backward pass.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  exp,
  log,
  matmul,
  multiply,
  pow,
  reduceSum,
  relu,
  sigmoid,
  sin,
  softmaxCrossEntropy,
  sqrt,
  square,
  stopGradient,
  tanh,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { GradientTape } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

/** The derivative of a function, as a function. */
const derivative =
  (f: (x: Tensor) => Tensor) =>
  (x: Tensor): Tensor => {
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return f(x);
    });
    return tape.gradient(y, x)!;
  };

describe("higher orders", () => {
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

  it("come from one tape after another, each inside the block of the next", () => {
    const x = new Variable(2);
    const third = new GradientTape();
    const second = new GradientTape();
    const first = new GradientTape();
    const y = pow(x, 4);
    const dy = first.gradient(y, x)!;
    const d2y = second.gradient(dy, x)!;
    expect([y, dy, d2y, third.gradient(d2y, x)].map((z) => value(z as Tensor))).toEqual([
      16, 32, 48, 48,
    ]);
  });

  it("come from one persistent tape, the last of them after its block", () => {
    const x = constant(3);
    const tape = new GradientTape({ persistent: true });
    tape.watch(x);
    const y = pow(x, 3);
    const dy = tape.gradient(y, x);
    const d2y = tape.gradient(dy, x);
    tape[Symbol.dispose]();
    const d3y = tape.gradient(d2y, x);
    expect([dy, d2y, d3y].map(value)).toEqual([27, 18, 6]);
    expect(tape.gradient(d3y, x)).toBeNull(); // computed after the block
  });

  it("need the gradient to be taken inside the outer block", () => {
    const x = constant(3);
    const [[y, inner], outer] = GradientTape.run((t) => {
      t.watch(x);
      return GradientTape.run((s) => {
        s.watch(x);
        return square(x);
      });
    });
    const dy = inner.gradient(y, x)!;
    expect(value(dy)).toBe(6);
    expect(outer.gradient(dy, x)).toBeNull();
    expect(outer.explain(dy, x)).toBe(
      "the target was not computed from anything that the tape watched while it recorded: compute it inside the tape and after tape.watch(x), from tensors and not from numbers read from them (arraySync, numpy)",
    );
  });

  it("are right for exp and for the negative logarithm, at any depth", () => {
    const x = constant(0, { dtype: "float64" });
    let f: (x: Tensor) => Tensor = exp;
    for (let order = 1; order <= 4; order++) {
      f = derivative(f);
      expect(value(f(x))).toBe(1);
    }
    const h = derivative(derivative(derivative(log)));
    expect(value(h(constant(2, { dtype: "float64" })))).toBeCloseTo(2 / 8, 14);
  });

  it("use what an inner tape gives as any other tensor", () => {
    const x = constant(3);
    const [z, outer] = GradientTape.run((t) => {
      t.watch(x);
      const y = multiply(x, x);
      const [twice, inner] = GradientTape.run((s) => {
        s.watch(y);
        return multiply(2, y);
      });
      const g = inner.gradient(twice, y)!;
      expect(value(g)).toBe(2);
      return add(y, g);
    });
    expect(value(outer.gradient(z, x))).toBe(6);
  });

  it("ask a persistent inner tape as often as wanted", () => {
    const x = constant(3);
    const [[y, z], outer] = GradientTape.run(
      (t) => {
        t.watch(x);
        const y = multiply(x, x);
        const [z, inner] = GradientTape.run(
          (s) => {
            s.watch(y);
            return multiply(2, y);
          },
          { persistent: true },
        );
        const g = [inner.gradient(z, y)!, inner.gradient(z, y)!];
        expect(g.map(value)).toEqual([2, 2]);
        return [add(y, g[1]!), z];
      },
      { persistent: true },
    );
    expect(value(outer.gradient(y, x))).toBe(6);
    expect(value(outer.gradient(z, x))).toBe(12);
  });

  it("differentiate outputGradients, too", () => {
    const [x, u] = [constant(3), constant(5)];
    const [g, outer] = GradientTape.run((t) => {
      t.watch([x, u]);
      const [y, inner] = GradientTape.run((s) => {
        s.watch(x);
        return pow(x, 3);
      });
      return inner.gradient(y, x, { outputGradients: u })!; // 3 u x²
    });
    expect(outer.gradient(g, [x, u]).map(value)).toEqual([90, 27]);
  });

  it("mix variables and watched tensors: the gradient of a gradient's size", () => {
    const w = new Variable([[1], [-2]]);
    const x = constant([[3, 0.5]]);
    const [size, outer] = GradientTape.run(() => {
      const [y, inner] = GradientTape.run(
        (t) => {
          t.watch(x);
          return reduceSum(square(matmul(x, w)));
        },
        { watchAccessedVariables: false },
      );
      return sqrt(reduceSum(square(inner.gradient(y, x)!))); // |2 (xw) w|, xw = 2
    });
    // d/dw |2 (xw) w| = 2 |w| x + 2 (xw) w / |w|, |w| = √5
    const root = Math.sqrt(5);
    const g = value(outer.gradient(size, w)) as number[][];
    expect(g[0]![0]).toBeCloseTo(2 * root * 3 + 4 / root, 5);
    expect(g[1]![0]).toBeCloseTo(2 * root * 0.5 - 8 / root, 5);
  });

  it("pass through ops made of ops, with gradients of their own or not", () => {
    const labels = constant([[1, 0]], { dtype: "float64" });
    const x = constant([[0.3, -0.2]], { dtype: "float64" });
    const f = (x: Tensor) => reduceSum(softmaxCrossEntropy(labels, x));
    const g = value(derivative((x) => reduceSum(square(derivative(f)(x))))(x)) as number[][];
    // p = σ(x₀ - x₁); ∇f = (p - 1, 1 - p); d/dx₀ 2 (1 - p)² = -4 (1 - p) p (1 - p)
    const p = 1 / (1 + Math.exp(-0.5));
    expect(g[0]![0]).toBeCloseTo(-4 * p * (1 - p) ** 2, 12);
    expect(g[0]![1]).toBeCloseTo(4 * p * (1 - p) ** 2, 12);
  });

  it("vanish where the first gradient is constant: null, or zero on request", () => {
    const x = constant([1, -1]);
    const [dy, outer] = GradientTape.run(
      (t) => {
        t.watch(x);
        const [y, inner] = GradientTape.run((s) => {
          s.watch(x);
          return multiply(relu(x), 3);
        });
        return inner.gradient(y, x)!;
      },
      { persistent: true },
    );
    expect(value(dy)).toEqual([3, 0]);
    expect(value(outer.gradient(dy, x, { unconnectedGradients: "zero" }))).toEqual([0, 0]);
  });

  it("stop where stopGradient stands between the tapes", () => {
    const x = constant(2);
    const [z, outer] = GradientTape.run((t) => {
      t.watch(x);
      return multiply(stopGradient(derivative(square)(x)), x); // 4 · x, the 4 held constant
    });
    expect(value(outer.gradient(z, x))).toBe(4);
  });

  it("do not need the gradient to be used: an optimizer's step inside an outer tape", () => {
    const [w, rate] = [new Variable(1), new Variable(0.25)];
    const [after, outer] = GradientTape.run(() => {
      const [loss, inner] = GradientTape.run(() => square(w)); // the gradient is 2 w
      const g = inner.gradient(loss, w)!;
      const next = add(w, multiply(-1, multiply(rate, g)));
      w.assign(next);
      return square(next);
    });
    // next = w (1 - 2 rate): d next²/dw = 2 next (1 - 2 rate), d next²/d rate = 2 next (-2 w)
    expect(outer.gradient(after, [w, rate]).map(value)).toEqual([0.5, -2]);
    expect(w.arraySync()).toBe(0.5);
  });

  it("agree with the closed form for tanh and sigmoid", () => {
    const a = 0.4;
    const x = constant(a, { dtype: "float64" });
    const t = Math.tanh(a);
    const s = 1 / (1 + Math.exp(-a));
    expect(value(derivative(derivative(tanh))(x))).toBeCloseTo(-2 * t * (1 - t * t), 14);
    expect(value(derivative(derivative(sigmoid))(x))).toBeCloseTo(s * (1 - s) * (1 - 2 * s), 14);
    expect(value(derivative(derivative((x) => sin(square(x))))(x))).toBeCloseTo(
      2 * Math.cos(a * a) - 4 * a * a * Math.sin(a * a),
      13,
    );
  });
});
