// What TensorFlow's guide "Introduction to gradients and automatic differentiation" lets a person do, and what is printed.
// Values are our own.
import { afterEach, describe, expect, it, vi } from "vitest";
import * as np from "../numpy.ts";
import * as tf from "../index.ts";

afterEach(() => void vi.restoreAllMocks());

const { GradientTape } = tf;
const print = (x: unknown): string => (x === null ? "None" : String(x));
const text = (x: tf.Tensor | null): string => x!.toString();

describe("gradient tapes", () => {
  it("d(x²)/dx = 2x", () => {
    const x = new tf.Variable(3);
    const [y, tape] = GradientTape.run(() => x.pow(2));
    expect(print(tape.gradient(y, x)!.numpy())).toBe("6.0");
  });

  it("of a loss with respect to a matrix and a vector, each in its source's shape", () => {
    const w = new tf.Variable(tf.ones([3, 2]), { name: "w" });
    const b = new tf.Variable(tf.zeros([2]), { name: "b" });
    const x = [[1, 2, 3]];
    const [loss, tape] = GradientTape.run(() => tf.reduceMean(tf.matmul(x, w).add(b).pow(2)), {
      persistent: true,
    });
    const [dw, db] = tape.gradient(loss, [w, b]);
    expect(dw!.shape).toEqual(w.shape);
    expect(`${dw}`).toBe("[[ 6.  6.]\n [12. 12.]\n [18. 18.]]");
    expect(text(db)).toBe("tf.Tensor([6. 6.], shape=(2,), dtype=float32)");
  });

  it("sources may be nested, and gradients then are", () => {
    const w = new tf.Variable([2]);
    const b = new tf.Variable(1);
    const [y, tape] = GradientTape.run(() => w.multiply(w).add(b));
    const grad = tape.gradient(y, { w, inner: [b] });
    expect([print(grad.w), print(grad.inner[0])]).toEqual(["[4.]", "1.0"]);
  });
});

describe("gradients with respect to a model", () => {
  it("of every trainable variable of a layer", () => {
    const layer = new tf.keras.layers.Dense(2, { activation: "relu", name: "first" });
    const x = tf.constant([[1, 2, 3]]);
    const [loss, tape] = GradientTape.run(() => tf.reduceMean(layer(x).pow(2)));
    const grads = tape.gradient(loss, layer.trainableVariables);
    expect(
      layer.trainableVariables.map((v, i) => `${v.name}, shape: ${grads[i]!.shape.join("x")}`),
    ).toEqual(["first/kernel:0, shape: 3x2", "first/bias:0, shape: 2"]);
  });
});

describe("what the tape watches", () => {
  it("trainable variables; neither others, nor tensors, nor constants", () => {
    const x0 = new tf.Variable(3, { name: "x0" });
    const x1 = new tf.Variable(3, { name: "x1", trainable: false });
    const x2 = new tf.Variable(2, { name: "x2" }).add(1);
    const x3 = tf.constant(3);
    const [y, tape] = GradientTape.run(() => x0.pow(2).add(x1.pow(2)).add(x2.pow(2)));
    expect(tape.gradient(y, [x0, x1, x2, x3]).map((g) => g?.toString() ?? null)).toEqual([
      "tf.Tensor(6.0, shape=(), dtype=float32)",
      null,
      null,
      null,
    ]);
    expect(tape.watchedVariables().map((v) => v.name)).toEqual(["x0:0"]);
  });

  it("tensors given to watch", () => {
    const x = tf.constant(3);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return x.pow(2);
    });
    expect(print(tape.gradient(y, x))).toBe("6.0");
  });

  it("only what it is given, with watchAccessedVariables: false", () => {
    const x0 = new tf.Variable(0);
    const x1 = new tf.Variable(10);
    const [ys, tape] = GradientTape.run(
      (t) => {
        t.watch(x1);
        return tf.reduceSum(tf.math.sin(x0).add(tf.nn.softplus(x1)));
      },
      { watchAccessedVariables: false },
    );
    const grad = tape.gradient(ys, { x0, x1 });
    expect(grad.x0).toBe(null);
    expect(print(grad.x1)).toBe("0.9999546");
  });

  it("intermediate results: gradients stop there", () => {
    const x = tf.constant(3);
    const [[y, z], tape] = GradientTape.run((t) => {
      t.watch(x);
      const square = x.multiply(x);
      return [square, square.multiply(square)] as const;
    });
    expect(print(tape.gradient(z, y))).toBe("18.0");
  });
});

