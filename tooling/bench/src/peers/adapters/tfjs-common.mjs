// TensorFlow.js 4.22 through tfjs-core (eager ops, variableGrads) and, as mode 'layers', through tfjs-layers.
import path from "node:path";
import { createRequire } from "node:module";
import { ADAM } from "../workloads.ts";

let tf, tfl, info;

export function makeAdapter(backend) {
  return {
    name: `tfjs-${backend}`,
    async init({ peersDir }) {
      const require = createRequire(path.join(peersDir, "tfjs", "package.json"));
      const log = console.warn,
        log2 = console.log;
      console.warn = console.log = () => {}; // the "install tfjs-node" banner
      tf = require("@tensorflow/tfjs-core");
      require(`@tensorflow/tfjs-backend-${backend}`);
      await tf.setBackend(backend);
      await tf.ready();
      tfl = require("@tensorflow/tfjs-layers");
      await tf.ready();
      tf.dispose(tf.scalar(1)); // the first write prints the banner
      console.warn = log;
      console.log = log2;
      info = {
        lib: `@tensorflow/tfjs-core ${tf.version_core} (${tf.getBackend()})`,
        features:
          backend === "wasm"
            ? {
                simd: await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"),
                threads: await tf.env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT"),
              }
            : {},
      };
      return info;
    },
    modes: (w) => (["mlp", "cnn", "lstm"].includes(w.kind) ? ["eager", "layers"] : ["eager"]),
    skip(w, mode) {
      // keeps the whole run inside its time limit; nothing is lost that the Node 24 eager run does not say
      if (backend !== "cpu" || !(w.kind === "cnn" || w.id === "conv_1x56x56x64_3x3x64+grad"))
        return null;
      if (mode === "layers") return "skipped: the same kernels as eager, tens of seconds a step";
      return Number(process.versions.node.split(".")[0]) < 24
        ? "skipped on Node 20: tens of seconds a call, measured on Node 24"
        : null;
    },
    prepare,
  };
}

const T = (w, d, k) => {
  const s = w.inputs[k] ?? w.params[k];
  return tf.tensor(d[k], s.shape, s.dtype === "i32" ? "int32" : "float32");
};
const V = (w, d, k) => tf.tidy(() => tf.variable(T(w, d, k)));

function oneShot(fn, inputs) {
  return {
    run: () => tf.tidy(fn),
    free: (r) => tf.dispose(r),
    read: (r) => {
      const parts = (Array.isArray(r) ? r : [r]).map((t) => t.dataSync());
      tf.dispose(r);
      if (parts.length === 1) return parts[0];
      const o = new Float64Array(parts.reduce((n, p) => n + p.length, 0));
      let k = 0;
      for (const p of parts) {
        o.set(p, k);
        k += p.length;
      }
      return o;
    },
    dispose: () => tf.dispose(inputs),
  };
}

// Functional calls throughout: the chained form (x.sub(y)) needs a registration module that tfjs-core's CommonJS build lacks.
const mse = (p, y) => tf.mean(tf.square(tf.sub(p, y)));
const affine = (x, W, b) => tf.add(tf.matMul(x, W), b);
const layerNorm = (x, g, b, eps) => {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, eps))), g), b);
};

