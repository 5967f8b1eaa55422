// The wasm backend's deterministic mode: compiled functions have the bits that their ops have one by one.
import { wasm } from "@gradtape/backends/wasm";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as tf from "./index.ts";
import {
  argumentsOf,
  programOf,
  worldOf,
  type Program,
  type World,
} from "./random-program.cases.ts";

const before = tf.getBackend();
beforeAll(() => tf.setBackend(wasm({ deterministic: true, threads: 1 })));
afterAll(() => tf.setBackend(before));

const PROGRAMS = 40;

/** All bits. */
const bits = (xs: readonly (tf.Tensor | tf.Variable | null)[]): (string | null)[] =>
  xs.map((x) => {
    if (!x) return null;
    const { buffer, byteOffset, byteLength } = x.dataSync() as Float32Array;
    return Array.from(new Uint8Array(buffer, byteOffset, byteLength), (b) =>
      b.toString(16).padStart(2, "0"),
    ).join("");
  });

/** Results, variables and gradients of a program's calls; tapes are inside, so that gradients are added up in the same order. */
function seen(seed: number, dtype: World["dtype"], make: (f: Program) => Program): unknown[] {
  const world = worldOf(seed, dtype);
  const program = programOf(seed, world);
  const f = make((...args) => {
    const sources = [...args, ...world.variables];
    const [y, tape] = tf.GradientTape.run((t) => {
      t.watch(args);
      return program(...args).map((x, i) => tf.multiply(tf.reduceSum(x), i + 1) as tf.Tensor);
    });
    const options = { unconnectedGradients: "zero" } as const;
    return [...y, ...(tape.gradient(y, sources, options) as tf.Tensor[])];
  });
  const plain = make(program);
  return [0, 1].flatMap((call) => {
    const args = argumentsOf(seed, call, dtype);
    return [bits(plain(...args)), bits(f(...args)), bits(world.variables)];
  });
}

it.each(["float64", "float32"] as const)(
  `${PROGRAMS} random programs of %s`,
  { timeout: 60_000 },
  (dtype) => {
    for (let seed = 0; seed < PROGRAMS; seed++) {
      const expected = seen(seed, dtype, (f) => f);
      expect(
        seen(seed, dtype, (f) => tf.function(f)),
        `seed ${seed}`,
      ).toEqual(expected);
    }
  },
);

type Loss = (x: tf.Tensor, y: tf.Tensor, weights: readonly tf.Variable[]) => tf.Tensor;

interface Model {
  readonly loss: Loss;
  readonly x: number[];
  readonly y: number[];
  readonly weights: readonly number[][];
}

const op = (x: unknown): tf.Tensor => x as tf.Tensor;
const dense = (x: tf.Tensor, w: tf.Variable, b: tf.Variable): tf.Tensor =>
  op(tf.add(tf.matmul(x as never, w as never), b));
