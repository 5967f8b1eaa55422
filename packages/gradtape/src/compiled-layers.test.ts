// Layers, losses, metrics and optimizers, compiled: a few steps give what they give run op by op, random numbers included.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { Embedding } from "./compiled-layers.cases.ts";
import * as tf from "./index.ts";

const { layers, losses, metrics, optimizers, Sequential } = tf.keras;

type Compile = <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R;
const asIs: Compile = (fn) => fn;
const compiled: Compile = (fn) => tf.function(fn);

/** Numbers of tensors and variables, in any nesting. */
const numbers = (x: unknown): number[] =>
  tf
    .flattenTree(x)
    .flatMap((y) =>
      tf.isTensor(y) || tf.isVariable(y)
        ? Array.from(y.dataSync() as ArrayLike<number>, Number)
        : typeof y === "number"
          ? [y]
          : [],
    );

/** The largest difference between a program run op by op and compiled, relative to the numbers' size. */
function difference(program: (compile: Compile) => unknown): number {
  const [expected, got] = [asIs, compiled].map((compile) => {
    tf.random.setSeed(7);
    tf.keras.clearSession();
    return numbers(program(compile));
  }) as [number[], number[]];
  expect(got.length).toBe(expected.length);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.every(Number.isFinite)).toBe(true);
  return Math.max(
    ...got.map((x, i) => Math.abs(x - expected[i]!) / Math.max(1, Math.abs(expected[i]!))),
  );
}

const random = (shape: number[], seed: number): tf.Tensor => tf.random.normal(shape, { seed });
const labels = tf.random.uniform([8], { minval: 0, maxval: 3, dtype: "int32", seed: 5 });

