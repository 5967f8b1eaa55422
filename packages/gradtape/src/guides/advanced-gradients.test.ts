// What TensorFlow's guide "Advanced automatic differentiation" lets a person do, and what is printed. Values are our own.
import { describe, expect, it } from "vitest";
import * as tf from "../index.ts";

const { GradientTape } = tf;
const print = (x: unknown): string => (x === null ? "None" : String(x));
const { Dense } = tf.keras.layers;

describe("controlling what is recorded", () => {
  const x = new tf.Variable(2);
  const y = new tf.Variable(3);

  it("stopRecording: not for a while", () => {
    const [z, tape] = GradientTape.run((t) => {
      const xSquared = x.multiply(x);
      const ySquared = t.stopRecording(() => y.multiply(y));
      return xSquared.add(ySquared);
    });
    expect(`${z}`).toBe("13.0");
    const grad = tape.gradient(z, { x, y });
    expect(`dz/dx: ${print(grad.x)}, dz/dy: ${print(grad.y)}`).toBe("dz/dx: 4.0, dz/dy: None");
  });

  it("reset: from here on", () => {
    const [z, tape] = GradientTape.run((t) => {
      const ySquared = y.multiply(y);
      t.reset();
      return x.multiply(x).add(ySquared);
    });
    const grad = tape.gradient(z, { x, y });
    expect(`dz/dx: ${print(grad.x)}, dz/dy: ${print(grad.y)}`).toBe("dz/dx: 4.0, dz/dy: None");
  });

  it("stopGradient: not through here", () => {
    const [z, tape] = GradientTape.run(() => x.pow(2).add(tf.stopGradient(y.pow(2))));
    const grad = tape.gradient(z, { x, y });
    expect(`dz/dx: ${print(grad.x)}, dz/dy: ${print(grad.y)}`).toBe("dz/dx: 4.0, dz/dy: None");
    expect(tape.explain(z, y)).toContain("stopGradient");
  });
});

describe("custom gradients", () => {
  it("clip what flows back", () => {
    const clipGradients = tf.customGradient((y) => [y, (dy) => tf.clipByNorm(dy, 0.5)]);
    const v = new tf.Variable(2);
    const [output, tape] = GradientTape.run(() => clipGradients(v.multiply(v)));
    expect(tape.gradient(output, v)!.toString()).toBe("tf.Tensor(2.0, shape=(), dtype=float32)");
  });
});

describe("several tapes", () => {
  it("watch different things", () => {
    const [x0, x1] = [tf.constant(0), tf.constant(0)];
    const [[ys, tape1], tape0] = GradientTape.run((outer) =>
      GradientTape.run((inner) => {
        outer.watch(x0);
        inner.watch(x1);
        return tf.reduceSum(tf.math.sin(x0).add(tf.nn.sigmoid(x1)));
      }),
    );
    expect(print(tape0.gradient(ys, x0))).toBe("1.0");
    expect(print(tape1.gradient(ys, x1))).toBe("0.25");
  });

  it("give higher orders", () => {
    const x = new tf.Variable(1);
    const [dyDx, t2] = GradientTape.run(() => {
      const [y, t1] = GradientTape.run(() => x.multiply(x).multiply(x));
      return t1.gradient(y, x)!;
    });
    expect(`dy_dx: ${dyDx.numpy()}`).toBe("dy_dx: 3.0");
    expect(`d2y_dx2: ${t2.gradient(dyDx, x)!.numpy()}`).toBe("d2y_dx2: 6.0");
  });

  it("regularize by the size of the gradient at the input", () => {
    const x = tf.random.statelessNormal([7, 5], [1, 2]);
    const layer = new Dense(10, { activation: tf.nn.relu });
    const [magnitude, t2] = GradientTape.run(() => {
      const [out, t1] = GradientTape.run(
        (t) => {
          t.watch(x);
          return tf.reduceSum(layer(x).pow(2));
        },
        { watchAccessedVariables: false },
      );
      const slope = t1.gradient(out, x)!;
      return tf.sqrt(tf.reduceSum(tf.square(slope)));
    });
    const grads = t2.gradient(magnitude, layer.trainableVariables);
    expect(grads.map((g) => g!.shape)).toEqual([[5, 10], [10]]);
  });
});

