// Convolutions, pooling, normalization, images, signals.
import { at, call, f32, FAST, i32, same, type Entry, type Input } from "./entry.ts";

const images = f32([4, 32, 32, 16]);
const volumes = f32([2, 8, 16, 16, 8]);

/** A convolution or a pool, whose padding is written in capitals here and not there. */
const windowed = (
  needs: string,
  theirs: string,
  inputs: readonly Input[],
  args: readonly unknown[],
  more: Partial<Entry> = {},
): Entry =>
  call(
    needs,
    inputs,
    args,
    [theirs, ...args.map((x) => (typeof x === "string" ? x.toLowerCase() : x))],
    more,
  );

export const convolutions: readonly Entry[] = [
  windowed("nn.conv2d", "conv2d", [images, f32([3, 3, 16, 32])], [1, "SAME"], FAST),
  windowed("nn.conv2d", "conv2d", [images, f32([1, 1, 16, 64])], [1, "VALID"], {
    ...FAST,
    name: "nn.conv2d, 1×1",
  }),
  windowed("nn.conv2d", "conv2d", [f32([8, 28, 28, 1]), f32([5, 5, 1, 32])], [2, "VALID"], {
    ...FAST,
    name: "nn.conv2d, by strides",
  }),
  windowed("nn.conv1d", "conv1d", [f32([8, 1000, 16]), f32([5, 16, 16])], [1, "SAME"], FAST),
  windowed("nn.conv3d", "conv3d", [volumes, f32([3, 3, 3, 8, 8])], [1, "SAME"], FAST),
  windowed(
    "nn.depthwiseConv2d",
    "depthwiseConv2d",
    [f32([4, 32, 32, 64]), f32([3, 3, 64, 1])],
    [1, "SAME"],
  ),
  windowed(
    "nn.separableConv2d",
    "separableConv2d",
    [images, f32([3, 3, 16, 1]), f32([1, 1, 16, 32])],
    [1, "SAME"],
  ),
  call(
    "nn.conv2dTranspose",
    [f32([4, 16, 16, 16]), f32([3, 3, 16, 16])],
    [[4, 32, 32, 16], 2, { padding: "SAME" }],
    ["conv2dTranspose", [4, 32, 32, 16], 2, "same"],
    FAST,
  ),
  windowed("nn.dilation2d", "dilation2d", [f32([2, 32, 32, 8]), f32([3, 3, 8])], [1, "SAME"]),
];

export const pools: readonly Entry[] = [
  windowed("nn.maxPool", "maxPool", [f32([8, 64, 64, 16])], [2, 2, "VALID"]),
  windowed("nn.maxPool", "maxPool", [f32([8, 64, 64, 16])], [3, 2, "SAME"], {
    name: "nn.maxPool, overlapping",
  }),
  windowed("nn.avgPool", "avgPool", [f32([8, 64, 64, 16])], [2, 2, "VALID"]),
  windowed("nn.avgPool", "avgPool", [f32([8, 64, 64, 16])], [3, 1, "SAME"], {
    name: "nn.avgPool, overlapping",
  }),
  windowed("nn.maxPool3d", "maxPool3d", [volumes], [2, 2, "VALID"]),
  windowed("nn.avgPool3d", "avgPool3d", [volumes], [2, 2, "VALID"]),
  {
    name: "nn.maxPoolWithArgmax",
    needs: "nn.maxPoolWithArgmax",
    inputs: [f32([8, 64, 64, 16])],
    ours: (tf, x) => (tf["nn"]!["maxPoolWithArgmax"]!(x, 2, 2, "VALID") as unknown[])[0],
    theirs: (tfjs, x) =>
      (tfjs["maxPoolWithArgmax"]!(x, 2, 2, "valid") as { result: unknown }).result,
  },
];