describe.each([
  ["js", () => js()],
  ["wasm", () => wasm()],
] as const)("%s", (_, create) => {
  beforeEach(() => tf.setBackend(create()));
  const NEAR = 2e-5;

  const made: Record<string, () => tf.keras.layers.Layer> = {
    ...Object.fromEntries(
      (
        ["relu", "sigmoid", "tanh", "softmax", "gelu", "elu", "selu", "softplus", "swish"] as const
      ).map((name) => [`Activation ${name}`, () => new layers.Activation(name)]),
    ),
    Dense: () => new layers.Dense(3),
    "Dense with an activation": () => new layers.Dense(3, { activation: "tanh", useBias: false }),
    Dropout: () => new layers.Dropout(0.5),
    "Dropout with a seed": () => new layers.Dropout(0.3, { seed: 3 }),
    Flatten: () => new layers.Flatten(),
    Reshape: () => new layers.Reshape([2, 3]),
    Sequential: () =>
      new Sequential([new layers.Dense(5, { activation: "relu" }), new layers.Dense(2)]),
    "a layer of the user's own": () => new Embedding(10, 4),
  };

  it.each(Object.entries(made))("%s, trained", (name, make) => {
    const program = (compile: Compile): unknown => {
      const layer = make();
      const step = compile((x: tf.Tensor) => {
        const [y, tape] = tf.GradientTape.run((t) => {
          if (tf.isFloat(x.dtype)) t.watch(x);
          const y = layer(x, { training: true }) as tf.Tensor;
          return tf.reduceSum(tf.multiply(y, y));
        });
        const sources = [...layer.trainableVariables];
        const gradients = tf.keras.zip(tape.gradient(y, sources), sources);
        for (const [g, v] of gradients) v.assign(tf.subtract(v, tf.multiply(g!, 0.1)));
        return [y, layer(x, { training: true })];
      });
      const x = name.startsWith("a layer")
        ? tf.constant([1, 5, 5, 9], { dtype: "int32" })
        : random([8, 6], 1);
      return [step(x), step(x), step(x), layer.variables];
    };
    expect(difference(program)).toBeLessThan(NEAR);
  });

  const each: Record<
    string,
    [() => tf.keras.losses.Loss, "labels" | "oneHot" | "same" | "binary"]
  > = {
    MeanSquaredError: [() => new losses.MeanSquaredError(), "same"],
    MeanAbsoluteError: [() => new losses.MeanAbsoluteError(), "same"],
    Huber: [() => new losses.Huber(), "same"],
    BinaryCrossentropy: [() => new losses.BinaryCrossentropy(), "binary"],
    "BinaryCrossentropy of logits": [
      () => new losses.BinaryCrossentropy({ fromLogits: true, labelSmoothing: 0.1 }),
      "binary",
    ],
    CategoricalCrossentropy: [() => new losses.CategoricalCrossentropy(), "oneHot"],
    "CategoricalCrossentropy of logits": [
      () => new losses.CategoricalCrossentropy({ fromLogits: true }),
      "oneHot",
    ],
    SparseCategoricalCrossentropy: [() => new losses.SparseCategoricalCrossentropy(), "labels"],
    "SparseCategoricalCrossentropy of logits": [
      () => new losses.SparseCategoricalCrossentropy({ fromLogits: true, reduction: "sum" }),
      "labels",
    ],
  };
  const truth = (kind: string): tf.Tensor =>
    kind === "labels"
      ? labels
      : kind === "oneHot"
        ? tf.oneHot(labels, 3)
        : kind === "binary"
          ? tf.cast(tf.greater(random([8, 3], 2), 0), "float32")
          : random([8, 3], 2);

  it.each(Object.entries(each))("%s, with gradients and weights", (name, [make, kind]) => {
    const program = (compile: Compile): unknown => {
      const loss = make();
      const f = compile((t: tf.Tensor, z: tf.Tensor, w: tf.Tensor) => {
        const [values, tape] = tf.GradientTape.run((tape) => {
          tape.watch(z);
          const p = name.includes("logits") || kind === "same" ? z : tf.nn.softmax(z);
          return [loss(t, p), loss(t, p, { sampleWeight: w })] as tf.Tensor[];
        });
        return [values, tape.gradient(values, z)];
      });
      const w = tf.random.uniform([8], { seed: 9 });
      return [1, 2].map((seed) => f(truth(kind), random([8, 3], seed), w));
    };
    expect(difference(program)).toBeLessThan(NEAR);
  });

  const metric: Record<string, [() => tf.keras.metrics.Metric, string]> = {
    Mean: [() => new metrics.Mean(), "none"],
    MeanSquaredError: [() => new metrics.MeanSquaredError(), "same"],
    MeanAbsoluteError: [() => new metrics.MeanAbsoluteError(), "same"],
    Accuracy: [() => new metrics.Accuracy(), "binary"],
    BinaryAccuracy: [() => new metrics.BinaryAccuracy(), "binary"],
    CategoricalAccuracy: [() => new metrics.CategoricalAccuracy(), "oneHot"],
    SparseCategoricalAccuracy: [() => new metrics.SparseCategoricalAccuracy(), "labels"],
  };
  it.each(Object.entries(metric))("metric %s, gathered over calls", (_, [make, kind]) => {
    const program = (compile: Compile): unknown => {
      let m: tf.keras.metrics.Metric | undefined;
      const update = compile((t: tf.Tensor, p: tf.Tensor) => {
        m ??= make();
        const args = kind === "none" ? [p] : [t, p];
        (m.updateState as (...args: unknown[]) => void).call(m, ...args);
        return m.result();
      });
      const all = [1, 2, 3].map((seed) => update(truth(kind), tf.abs(random([8, 3], seed))));
      m!.resetState();
      all.push(update(truth(kind), random([8, 3], 4)));
      return [all, m!.variables];
    };
    expect(difference(program)).toBeLessThan(NEAR);
  });

  const optimizer: Record<string, () => tf.keras.optimizers.Optimizer> = {
    SGD: () => new optimizers.SGD(0.1),
    "SGD with momentum": () => new optimizers.SGD(0.1, { momentum: 0.9 }),
    "SGD with Nesterov's momentum": () =>
      new optimizers.SGD({ learningRate: 0.1, momentum: 0.9, nesterov: true }),
    Adam: () => new optimizers.Adam(0.1),
    "Adam with amsgrad": () => new optimizers.Adam({ learningRate: 0.1, amsgrad: true }),
    "Adam with a schedule": () =>
      new optimizers.Adam((step: tf.Tensor) => tf.divide(0.1, tf.add(step, 1))),
    "clipped by norm": () => new optimizers.SGD({ learningRate: 0.1, clipnorm: 0.5 }),
    "clipped by value": () => new optimizers.Adam({ learningRate: 0.1, clipvalue: 0.01 }),
    "clipped by the norm of all": () =>
      new optimizers.SGD({ learningRate: 0.1, globalClipnorm: 1 }),
  };
  it.each(Object.entries(optimizer))("optimizer: %s, dense and sparse gradients", (name, make) => {
    const program = (compile: Compile): unknown => {
      const table = new Embedding(6, 5);
      const model = new Sequential([
        new layers.Dense(4, { activation: "tanh" }),
        new layers.Dropout(0.25),
        new layers.Dense(3),
      ]);
      const own = new tf.Variable(tf.constant(2, { dtype: "float64" }), {
        constraint: (x: tf.Tensor) => tf.maximum(x, 1.9),
      });
      const opt = make();
      const step = compile((ids: tf.Tensor, t: tf.Tensor) => {
        const [loss, tape] = tf.GradientTape.run(() => {
          const z = model(table(ids) as tf.Tensor, { training: true }) as tf.Tensor;
          const fit = tf.reduceMean(
            losses.sparseCategoricalCrossentropy(t, z, { fromLogits: true }),
          );
          return tf.add(fit, tf.cast(tf.multiply(own, own), "float32")) as tf.Tensor;
        });
        const sources = [...table.trainableVariables, ...model.trainableVariables, own];
        opt.applyGradients(tf.keras.zip(tape.gradient(loss, sources), sources));
        return loss;
      });
      const ids = tf.constant([0, 1, 1, 3, 5, 3, 3, 0], { dtype: "int32" });
      const all = [1, 2, 3].map(() => step(ids, labels));
      // A number that changes is seen by the program; another schedule would be another function.
      if (!name.includes("schedule")) opt.learningRate = 0.01;
      all.push(step(ids, labels), step(ids, labels));
      return [all, table.variables, model.variables, own, opt.variables];
    };
    expect(difference(program)).toBeLessThan(1e-4);
  });

  it("weights that are made in the first trace are those of an eager run", () => {
    const program = (compile: Compile): unknown => {
      const model = new Sequential([
        new layers.Dense(4),
        new layers.Dense(3, { kernelInitializer: "heNormal" }),
      ]);
      compile((x: tf.Tensor) => model(x) as tf.Tensor)(random([2, 3], 1));
      return model.variables;
    };
    expect(difference(program)).toBe(0);
  });

  it("random numbers are those of an eager run, and others at each call", () => {
    const program = (compile: Compile): unknown => {
      const generator = tf.random.Generator.fromSeed(5);
      const f = compile(() => [
        tf.random.normal([5]),
        tf.random.uniform([3], { dtype: "int32", minval: 0, maxval: 1000 }),
        tf.random.truncatedNormal([4]),
        generator.normal([3]),
        tf.random.shuffle(tf.constant([1, 2, 3, 4, 5])),
        tf.random.normal([2], { seed: 3 }),
      ]);
      return [f(), f(), tf.random.normal([2]), f(), generator.uniform([2])];
    };
    expect(difference(program)).toBeLessThan(1e-6);
    const f = compiled(() => tf.random.normal([4]));
    expect(f().arraySync()).not.toEqual(f().arraySync());
    const seeded = compiled(() => {
      tf.random.setSeed(3);
      return tf.random.normal([4]);
    });
    expect(seeded().arraySync()).toEqual(seeded().arraySync());
  });

  it("dropout in a compiled step differs from call to call", () => {
    const dropout = new layers.Dropout(0.5);
    const f = compiled(() => dropout(tf.ones([64]), { training: true }) as tf.Tensor);
    expect(f().arraySync()).not.toEqual(f().arraySync());
  });

  it("fit gives the same history and weights", async () => {
    const run = async (runEagerly: boolean): Promise<number[]> => {
      tf.random.setSeed(3);
      const model = new Sequential([
        new layers.Dense(8, { activation: "relu" }),
        new layers.Dropout(0.2),
        new layers.Dense(3, { activation: "softmax" }),
      ]);
      model.compile({
        optimizer: "adam",
        loss: "sparseCategoricalCrossentropy",
        metrics: ["accuracy"],
        runEagerly,
      });
      const x = random([50, 6], 1);
      const y = tf.random.uniform([50], { minval: 0, maxval: 3, dtype: "int32", seed: 5 });
      model(x); // so that weights are drawn before the numbers of dropout
      const history = await model.fit(x, y, { epochs: 3, batchSize: 16, verbose: 0 });
      const rest = await model.evaluate(x, y);
      return numbers([
        Object.values(history.history),
        typeof rest === "number" ? rest : Object.values(rest),
        model.variables,
      ]);
    };
    const [a, b] = [await run(true), await run(false)];
    expect(b.length).toBe(a.length);
    expect(Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))).toBeLessThan(1e-4);
  });
});