describe("Jacobians", () => {
  it("of a vector by a scalar", () => {
    const x = tf.linspace(-10, 10, 201);
    const delta = new tf.Variable(0);
    const [y, tape] = GradientTape.run(() => tf.nn.sigmoid(x.add(delta)));
    const slope = tape.jacobian(y, delta)!;
    expect([y.shape, slope.shape]).toEqual([[201], [201]]);
    expect(print(slope.at(100))).toBe("0.25");
  });

  it("of a layer: its sum is the gradient", () => {
    const x = tf.random.statelessNormal([7, 5], [3, 4]);
    const layer = new Dense(10, { activation: tf.nn.relu });
    const [y, tape] = GradientTape.run(() => layer(x), { persistent: true });
    expect(y.shape).toEqual([7, 10]);
    const [kernel] = layer.trainableVariables;
    expect(kernel!.shape).toEqual([5, 10]);
    const j = tape.jacobian(y, kernel!)!;
    expect(j.shape).toEqual([7, 10, 5, 10]);
    const g = tape.gradient(y, kernel!)!;
    const difference = tf.reduceMax(tf.abs(g.subtract(tf.reduceSum(j, [0, 1]))));
    expect(difference.arraySync()).toBeLessThan(1e-5);
  });
});

describe("Hessians", () => {
  /** Solves a·x = b by elimination: the guide's `tf.linalg.solve`. */
  function solve(a: number[][], b: number[]): number[] {
    const rows = a.map((row, i) => [...row, b[i]!]);
    for (let k = 0; k < rows.length; k++) {
      const pivot = rows.reduce((best, row, i) => {
        return i >= k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i : best;
      }, k);
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      for (let i = 0; i < rows.length; i++) {
        const factor = i === k ? 0 : rows[i]![k]! / rows[k]![k]!;
        rows[i] = rows[i]!.map((v, c) => v - factor * rows[k]![c]!);
      }
    }
    return rows.map((row, i) => row.at(-1)! / row[i]!);
  }

  it("of a model's kernel, and a Newton step along it", () => {
    tf.random.setSeed(3);
    const x = tf.random.statelessNormal([7, 5], [5, 6]);
    const layer1 = new Dense(3, { activation: tf.nn.relu });
    const layer2 = new Dense(2, { activation: tf.nn.relu });
    const loss = () => tf.reduceMean(layer2(layer1(x)).pow(2));
    loss(); // builds the layers
    const kernel = layer1.trainableVariables[0]!;
    const [g, t2] = GradientTape.run(() => {
      const [value, t1] = GradientTape.run(loss);
      return t1.gradient(value, kernel)!;
    });
    const h = t2.jacobian(g, kernel)!;
    expect(h.shape).toEqual([5, 3, 5, 3]);
    const n = kernel.size;
    const matrix = h.reshape([n, n]);
    const asymmetry = tf.reduceMax(tf.abs(matrix.subtract(tf.transpose(matrix))));
    expect(asymmetry.arraySync()).toBeLessThan(1e-6);

    const before = loss().arraySync() as number;
    const damped = matrix.add(tf.eye(n).multiply(1e-3)).arraySync() as number[][];
    const update = solve(damped, g.reshape([n]).arraySync() as number[]);
    kernel.assignSub(tf.constant(update).reshape([5, 3]));
    expect(loss().arraySync()).toBeLessThan(before);
  });

  it("in one call", () => {
    const x = new tf.Variable([1, 2]);
    expect(print(tf.hessian(() => tf.reduceSum(x.pow(3)), x))).toBe("[[ 6.  0.]\n [ 0. 12.]]");
  });
});

describe("Jacobians of batches", () => {
  const x = tf.random.statelessNormal([7, 5], [7, 8]);

  it("hold each example's own, where examples do not mix", () => {
    const layer1 = new Dense(8, { activation: tf.nn.elu });
    const layer2 = new Dense(6, { activation: tf.nn.elu });
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return layer2(layer1(x));
      },
      { persistent: true, watchAccessedVariables: false },
    );
    const j = tape.jacobian(y, x)!;
    expect(j.shape).toEqual([7, 6, 7, 5]);
    const sum = tf.reduceSum(j, 2);
    const jb = tape.batchJacobian(y, x)!;
    expect(jb.shape).toEqual([7, 6, 5]);
    expect(tf.reduceMax(tf.abs(jb.subtract(sum))).arraySync()).toBeLessThan(1e-6);
    // One example does not depend on another.
    expect(tf.reduceMax(tf.abs(j.at(0, ":", "1:"))).arraySync()).toBe(0);
  });

  it("miss something where they do", () => {
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return x.subtract(tf.reduceMean(x, 0)); // as batch normalization
      },
      { persistent: true },
    );
    const j = tape.jacobian(y, x)!;
    expect(tf.reduceMax(tf.abs(j.at(0, ":", "1:"))).arraySync()).toBeGreaterThan(0.1);
    expect(tape.batchJacobian(y, x)!.shape).toEqual([7, 5, 5]);
  });

  it("need a batch on both sides", () => {
    const w = new tf.Variable(tf.ones([5, 2]));
    const [y, tape] = GradientTape.run(() => tf.matmul(x, w));
    expect(() => tape.batchJacobian(y, w)).toThrow(
      "batchJacobian: the first axes differ: target [7, 2], source [5, 2]; both start with the batch",
    );
  });
});
