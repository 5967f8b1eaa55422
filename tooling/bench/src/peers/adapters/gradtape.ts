// Gradtape on one of its backends, op by op and as traced functions, with TensorFlow's names.
import * as tf from "gradtape";
import { functionOf, useBackend, type Ours } from "../../ours.ts";
import type { Library } from "../../tfjs.ts";
import type { Adapter, Data, Prepared, Workload } from "../workload.ts";
import { ADAM } from "../workloads.ts";

type T = tf.Tensor;
const op = (name: string): ((...args: readonly unknown[]) => T) =>
  functionOf(tf.nn as unknown as Library, name) as (...args: readonly unknown[]) => T;

const flat = (result: T | readonly T[]): ArrayLike<unknown> => {
  const parts = [result].flat().map((x) => x.dataSync() as ArrayLike<unknown>);
  return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
};

const layerNorm = (x: T, g: T, b: T, eps: number): T =>
  tf.nn.layerNorm(x, { epsilon: eps, scale: g, offset: b }) as T;
const affine = (x: T, w: T, b: T): T => tf.add(tf.matmul(x, w), b) as T;
const mse = (a: T, b: T): T => tf.reduceMean(tf.squaredDifference(a, b)) as T;

function gradients(f: () => T, sources: readonly T[]): readonly T[] {
  const [y, tape] = tf.GradientTape.run((t) => {
    t.watch([...sources]);
    return f();
  });
  return [y, ...(tape.gradient(y, [...sources]) as T[])];
}

/** What is run as one program too: several ops. */
const TRACED = new Set([
  "chain",
  "gradgrad",
  "linreg",
  "mlp",
  "cnn",
  "transformer",
  "lstm",
  "adam",
]);

