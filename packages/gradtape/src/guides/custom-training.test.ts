// What TensorFlow's guides to modules, layers and loops of one's own let a person do ("Introduction to modules, layers, and
// models", "Basic training loops", "TensorFlow basics", "Custom layers", "Custom training: walkthrough"). Values are our own.
import { describe, expect, it } from "vitest";
import * as tf from "../index.ts";

const int = { dtype: tf.int32 } as const;
const lines = (...text: string[]): string => text.join("\n");
const { GradientTape, keras } = tf;

/** The form that files and data sets take. */
const onHost = (x: tf.Tensor) => ({
  data: x.dataSync() as tf.TypedArray,
  shape: x.shape,
  dtype: x.dtype,
});

describe("modules", () => {
  class Line extends tf.Module {
    w = new tf.Variable(5, { name: "train_me" });
    b = new tf.Variable(1, { name: "leave_me", trainable: false });
    call(x: tf.TensorLike): tf.Tensor {
      return this.w.multiply(x).add(this.b);
    }
  }

  it("find their variables, trainable and not", () => {
    const line = new Line({ name: "simple" });
    expect(line.name).toBe("simple");
    expect(`${line.call(tf.constant(5))}`).toBe("26.0");
    expect(line.trainableVariables.map(String)).toEqual(["5.0"]);
    expect(line.trainableVariables.map((v) => v.toString())).toEqual([
      "<tf.Variable 'train_me:0' shape=() dtype=float32, numpy=5.0>",
    ]);
    expect(line.variables.map((v) => v.name)).toEqual(["train_me:0", "leave_me:0"]);
  });

  class Affine extends tf.Module {
    #isBuilt = false;
    w!: tf.Variable;
    b!: tf.Variable;
    readonly outFeatures: number;
    constructor(outFeatures: number, options?: { name?: string }) {
      super(options);
      this.outFeatures = outFeatures;
    }
    call(x: tf.Tensor): tf.Tensor {
      if (!this.#isBuilt) {
        this.w = new tf.Variable(tf.random.normal([x.shape.at(-1)!, this.outFeatures]), {
          name: "w",
        });
        this.b = new tf.Variable(tf.zeros([this.outFeatures]), { name: "b" });
        this.#isBuilt = true;
      }
      return tf.nn.relu(tf.matmul(x, this.w).add(this.b));
    }
  }
  class Chain extends tf.Module {
    dense1 = new Affine(3, { name: "dense_1" });
    dense2 = new Affine(2, { name: "dense_2" });
    call(x: tf.Tensor): tf.Tensor {
      return this.dense2.call(this.dense1.call(x));
    }
  }

  it("hold other modules, and make variables when they first see an input", () => {
    const model = new Chain({ name: "the_model" });
    expect(model.variables).toEqual([]);
    expect(model.call(tf.constant([[2, 2, 2]])).shape).toEqual([1, 2]);
    expect(model.submodules.map((m) => m.name)).toEqual(["dense_1", "dense_2"]);
    expect(model.namedVariables().map(([path, v]) => [path, v.shape])).toEqual([
      ["dense1/w", [3, 3]],
      ["dense1/b", [3]],
      ["dense2/w", [3, 2]],
      ["dense2/b", [2]],
    ]);
  });

  it("are saved and restored by their variables", () => {
    const x = tf.constant([[2, 2, 2]]);
    const [model, other] = [new Chain(), new Chain()];
    const y = model.call(x).arraySync();
    other.call(x);
    const file = tf.formats.encodeSafetensors(
      Object.fromEntries(model.namedVariables().map(([path, v]) => [path, onHost(v.value())])),
    );
    const { tensors } = tf.formats.decodeSafetensors(file);
    for (const [path, v] of other.namedVariables()) v.assign(tensors.get(path)!);
    expect(other.call(x).arraySync()).toEqual(y);
  });

  it("learn a parabola by a loop of one's own", () => {
    class Parabola extends tf.Module {
      a = new tf.Variable(3.5);
      b = new tf.Variable(0.5);
      c = new tf.Variable(1);
      call(x: tf.Tensor): tf.Tensor {
        return this.a.multiply(x.pow(2)).add(this.b.multiply(x)).add(this.c);
      }
    }
    const x = tf.linspace(-2, 2, 64);
    const y = x.pow(2).add(x.multiply(2)).subtract(5);
    const model = new Parabola();
    const loss = () => tf.reduceMean(tf.square(model.call(x).subtract(y)));
    for (let epoch = 0; epoch < 200; epoch++) {
      const [value, tape] = GradientTape.run(loss);
      const grads = tape.gradient(value, model.variables);
      model.variables.forEach((v, i) => v.assignSub(grads[i]!.multiply(0.1)));
    }
    const found = model.variables.map((v) => (v.arraySync() as number).toFixed(3));
    expect(found).toEqual(["1.000", "2.000", "-5.000"]);
  });
});