describe("a persistent tape", () => {
  it("answers as often as it is asked", () => {
    const x = tf.constant([1, 3]);
    const [[y, z], tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        const square = x.multiply(x);
        return [square, square.multiply(square)] as const;
      },
      { persistent: true },
    );
    expect(print(tape.gradient(z, x))).toBe("[  4. 108.]");
    expect(print(tape.gradient(y, x))).toBe("[2. 6.]");
  });

  it("is needed for that, and the error says so", () => {
    const x = new tf.Variable(1);
    const [y, tape] = GradientTape.run(() => x.pow(2));
    tape.gradient(y, x);
    expect(() => tape.gradient(y, x)).toThrow(tf.GradientError);
    expect(() => tape.gradient(y, x)).toThrow(
      "gradient: a non-persistent GradientTape gives one set of gradients: ask for all sources in one call, or make the tape with { persistent: true }",
    );
  });
});

describe("targets that are no scalars", () => {
  const x = new tf.Variable(2);

  it("several: the gradient of their sum, in a list or an object", () => {
    const both = () => GradientTape.run(() => ({ y0: x.pow(2), y1: tf.divide(1, x) }));
    const [{ y0 }, one] = both();
    expect(print(one.gradient(y0, x))).toBe("4.0");
    const [{ y1 }, two] = both();
    expect(print(two.gradient(y1, x))).toBe("-0.25");
    const [ys, all] = both();
    expect(print(all.gradient(ys, x))).toBe("3.75");
  });

  it("a vector: the gradient of the sum of its elements", () => {
    const [y, tape] = GradientTape.run(() => x.multiply([3, 4]));
    expect(print(tape.gradient(y, x))).toBe("7.0");
  });

  it("elementwise functions: the derivative at each place", () => {
    const points = tf.linspace(-10, 10, 201);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(points);
      return tf.nn.sigmoid(points);
    });
    const slope = tape.gradient(y, points)!;
    expect(slope.shape).toEqual([201]);
    expect(print(tf.reduceMax(slope))).toBe("0.25");
    expect(print(tf.argMax(slope))).toBe("100");
  });
});

describe("control flow", () => {
  it("only what was done is differentiated", () => {
    const x = tf.constant(1);
    const [v0, v1] = [new tf.Variable(2), new tf.Variable(2)];
    const [result, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return x.greater(0).arraySync() ? v0.value() : v1.pow(2);
      },
      { persistent: true },
    );
    expect(tape.gradient(result, [v0, v1]).map(print)).toEqual(["1.0", "None"]);
    expect(tape.gradient(result, x)).toBe(null);
  });

  it("a variable itself may be the target", () => {
    const v = new tf.Variable(2);
    const tape = new GradientTape();
    expect(print(tape.gradient(v, v))).toBe("1.0");
  });

  it("loops are what they do", () => {
    const grad = (n: number): string => {
      const x = new tf.Variable(2);
      const [y, tape] = GradientTape.run(() => {
        let product: tf.Tensor = tf.constant(1);
        for (let i = 0; i < n; i++) product = product.multiply(x);
        return product;
      });
      return print(tape.gradient(y, x));
    };
    expect([1, 2, 5].map(grad)).toEqual(["1.0", "4.0", "80.0"]);
  });
});