function prepare(w: Workload, data: Data, ours: Ours, mode: string): Prepared {
  const traced = <F extends () => T | readonly T[]>(fn: F): F =>
    mode === "function" ? (tf.function(fn) as unknown as F) : fn;
  const once = (fn: () => T | readonly T[]): Prepared => ({
    run: () => ours.run(fn),
    free: ours.free,
    read(result) {
      const elements = flat(result);
      ours.free(result);
      return elements;
    },
  });
  const tensor = (name: string): T => tensorOf(w, data, name);
  const t = Object.fromEntries(Object.keys(w.inputs).map((name) => [name, tensor(name)]));
  const x = t["x"]!;
  switch (w.kind) {
    case "dispatch":
      return {
        ...once(() => x),
        run() {
          let y = tf.add(t["y"]!, t["b"]!) as T;
          for (let i = 1; i < w.chain!; i++) {
            const last = y;
            y = tf.add(last, t["b"]!) as T;
            ours.free(last);
          }
          return y;
        },
      };
    case "chain": {
      const chain = (of: T): T =>
        tf.subtract(
          tf.multiply(tf.tanh(tf.add(tf.multiply(of, w.a!), w.b!)), tf.sigmoid(of)),
          tf.exp(tf.neg(tf.multiply(of, of))),
        ) as T;
      const f = mode === "function" ? tf.function(chain) : chain;
      return once(() => f(x));
    }
    case "exp":
      return once(() => tf.exp(x));
    case "tanh":
      return once(() => tf.tanh(x));
    case "matmul":
      return once(() => tf.matmul(t["a"]!, t["b"]!) as T);
    case "conv2d":
    case "dwconv2d":
    case "conv2d_grad":
    case "dwconv2d_grad": {
      const conv = op(w.kind.startsWith("dw") ? "depthwiseConv2d" : "conv2d");
      const f = (): T => conv(x, t["w"]!, 1, "SAME");
      if (!w.kind.endsWith("_grad")) return once(f);
      return once(() =>
        gradients(() => tf.reduceSum(tf.multiply(f(), t["r"]!)) as T, [x, t["w"]!]),
      );
    }
    case "copy": // no op of ours only copies: this one moves the same bytes
      return once(() => tf.add(x, 0) as T);
    case "sum":
      return once(() => tf.reduceSum(x) as T);
    case "sum0":
      return once(() => tf.reduceSum(x, 0) as T);
    case "sum1":
      return once(() => tf.reduceSum(x, 1) as T);
    case "softmax":
      return once(() => tf.softmax(x) as T);
    case "layernorm":
      return once(() => layerNorm(x, t["g"]!, t["b"]!, w.eps!));
    case "argmax":
      return once(() => tf.argMax(x, -1) as T);
    case "cumsum":
      return once(() => tf.cumsum(x, 1) as T);
    case "sort":
      return once(() => tf.sort(x) as T);
    case "gather":
      return once(() => tf.gather(t["table"]!, t["idx"]!) as T);
    case "transpose": // a view until it is read
      return {
        run: () => ours.run(() => tf.transpose(x).dataSync()),
        read: (elements) => elements,
      };
    case "gradgrad": {
      const second = (of: T): T => {
        const cube = (): T => {
          const y = tf.tanh(of);
          return tf.reduceSum(tf.multiply(tf.multiply(y, y), y)) as T;
        };
        return gradients(() => tf.reduceSum(gradients(cube, [of])[1]!) as T, [of])[1]!;
      };
      const f = mode === "function" ? tf.function(second) : second;
      return once(() => f(x));
    }
    case "linreg": {
      const [xs, ys] = [tf.constant([...w.x!]), tf.constant([...w.y!])];
      const begin = (): {
        readonly variables: readonly tf.Variable[];
        readonly step: () => unknown;
      } => {
        const weights = [new tf.Variable(0), new tf.Variable(0)] as unknown as tf.Variable[];
        const [weight, bias] = weights as unknown as [T, T];
        const optimizer = adam(w);
        optimizer.build(weights);
        const train = trainer(w, weights, optimizer);
        const loss = (): T => mse(tf.add(tf.multiply(xs, weight), bias) as T, ys as T);
        return { variables: [...weights, ...optimizer.variables], step: traced(() => train(loss)) };
      };
      // A compiled step is made once, as by jax-js, and begins each time where it began.
      const compiled = mode === "function" ? begin() : undefined;
      const start = compiled?.variables.map((v) => v.value());
      return once(() => {
        compiled?.variables.forEach((v, i) => v.assign(start![i]!));
        const { variables, step } = compiled ?? begin();
        for (let i = 0; i < w.steps!; i++) ours.free(ours.run(step));
        return variables.slice(0, 2).map((v) => v.value()) as unknown as T[];
      });
    }
    case "mlp":
    case "cnn":
    case "transformer":
    case "lstm": {
      const train = training(w, variablesOf(w, data));
      const compiled = mode === "function" ? tf.function(train) : undefined;
      const f = compiled ?? train;
      const stepOn = (inputs: T, targets: T) => () =>
        ours.run(() => [f(inputs, targets)].flat()[0]!.dataSync()[0] as number);
      const first = (of: T, n: number): T =>
        tf.slice(
          of,
          of.shape.map(() => 0),
          [n, ...of.shape.slice(1)],
        ) as T;
      return {
        step: stepOn(x, t["y"]!),
        traceCount: () => compiled?.traceCount ?? 0,
        stepOnFirst: (n) => stepOn(first(x, n), first(t["y"]!, n)),
      };
    }
    case "epoch": {
      const [size, units] = [x.shape[0]! / w.steps!, (name: string) => w.params![name]!.shape[1]!];
      if (mode === "fit") {
        const { Dense } = tf.keras.layers;
        const model = new tf.keras.Sequential([
          new Dense(units("W1"), { activation: "relu", inputShape: [x.shape[1]!] }),
          new Dense(units("W2"), { activation: "relu" }),
          new Dense(units("W3")),
        ]);
        model.setWeights(Object.keys(w.params!).map(tensor));
        const loss = new tf.keras.losses.SparseCategoricalCrossentropy({ fromLogits: true });
        model.compile({ optimizer: adam(w), loss });
        return {
          run: () => model.fit(x, t["y"]!, { batchSize: size, shuffle: false, verbose: 0 }),
          read: () => flat(model.variables.map((v) => v.value() as unknown as T)),
        };
      }
      const variables = variablesOf(w, data);
      const train = training(w, variables);
      const step = mode === "function" ? tf.function(train) : train;
      const batches = (of: T): T[] => tf.split(of, w.steps!) as unknown as T[];
      const [xs, ys] = [batches(x), batches(t["y"]!)];
      return {
        run: () => xs.forEach((batch, i) => ours.run(() => void step(batch, ys[i]!))),
        read: () => flat(Object.values(variables).map((v) => v.value() as unknown as T)),
      };
    }
    case "adam": {
      const weights = new tf.Variable(tensor("w")) as unknown as tf.Variable;
      const optimizer = adam(w);
      const update = (gradient: T): void =>
        void optimizer.applyGradients(tf.keras.zip([gradient], [weights]));
      const f = mode === "function" ? tf.function(update) : update;
      return {
        run: () => ours.run(() => f(t["g"]!)),
        read() {
          ours.run(() => f(t["h"]!));
          ours.run(() => f(t["g"]!));
          return flat(weights.value() as unknown as T);
        },
      };
    }
    default:
      throw new Error(`no adapter code for ${w.kind}`);
  }
}

const adam = (w: Workload): InstanceType<typeof tf.keras.optimizers.Adam> =>
  new tf.keras.optimizers.Adam(w.lr!, { beta1: ADAM.b1, beta2: ADAM.b2, epsilon: ADAM.eps });

/** A step from a loss, which it gives back; without a learning rate, with its gradients. */
function trainer(
  w: Workload,
  variables: readonly tf.Variable[],
  optimizer = w.lr === undefined ? undefined : adam(w),
): (loss: () => T) => T | readonly T[] {
  return (loss) => {
    const [y, tape] = tf.GradientTape.run(loss);
    const found = tape.gradient(y, [...variables]);
    if (!optimizer) return [y, ...(found as T[])];
    optimizer.applyGradients(tf.keras.zip(found, [...variables]));
    return y;
  };
}

