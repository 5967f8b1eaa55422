// The workloads, defined once: shapes, seeds, counts, FLOPs. Adapters in JavaScript read this list, those in Python get it as JSON.
// Images are NHWC and filters HWIO; adapters turn them into their library's layout outside of what is timed.
import type { InputSpec } from "../data.ts";
import type { Workload } from "./workload.ts";

const inp = (
  shape: readonly number[],
  seed: number,
  lo = -1,
  hi = 1,
  dtype: "f32" | "i32" = "f32",
): InputSpec => ({ shape, seed, lo, hi, dtype });
// Glorot-uniform weights and zero-ish biases (small, non-zero so that a missing bias is noticed).
const wgt = (shape: readonly number[], seed: number, fanIn: number, fanOut: number): InputSpec => {
  const l = Math.sqrt(6 / (fanIn + fanOut));
  return inp(shape, seed, -l, l);
};
const bias = (n: number, seed: number): InputSpec => inp([n], seed, -0.01, 0.01);

const mm = (id: string, a: readonly number[], b: readonly number[]): Workload => {
  const batch = a.length === 3 ? a[0]! : 1;
  return {
    id,
    kind: "matmul",
    metric: "GFLOP/s" as const,
    flops: 2 * batch * a.at(-2)! * a.at(-1)! * b.at(-1)!,
    inputs: { a: inp(a, 11), b: inp(b, 12) },
  };
};
type Four = readonly [number, number, number, number];
const conv = (id: string, kind: string, x: Four, w: Four, grad: boolean): Workload => {
  const depthwise = kind.startsWith("dw");
  const out = [x[0], x[1], x[2], depthwise ? x[3] : w[3]];
  const macs = out.reduce((p, v) => p * v, 1) * w[0] * w[1] * (depthwise ? 1 : w[2]);
  return {
    id,
    kind: kind + (grad ? "_grad" : ""),
    metric: "GFLOP/s" as const,
    flops: 2 * macs * (grad ? 3 : 1),
    inputs: {
      x: inp(x, 21),
      w: wgt(w, 22, w[0] * w[1] * w[2], w[0] * w[1] * w[3]),
      ...(grad ? { r: inp(out, 23) } : {}),
    },
  };
};
const op = (
  id: string,
  kind: string,
  inputs: Workload["inputs"],
  extra: Partial<Workload> = {},
): Workload => ({ id, kind, metric: "ms", inputs, ...extra });

// An epsilon so small that it does not matter whether it is added before the bias is corrected, as in Keras, or after it.
export const ADAM = { b1: 0.9, b2: 0.999, eps: 1e-12 };
const N1M = 1_000_000;
const denseLayers = (sizes: readonly number[], seed: number): Workload["params"] =>
  Object.fromEntries(
    sizes.slice(1).flatMap((to, i) => [
      [`W${i + 1}`, wgt([sizes[i]!, to], seed + 2 * i, sizes[i]!, to)],
      [`b${i + 1}`, bias(to, seed + 2 * i + 1)],
    ]),
  );

