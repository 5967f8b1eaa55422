// recomputeGrad: the same gradients, by computing again.
import { constant, setBackend, Variable, type Op, type Tensor } from "@gradtape/core";
import { addObserver, dispatch1, isObserving, removeObserver } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  assignAdd,
  exp,
  matmul,
  multiply,
  reduceProd,
  reduceSum,
  sin,
  square,
  tanh,
  zeros,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { customGradient, GradientTape, recomputeGrad } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

/** The names of the ops that are seen while `fn` runs. */
function seen(fn: () => unknown): string[] {
  const names: string[] = [];
  const observer = { observe: (op: Op) => void names.push(op.name) };
  addObserver(observer);
  fn();
  removeObserver(observer);
  return names;
}

describe("recomputeGrad", () => {
  const chain = (x: Tensor): Tensor => {
    let y = x;
    for (let i = 0; i < 5; i++) y = sin(multiply(y, 2));
    return y;
  };

  it("gives the value and gradient of the function itself", () => {
    const x = constant([0.1, -0.4, 2]);
    const of = (f: (x: Tensor) => Tensor) => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return f(x);
      });
      return [value(y), value(tape.gradient(y, x))];
    };
    expect(of(recomputeGrad(chain))).toEqual(of(chain));
  });

  it("keeps one op on the tape, and computes the others again in the backward pass", () => {
    const runs = vi.fn<(x: Tensor) => Tensor>(chain);
    const block = recomputeGrad(runs);
    const x = constant([0.1, -0.4]);
    const tape = new GradientTape();
    tape.watch(x);
    let y!: Tensor;
    const forward = seen(() => (y = block(x)));
    expect(forward).toEqual(["customGradient"]);
    expect(seen(() => chain(x))).toHaveLength(10);
    expect(runs).toHaveBeenCalledTimes(1);
    const backward = seen(() => tape.gradient(y, x));
    expect(runs).toHaveBeenCalledTimes(2);
    expect(backward.filter((name) => name === "sin")).toHaveLength(5);
    expect(backward.filter((name) => name === "cos")).toHaveLength(5);
  });

  it("computes nothing again if nobody asks, and again for each time somebody does", () => {
    const runs = vi.fn<(x: Tensor) => Tensor>(square);
    const block = recomputeGrad(runs);
    const x = constant(3);
    expect(value(block(x))).toBe(9);
    expect(runs).toHaveBeenCalledTimes(1);
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return block(x);
      },
      { persistent: true },
    );
    expect([tape.gradient(y, x), tape.gradient(y, x)].map(value)).toEqual([6, 6]);
    expect(runs).toHaveBeenCalledTimes(4);
  });

  it("reaches the variables that the function reads, and its inputs", () => {
    const [w, b] = [new Variable([[1, 2]]), new Variable([0.5, 0.25])];
    const frozen = new Variable(3, { trainable: false });
    const layer = recomputeGrad((x) => multiply(add(matmul(x, w), b), frozen));
    const x = constant([[2], [4]]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return square(layer(x));
    });
    expect(tape.watchedVariables()).toEqual([w, b]);
    const [dx, dw, db, dfrozen] = tape.gradient(y, [x, w, b, frozen]);
    // y = (3 (x w + b))², dy = 18 (x w + b) d(x w + b)
    expect(value(dx)).toEqual([[18 * (2.5 * 1 + 4.25 * 2)], [18 * (4.5 * 1 + 8.25 * 2)]]);
    expect(value(dw)).toEqual([[18 * (2.5 * 2 + 4.5 * 4), 18 * (4.25 * 2 + 8.25 * 4)]]);
    expect(value(db)).toEqual([18 * (2.5 + 4.5), 18 * (4.25 + 8.25)]);
    expect(dfrozen).toBeNull();
  });

  it("finds variables that the function makes when it is first called", () => {
    let made: Variable | undefined;
    const block = recomputeGrad((x) => {
      made ??= new Variable(4);
      return multiply(x, made);
    });
    const [y, tape] = GradientTape.run(() => block(3));
    expect(value(tape.gradient(y, made!))).toBe(3);
  });

  it("takes one tensor twice, and variables as inputs", () => {
    const block = recomputeGrad((a, b) => multiply(a, square(b)));
    const x = constant(2);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return block(x, x);
    });
    expect(value(tape.gradient(y, x))).toBe(12); // x³
    const first = recomputeGrad((a, _b) => a);
    const v = new Variable(2);
    const [z, other] = GradientTape.run(() => first(v, v));
    expect(value(other.gradient(z, v))).toBe(1);
    const both = recomputeGrad((a) => multiply(a, v));
    const [u, third] = GradientTape.run(() => both(v));
    expect(value(third.gradient(u, v))).toBe(4);
  });

  it("gives lists of values, inputs without gradients, and nothing at all", () => {
    const block = recomputeGrad((a, n) => [multiply(2, a), add(n, n)] as const);
    const [x, n] = [constant(1.5), constant(1, { dtype: "int32" })];
    const [out, tape] = GradientTape.run((t) => {
      t.watch([x, n]);
      return block(x, n);
    });
    expect(out.map(value)).toEqual([3, 2]);
    expect(tape.gradient(out, [x, n]).map(value)).toEqual([2, null]);
    const none = zeros([0]);
    const [y, other] = GradientTape.run((t) => {
      t.watch(none);
      return recomputeGrad((x) => multiply(2, x))(none);
    });
    expect(value(other.gradient(y, none))).toEqual([]);
  });

  it("nests, and holds custom gradients", () => {
    const loud = customGradient((x) => [x, (g) => multiply(g, 10)]);
    const inner = recomputeGrad((x) => loud(square(x)));
    const outer = recomputeGrad((x) => multiply(inner(x), x));
    const x = constant(2);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return outer(x);
    });
    // d (x · loud(x²)) = x² + x · 10 · 2x
    expect([value(y), value(tape.gradient(y, x))]).toEqual([8, 84]);
  });

  it("has higher derivatives, by its inputs and its variables", () => {
    const w = new Variable(0.5, { dtype: "float64" });
    const f = recomputeGrad((x) => exp(multiply(w, x)));
    const x = constant(2, { dtype: "float64" });
    const [[dx, dw], outer] = GradientTape.run(
      (t) => {
        t.watch(x);
        const [y, inner] = GradientTape.run((s) => {
          s.watch(x);
          return f(x);
        });
        return inner.gradient(y, [x, w]);
      },
      { persistent: true },
    );
    const e = Math.E; // exp(w x) at w x = 1
    expect(value(outer.gradient(dx, x))).toBeCloseTo(0.25 * e, 12);
    expect(value(outer.gradient(dx, w))).toBeCloseTo(e + 0.5 * 2 * e, 12);
    expect(value(outer.gradient(dw, w))).toBeCloseTo(4 * e, 12);
  });

  it("agrees with the function itself to the third order", () => {
    const f = (x: Tensor): Tensor => reduceProd(square(tanh(x)));
    const third = (f: (x: Tensor) => Tensor): unknown => {
      const x = constant([1, 0.5], { dtype: "float64" });
      let y = f;
      for (let order = 0; order < 3; order++) {
        const g = y;
        y = (x) => {
          const [z, tape] = GradientTape.run((t) => {
            t.watch(x);
            return reduceSum(g(x));
          });
          return tape.gradient(z, x)!;
        };
      }
      return value(y(x));
    };
    const [again, plain] = [third(recomputeGrad(f)), third(f)] as number[][];
    again!.forEach((d, i) => expect(d).toBeCloseTo(plain![i]!, 10));
  });

  it("refuses to compute with a variable that has changed since", () => {
    const w = new Variable(2, { name: "w" });
    const block = recomputeGrad((x) => multiply(x, w));
    const [y, tape] = GradientTape.run(() => block(3), { persistent: true });
    expect(value(tape.gradient(y, w))).toBe(3);
    assignAdd(w, 1);
    expect(() => tape.gradient(y, w)).toThrow(
      "recomputeGrad: the variable w:0 has been assigned to since: computing with it again would give another result; take the gradient before",
    );
  });

  it("computes anew where its op is executed again, on other inputs", () => {
    const calls: [Op, unknown][] = [];
    const observer = {
      observe: (op: Op, _: unknown, attrs: unknown) => void calls.push([op, attrs]),
    };
    addObserver(observer);
    recomputeGrad((x) => multiply(x, 2))(constant(3));
    removeObserver(observer);
    const [op, attrs] = calls.at(-1)!;
    expect(value(dispatch1(op, [constant(5)], attrs))).toBe(10);
  });

  it("lets errors through and leaves no tape behind", () => {
    let calls = 0;
    const block = recomputeGrad((x) => {
      if (++calls === 2) throw new Error("the second time");
      return square(x);
    });
    const tape = new GradientTape();
    const x = constant(1);
    tape.watch(x);
    const y = block(x);
    expect(() => tape.gradient(y, x)).toThrow("the second time");
    expect(isObserving(tape)).toBe(false);
    const names = seen(() => square(x));
    expect(names).toHaveLength(1);
  });
});