describe("a linear fit", () => {
  const x = tf.linspace(-2, 2, 41);
  const y = x.multiply(3).add(2);
  const loss = (target: tf.Tensor, predicted: tf.Tensor) =>
    tf.reduceMean(tf.square(target.subtract(predicted)));

  class Fit extends keras.Model {
    w = new tf.Variable(5);
    b = new tf.Variable(0);
    override call(inputs: tf.Tensor): tf.Tensor {
      return this.w.multiply(inputs).add(this.b);
    }
  }

  it("of a model of one's own, step by step, reported as it goes", () => {
    const model = new Fit();
    expect(`${model(tf.constant([3]))}`).toBe("[15.]");
    const report = (): string => {
      const [w, b] = model.variables.map((v) => (v.arraySync() as number).toFixed(2));
      return `W = ${w}, b = ${b}, loss=${(loss(y, model(x)).arraySync() as number).toFixed(5)}`;
    };
    const history = [report()];
    for (let epoch = 0; epoch < 3; epoch++) {
      const [current, tape] = GradientTape.run(() => loss(y, model(x)));
      const [dw, db] = tape.gradient(current, [model.w, model.b]);
      model.w.assignSub(dw!.multiply(0.1));
      model.b.assignSub(db!.multiply(0.1));
      history.push(report());
    }
    // The same steps in NumPy, in float64.
    expect(history).toEqual([
      "W = 5.00, b = 0.00, loss=9.60000",
      "W = 4.44, b = 0.40, loss=5.46304",
      "W = 4.04, b = 0.72, loss=3.14334",
      "W = 3.75, b = 0.98, loss=1.82873",
    ]);
  });

  it("by compile and fit", async () => {
    const model = new Fit();
    model.compile({
      optimizer: new keras.optimizers.SGD({ learningRate: 0.1 }),
      loss: keras.losses.meanSquaredError,
    });
    const before = loss(y, model(x)).arraySync() as number;
    const history = await model.fit(x.reshape([41, 1]), y.reshape([41, 1]), {
      epochs: 10,
      batchSize: 1000,
      verbose: 0,
    });
    expect(history.history["loss"]!.length).toBe(10);
    expect(history.history["loss"]![0]).toBeCloseTo(before, 4);
    expect(loss(y, model(x)).arraySync()).toBeLessThan(0.2);
  });
});