export const WORKLOADS: readonly Workload[] = [
  // 1. dispatch: y = y + b, 1000 times, on 4 elements.
  {
    id: "dispatch",
    kind: "dispatch",
    metric: "ns/op",
    chain: 1000,
    inputs: { y: inp([4], 1), b: inp([4], 2) },
  },

  // 2. elementwise: y = tanh(x*1.5 + 0.5) * sigmoid(x) - exp(-(x*x)): mul add tanh sigmoid mul mul neg exp sub = 9 ops.
  {
    id: "chain1m",
    kind: "chain",
    metric: "ms",
    a: 1.5,
    b: 0.5,
    inputs: { x: inp([N1M], 3, -3, 3) },
  },
  { id: "exp1m", kind: "exp", metric: "Gelem/s", elems: N1M, inputs: { x: inp([N1M], 4, -5, 5) } },
  {
    id: "tanh1m",
    kind: "tanh",
    metric: "Gelem/s",
    elems: N1M,
    inputs: { x: inp([N1M], 5, -5, 5) },
  },

  // 3. matmul
  ...[64, 128, 256, 511, 512, 1024].map((n) => mm(`mm${n}`, [n, n], [n, n])),
  mm("mm_1x1024x1024", [1, 1024], [1024, 1024]),
  mm("mm_64x784x256", [64, 784], [784, 256]),
  mm("bmm_16x128x64x128", [16, 128, 64], [16, 64, 128]),

  // 4. convolution, stride 1, 'same'. The _grad ones: loss = sum(conv(x, w) * r), gradients in x and w.
  conv("conv_1x56x56x64_3x3x64", "conv2d", [1, 56, 56, 64], [3, 3, 64, 64], false),
  conv("conv_32x28x28x1_3x3x32", "conv2d", [32, 28, 28, 1], [3, 3, 1, 32], false),
  conv("dwconv_1x56x56x128_3x3", "dwconv2d", [1, 56, 56, 128], [3, 3, 128, 1], false),
  conv("conv_1x56x56x64_3x3x64+grad", "conv2d", [1, 56, 56, 64], [3, 3, 64, 64], true),
  conv("conv_32x28x28x1_3x3x32+grad", "conv2d", [32, 28, 28, 1], [3, 3, 1, 32], true),
  conv("dwconv_1x56x56x128_3x3+grad", "dwconv2d", [1, 56, 56, 128], [3, 3, 128, 1], true),

  // 5. reductions and data movement; the copy says what the memory gives
  op("copy_16mb", "copy", { x: inp([4 * 1024 * 1024], 30) }),
  op("sum_4m", "sum", { x: inp([4 * 1024 * 1024], 31, 0, 1) }),
  op("sum_axis0_2048", "sum0", { x: inp([2048, 2048], 32, 0, 1) }),
  op("sum_axis1_2048", "sum1", { x: inp([2048, 2048], 32, 0, 1) }),
  op("softmax_4096x1024", "softmax", { x: inp([4096, 1024], 33, -4, 4) }),
  op(
    "layernorm_4096x1024",
    "layernorm",
    { x: inp([4096, 1024], 34, -2, 3), g: inp([1024], 35, 0.5, 1.5), b: inp([1024], 36) },
    { eps: 1e-5 },
  ),
  op("argmax_4096x1024", "argmax", { x: inp([4096, 1024], 37) }),
  op("cumsum_2048x2048", "cumsum", { x: inp([2048, 2048], 38) }),
  op("sort_1m", "sort", { x: inp([N1M], 39) }),
  op("gather_32x128_of_10000x256", "gather", {
    table: inp([10000, 256], 40),
    idx: inp([32, 128], 41, 0, 10000, "i32"),
  }),
  op("transpose_2048", "transpose", { x: inp([2048, 2048], 42) }),

  // 6. training: forward, loss, gradients, Adam (b1 .9, b2 .999, eps 1e-12). The checksum is the loss
  //    reported by step number `checkSteps`, from the same weights and the same batch at every step.
  {
    id: "train_linreg_500",
    kind: "linreg",
    metric: "ms",
    steps: 500,
    lr: 0.05,
    x: [-1, 0, 1, 2, 3, 4],
    y: [-3, -1, 1, 3, 5, 7],
    inputs: {},
  },
  {
    id: "train_mlp",
    kind: "mlp",
    metric: "steps/s",
    lr: 1e-3,
    checkSteps: 20,
    inputs: { x: inp([64, 784], 51, 0, 1), y: inp([64], 52, 0, 10, "i32") },
    params: denseLayers([784, 256, 128, 10], 53),
  },
  // One epoch of as many batches: training loops, and fit where a library has it. The result is the weights after the first.
  {
    id: "epoch_mlp_50",
    kind: "epoch",
    metric: "ms",
    lr: 1e-3,
    steps: 50,
    inputs: { x: inp([3200, 784], 51, 0, 1), y: inp([3200], 52, 0, 10, "i32") },
    params: denseLayers([784, 256, 128, 10], 53),
  },
  // so small that what is around the arithmetic is what is timed
  {
    id: "train_tiny",
    kind: "mlp",
    metric: "steps/s",
    lr: 1e-3,
    checkSteps: 20,
    inputs: { x: inp([32, 8], 101), y: inp([32], 102, 0, 10, "i32") },
    params: denseLayers([8, 16, 16, 10], 103),
  },
  // conv5x5x16 'same' relu, maxpool2, conv5x5x32 'same' relu, maxpool2, flatten (NHWC order), dense128 relu, dense10
  {
    id: "train_cnn",
    kind: "cnn",
    metric: "steps/s",
    lr: 1e-3,
    checkSteps: 5,
    inputs: { x: inp([32, 28, 28, 1], 61, 0, 1), y: inp([32], 62, 0, 10, "i32") },
    params: {
      K1: wgt([5, 5, 1, 16], 63, 25, 400),
      c1: bias(16, 64),
      K2: wgt([5, 5, 16, 32], 65, 400, 800),
      c2: bias(32, 66),
      W1: wgt([1568, 128], 67, 1568, 128),
      b1: bias(128, 68),
      W2: wgt([128, 10], 69, 128, 10),
      b2: bias(10, 70),
    },
  },
  // x + Wo.attn(LN(x)); then x + W2.gelu_tanh(W1.LN(x)); mean squared error; no mask; qkv split in thirds, heads in order
  {
    id: "train_transformer",
    kind: "transformer",
    metric: "steps/s",
    lr: 1e-3,
    checkSteps: 5,
    heads: 4,
    eps: 1e-5,
    inputs: { x: inp([8, 64, 128], 81), y: inp([8, 64, 128], 82) },
    params: {
      g1: inp([128], 83, 0.9, 1.1),
      h1: bias(128, 84),
      Wqkv: wgt([128, 384], 85, 128, 128),
      bqkv: bias(384, 86),
      Wo: wgt([128, 128], 87, 128, 128),
      bo: bias(128, 88),
      g2: inp([128], 89, 0.9, 1.1),
      h2: bias(128, 90),
      W1: wgt([128, 512], 91, 128, 512),
      b1: bias(512, 92),
      W2: wgt([512, 128], 93, 512, 128),
      b2: bias(128, 94),
    },
  },

  // An LSTM from the first of `x` ([time, batch, features]) to the last; mean squared error of its last output. Gates i, f, g, o.
  {
    id: "lstm_100",
    kind: "lstm",
    metric: "steps/s",
    lr: 1e-3,
    checkSteps: 5,
    inputs: { x: inp([100, 16, 32], 111), y: inp([16, 64], 112) },
    params: {
      Wx: wgt([32, 256], 113, 32, 64),
      Wh: wgt([64, 256], 114, 64, 64),
      b: bias(256, 115),
    },
  },
  // Adam alone: an update by `g`, whose moments are zero at first; the result is that of updates by g, h and g.
  {
    id: "adam_1m",
    kind: "adam",
    metric: "ms",
    lr: 0.1,
    inputs: { g: inp([N1M], 121), h: inp([N1M], 122) },
    params: { w: inp([N1M], 123, -0.1, 0.1) },
  },

  // 7. second derivative: d/dx sum(d/dx sum(tanh(x)^3)), 100k elements
  { id: "gradgrad_100k", kind: "gradgrad", metric: "ms", inputs: { x: inp([100_000], 95, -2, 2) } },
];