const square = (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
  op(tf.reduceMean(tf.square(tf.subtract(a, b))));
const entropy = (z: tf.Tensor, y: tf.Tensor): tf.Tensor =>
  op(tf.neg(tf.reduceMean(tf.reduceSum(tf.multiply(tf.nn.softmax(y), tf.nn.logSoftmax(z)), -1))));
const normalized = (x: tf.Tensor, scale: tf.Variable, shift: tf.Variable): tf.Tensor => {
  const centred = tf.subtract(x, tf.reduceMean(x, -1, { keepDims: true }));
  const variance = tf.reduceMean(tf.square(centred), -1, { keepDims: true });
  return op(
    tf.add(tf.multiply(tf.multiply(centred, tf.rsqrt(tf.add(variance, 1e-5))), scale), shift),
  );
};
const part = (x: tf.Tensor, i: number, n: number): tf.Tensor =>
  op(tf.slice(x, [0, i * n], [x.shape[0]!, n]));

const models: Record<string, Model> = {
  MLP: {
    x: [33, 50],
    y: [33, 10],
    weights: [[50, 70], [70], [70, 10], [10]],
    loss: (x, y, [w, b, v, c]) => entropy(dense(op(tf.nn.relu(dense(x, w!, b!))), v!, c!), y),
  },
  CNN: {
    x: [5, 14, 14, 3],
    y: [5, 10],
    weights: [[5, 5, 3, 8], [8], [3, 3, 8, 16], [16], [144, 10], [10]],
    loss: (x, y, [f, b, g, c, w, d]) => {
      const layer = (z: tf.Tensor, k: tf.Variable, a: tf.Variable): tf.Tensor =>
        op(
          tf.nn.maxPool2d(
            tf.nn.relu(tf.add(tf.nn.conv2d(z as never, k as never, 1, "SAME"), a)) as never,
            2,
            2,
            "VALID",
          ),
        );
      return entropy(dense(op(tf.reshape(layer(layer(x, f!, b!), g!, c!), [5, -1])), w!, d!), y);
    },
  },
  "transformer block": {
    x: [3, 12, 32],
    y: [3, 12, 32],
    weights: [
      [32, 32],
      [32, 32],
      [32, 32],
      [32, 32],
      [32],
      [32],
      [32, 64],
      [64],
      [64, 32],
      [32],
      [32],
      [32],
    ],
    loss: (x, y, w) => {
      const heads = (k: tf.Variable): tf.Tensor =>
        op(
          tf.transpose(
            tf.reshape(tf.matmul(tf.reshape(x, [36, 32]) as never, k as never), [3, 12, 4, 8]),
            [0, 2, 1, 3],
          ),
        );
      const scores = tf.matmul(heads(w[0]!) as never, heads(w[1]!) as never, { transposeB: true });
      const shares = tf.nn.softmax(tf.multiply(scores, 8 ** -0.5));
      const mixed = tf.transpose(tf.matmul(shares as never, heads(w[2]!) as never), [0, 2, 1, 3]);
      const rows = op(tf.reshape(x, [36, 32]));
      const out = tf.matmul(tf.reshape(mixed, [36, 32]) as never, w[3]! as never);
      const a = normalized(op(tf.add(rows, out)), w[4]!, w[5]!);
      const b = dense(op(tf.nn.gelu(dense(a, w[6]!, w[7]!))), w[8]!, w[9]!);
      return square(normalized(op(tf.add(a, b)), w[10]!, w[11]!), op(tf.reshape(y, [36, 32])));
    },
  },
  LSTM: {
    x: [6, 7, 9],
    y: [7, 16],
    weights: [[9, 64], [16, 64], [64]],
    loss: (x, y, [wx, wh, b]) => {
      let [h, c] = [op(tf.zeros([7, 16])), op(tf.zeros([7, 16]))];
      for (const now of tf.unstack(x)) {
        const gates = op(tf.add(dense(op(now), wx!, b!), tf.matmul(h as never, wh! as never)));
        const [i, f, o] = [0, 1, 3].map((n) => tf.sigmoid(part(gates, n, 16)));
        c = op(tf.add(tf.multiply(f!, c), tf.multiply(i!, tf.tanh(part(gates, 2, 16)))));
        h = op(tf.multiply(o!, tf.tanh(c)));
      }
      return square(h, y);
    },
  },
};

/** Losses and weights of some steps. */
function trained({ loss, x, y, weights }: Model, compile: (f: Step) => Step): unknown {
  const draw = (shape: number[], seed: number, stddev: number): tf.Tensor =>
    tf.random.normal(shape, { seed, stddev });
  const variables = weights.map((shape, i) => new tf.Variable(draw(shape, i, 0.2)));
  const adam = new tf.keras.optimizers.Adam({ learningRate: 0.01 });
  const step = compile((a, b) => {
    const [value, tape] = tf.GradientTape.run(() => loss(a, b, variables));
    adam.applyGradients(tf.keras.zip(tape.gradient(value, variables), variables));
    return value;
  });
  const losses = [0, 1, 2].map((i) => step(draw(x, 50 + i, 1), draw(y, 60 + i, 1)));
  return bits([...losses, ...variables]);
}
type Step = (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;

it.each(Object.keys(models))("training steps of %s", (name) => {
  const model = models[name]!;
  expect(trained(model, (f) => tf.function(f))).toEqual(trained(model, (f) => f));
});