describe("layers", () => {
  it("are objects that are called, and build themselves then", () => {
    const layer = new keras.layers.Dense(10);
    expect(layer.variables).toEqual([]);
    expect(layer(tf.zeros([10, 5])).shape).toEqual([10, 10]);
    expect(layer.variables.map((v) => v.shape)).toEqual([[5, 10], [10]]);
    expect(layer.kernel!.name).toMatch(/^dense(_\d+)?\/kernel:0$/);
    expect(`${layer.bias}`).toBe("[0. 0. 0. 0. 0. 0. 0. 0. 0. 0.]");
  });

  it("build early, if they are told the shape of their input", () => {
    const layer = new keras.layers.Dense(10, { inputShape: [5] });
    const model = new keras.Sequential([layer]);
    expect(model.variables.map((v) => v.shape)).toEqual([[5, 10], [10]]);
  });

  class MyDense extends keras.layers.Layer {
    kernel!: tf.Variable;
    readonly numOutputs: number;
    constructor(numOutputs: number) {
      super({ name: "mine" });
      this.numOutputs = numOutputs;
    }
    override build(inputShape: readonly (number | null)[]): void {
      this.kernel = this.addWeight({
        name: "kernel",
        shape: [inputShape.at(-1)!, this.numOutputs],
      });
    }
    override call(inputs: tf.Tensor): tf.Tensor {
      return tf.matmul(inputs, this.kernel);
    }
  }

  it("of one's own have build and call, and addWeight", () => {
    const layer = new MyDense(10);
    expect(layer(tf.zeros([10, 5])).shape).toEqual([10, 10]);
    expect(layer.trainableVariables.map((v) => v.name)).toEqual(["mine/kernel:0"]);
    expect(layer.kernel.shape).toEqual([5, 10]);
  });

  it("say what does not fit them", () => {
    const layer = new MyDense(2);
    layer(tf.zeros([1, 3]));
    const wide: tf.Tensor = tf.zeros([1, 4]);
    expect(() => layer(wide)).toThrow(
      "matmul: cannot multiply [1, 4] by [3, 2]: inner sizes 4 and 3 differ",
    );
  });
});

describe("models", () => {
  class Block extends keras.Model {
    readonly dense1: tf.keras.layers.Dense;
    readonly dense2: tf.keras.layers.Dense;
    readonly dropout = new keras.layers.Dropout(0.5);
    constructor(units: number) {
      super({ name: "block" });
      this.dense1 = new keras.layers.Dense(units, { activation: "relu" });
      this.dense2 = new keras.layers.Dense(3);
    }
    override call(
      inputs: tf.Tensor,
      context: { readonly training: boolean | undefined },
    ): tf.Tensor {
      const x = this.dropout(this.dense1(inputs), context as { training: boolean });
      return tf.nn.relu(this.dense2(x).add(inputs));
    }
  }

  it("are composed of layers, which they list, with their variables", () => {
    const block = new Block(4);
    expect(block(tf.zeros([2, 3])).shape).toEqual([2, 3]);
    expect(block.layers.length).toBe(3);
    expect(block.variables.length).toBe(4);
    expect(block.countParams()).toBe(3 * 4 + 4 + 4 * 3 + 3);
  });

  it("behave otherwise in training", () => {
    const block = new Block(64);
    const x = tf.ones([1, 3]);
    expect(block(x).arraySync()).toEqual(block(x).arraySync());
    const drawn = new Set(Array.from({ length: 8 }, () => String(block(x, { training: true }))));
    expect(drawn.size).toBeGreaterThan(1);
  });

  it("print a summary", () => {
    const model = new keras.Sequential(
      [
        new keras.layers.Dense(4, { activation: "relu", inputShape: [3], name: "hidden" }),
        new keras.layers.Dense(2, { name: "out" }),
      ],
      { name: "small" },
    );
    const printed: string[] = [];
    model.summary({ printFn: (line) => printed.push(line) });
    expect(printed.join("\n")).toBe(
      lines(
        'Model: "small"',
        "┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓",
        "┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃",
        "┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩",
        "│ hidden (Dense)                  │ (None, 4)              │            16 │",
        "├─────────────────────────────────┼────────────────────────┼───────────────┤",
        "│ out (Dense)                     │ (None, 2)              │            10 │",
        "└─────────────────────────────────┴────────────────────────┴───────────────┘",
        " Total params: 26 (104.00 B)",
        " Trainable params: 26 (104.00 B)",
        " Non-trainable params: 0 (0.00 B)",
      ),
    );
  });
});

