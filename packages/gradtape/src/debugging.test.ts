// What the checks say of a program of one's own: files of this folder count as a user's.
import { afterEach, describe, expect, it } from "vitest";
import * as tf from "./index.ts";

afterEach(tf.debugging.disableCheckNumerics);

/** The text of the `NumericsError`, with this file's path and its lines left out. */
async function told(fn: () => unknown): Promise<string> {
  tf.debugging.enableCheckNumerics();
  try {
    await fn();
  } catch (error) {
    if (!(error instanceof tf.NumericsError)) throw error;
    return error.message.replace(/(^|[ (])[^ (]*debugging\.test\.ts:\d+:\d+/, "$1HERE");
  }
  return "";
}

const dense = (units: number, options: object): tf.keras.layers.Dense =>
  new tf.keras.layers.Dense(units, { kernelInitializer: "ones", ...options });

describe("enableCheckNumerics", () => {
  it("names the line that called the op, as a function and as a method", async () => {
    function loss(y: number): tf.Tensor {
      return tf.divide([1, 2], [y, 1]);
    }
    expect(await told(() => loss(0))).toBe(
      "divide: the result has 1 infinite value, made from finite inputs: float32 of shape [2], the first at [0]; called at loss (HERE)",
    );
    const x = tf.constant(1000);
    expect(
      await told(function run() {
        x.exp();
      }),
    ).toBe(
      "exp: the result has 1 infinite value, made from finite inputs: float32 of shape []; called at run (HERE)",
    );
  });

  it("gives the very line", async () => {
    tf.debugging.enableCheckNumerics();
    const line = Number(/test\.ts\S*?:(\d+):\d+/.exec(new Error("here").stack!)![1]);
    expect(() => tf.log(0)).toThrow(new RegExp(`debugging\\.test\\.ts:${line + 1}:\\d+\\)?$`));
  });

  it("sees gradients, and says in which call of the program", async () => {
    const x = new tf.Variable([0, 1]);
    expect(
      await told(function step() {
        const [y, tape] = tf.GradientTape.run(() => tf.sqrt(x));
        tape.gradient(y, x);
      }),
    ).toBe(
      "divide: the result has 1 infinite value, made from finite inputs: float32 of shape [2], the first at [0]; called inside gradient at step (HERE)",
    );
  });

  it("sees what a layer of one's own computes, and names its line", async () => {
    class Inverse extends tf.keras.layers.Layer {
      override call(x: unknown): tf.Tensor {
        return tf.reciprocal(x as tf.Tensor);
      }
    }
    const layer = new Inverse();
    expect(await told(() => layer(tf.constant([[0, 1]])))).toMatch(
      /^reciprocal: the result has 1 infinite value, made from finite inputs: float32 of shape \[1, 2\], the first at \[0, 0\]; called at (\w+ \()?HERE\)?$/,
    );
  });

  it("sees training, and that data brought in what is not finite", async () => {
    const model = new tf.keras.Sequential([dense(1, { inputShape: [1] })]);
    model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    const x = tf.constant([[1], [2]]);
    async function train(y: number[][]): Promise<void> {
      await model.fit(x, tf.constant(y), { epochs: 2, verbose: 0, shuffle: false });
    }
    expect(await told(() => train([[1], [NaN]]))).toMatch(
      /^\w+: the result has 1 NaN, which input \d had already: float32 of shape /,
    );
    expect(await told(() => train([[1], [2]]))).toBe("");
  });

  it("stops no healthy training step", async () => {
    const model = new tf.keras.Sequential([
      dense(8, { activation: "relu", inputShape: [4] }),
      dense(3, {}),
    ]);
    const optimizer = new tf.keras.optimizers.Adam();
    const x = tf.linspace(-1, 1, 24).reshape([6, 4]);
    const y = tf.constant([0, 1, 2, 0, 1, 2], { dtype: "int32" });
    expect(
      await told(() => {
        for (let i = 0; i < 3; i++) {
          const [loss, tape] = tf.GradientTape.run(() =>
            tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, model(x, { training: true }))),
          );
          optimizer.applyGradients(
            tf.keras.zip(tape.gradient(loss, model.trainableVariables), model.trainableVariables),
          );
        }
      }),
    ).toBe("");
  });
});

describe("checkNumerics", () => {
  it("checks the gradient that passes", () => {
    const slope = (at: number[]): unknown => {
      const x = new tf.Variable(at);
      const [y, tape] = tf.GradientTape.run(() => tf.sqrt(tf.debugging.checkNumerics(x, "x")));
      return tape.gradient(y, x)!.arraySync();
    };
    expect(slope([1, 4])).toEqual([0.5, 0.25]);
    expect(() => slope([0, 4])).toThrow(
      "checkNumerics: x (its gradient): 1 infinite value: float32 of shape [2], the first at [0]",
    );
  });
});

describe("memoryReport", () => {
  afterEach(tf.debugging.disableMemoryReport);
  const places = (): unknown[] =>
    tf.debugging
      .memoryReport()
      .map(({ place, tensors, bytes }) => [
        place.replace(/^(\w+) \(.*debugging\.test\.ts:\d+:\d+\)$/, "$1"),
        tensors,
        bytes,
      ]);

  it("names where the live tensors were made, most bytes first", () => {
    const before = tf.ones([1000]);
    tf.debugging.enableMemoryReport();
    function small(): tf.Tensor {
      return tf.add(before, 1).at(0);
    }
    function many(): tf.Tensor[] {
      return Array.from({ length: 3 }, large);
    }
    function large(): tf.Tensor {
      return tf.zeros([50, 50]);
    }
    const kept = [small(), ...many()];
    expect(places()).toEqual([
      ["large", 3, 30_000],
      ["small", expect.any(Number), expect.any(Number)],
    ]);
    kept.pop()!.dispose();
    expect(places()[0]).toEqual(["large", 2, 20_000]);
    for (const x of kept) x.dispose();
    expect(tf.debugging.memoryReport().filter(({ place }) => place.startsWith("large"))).toEqual(
      [],
    );
  });

  it("counts what was made while it was enabled, and forgets it when enabled anew", () => {
    tf.debugging.enableMemoryReport();
    const x = tf.zeros([7]);
    tf.debugging.disableMemoryReport();
    const y = tf.zeros([8]);
    expect(tf.debugging.memoryReport().map(({ bytes }) => bytes)).toEqual([28]);
    x.dispose();
    expect(tf.debugging.memoryReport()).toEqual([]);
    tf.debugging.enableMemoryReport();
    expect(tf.debugging.memoryReport()).toEqual([]);
    y.dispose();
    expect(tf.debugging.memoryReport()).toEqual([]);
  });

  it("leaves the account of memory() as it is", () => {
    const before = tf.memory();
    tf.debugging.enableMemoryReport();
    const x = tf.zeros([10]);
    expect(tf.memory().bytes - before.bytes).toBe(40);
    x.dispose();
    expect(tf.memory()).toEqual(before);
  });
});