export const norms: readonly Entry[] = [
  same(
    "nn.batchNormalization",
    "batchNorm",
    [f32([16, 32, 32, 32]), f32([32]), f32([32], 0.5, 2), f32([32]), f32([32])],
    [1e-3],
  ),
  call(
    "nn.localResponseNormalization",
    [f32([2, 32, 32, 32])],
    [{ depthRadius: 3 }],
    ["localResponseNormalization", 3],
  ),
];

/** One part of a complex result, so that both libraries give the same list of elements. */
const parts = (library: Parameters<Entry["ours"]>[0], z: unknown): unknown[] => [
  library["real"]!(z),
  library["imag"]!(z),
];

const fourier = (
  needs: string,
  theirs: string,
  inputs: readonly Input[],
  args: readonly unknown[] = [],
): Entry => ({
  name: needs,
  needs,
  inputs,
  ours: (tf, ...x) =>
    parts(tf, at(tf, needs)(...(x.length === 2 ? [tf["complex"]!(...x)] : x), ...args)),
  theirs: (tfjs, ...x) =>
    parts(tfjs, at(tfjs, theirs)(...(x.length === 2 ? [tfjs["complex"]!(...x)] : x), ...args)),
});

export const signals: readonly Entry[] = [
  fourier("signal.fft", "fft", [f32([32, 1024]), f32([32, 1024])]),
  fourier("signal.ifft", "ifft", [f32([32, 1024]), f32([32, 1024])]),
  fourier("signal.rfft", "rfft", [f32([32, 1024])]),
  fourier("signal.stft", "signal.stft", [f32([16_384])], [512, 256]),
  same("signal.frame", "signal.frame", [f32([100_000])], [512, 256], { reads: true }),
];

const TURN = [0.9, 0.1, 3, -0.1, 0.9, 5, 0, 0];
const photo = f32([4, 64, 64, 3], 0, 1);
export const pictures: readonly Entry[] = [
  call("image.resize", [photo], [[200, 200]], ["image.resizeBilinear", [200, 200], false, true]),
  call(
    "image.resize",
    [photo],
    [[200, 200], { method: "nearest" }],
    ["image.resizeNearestNeighbor", [200, 200], false, true],
    { name: "image.resize, nearest" },
  ),
  {
    name: "image.cropAndResize",
    needs: "image.cropAndResize",
    inputs: [photo, f32([50, 2], 0, 0.4), f32([50, 2], 0.6, 1), i32([50], 0, 4)],
    ours: (tf, x, a, b, rows) =>
      tf["image"]!["cropAndResize"]!(x, tf["concat"]!([a, b], 1), rows, [32, 32]),
    theirs: (tfjs, x, a, b, rows) =>
      tfjs["image"]!["cropAndResize"]!(x, tfjs["concat"]!([a, b], 1), rows, [32, 32]),
  },
  {
    name: "image.transform",
    needs: "image.transform",
    inputs: [f32([1, 256, 256, 3], 0, 1)], // of several tfjs reads only the first
    ours: (tf, x) => tf["image"]!["transform"]!(x, TURN, { interpolation: "bilinear" }),
    theirs: (tfjs, x) =>
      tfjs["image"]!["transform"]!(x, tfjs["tensor2d"]!([TURN]), "bilinear", "constant", 0),
  },
  same("image.flipLeftRight", "image.flipLeftRight", [f32([8, 128, 128, 3])], [], { reads: true }),
  same("image.rgbToGrayscale", "image.rgbToGrayscale", [f32([4, 128, 128, 3], 0, 1)]),
  {
    name: "image.nonMaxSuppression",
    needs: "image.nonMaxSuppression",
    inputs: [f32([2000, 2], 0, 0.5), f32([2000, 2], 0.5, 1), f32([2000], 0, 1)],
    ours: (tf, a, b, scores) =>
      tf["image"]!["nonMaxSuppression"]!(tf["concat"]!([a, b], 1), scores, 100, {
        iouThreshold: 0.5,
      }),
    theirs: (tfjs, a, b, scores) =>
      tfjs["image"]!["nonMaxSuppression"]!(tfjs["concat"]!([a, b], 1), scores, 100, 0.5),
  },
];