export const tensorOf = (w: Workload, data: Data, name: string): T =>
  tf.constant(data[name]!, { shape: [...(w.inputs[name] ?? w.params![name])!.shape] }) as T;

type Variables = Readonly<Record<string, tf.Variable>>;
export const variablesOf = (w: Workload, data: Data): Variables =>
  Object.fromEntries(
    Object.keys(w.params!).map((name) => [name, new tf.Variable(tensorOf(w, data, name))]),
  ) as unknown as Variables;

/** The step of a model. */
export function training(w: Workload, variables: Variables): (x: T, y: T) => T | readonly T[] {
  const train = trainer(w, Object.values(variables));
  return (x, y) => train(lossOf(w, variables as unknown as Record<string, T>, { x, y }));
}

function lossOf(w: Workload, p: Record<string, T>, { x, y }: Record<string, T>): () => T {
  const entropy = (logits: T): T =>
    tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y!, logits) as T) as T;
  if (w.kind === "mlp" || w.kind === "epoch") {
    return () => {
      const h1 = tf.relu(affine(x!, p["W1"]!, p["b1"]!));
      const h2 = tf.relu(affine(h1, p["W2"]!, p["b2"]!));
      return entropy(affine(h2, p["W3"]!, p["b3"]!));
    };
  }
  if (w.kind === "cnn") {
    const conv = op("conv2d");
    const pool = op("maxPool");
    const block = (h: T, kernel: T, bias: T): T =>
      pool(tf.relu(tf.add(conv(h, kernel, 1, "SAME"), bias) as T), 2, 2, "VALID");
    return () => {
      const h = block(block(x!, p["K1"]!, p["c1"]!), p["K2"]!, p["c2"]!);
      const dense = tf.relu(affine(tf.reshape(h, [h.shape[0]!, -1]) as T, p["W1"]!, p["b1"]!));
      return entropy(affine(dense, p["W2"]!, p["b2"]!));
    };
  }
  if (w.kind === "lstm") {
    const [steps, batch, features] = w.inputs["x"]!.shape as [number, number, number];
    const units = w.inputs["y"]!.shape[1]!;
    return () => {
      const all = affine(tf.reshape(x!, [steps * batch, features]) as T, p["Wx"]!, p["b"]!);
      const inputs = tf.unstack(tf.reshape(all, [steps, batch, 4 * units]) as T) as unknown as T[];
      let [h, c] = [tf.zeros([batch, units]) as T, tf.zeros([batch, units]) as T];
      for (const input of inputs) {
        const gates = tf.add(input, tf.matmul(h, p["Wh"]!)) as T;
        const [i, f, g, o] = tf.split(gates, 4, 1) as unknown as [T, T, T, T];
        const kept = tf.multiply(tf.sigmoid(f), c);
        c = tf.add(kept, tf.multiply(tf.sigmoid(i), tf.tanh(g))) as T;
        h = tf.multiply(tf.sigmoid(o), tf.tanh(c)) as T;
      }
      return mse(h, y!);
    };
  }
  const [batch, length, depth] = w.inputs["x"]!.shape as [number, number, number];
  const heads = w.heads!;
  const size = depth / heads;
  const dense = (h: T, weight: T, bias: T): T =>
    affine(tf.reshape(h, [batch * length, -1]) as T, weight, bias);
  return () => {
    const normed = layerNorm(x!, p["g1"]!, p["h1"]!, w.eps!);
    const qkv = tf.transpose(
      tf.reshape(dense(normed, p["Wqkv"]!, p["bqkv"]!), [batch, length, 3, heads, size]),
      [2, 0, 3, 1, 4],
    );
    const [q, k, v] = tf.unstack(qkv as T) as unknown as [T, T, T];
    const scores = tf.multiply(tf.matmul(q, k, { transposeB: true }), 1 / Math.sqrt(size)) as T;
    const mixed = tf.transpose(tf.matmul(tf.softmax(scores) as T, v), [0, 2, 1, 3]) as T;
    const x1 = tf.add(
      x!,
      tf.reshape(dense(mixed, p["Wo"]!, p["bo"]!), [batch, length, depth]),
    ) as T;
    const inner = tf.gelu(dense(layerNorm(x1, p["g2"]!, p["h2"]!, w.eps!), p["W1"]!, p["b1"]!), {
      approximate: true,
    }) as T;
    return mse(
      tf.add(x1, tf.reshape(dense(inner, p["W2"]!, p["b2"]!), [batch, length, depth])) as T,
      y!,
    );
  };
}

/** The adapter of a name such as `gradtape-js` or `gradtape-wasm-2threads`. */
export function makeAdapter(name: string): Adapter {
  let ours: Ours;
  return {
    name,
    async init() {
      ours = await useBackend(name.replace("gradtape-", ""));
      return { lib: ours.label };
    },
    modes: ({ kind }) =>
      kind === "epoch"
        ? ["eager", "function", "fit"]
        : TRACED.has(kind)
          ? ["eager", "function"]
          : ["eager"],
    prepare: (w, data, mode) => prepare(w, data, ours, mode),
  };
}