describe("a gradient of None", () => {
  it("where target and source are not connected", () => {
    const [x, y] = [new tf.Variable(2), new tf.Variable(3)];
    const [z, tape] = GradientTape.run(() => y.multiply(y));
    expect(tape.gradient(z, x)).toBe(null);
  });

  it("where a variable was replaced by a tensor: assignAdd is what was meant", () => {
    const seen: string[] = [];
    let x: tf.Tensor | tf.Variable = new tf.Variable(2);
    for (let epoch = 0; epoch < 2; epoch++) {
      const [y, tape]: [tf.Tensor, tf.GradientTape] = GradientTape.run(() => tf.add(x, 1));
      seen.push(`${tf.isVariable(x) ? "Variable" : "Tensor"}: ${print(tape.gradient(y, x))}`);
      seen.push(tape.explain(y, x));
      x = tf.add(x, 1);
    }
    expect(seen).toEqual([
      "Variable: 1.0",
      "the variable Variable:0 is connected to the target: its gradient is not null",
      "Tensor: None",
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    ]);
  });

  it("where a value left for NumPy and came back", () => {
    const x = new tf.Variable([
      [1, 2],
      [3, 4],
    ]);
    const [y, tape] = GradientTape.run(() => {
      const means = x.pow(2).numpy(); // the way out
      return tf.reduceMean(means);
    });
    expect(tape.gradient(y, x)).toBe(null);
    expect(tape.explain(y, x)).toContain("not from numbers read from them (arraySync, numpy)");
    // NumPy's own functions here are ops over tensors, and tapes see them.
    const [mean, other] = GradientTape.run(() => tf.reduceMean(np.mean(x.pow(2), 0)));
    expect(print(other.gradient(mean, x))).toBe("[[0.5 1. ]\n [1.5 2. ]]");
  });

  it("through integers, with a warning", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const x = tf.constant(10, { dtype: tf.int32 });
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return x.multiply(x);
    });
    expect(tape.gradient(y, x)).toBe(null);
    expect(warn).toHaveBeenCalledWith(
      'watch: what is watched is int32, so there is no gradient: gradients flow to floating and complex values only; cast first, as in cast(x, "float32")',
    );
  });

  it("through a stateful object: the tape sees a variable's reads, not how it got its value", () => {
    const x0 = new tf.Variable(3);
    const x1 = new tf.Variable(0, { name: "x1" });
    const [y, tape] = GradientTape.run(() => {
      x1.assignAdd(x0);
      return x1.pow(2);
    });
    expect(tape.gradient(y, x0)).toBe(null);
    expect(tape.explain(y, x0)).toContain("x1");
  });

  it("or zeros, if these are asked for", () => {
    const x = new tf.Variable([2, 2]);
    const y = new tf.Variable(3);
    const [z, tape] = GradientTape.run(() => y.pow(2));
    expect(text(tape.gradient(z, x, { unconnectedGradients: "zero" }))).toBe(
      "tf.Tensor([0. 0.], shape=(2,), dtype=float32)",
    );
  });
});

describe("the older guide to eager execution", () => {
  it("follows a gradient downhill, in a search for a step", () => {
    const f = (x: tf.TensorLike) => tf.square(tf.subtract(x, 4));
    const lineSearch = (init: number, rate: number): number => {
      let x = tf.constant(init) as tf.Tensor;
      const gradientAt = (at: tf.Tensor): tf.Tensor => {
        const [y, tape] = GradientTape.run((t) => {
          t.watch(at);
          return f(at);
        });
        return tape.gradient(y, at)!;
      };
      for (let i = 0; i < 60; i++) {
        let step = tf.multiply(gradientAt(x), rate) as tf.Tensor;
        while (f(x.subtract(step)).greater(f(x)).arraySync()) step = step.multiply(0.5);
        x = x.subtract(step);
      }
      return x.arraySync() as number;
    };
    expect(lineSearch(0, 1.5)).toBeCloseTo(4, 4);
  });

  it("log(1 + exp(x)) has no slope at 100, unless a custom gradient gives it", () => {
    const slope = (fn: (x: tf.Tensor) => tf.Tensor, at: number): string => {
      const x = tf.constant(at);
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return fn(x);
      });
      return print(tape.gradient(y, x));
    };
    const naive = (x: tf.Tensor) => tf.log(tf.exp(x).add(1));
    const stable = tf.customGradient((x) => {
      const e = tf.exp(x);
      const gradient = (g: tf.Tensor) => g.multiply(tf.subtract(1, tf.divide(1, e.add(1))));
      return [tf.log(e.add(1)), gradient];
    });
    expect([slope(naive, 0), slope(naive, 100)]).toEqual(["0.5", "nan"]);
    expect([slope(stable, 0), slope(stable, 100)]).toEqual(["0.5", "1.0"]);
  });
});