function prepare(w, d, mode) {
  const t = {};
  for (const k of Object.keys(w.inputs)) t[k] = T(w, d, k);
  const { x } = t;
  switch (w.kind) {
    case "dispatch":
      return {
        run: () => {
          let y = t.y.clone();
          for (let i = 0; i < w.chain; i++) {
            const z = tf.add(y, t.b);
            y.dispose();
            y = z;
          }
          return y;
        },
        free: (r) => r.dispose(),
        read: (r) => {
          const v = r.dataSync();
          r.dispose();
          return v;
        },
        dispose: () => tf.dispose(t),
      };
    case "chain":
      return oneShot(
        () =>
          tf.sub(
            tf.mul(tf.tanh(tf.add(tf.mul(x, w.a), w.b)), tf.sigmoid(x)),
            tf.exp(tf.neg(tf.mul(x, x))),
          ),
        t,
      );
    case "exp":
      return oneShot(() => tf.exp(x), t);
    case "tanh":
      return oneShot(() => tf.tanh(x), t);
    case "matmul":
      return oneShot(() => tf.matMul(t.a, t.b), t);
    case "conv2d":
      return oneShot(() => tf.conv2d(x, t.w, 1, "same"), t);
    case "dwconv2d":
      return oneShot(() => tf.depthwiseConv2d(x, t.w, 1, "same"), t);
    case "conv2d_grad":
    case "dwconv2d_grad": {
      const f = w.kind[0] === "d" ? tf.depthwiseConv2d : tf.conv2d;
      const vg = tf.valueAndGrads((a, b) => tf.sum(tf.mul(f(a, b, 1, "same"), t.r)));
      return oneShot(() => {
        const { value, grads } = vg([x, t.w]);
        return [value, ...grads];
      }, t);
    }
    case "sum":
      return oneShot(() => tf.sum(x), t);
    case "sum0":
      return oneShot(() => tf.sum(x, 0), t);
    case "sum1":
      return oneShot(() => tf.sum(x, 1), t);
    case "softmax":
      return oneShot(() => tf.softmax(x), t);
    case "layernorm":
      return oneShot(() => layerNorm(x, t.g, t.b, w.eps), t);
    case "argmax":
      return oneShot(() => tf.argMax(x, -1), t);
    case "cumsum":
      return oneShot(() => tf.cumsum(x, 1), t);
    case "sort":
      return oneShot(() => tf.reverse(tf.topk(x, w.inputs.x.shape[0], true).values), t); // no sort op: topk(k = n)
    case "gather":
      return oneShot(() => tf.gather(t.table, t.idx), t);
    case "transpose":
      return oneShot(() => tf.transpose(x), t);
    case "gradgrad": {
      const f = (v) => tf.sum(tf.pow(tf.tanh(v), 3));
      const gg = tf.grad((v) => tf.sum(tf.grad(f)(v)));
      return oneShot(() => gg(x), t);
    }
    case "linreg": {
      const xs = tf.tensor1d(w.x),
        ys = tf.tensor1d(w.y);
      return {
        run: () => {
          const W = tf.variable(tf.scalar(0)),
            b = tf.variable(tf.scalar(0));
          const opt = tf.train.adam(w.lr, ADAM.b1, ADAM.b2, ADAM.eps);
          for (let i = 0; i < w.steps; i++)
            opt.minimize(() => mse(tf.add(tf.mul(xs, W), b), ys), false, [W, b]);
          opt.dispose();
          return [W, b];
        },
        free: (r) => tf.dispose(r),
        read: (r) => {
          const o = r.map((v) => v.dataSync()[0]);
          tf.dispose(r);
          return o;
        },
        dispose: () => tf.dispose([xs, ys]),
      };
    }
    case "adam": {
      const weights = V(w, d, "w"),
        opt = tf.train.adam(w.lr, ADAM.b1, ADAM.b2, ADAM.eps);
      const update = (g) => opt.applyGradients({ [weights.name]: g });
      return {
        run: () => update(t.g),
        read: () => {
          update(t.h);
          update(t.g);
          return weights.dataSync();
        },
        dispose: () => {
          opt.dispose();
          tf.dispose([weights, t]);
        },
      };
    }
    case "mlp":
    case "cnn":
    case "transformer":
    case "lstm":
      return mode === "layers" ? trainLayers(w, d, t) : trainCore(w, d, t);
  }
  throw new Error(`no adapter code for ${w.kind}`);
}

export function lossFn(w, p, t) {
  const { relu, reshape, mul, add } = tf;
  if (w.kind === "mlp")
    return () => {
      const h1 = relu(affine(t.x, p.W1, p.b1)),
        h2 = relu(affine(h1, p.W2, p.b2));
      return tf.losses.softmaxCrossEntropy(t.yh, affine(h2, p.W3, p.b3));
    };
  if (w.kind === "cnn")
    return () => {
      let h = tf.maxPool(relu(add(tf.conv2d(t.x, p.K1, 1, "same"), p.c1)), 2, 2, "valid");
      h = tf.maxPool(relu(add(tf.conv2d(h, p.K2, 1, "same"), p.c2)), 2, 2, "valid");
      h = relu(affine(reshape(h, [h.shape[0], -1]), p.W1, p.b1));
      return tf.losses.softmaxCrossEntropy(t.yh, affine(h, p.W2, p.b2));
    };
  if (w.kind === "lstm") {
    const [S, B, I] = w.inputs.x.shape,
      H = w.inputs.y.shape[1];
    return () => {
      const all = affine(reshape(t.x, [S * B, I]), p.Wx, p.b);
      let h = tf.zeros([B, H]),
        c = h;
      for (const z of tf.unstack(reshape(all, [S, B, 4 * H]))) {
        const [i, f, g, o] = tf.split(add(z, tf.matMul(h, p.Wh)), 4, 1);
        c = add(mul(tf.sigmoid(f), c), mul(tf.sigmoid(i), tf.tanh(g)));
        h = mul(tf.sigmoid(o), tf.tanh(c));
      }
      return mse(h, t.y);
    };
  }
  const [B, S, D] = w.inputs.x.shape,
    H = w.heads,
    E = D / H;
  const dense = (x, W, b) => affine(reshape(x, [B * S, -1]), W, b);
  return () => {
    const qkv = tf.transpose(
      reshape(dense(layerNorm(t.x, p.g1, p.h1, w.eps), p.Wqkv, p.bqkv), [B, S, 3, H, E]),
      [2, 0, 3, 1, 4],
    );
    const [q, k, v] = tf.unstack(qkv, 0); // each [B, H, S, E]
    const att = tf.softmax(mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(E)));
    const o = tf.transpose(tf.matMul(att, v), [0, 2, 1, 3]);
    const x1 = add(t.x, reshape(dense(o, p.Wo, p.bo), [B, S, D]));
    const u = dense(layerNorm(x1, p.g2, p.h2, w.eps), p.W1, p.b1);
    const inner = mul(add(u, mul(mul(mul(u, u), u), 0.044715)), Math.sqrt(2 / Math.PI));
    const gelu = mul(mul(u, 0.5), add(tf.tanh(inner), 1));
    return mse(add(x1, reshape(dense(gelu, p.W2, p.b2), [B, S, D])), t.y);
  };
}