describe("a classifier, trained by hand", () => {
  // Three kinds, each about a point of its own.
  const centers = [
    [1, 0, 0, 1],
    [0, 1, 0, -1],
    [-1, -1, 1, 0],
  ];
  const labels = Array.from({ length: 60 }, (_, i) => i % 3);
  const features = tf
    .gather(tf.constant(centers), tf.constant(labels, int))
    .add(tf.random.statelessNormal([60, 4], [1, 1]).multiply(0.2));
  const names = ["ash", "birch", "cedar"];
  const examples = { x: onHost(features), y: onHost(tf.constant(labels, int)) };

  it("in batches, with running metrics, tested and used", () => {
    tf.random.setSeed(1);
    const model = new keras.Sequential([
      new keras.layers.Dense(10, { activation: tf.nn.relu, inputShape: [4] }),
      new keras.layers.Dense(10, { activation: tf.nn.relu }),
      new keras.layers.Dense(3),
    ]);
    const lossObject = new keras.losses.SparseCategoricalCrossentropy({ fromLogits: true });
    const optimizer = new keras.optimizers.SGD({ learningRate: 0.1 });
    const loss = (x: tf.Tensor, y: tf.Tensor, training: boolean) =>
      lossObject(y, model(x, { training }));
    const grad = (x: tf.Tensor, y: tf.Tensor) => {
      const [value, tape] = GradientTape.run(() => loss(x, y, true));
      return [value, tape.gradient(value, model.trainableVariables)] as const;
    };

    const predictions = model(features);
    expect(tf.nn.softmax(predictions.at(":5")).shape).toEqual([5, 3]);
    expect(tf.math.argMax(predictions, 1).shape).toEqual([60]);

    expect(`Step: ${optimizer.iterations}`).toBe("Step: 0");
    const [initial, grads] = grad(features, tf.constant(labels, int));
    optimizer.applyGradients(keras.zip(grads, model.trainableVariables));
    expect(`Step: ${optimizer.iterations}`).toBe("Step: 1");
    expect(loss(features, tf.constant(labels, int), true).arraySync()).toBeLessThan(
      initial.arraySync() as number,
    );

    const losses: number[] = [];
    let accuracy = 0;
    for (let epoch = 0; epoch < 80; epoch++) {
      const average = new keras.metrics.Mean();
      const correct = new keras.metrics.SparseCategoricalAccuracy();
      for (const batch of tf.data.batches(examples, 20)) {
        const [x, y] = [tf.constant(batch.x), tf.constant(batch.y)] as const;
        const [value, gradients] = grad(x, y);
        optimizer.applyGradients(keras.zip(gradients, model.trainableVariables));
        average.updateState(value);
        correct.updateState(y, model(x, { training: true }));
      }
      losses.push(average.result().arraySync() as number);
      accuracy = correct.result().arraySync() as number;
    }
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 5);
    expect(`${(100 * accuracy).toFixed(1)} %`).toBe("100.0 %");

    const test = new keras.metrics.Accuracy();
    const prediction = tf.math.argMax(model(features, { training: false }), 1);
    test.updateState(tf.constant(labels, int), prediction);
    expect(test.result().arraySync()).toBe(1);
    const pairs = tf.stack([tf.constant(labels, int), prediction], 1);
    expect(`${pairs.at(":3")}`).toBe(lines("[[0 0]", " [1 1]", " [2 2]]"));

    const unlabeled = tf.convertToTensor(centers);
    const said = Array.from(model(unlabeled, { training: false }), (logits, i) => {
      const index = tf.math.argMax(logits).arraySync() as number;
      const p = tf.nn.softmax(logits).at(index).arraySync() as number;
      expect(p).toBeGreaterThan(0.8);
      return `Example ${i} prediction: ${names[index]}`;
    });
    expect(said).toEqual([
      "Example 0 prediction: ash",
      "Example 1 prediction: birch",
      "Example 2 prediction: cedar",
    ]);
  });
});