function trainCore(w, d, t) {
  const p = {};
  for (const k of Object.keys(w.params)) p[k] = V(w, d, k);
  if (w.inputs.y.dtype === "i32") t.yh = tf.tidy(() => tf.cast(tf.oneHot(t.y, 10), "float32"));
  const opt = tf.train.adam(w.lr, ADAM.b1, ADAM.b2, ADAM.eps),
    f = lossFn(w, p, t),
    vars = Object.values(p);
  return {
    step: () => {
      const c = opt.minimize(f, true, vars);
      const v = c.dataSync()[0];
      c.dispose();
      return v;
    },
    dispose: () => {
      opt.dispose();
      tf.dispose([p, t]);
    },
  };
}

export function buildLayers(w) {
  const L = tfl.layers,
    m = tfl.sequential();
  if (w.kind === "mlp") {
    const units = (name) => w.params[name].shape[1];
    const inputShape = w.inputs.x.shape.slice(1);
    m.add(L.dense({ units: units("W1"), activation: "relu", inputShape }));
    m.add(L.dense({ units: units("W2"), activation: "relu" }));
  } else if (w.kind === "cnn") {
    m.add(
      L.conv2d({
        filters: 16,
        kernelSize: 5,
        padding: "same",
        activation: "relu",
        inputShape: [28, 28, 1],
      }),
    );
    m.add(L.maxPooling2d({ poolSize: 2, strides: 2 }));
    m.add(L.conv2d({ filters: 32, kernelSize: 5, padding: "same", activation: "relu" }));
    m.add(L.maxPooling2d({ poolSize: 2, strides: 2 }));
    m.add(L.flatten());
    m.add(L.dense({ units: 128, activation: "relu" }));
  }
  const optimizer = tf.train.adam(w.lr, ADAM.b1, ADAM.b2, ADAM.eps);
  if (w.kind === "lstm") {
    const [S, , I] = w.inputs.x.shape;
    const units = w.inputs.y.shape[1];
    // The default initializer needs the chained form.
    const recurrentInitializer = "glorotUniform";
    m.add(
      L.lstm({ units, inputShape: [S, I], recurrentActivation: "sigmoid", recurrentInitializer }),
    );
    m.compile({ optimizer, loss: "meanSquaredError" });
    return m;
  }
  m.add(L.dense({ units: 10, activation: "softmax" }));
  m.compile({ optimizer, loss: "categoricalCrossentropy" });
  return m;
}

function trainLayers(w, d, t) {
  const m = buildLayers(w);
  const ws = Object.keys(w.params).map((k) => T(w, d, k));
  m.setWeights(ws);
  tf.dispose(ws);
  const recurrent = w.kind === "lstm";
  const x = recurrent ? tf.transpose(t.x, [1, 0, 2]) : tf.clone(t.x);
  const y = recurrent ? tf.clone(t.y) : tf.tidy(() => tf.cast(tf.oneHot(t.y, 10), "float32"));
  return {
    step: () => m.trainOnBatch(x, y),
    dispose: () => {
      m.dispose();
      tf.dispose([t, x, y]);
    },
  };
}
